import { expect, it } from 'vitest';
import { makeFloats } from './floats.ts';

it('keeps what was written when it grows, and its array when it does not', () => {
  const floats = makeFloats(2);
  const add = (...values: number[]): Float32Array => {
    const array = floats.room(values.length);
    for (const value of values) array[floats.length++] = value;
    return array;
  };
  add(1, 2);
  const grown = add(3, 4, 5);
  expect([...floats.written()]).toEqual([1, 2, 3, 4, 5]);
  floats.clear();
  expect(floats.written()).toHaveLength(0);
  expect(add(6)).toBe(grown);
  expect([...floats.written()]).toEqual([6]);
});
