import { expect, it } from 'vitest';
import { sideOf } from './handles.ts';

it('finds the side that a label is pulled to', () => {
  expect([sideOf(40, 3), sideOf(-40, -3), sideOf(2, 30), sideOf(3, -30), sideOf(1, 1)]).toEqual([
    'right',
    'left',
    'below',
    'above',
    'center',
  ]);
});
