import { expect, test } from 'vitest';
import { asNeeded } from './as-needed.ts';

test('an entry is made when it is read, once', () => {
  const made: number[] = [];
  const squares = asNeeded(4, (index) => {
    made.push(index);
    return index ** 2;
  });
  expect([squares.length, made]).toEqual([4, []]);
  expect([squares[2], squares[2], squares[9]]).toEqual([4, 4, undefined]);
  expect(made).toEqual([2]);
  expect(squares.map((square) => square + 1)).toEqual([1, 2, 5, 10]);
  expect([...squares]).toEqual([0, 1, 4, 9]);
  expect(made).toEqual([2, 0, 1, 3]);
});
