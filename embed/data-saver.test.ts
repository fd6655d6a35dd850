import { expect, test } from 'vitest';
import { savesData } from './data-saver.ts';

test('Save-Data and 2G ask for pictures; other networks, and browsers that say nothing, do not', () => {
  expect(savesData({ saveData: true, effectiveType: '4g' })).toBe(true);
  expect(savesData({ effectiveType: '2g' })).toBe(true);
  expect(savesData({ effectiveType: 'slow-2g' })).toBe(true);
  expect(savesData({ saveData: false, effectiveType: '3g' })).toBe(false);
  expect(savesData(undefined)).toBe(false);
});
