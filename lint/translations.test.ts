import { describe, expect, it } from 'vitest';
import { availableLocales } from '#locales/read-messages.ts';
import { compareFigures, numbersOf } from './compare-figures.ts';

/** Some figures as an English text has them: large and small, in digits and in words, a date, a century, a range, a multiplied one. */
const english =
  'On 20 September 1519 five ships and about 237 men left; 18 came back after 1,080 days and some 60,000 km, three years later. In the 16th century 1.5 million ducats, or 11 to 12 thousand a month, paid for twenty-three crews.';

/** The same in each language that the interface is in, as a translator would write it. */
const translations: Readonly<Record<string, string>> = {
  en: english,
  de: 'Am 20. September 1519 fuhren fünf Schiffe und etwa 237 Mann ab; achtzehn kamen nach 1080 Tagen und rund 60.000 km zurück, drei Jahre später. Im 16. Jahrhundert bezahlten 1,5 Millionen Dukaten, elf- bis zwölftausend im Monat, dreiundzwanzig Mannschaften.',
  es: 'El 20 de septiembre de 1519 zarparon cinco naves y unos 237 hombres; dieciocho volvieron tras 1080 días y unos 60 000 km, tres años después. En el siglo XVI, 1,5 millones de ducados, o de 11 a 12 mil al mes, pagaron veintitrés tripulaciones.',
  fr: 'Le 20 septembre 1519, cinq navires et environ 237 hommes partirent ; dix-huit revinrent après 1 080 jours et quelque 60 000 km, trois ans plus tard. Au XVIe siècle, un million et demi (1,5 million) de ducats, soit 11 à 12 mille par mois, payèrent vingt-trois équipages.',
  pt: 'A 20 de setembro de 1519 partiram cinco naus e cerca de 237 homens; dezoito voltaram após 1.080 dias e uns 60 mil km, três anos depois. No século XVI, 1,5 milhão de ducados, ou 11 a 12 mil por mês, pagou vinte e três tripulações.',
  it: 'Il 20 settembre 1519 partirono cinque navi e circa 237 uomini; diciotto tornarono dopo 1080 giorni e circa 60mila km, tre anni dopo. Nel XVI secolo 1,5 milioni di ducati, da 11.000 a 12.000 al mese, pagarono ventitré equipaggi.',
  nl: 'Op 20 september 1519 vertrokken vijf schepen en zo’n 237 man; achttien kwamen na 1080 dagen en zo’n 60.000 km terug, drie jaar later. In de 16e eeuw betaalden 1,5 miljoen dukaten, 11 tot 12 duizend per maand, drieëntwintig bemanningen.',
  pl: '20 września 1519 roku wypłynęło pięć statków i około 237 ludzi; osiemnastu wróciło po 1080 dniach i około 60 tys. km, trzy lata później. W XVI wieku 1,5 miliona dukatów, od 11 do 12 tysięcy miesięcznie, opłaciło dwadzieścia trzy załogi.',
  ru: '20 сентября 1519 года вышли пять кораблей и около 237 человек; восемнадцать вернулись через 1080 дней и примерно 60 тыс. км, три года спустя. В XVI веке 1,5 миллиона дукатов, от 11 до 12 тысяч в месяц, оплатили двадцать три экипажа.',
  uk: '20 вересня 1519 року вийшли п’ять кораблів і близько 237 людей; вісімнадцять повернулися через 1080 днів і приблизно 60 тис. км, три роки потому. У XVI столітті 1,5 мільйона дукатів, від 11 до 12 тисяч на місяць, оплатили двадцять три екіпажі.',
  tr: '20 Eylül 1519’da beş gemi ve yaklaşık 237 kişi yola çıktı; on sekizi 1.080 gün ve yaklaşık 60 bin km sonra, üç yıl sonra döndü. 16. yüzyılda 1,5 milyon duka, ayda 11 ila 12 bin, yirmi üç mürettebatın parasını ödedi.',
  id: 'Pada 20 September 1519 lima kapal dan sekitar 237 orang berangkat; delapan belas kembali setelah 1.080 hari dan sekitar 60 ribu km, tiga tahun kemudian. Pada abad ke-16, 1,5 juta dukat, atau 11 sampai 12 ribu sebulan, membayar dua puluh tiga awak.',
  ja: '1519年9月20日、5隻の船と約237人が出発した。1080日、約6万kmの後に帰ったのは十八人、三年後だった。16世紀、150万ドゥカート、月に1万1千から1万2千が二十三の船員団に支払われた。',
  'zh-Hans':
    '1519年9月20日，五艘船和约237人出发；历时1080天、约6万公里，三年后十八人归来。16世纪，150万杜卡特，即每月1.1万至1.2万，支付了二十三支船员。',
  ko: '1519년 9월 20일 배 다섯 척과 약 237명이 떠났다. 1,080일, 약 6만 km 뒤에 18명이 돌아왔으니 3년 뒤였다. 16세기에 150만 두카트, 한 달에 1만 1천에서 1만 2천이 23개 선원단에 지급되었다.',
  ar: 'في 20 سبتمبر 1519 أبحرت خمس سفن ونحو 237 رجلًا؛ وعاد ثمانية عشر بعد 1080 يومًا ونحو 60 ألف كم، بعد ثلاث سنوات. وفي القرن السادس عشر دفع 1,5 مليون دوكات، من 11 إلى 12 ألفًا في الشهر، أجور ثلاثة وعشرين طاقمًا.',
  he: 'ב־20 בספטמבר 1519 הפליגו חמש אוניות וכ־237 איש; שמונה עשר חזרו אחרי 1,080 ימים וכ־60 אלף ק״מ, שלוש שנים אחר כך. במאה ה־16 שילמו 1.5 מיליון דוקטים, 11 עד 12 אלף בחודש, לעשרים ושלושה צוותים.',
  fa: 'در ۲۰ سپتامبر ۱۵۱۹ پنج کشتی و حدود ۲۳۷ مرد راه افتادند؛ هجده نفر پس از ۱۰۸۰ روز و حدود ۶۰ هزار کیلومتر، سه سال بعد، بازگشتند. در سدهٔ شانزدهم ۱٫۵ میلیون دوکات، ماهی ۱۱ تا ۱۲ هزار، مزد بیست و سه خدمه را داد.',
  hi: '20 सितंबर 1519 को पाँच जहाज़ और लगभग 237 आदमी निकले; अठारह 1,080 दिन और लगभग 60 हज़ार किमी बाद, तीन साल बाद लौटे। 16वीं सदी में 15 लाख डुकाट, यानी 11 से 12 हज़ार हर महीने, तेईस दलों को दिए गए।',
};

const compared = (lang: string, text: string) =>
  compareFigures({ text: english, numbers: numbersOf('en') }, { text, numbers: numbersOf(lang) });

describe('a translation into a language of the interface', () => {
  it('has an example here', () => {
    expect(Object.keys(translations).sort()).toEqual(availableLocales());
  });

  it.each(Object.entries(translations))('passes with the right figures: %s', (lang, text) => {
    const { unexpected, missing } = compared(lang, text);
    expect({ unexpected: unexpected.map(({ figure }) => figure), missing }).toEqual({ unexpected: [], missing: [] });
  });

  it.each(Object.entries(translations))('is seen with a wrong one, large or small, in digits or in words: %s', (lang, text) => {
    const mistakes: readonly (readonly [RegExp, string])[] = [
      [/237|٢٣٧|۲۳۷/u, '273'],
      [/1519|۱۵۱۹/u, '1591'],
      [/1[.,   ]?080|۱۰۸۰/u, '1180'],
      [/1[.,]5(?= (?:mil|Mil|juta|мил|міл|مليون|מיל))|150(?=万|만)|۱٫۵|15(?= लाख)/u, '7'],
      [/60(?=[ .,]?(?:mil|bin|ribu|тыс|тис|tys|000|ألف|אלף|हज़ार))|6(?=[万만])|۶۰/u, '80'],
    ];
    for (const [right, wrong] of mistakes) {
      const broken = text.replace(right, wrong);
      expect(broken, `${right} in ${lang}`).not.toBe(text);
      const { unexpected, missing } = compared(lang, broken);
      expect(unexpected.length + missing.length, `${lang}: ${wrong} for ${right}`).toBeGreaterThan(0);
    }
  });

  it.each([
    ['de', 'achtzehn', 'siebzehn'],
    ['es', 'dieciocho', 'diecisiete'],
    ['fr', 'dix-huit', 'dix-sept'],
    ['pl', 'osiemnastu', 'siedemnastu'],
    ['ru', 'восемнадцать', 'семнадцать'],
    ['ja', '十八人', '十七人'],
    ['zh-Hans', '十八人', '十七人'],
    ['he', 'שמונה עשר', 'שבעה עשר'],
    ['fa', 'هجده', 'هفده'],
    ['hi', 'अठारह', 'सत्रह'],
    ['tr', 'on sekizi', 'on yedisi'],
    ['id', 'delapan belas', 'tujuh belas'],
  ])('is seen with another number in words: %s', (lang, right, wrong) => {
    const text = translations[lang] ?? '';
    expect(text).toContain(right);
    expect(compared(lang, text.replace(right, wrong)).missing.map(({ value }) => value)).toEqual([18]);
  });

  it.each(Object.entries(translations))('may be the original too: %s', (lang, text) => {
    const { unexpected, missing } = compareFigures({ text, numbers: numbersOf(lang) }, { text: english, numbers: numbersOf('en') });
    expect({ unexpected: unexpected.map(({ figure }) => figure), missing }).toEqual({ unexpected: [], missing: [] });
  });
});
