import { expect, it } from 'vitest';
import { offsetsIn } from './json-offsets.ts';

const text = '{ "a": [1, {"b\\"c": "x,]"}], "d": {"a": null}, "a2": -1.5e3 }';

it.each([
  [[], '{ "a"'],
  [['a'], '[1,'],
  [['a', 0], '1,'],
  [['a', 1], '{"b'],
  [['a', 1, 'b"c'], '"x,]"'],
  [['d', 'a'], 'null'],
  [['a2'], '-1.5e3'],
  // what is not there is where the nearest thing around it is
  [['a', 7, 'x'], '[1,'],
  [['nothing'], '{ "a"'],
])('finds %j', (path, start) => {
  const [offset = -1] = offsetsIn(text, [path]);
  expect(text.slice(offset, offset + start.length)).toBe(start);
});

it('finds many in one pass, and something in what is no JSON', () => {
  expect(offsetsIn(text, [['a2'], ['a', 0]])).toEqual([text.indexOf('-1.5'), text.indexOf('1,')]);
  expect(offsetsIn('{"a": [1, {"b', [['a', 1]])).toEqual([10]);
  expect(offsetsIn('', [['a']])).toEqual([0]);
});
