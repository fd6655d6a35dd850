import { describe, expect, it } from 'vitest';
import { numberWordReader } from './number-words.ts';

/** Up to twelve every language has its ways; what is told apart is larger. */
const large = (lang: string, text: string): number[] =>
  [...numberWordReader(lang)(text)].filter((value) => value > 12).sort((a, b) => a - b);

describe('numberWordReader', () => {
  it.each<[lang: string, text: string, among: number[]]>([
    ['en', 'two hundred and fifty thousand', [250_000]],
    ['en', 'a thirtieth, ninety-nine, nineteen hundred', [30, 99, 1900]],
    ['en', 'eleven to fifteen thousand', [11_000, 15_000]],
    ['de', 'fünfundzwanzig, vierzehn, dreihundertfünfzig, elf- bis zwölftausend, ein Dreißigstel', [25, 14, 350, 11_000, 12_000, 30]],
    ['nl', 'drieëntwintig, honderdvijftig, tweeduizend', [23, 150, 2000]],
    ['es', 'treinta y una, quinientos mil, dos mil millones', [31, 500_000, 2e9]],
    ['pt', 'trinta e uma, quinhentos mil', [31, 500_000]],
    ['fr', 'soixante-dix-neuf, quatre-vingt-quinze, vingt et un, trois cents, au XVIIIe siècle', [79, 95, 21, 300, 18]],
    ['it', 'ventuno, ventitré, trecentocinquanta, duemila, nel diciottesimo secolo', [21, 23, 350, 2000, 18]],
    ['pl', 'dwudziestu trzech, pięćset tysięcy, w osiemnastym', [23, 500_000, 18]],
    ['ru', 'двадцати трёх, пятьсот тысяч, в восемнадцатом', [23, 500_000, 18]],
    ['uk', 'двадцяти трьох, п’ятсот тисяч, у вісімнадцятому', [23, 500_000, 18]],
    ['tr', 'yirmi üçü, beş yüz bin, on sekizinci', [23, 500_000, 18]],
    ['id', 'dua puluh tiga, lima ratus ribu, seratus lima belas', [23, 500_000, 115]],
    ['ar', 'ثلاثة وعشرون، خمسة عشر، ثلاثمائة ألف، ألفي', [23, 15, 300_000, 2000]],
    ['he', 'עשרים ושלושה, חמישה עשר, שלוש מאות אלף, אלפיים', [23, 15, 300_000, 2000]],
    ['fa', 'بیست و سه، پانصد هزار، هجدهم', [23, 500_000, 18]],
    ['hi', 'तेईस, पाँच सौ, डेढ़ लाख, अठारहवीं', [23, 500, 150_000, 18]],
    ['ja', '二十三人、三百五十、五千二百万、二〇二四年', [23, 350, 52_000_000, 2024]],
    ['zh-Hant', '二十三人、三百五十、一億三千萬、二〇二四年', [23, 350, 130_000_000, 2024]],
    ['ko', '스물 세 명, 이백, 백만', [20, 200, 1_000_000]],
  ])('%s: %s', (lang, text, among) => {
    expect(large(lang, text)).toEqual(expect.arrayContaining(among));
  });

  it.each([
    ['en', 'Someone often weighed the seventh anthology of wonder'],
    ['de', 'Der Zweifel wuchs, doch die Vierer im Achter'],
    ['it', 'Milano e Venezia'],
    ['es', 'Las millas, la milicia y Milán'],
    ['ru', 'Стол и статья о траве'],
    ['fr', 'La centrale, les vingtuors et Millet'],
    ['tr', 'Bina ve deniz'],
    ['en', 'a DVD of Vienna, a Civic, I and C'],
  ])('finds no large number where there is none: %s, %s', (lang, text) => {
    expect(large(lang, text)).toEqual([]);
  });

  it('reads Roman numerals, but not single letters that are words', () => {
    expect(large('en', 'Louis XIV in MDXIX')).toEqual([14, 1519]);
    expect(large('en', 'I saw vitamin C')).toEqual([]);
  });

  it('knows the months of our calendar in any language, in any case', () => {
    for (const [lang, text] of [
      ['pl', 'w październiku'],
      ['ru', 'в октябре'],
      ['fa', 'در اکتبر'],
      ['tr', 'Ekim’de'],
      ['th', 'ตุลาคม'],
    ] as const)
      expect(numberWordReader(lang)(text), lang).toContain(10);
  });
});
