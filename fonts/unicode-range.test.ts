import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rangeHolds } from './fixture.ts';
import { unicodeRange } from './unicode-range.ts';

describe('unicodeRange', () => {
  it('spans what nobody else has, and leaves out what others have', () => {
    expect(unicodeRange('abz', '')).toBe('U+61-7A');
    expect(unicodeRange('abz', 'm')).toBe('U+61-62,U+7A');
    expect(unicodeRange('b', 'ac')).toBe('U+62');
    expect(unicodeRange('한글', 'ab')).toBe('U+AE00-D55C');
  });

  it('keeps what is in both', () => {
    expect(unicodeRange('abc', 'b')).toBe('U+61-63');
  });

  it('holds all of its own and none of the others, in planes beyond the first too', () => {
    const text = fc.string({ unit: 'binary', maxLength: 30 });
    fc.assert(
      fc.property(text, text, (own, others) => {
        fc.pre(own !== '');
        const range = unicodeRange(own, others);
        for (const character of own) expect(rangeHolds(range, character)).toBe(true);
        for (const character of others) if (!own.includes(character)) expect(rangeHolds(range, character)).toBe(false);
      }),
    );
  });
});
