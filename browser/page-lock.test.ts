// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isLocked, pageLock, unpinnedBy } from './page-lock.ts';

const free = { position: 'static', overflowY: 'visible' };

test.each([
  ['a page as it is', {}, {}, false],
  ['html hidden', { overflowY: 'hidden' }, {}, true],
  ['body hidden, which is the window’s', {}, { overflowY: 'hidden' }, true],
  ['both', { overflowY: 'hidden' }, { overflowY: 'hidden' }, true],
  ['clipped', { overflowY: 'clip' }, {}, true],
  ['a fixed body', {}, { position: 'fixed' }, true],
  ['a fixed html', { position: 'fixed' }, {}, true],
  ['a body that clips, in a page that scrolls', { overflowY: 'auto' }, { overflowY: 'hidden' }, false],
  ['a page that always has its scroll bar', { overflowY: 'scroll' }, {}, false],
])('%s', (_, html, body, locked) => {
  expect(isLocked({ ...free, ...html }, { ...free, ...body })).toBe(locked);
});

test.each([
  ['above the story', { top: 200, bottom: 9200 }, { top: 200, height: 600 }, 0],
  ['in the story, stuck', { top: -3000, bottom: 6000 }, { top: 0, height: 600 }, 0],
  ['in the story, come loose', { top: -3000, bottom: 6000 }, { top: -3000, height: 600 }, 3000],
  ['at its end', { top: -8700, bottom: 300 }, { top: -8700, height: 600 }, 8400],
  ['a story that is lower than its map', { top: 100, bottom: 500 }, { top: 100, height: 600 }, 0],
])('%s', (_, story, pin, by) => {
  expect(unpinnedBy(story, pin)).toBe(by);
});

/** Lets observers of mutations speak. */
const observed = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  document.body.innerHTML = '<div class="story"><div class="pin"></div></div>';
});
afterEach(() => {
  document.body.removeAttribute('style');
  vi.restoreAllMocks();
});

test('a lock is seen when it comes and when it goes, and once', async () => {
  const unlocked = vi.fn();
  const lock = pageLock(document.querySelector('.story') as HTMLElement, unlocked);
  expect(lock.locked()).toBe(false);
  document.body.style.position = 'fixed';
  await observed();
  expect([lock.locked(), unlocked.mock.calls.length]).toEqual([true, 0]);
  document.body.style.position = '';
  await observed();
  document.body.className = 'theirs';
  await observed();
  expect([lock.locked(), unlocked.mock.calls.length]).toEqual([false, 1]);
  lock.stop();
});
