import { describe, expect, it } from 'vitest';
import { hasOwnLetters } from './letters.ts';
import { isUntranslated, untranslatedAt } from './untranslated.ts';

const en = (text: string) => ({ text, lang: 'en' });
const sentence = 'The sea between, and a line.';

describe('isUntranslated', () => {
  it.each<[text: string, lang: string, names: 'translated' | 'may-stay', expected: boolean]>([
    [sentence, 'de', 'may-stay', true],
    ['Sea News; Sea and the World', 'de', 'may-stay', false],
    ['Julian Ryall, DW', 'de', 'translated', false],
    ['Lisbon', 'de', 'translated', false],
    ['Lisbon', 'ko', 'translated', true],
    ['KCNA', 'ko', 'may-stay', false],
    ['2024', 'ar', 'translated', false],
  ])('%s in %s, where names are %s: %s', (text, lang, names, expected) => {
    expect(isUntranslated(en(text), { text, lang }, { names })).toBe(expected);
  });

  it('is not misled by another line break, and asks only of the same words', () => {
    expect(isUntranslated(en(sentence), { text: sentence.replace(' and', '\n  and'), lang: 'de' }, { names: 'translated' })).toBe(true);
    expect(isUntranslated(en(sentence), { text: 'Die See dazwischen und eine Linie.', lang: 'de' }, { names: 'translated' })).toBe(false);
  });
});

describe('untranslatedAt', () => {
  const original = en(`They went west. ${sentence} Few came back.`);

  it('finds the sentence that was left, wherever it stands', () => {
    const text = `Wenige kehrten zurück. ${sentence}`;
    expect(untranslatedAt(original, { text, lang: 'de' })).toBe(text.indexOf('The sea'));
    expect(untranslatedAt(original, { text: 'Wenige kehrten zurück. Lisbon, Sea News.', lang: 'de' })).toBeUndefined();
  });

  it('sees words without a letter of the language’s script', () => {
    expect(untranslatedAt(original, { text: 'Something else in English.', lang: 'uk' })).toBe(0);
    expect(untranslatedAt(original, { text: 'Дещо інше, Sea News.', lang: 'uk' })).toBeUndefined();
    expect(untranslatedAt(original, { text: '2024–25', lang: 'uk' })).toBeUndefined();
    expect(untranslatedAt(original, { text: 'Something else in English.', lang: 'de' })).toBeUndefined();
  });
});

describe('hasOwnLetters', () => {
  it('knows the letters of each language’s script, and of all three of Japanese', () => {
    const own = [['Lisbon', 'en'], ['부산', 'ko'], ['Київ', 'uk'], ['القاهرة', 'ar'], ['北京', 'zh-Hans'], ['東京', 'ja'], ['リスボン', 'ja'], ['दिल्ली', 'hi'], ['ירושלים', 'he']] as const; // biome-ignore format: pairs
    for (const [text, lang] of own) expect(hasOwnLetters(text, lang)).toBe(true);
    for (const [, lang] of own.slice(1)) expect(hasOwnLetters('Lisbon', lang)).toBe(false);
    expect(hasOwnLetters('Београд', 'sr')).toBe(true);
    expect(hasOwnLetters('Београд', 'sr-Latn')).toBe(false);
  });
});
