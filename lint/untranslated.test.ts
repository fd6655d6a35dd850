import { describe, expect, it } from 'vitest';
import { hasOwnLetters, scriptOf } from './scripts.ts';
import { isUntranslated, untranslatedAt } from './untranslated.ts';

const en = (text: string) => ({ text, lang: 'en' });
const sentence = 'The sea between, and a line.';

describe('isUntranslated', () => {
  it.each<[text: string, lang: string, names: 'translated' | 'may-stay', expected: boolean]>([
    [sentence, 'de', 'may-stay', true],
    ['NK News; Korea and the World', 'de', 'may-stay', false],
    ['Julian Ryall, DW', 'de', 'translated', false],
    ['Seoul', 'de', 'translated', false],
    ['Seoul', 'ko', 'translated', true],
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
    expect(untranslatedAt(original, { text: 'Wenige kehrten zurück. Seoul, NK News.', lang: 'de' })).toBeUndefined();
  });

  it('sees words without a letter of the language’s script', () => {
    expect(untranslatedAt(original, { text: 'Something else in English.', lang: 'uk' })).toBe(0);
    expect(untranslatedAt(original, { text: 'Дещо інше, NK News.', lang: 'uk' })).toBeUndefined();
    expect(untranslatedAt(original, { text: '2024–25', lang: 'uk' })).toBeUndefined();
    expect(untranslatedAt(original, { text: 'Something else in English.', lang: 'de' })).toBeUndefined();
  });
});

describe('scripts', () => {
  it('are those of the languages, unless the tag tells', () => {
    expect(['en', 'de', 'ko', 'uk', 'ar', 'sr-Latn'].map(scriptOf)).toEqual(['Latn', 'Latn', 'Kore', 'Cyrl', 'Arab', 'Latn']);
    expect(scriptOf('not a tag')).toBeUndefined();
  });

  it('know their letters', () => {
    const own = [['Seoul', 'en'], ['서울', 'ko'], ['Сеул', 'uk'], ['سيول', 'ar'], ['東京', 'zh']] as const; // biome-ignore format: pairs
    for (const [text, lang] of own) expect(hasOwnLetters(text, lang)).toBe(true);
    for (const [, lang] of own.slice(1)) expect(hasOwnLetters('Seoul', lang)).toBe(false);
    expect(hasOwnLetters('?', 'not a tag')).toBe(true);
  });
});
