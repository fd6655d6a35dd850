import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonOffset } from './json-place.ts';

const text = ' { "a": [1, {"b c": "x]"}, [2]], "a\\"": { "n": null }, "twice": 1, "twice": 22 }';

describe('jsonOffset', () => {
  it.each([
    [[], '{ "a"'],
    [['a'], '[1,'],
    [['a', 0], '1,'],
    [['a', 1, 'b c'], '"x]"'],
    [['a', 2, 0], '2]]'],
    [['a"', 'n'], 'null'],
    [['twice'], '22'],
    [['a', 7], '[1,'],
    [['nowhere', 1], '{ "a"'],
  ])('of %j is where %j begins', (path, start) => {
    expect(text.slice(jsonOffset(text, path), jsonOffset(text, path) + start.length)).toBe(start);
  });

  it('finds every value of any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat({ max: 2 }), (value, indent) => {
        const json = JSON.stringify(value, null, indent);
        const visit = (inner: unknown, path: readonly string[]): void => {
          expect(json.slice(jsonOffset(json, path)).startsWith(JSON.stringify(inner, null, indent).slice(0, 1))).toBe(true);
          if (inner !== null && typeof inner === 'object') for (const [key, part] of Object.entries(inner)) visit(part, [...path, key]);
        };
        visit(value, []);
      }),
    );
  });
});
