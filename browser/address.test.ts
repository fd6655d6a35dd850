// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { followAddress, keptIn, wayFor } from './address.ts';

const ids = ['title', 'sea', 'harbour'];
const seek = vi.fn();
let position = 0;
const reader = { position: () => position, seek };
const follow = (steps: readonly string[] = ids) => followAddress(steps, reader);

beforeEach(() => {
  vi.useFakeTimers();
  seek.mockReset();
  position = 0;
  window.history.replaceState(null, '', '/story/en/?a=1');
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('the address follows once the reader has stayed in a step, without an entry in the history', () => {
  const entries = window.history.length;
  const address = follow();
  address.enter(1);
  vi.advanceTimersByTime(399);
  expect(window.location.hash).toBe('');
  address.enter(2);
  vi.advanceTimersByTime(399);
  expect(window.location.hash).toBe('');
  vi.advanceTimersByTime(1);
  expect(window.location.href).toMatch(/\/story\/en\/\?a=1#harbour$/);
  expect(window.history.length).toBe(entries);
});

test('whoever follows a link just then is led to its step, and not kept in the one before', () => {
  const address = follow();
  const stop = address.watch();
  address.enter(1);
  vi.advanceTimersByTime(399);
  // The browser has changed the address, and has not said so yet.
  window.history.pushState(null, '', '#harbour');
  vi.advanceTimersByTime(1);
  expect(window.location.hash).toBe('#harbour');
  window.dispatchEvent(new Event('hashchange'));
  expect(seek).toHaveBeenLastCalledWith(2);
  stop();
});

test('at the title there is no fragment', () => {
  const address = follow();
  for (const index of [2, 0]) {
    address.enter(index);
    vi.advanceTimersByTime(400);
  }
  expect(window.location.hash).toBe('');
});

test('it leads to its step, also encoded, now and when it changes; other fragments lead nowhere', () => {
  const german = ['title', 'küste'];
  window.history.replaceState(null, '', '#k%C3%BCste');
  const stop = follow(german).watch();
  expect(seek.mock.calls).toEqual([[1]]);
  for (const hash of ['#title', '#source-3', '#%E0%A4%A']) {
    window.history.pushState(null, '', hash);
    window.dispatchEvent(new Event('hashchange'));
  }
  expect(seek).toHaveBeenCalledWith(0);
  const calls = seek.mock.calls.length;
  stop();
  window.history.pushState(null, '', '#title');
  window.dispatchEvent(new Event('hashchange'));
  expect(seek.mock.calls).toHaveLength(calls);
});

test('a refused change is not the reader’s concern, and a stopped one does not come', () => {
  const replace = vi.spyOn(window.history, 'replaceState').mockImplementation(() => {
    throw new DOMException('too often', 'SecurityError');
  });
  const address = follow();
  address.enter(1);
  expect(() => vi.advanceTimersByTime(400)).not.toThrow();
  expect(replace).toHaveBeenCalledTimes(1);
  address.enter(2);
  address.stop();
  vi.advanceTimersByTime(1000);
  expect(replace).toHaveBeenCalledTimes(1);
});

test.each([
  ['a first arrival with a hash', { step: 2, kept: null }, { step: 2 }],
  ['a first arrival without', { step: -1, kept: null }, null],
  ['a return: the browser has led', { step: 2, kept: { position: 2.1, offset: 4000, width: 800 }, offset: 4000 }, null],
  ['a return to the top', { step: 2, kept: { position: 0, offset: 0, width: 800 } }, null],
  ['a return where the browser has not led', { step: 2, kept: { position: 2.1, offset: 4000, width: 800 } }, { offset: 4000 }],
  ['a return in another width', { step: 2, kept: { position: 2.1, offset: 4000, width: 390 }, offset: 4000 }, { position: 2.1 }],
] as const)('%s', (_, arrival, way) => {
  expect(wayFor({ offset: 0, width: 800, ...arrival })).toEqual(way);
});

test('an entry that was read is come back to, not to the step in its address', () => {
  window.history.replaceState({ theirs: 1 }, '', '#harbour');
  const stop = follow().watch();
  expect(seek.mock.calls).toEqual([[2]]);
  stop();
  // The page is loaded anew: its entry has its state.
  position = 2.1;
  expect(window.history.state).toMatchObject({ theirs: 1, mapStory: { width: window.innerWidth } });
  follow().watch()();
  expect(seek).toHaveBeenCalledTimes(1);
});

test('a jump gets an entry, and the one before keeps where the reader was; so does one that is left', () => {
  const address = follow();
  const stop = address.watch();
  position = 0.07;
  const replaced = vi.spyOn(window.history, 'replaceState');
  const entries = window.history.length;
  address.push('#sea');
  expect(keptIn(replaced.mock.calls[0]?.[0])?.position).toBe(0.07);
  expect([window.location.hash, window.history.length - entries]).toEqual(['#sea', 1]);
  position = 1.04;
  window.dispatchEvent(new Event('pagehide'));
  expect(keptIn(window.history.state)?.position).toBe(1.04);
  stop();
  expect(keptIn('theirs')).toBeNull();
  expect(keptIn({ mapStory: { position: 'x' } })).toBeNull();
});

test('a guest has no address: its host’s history is left alone', () => {
  const address = follow([]);
  address.enter(0);
  const stop = address.watch();
  vi.advanceTimersByTime(1000);
  window.dispatchEvent(new Event('pagehide'));
  stop();
  expect(window.history.state).toBeNull();
});
