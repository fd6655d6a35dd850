import { afterEach, expect, test, vi } from 'vitest';
import { countWords } from './word-count.ts';

afterEach(() => vi.unstubAllGlobals());

test.each([
  ['en', 'The ferry leaves at 9 – rain or shine.', 8],
  ['en', 'It’s a well-known port', 5],
  ['ko', '배는 아침에 떠난다', 3],
  ['ja', '船は朝に港を出る。', 7],
  ['zh-Hans', '渡轮早上离开港口。', 4],
  ['th', 'เรือออกจากท่าเรือตอนเช้า', 6],
  ['ar', 'تغادر العبّارة في الصباح', 4],
  ['en', '', 0],
])('%s: %s', (lang, text, words) => {
  expect(countWords(text, lang)).toBe(words);
});

test('without a segmenter words are separated by spaces', () => {
  vi.stubGlobal('Intl', { ...Intl, Segmenter: undefined });
  expect(countWords('The ferry – rain or shine', 'en')).toBe(6);
});
