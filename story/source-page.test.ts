import { describe, expect, it } from 'vitest';
import { asSentence } from './source-page.ts';

describe('what a source says', () => {
  it.each([
    ['Hundreds landed', '.', 'Hundreds landed.'],
    ['いくつかの船', '。', 'いくつかの船。'],
    ['The third page (a copy)', '.', 'The third page (a copy).'],
  ])('is given its full stop: %s', (what, stop, sentence) => {
    expect(asSentence(what, stop)).toBe(sentence);
  });

  it.each([
    ['Hundreds landed.'],
    ['“Will they be shocked?”'],
    ['The report (of 1874.)'],
    ['船が着いた。'],
    ['هل وصلوا؟'],
    ['वे पहुँचे।'],
    ['And so on …'],
  ])('keeps the end that it has: %s', (what) => {
    expect(asSentence(what, '.')).toBe(what);
  });
});
