import { expect, test } from 'vitest';
import { themeOfScheme } from './follow-page.ts';

test.each([
  ['light', 'paper', 'paper'],
  ['only light', 'paper', 'paper'],
  ['dark', 'night', 'night'],
  ['only dark', 'night', 'night'],
  ['light dark', 'paper', 'night'],
  ['dark light', 'paper', 'night'],
  // Says nothing: the reader decides.
  ['normal', 'paper', 'night'],
  ['', 'paper', 'night'],
])('a page of color-scheme "%s": %s for who prefers light, %s for who prefers dark', (scheme, light, dark) => {
  expect(themeOfScheme(scheme, false)).toBe(light);
  expect(themeOfScheme(scheme, true)).toBe(dark);
});
