import { expect, test, vi } from 'vitest';
import { chooseMode } from './modes.ts';

test.each([
  ['auto', { sticky: true, plain: false }, 'scroll'],
  ['auto', { sticky: false, plain: false }, 'steps'],
  ['auto', { sticky: true, plain: true }, 'flat'],
  ['auto', { sticky: false, plain: true }, 'flat'],
  // Who asks for scrolling gets it with pictures, but never a box that cannot stick.
  ['scroll', { sticky: true, plain: true }, 'scroll'],
  ['scroll', { sticky: false, plain: true }, 'steps'],
  ['steps', { sticky: true, plain: true }, 'steps'],
  ['map', { sticky: false, plain: false }, 'map'],
  ['flat', { sticky: true, plain: false }, 'flat'],
] as const)('wish %s with %o → %s', (wish, { sticky, plain }, mode) => {
  expect(chooseMode(wish, sticky, () => plain)).toBe(mode);
});

test('a graphics context is made only to choose by it', () => {
  const plain = vi.fn(() => false);
  for (const wish of ['scroll', 'steps', 'map', 'flat'] as const) chooseMode(wish, true, plain);
  expect(plain).not.toHaveBeenCalled();
});
