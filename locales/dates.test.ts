import { expect, test } from 'vitest';
import { dateFormat, writtenDate } from './dates.ts';

const date = new Date('2024-10-18');

test.each([
  ['en', '18 October 2024'],
  ['en-US', 'October 18, 2024'],
  ['de', '18. Oktober 2024'],
  ['ko', '2024년 10월 18일'],
])('a day in %s', (lang, written) => {
  expect(dateFormat(lang).format(date)).toBe(written);
});

test('a month, a year, the same wherever the machine stands', () => {
  expect(dateFormat('en', 'month').format(date)).toBe('October 2024');
  expect(dateFormat('en', 'year').format(new Date('2024-01-01T00:00:00Z'))).toBe('2024');
});

test('as much of a date as is known, and what is none as it stands', () => {
  expect(['2024-10-18', '2024-10', '2024', 'spring'].map((date) => writtenDate(date, 'de'))).toEqual([
    '18. Oktober 2024',
    'Oktober 2024',
    '2024',
    'spring',
  ]);
});
