import { expect, test } from 'vitest';
import { chooseMode } from './modes.ts';

const all = { sticky: true, webgl: true, savesData: false };

test.each([
  ['auto', all, 'scroll'],
  ['auto', { ...all, sticky: false }, 'steps'],
  ['auto', { ...all, webgl: false }, 'flat'],
  ['auto', { ...all, savesData: true }, 'flat'],
  ['auto', { ...all, sticky: false, savesData: true }, 'flat'],
  // Who asks for scrolling gets it with pictures, but never a box that cannot stick.
  ['scroll', { ...all, webgl: false }, 'scroll'],
  ['scroll', { ...all, sticky: false }, 'steps'],
  ['steps', { ...all, webgl: false }, 'steps'],
  ['map', { ...all, sticky: false }, 'map'],
  ['flat', all, 'flat'],
] as const)('wish %s with %o → %s', (wish, means, mode) => {
  expect(chooseMode(wish, means)).toBe(mode);
});
