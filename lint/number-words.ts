/** Stems of number words with what each stands for. Small ones are there to multiply: "ثلاثة آلاف" is three and a thousand. */
type Stems = readonly (readonly [stem: string, value: number])[];

const en: Stems = [
  ['one|once|first|single', 1],
  ['two|twice|second|both|half|halves|pairs?|couple|doubled?', 2],
  ['three|thirds?|thrice|triple', 3],
  ['four|fourth|quarters?', 4],
  ['five|fifths?', 5],
  ['six|sixths?', 6],
  ['seven|sevenths?', 7],
  ['eight|eighths?', 8],
  ['nine|ninths?', 9],
  ['ten|tenths?', 10],
  ['eleven|elevenths?', 11],
  ['twelve|twelfths?|dozens?', 12],
  ['thirteen(?:ths?)?', 13],
  ['fourteen(?:ths?)?', 14],
  ['fifteen(?:ths?)?', 15],
  ['sixteen(?:ths?)?', 16],
  ['seventeen(?:ths?)?', 17],
  ['eighteen(?:ths?)?', 18],
  ['nineteen(?:ths?)?', 19],
  ['twenty|twentieths?', 20],
  ['thirty|thirtieths?', 30],
  ['forty|fortieths?', 40],
  ['fifty|fiftieths?', 50],
  ['sixty|sixtieths?', 60],
  ['seventy|seventieths?', 70],
  ['eighty|eightieths?', 80],
  ['ninety|ninetieths?', 90],
  ['hundred(?:ths?|s)?', 100],
  ['thousand(?:ths?|s)?', 1e3],
  ['million(?:ths?|s)?', 1e6],
  ['billion(?:ths?|s)?', 1e9],
];

const de: Stems = [
  ['zwei\\p{L}*', 2],
  ['drei(?!ß)\\p{L}*', 3],
  ['vier(?!zi)\\p{L}*', 4],
  ['fünf(?!zi)\\p{L}*', 5],
  ['sechs\\p{L}*', 6],
  ['sieben\\p{L}*', 7],
  ['acht(?!zi)\\p{L}*', 8],
  ['neun(?!zi)\\p{L}*', 9],
  ['zehn(?!t)\\p{L}*', 10],
  ['zwölf\\p{L}*|dutzend\\p{L}*', 12],
  ['zwanzig\\p{L}*', 20],
  ['dreißig\\p{L}*', 30],
  ['vierzig\\p{L}*', 40],
  ['fünfzig\\p{L}*', 50],
  ['sechzig\\p{L}*', 60],
  ['siebzig\\p{L}*', 70],
  ['achtzig\\p{L}*', 80],
  ['neunzig\\p{L}*', 90],
  ['hundert\\p{L}*', 100],
  ['zweihundert\\p{L}*', 200],
  ['tausend\\p{L}*', 1e3],
  ['zweitausend\\p{L}*', 2e3],
  ['dreitausend\\p{L}*', 3e3],
  ['zehntausend\\p{L}*', 1e4],
  ['million\\p{L}*', 1e6],
  ['milliarde\\p{L}*', 1e9],
];

const uk: Stems = [
  ['дв(?:а|і|ох|ом|ома)', 2],
  ['тр(?:и|ьох|ьом|ьома)', 3],
  ['чотир\\p{L}*', 4],
  ["п[’ʼ']ят(?:ь|и|ьох)", 5],
  ['шіст(?:ь|и|ьох)|шести', 6],
  ['сім|семи|сімох', 7],
  ['вісім|восьми', 8],
  ["дев[’ʼ']ят(?:ь|и)", 9],
  ['десят(?:ь|и|ьох)', 10],
  ['дванадцят\\p{L}*|дюжин\\p{L}*', 12],
  ['двадцят\\p{L}*', 20],
  ['тридцят\\p{L}*', 30],
  ['сорок\\p{L}*', 40],
  ["п[’ʼ']ятдесят\\p{L}*", 50],
  ['сто|ста|сотн\\p{L}*|сотень', 100],
  ['двісті|двохсот', 200],
  ['триста|трьохсот', 300],
  ['тисяч\\p{L}*', 1e3],
  ['мільйон\\p{L}*', 1e6],
  ['мільярд\\p{L}*', 1e9],
];

const ar: Stems = [
  ['ثلاث(?:ة)?', 3],
  ['أربع(?:ة)?', 4],
  ['خمس(?:ة)?', 5],
  ['ست(?:ة)?', 6],
  ['سبع(?:ة)?', 7],
  ['ثماني(?:ة)?|ثمان', 8],
  ['تسع(?:ة)?', 9],
  ['عشر(?:ة)?', 10],
  ['عشر(?:ون|ين)', 20],
  ['ثلاث(?:ون|ين)', 30],
  ['أربع(?:ون|ين)', 40],
  ['خمس(?:ون|ين)', 50],
  ['ست(?:ون|ين)', 60],
  ['سبع(?:ون|ين)', 70],
  ['ثمان(?:ون|ين)', 80],
  ['تسع(?:ون|ين)', 90],
  ['مائة|مئة|مئات', 100],
  ['(?:مائت|مئت)(?:ان|ين|ا|ي)', 200],
  ['ألف|ألفًا|ألفاً|آلاف|الآلاف', 1e3],
  ['ألف(?:ان|ين|ا|ي)', 2e3],
  ['مليون(?:ًا|اً)?|ملايين', 1e6],
  ['مليونا|مليوني|مليونين|مليونان', 2e6],
  ['مليار(?:ًا|اً)?|مليارات', 1e9],
];

const ko: Stems = [
  ['스물|스무', 20],
  ['서른', 30],
  ['마흔', 40],
  ['쉰', 50],
  ['백', 100],
  ['천', 1e3],
  ['만', 1e4],
  ['백만', 1e6],
  ['억', 1e8],
];

const words: Readonly<Record<string, Stems>> = { en, de, uk, ar, ko };

/** What may stand before a number word and be written in one with it. */
const prefix: Readonly<Record<string, string>> = { ar: '[وفبلك]?(?:ال)?' };

/** Whether all the number words of a language up to twelve are known here: a text in it then has no others than {@link numberWordReader} finds. */
export const knowsNumberWords = (lang: string): boolean => (lang.split('-')[0] ?? lang) === 'en';

/**
 * Reads the numbers that a language's texts spell in words, and the months that they name: what another language may write in digits. Rather too many
 * than too few, as nothing is missed for them: "two hundred" gives 2, 100 and 200. Knows English, German, Ukrainian, Arabic and Korean; of
 * other languages only the months.
 */
export function numberWordReader(lang: string): (text: string) => Set<number> {
  const base = lang.split('-')[0] ?? lang;
  const stems = (words[base] ?? []).map(
    ([stem, value]) => [new RegExp(`(?<![\\p{L}\\p{M}])${prefix[base] ?? ''}(?:${stem})(?![\\p{L}\\p{M}])`, 'gu'), value] as const,
  );
  const months = monthNames(lang);
  return (text) => {
    const lower = text.toLocaleLowerCase(lang);
    const found = stems.flatMap(([stem, value]) =>
      Array.from(lower.matchAll(stem), ({ index, 0: word }) => ({ value, start: index, end: index + word.length })),
    );
    const values = new Set(found.map(({ value }) => value));
    for (const a of found) {
      for (const b of found) {
        if (b.start <= a.end || !/^[\s-]+$/u.test(lower.slice(a.end, b.start))) continue;
        if (b.value >= 100 && a.value < b.value) values.add(a.value * b.value);
        if (a.value >= 20 && a.value < 100 && b.value < 10) values.add(a.value + b.value);
      }
    }
    for (const [index, names] of months.entries()) if (names.some((name) => lower.includes(name))) values.add(index + 1);
    return values;
  };
}

/** The months' names as they stand in a date and alone, January first; none where a month is written as a number. */
function monthNames(lang: string): string[][] {
  const inDate = new Intl.DateTimeFormat(lang, { month: 'long', day: 'numeric', timeZone: 'UTC' });
  const alone = new Intl.DateTimeFormat(lang, { month: 'long', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, month) => {
    const names = [inDate, alone].map(
      (format) =>
        format
          .formatToParts(Date.UTC(2024, month, 15))
          .find(({ type }) => type === 'month')
          ?.value.toLocaleLowerCase(lang) ?? '',
    );
    return names.filter((name) => /^[^\d\u0660-\u0669]{3,}$/.test(name));
  });
}
