import { describe, expect, it } from 'vitest';
import { beginningOf } from './escape.ts';

describe('the beginning of a text', () => {
  it('is all of it where it has room, on one line', () => {
    expect(beginningOf('A road.\nA river.', 20, 'en')).toBe('A road. A river.');
  });

  it('ends at a sentence', () => {
    expect(beginningOf('The road goes on. The river does not, whatever they say.', 40, 'en')).toBe('The road goes on.');
    expect(beginningOf('道は続く。川は続かない。それは皆が言うことだ。', 12, 'ja')).toBe('道は続く。川は続かない。');
  });

  it('ends at a word where no sentence does', () => {
    expect(beginningOf('His first book, and its sequel, made him known', 30, 'en')).toBe('His first book, and its…');
    expect(beginningOf('Mr. Somebody went on a long journey to the north', 30, 'en')).toBe('Mr. Somebody went on a long…');
  });

  it('is never longer than it may be', () => {
    for (let most = 5; most < 60; most++)
      expect(beginningOf('One two, three. Fourandfiveandsixandseven eight 9! Ten.', most, 'en').length).toBeLessThanOrEqual(most);
    expect(beginningOf('x'.repeat(300), 20, 'en')).toBe(`${'x'.repeat(19)}…`);
  });
});
