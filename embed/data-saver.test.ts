import { expect, test, vi } from 'vitest';
import { savesData } from './data-saver.ts';

test('Save-Data and 2G ask for pictures; other networks, and browsers that say nothing, do not', () => {
  expect(savesData({ saveData: true, effectiveType: '4g' })).toBe(true);
  expect(savesData({ effectiveType: '2g' })).toBe(true);
  expect(savesData({ effectiveType: 'slow-2g' })).toBe(true);
  expect(savesData({ saveData: false, effectiveType: '3g' })).toBe(false);
  expect(savesData({})).toBe(false);
});

test('unless told otherwise it asks the browser', () => {
  vi.stubGlobal('navigator', { connection: { saveData: true } });
  expect(savesData()).toBe(true);
  vi.stubGlobal('navigator', {});
  expect(savesData()).toBe(false);
  vi.unstubAllGlobals();
});
