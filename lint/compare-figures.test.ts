import { describe, expect, it } from 'vitest';
import { compareFigures, figureName, numbersOf } from './compare-figures.ts';

/** What is said of a translation: [unexpected, expected] pairs and what is missing, by value. */
function compared(en: string, lang: string, text: string) {
  const { unexpected, missing } = compareFigures({ text: en, numbers: numbersOf('en') }, { text, numbers: numbersOf(lang) });
  return { unexpected: unexpected.map((pair) => [pair.figure.value, pair.expected?.value]), missing: missing.map(({ value }) => value) };
}
const none = { unexpected: [], missing: [] };

describe('compareFigures', () => {
  it.each<[why: string, en: string, lang: string, text: string]>([
    ['the same in another order', '1,500 of 10,000 in 2024', 'de', '2024 waren es 1.500 von 10.000'],
    ['words for digits', '1,000 sappers, 7,000 men', 'ar', 'ألف خبير، سبعة آلاف رجل'],
    ['a dual', 'for 2,000 dollars', 'ar', 'مقابل ألفي دولار'],
    ['digits for words', 'three generals, two ships', 'ko', '장성 3명, 함정 2척'],
    ['a fraction', 'a thirtieth of it', 'ko', '그 30분의 1'],
    ['words of two parts', 'twenty-three men and two hundred ships', 'ko', '23명과 200척'],
    ['months', '8 October and May', 'ko', '10월 8일과 5월'],
    ['one', 'income per head', 'ko', '1인당 소득'],
    ['a year once more', 'in April 2025, in September', 'ko', '2025년 4월, 2025년 9월'],
    ['a small number that only the original has in digits', 'on page 3', 'de', 'auf der dritten Seite'],
    ['a shortened year', '1984–85', 'de', 'von 1984 bis 1985'],
  ])('lets pass %s', (_, en, lang, text) => {
    expect(compared(en, lang, text)).toEqual(none);
  });

  it.each<[why: string, en: string, lang: string, text: string, unexpected: (number | undefined)[][], missing: number[]]>([
    ['another figure', '1,500 men in 2024', 'de', '1.600 Mann im Jahr 2024', [[1600, 1500]], []],
    ['one too many', 'in 2024', 'de', '2024 und 2025', [[2025, undefined]], []],
    ['one lost', '57.5 per cent in 2024', 'uk', '2024 року', [], [57.5]],
    ['the second of two equal ones lost', '3,000 went, 3,000 came', 'de', '3.000 gingen, viele kamen', [], [3000]],
    ['a small one in the place of another', '8–13 October', 'de', '9.–13. Oktober', [[9, 8]], []],
    ['one in the place of another', '8–13 October', 'de', '1.–13. Oktober', [[1, 8]], []],
    ['another month', '8 October 2024', 'ko', '2024년 11월 8일', [[11, undefined]], []],
    ['another number of things', 'three generals', 'ko', '장성 4명', [[4, undefined]], []],
    [
      'the nearest is the one that was meant',
      '28 planes, 1,500 men',
      'de',
      '1.600 Mann in 82 Flugzeugen',
      [
        [1600, 1500],
        [82, 28],
      ],
      [],
    ],
  ])('sees %s', (_, en, lang, text, unexpected, missing) => {
    expect(compared(en, lang, text)).toEqual({ unexpected, missing });
  });

  it('lets small numbers of an original whose words it does not know stand for words', () => {
    const of = (text: string) =>
      compareFigures({ text: 'trois généraux en 2024', numbers: numbersOf('fr') }, { text, numbers: numbersOf('ko') });
    expect(of('2024년 장성 3명')).toEqual(none);
    expect(of('2023년 장성 3명').unexpected.map(({ figure }) => figure.value)).toContain(2023);
  });
});

describe('figureName', () => {
  it('adds how it is written when that is otherwise', () => {
    expect(figureName({ value: 1500, offset: 0, written: '1500' })).toBe('1500');
    expect(figureName({ value: 12000, offset: 0, written: '1만2천' })).toBe('12000 (`1만2천`)');
  });
});
