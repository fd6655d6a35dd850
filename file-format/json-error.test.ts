import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonErrorOffset } from './json-error.ts';

describe('jsonErrorOffset', () => {
  it.each([
    ['[1, 2,]', 6],
    ['{"a": 1,}', 8],
    ['{"a" 1}', 5],
    ['{a: 1}', 1],
    ['[1 2]', 3],
    ['[1', 2],
    ['', 0],
    ['{"a": [}', 7],
    ['[1]]', 3],
    ['[01]', 2],
    ["['a']", 1],
    ['["\n"]', 1],
  ])('%j breaks at %i', (text, offset) => {
    expect(jsonErrorOffset(text)).toBe(offset);
  });

  it('accepts what JSON.parse writes and reads', () => {
    fc.assert(
      fc.property(
        fc.json(),
        fc.constantFrom(0, 2),
        (text, indent) => jsonErrorOffset(JSON.stringify(JSON.parse(text), null, indent)) === undefined,
      ),
    );
  });

  it('agrees with JSON.parse on broken texts', () => {
    const broken = fc.tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', ']', '}', '"', ':', '0', ' ')).map(([text, at, put]) => {
      const i = at % text.length;
      return text.slice(0, i) + put + text.slice(i + 1);
    });
    const valid = (text: string): boolean => {
      try {
        JSON.parse(text);
        return true;
      } catch {
        return false;
      }
    };
    fc.assert(fc.property(broken, (text) => (jsonErrorOffset(text) === undefined) === valid(text)));
  });

  it('does not try an open string in every way there is', () => {
    // The first of these never ended.
    expect(jsonErrorOffset(`["${'a'.repeat(60)}`)).toBe(1);
    expect(jsonErrorOffset(`["${'a\\n'.repeat(100_000)}`)).toBe(1);
    expect(jsonErrorOffset(`["${'a'.repeat(1_000_000)}"]`)).toBeUndefined();
  });

  it('does not run out of stack', () => {
    expect(jsonErrorOffset('['.repeat(200_000))).toBe(200_000);
  });
});
