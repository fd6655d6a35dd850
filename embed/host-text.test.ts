import { expect, test } from 'vitest';
import { pairsIn, stepInComment } from './host-text.ts';

test('a list of ids names steps, however it is spaced', () => {
  expect(pairsIn('p3:sea p9:railway')).toEqual([
    { id: 'p3', step: 'sea' },
    { id: 'p9', step: 'railway' },
  ]);
  expect(pairsIn(' p3 : sea,\n p9:railway; ')).toHaveLength(2);
  expect(pairsIn('p3 p9')).toEqual([]);
  expect(pairsIn(null)).toEqual([]);
});

test('a comment names a step when it says nothing else', () => {
  expect(stepInComment(' map-step: long-way ')).toBe('long-way');
  expect(stepInComment('map-step:sea')).toBe('sea');
  expect(stepInComment(' here the map-step: sea begins ')).toBeNull();
  expect(stepInComment(' map-step: ')).toBeNull();
});
