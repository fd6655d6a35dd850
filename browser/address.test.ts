// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { followAddress } from './address.ts';

const ids = ['title', 'sea', 'harbour'];

beforeEach(() => {
  vi.useFakeTimers();
  window.history.replaceState(null, '', '/story/en/?a=1');
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('the address follows once the reader has stayed in a step, without an entry in the history', () => {
  const entries = window.history.length;
  const address = followAddress(ids);
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

test('at the title there is no fragment', () => {
  const address = followAddress(ids);
  for (const index of [2, 0]) {
    address.enter(index);
    vi.advanceTimersByTime(400);
  }
  expect(window.location.hash).toBe('');
});

test('it leads to its step, also encoded, now and when it changes; other fragments lead nowhere', () => {
  const seek = vi.fn();
  const german = ['title', 'küste'];
  window.location.hash = '#k%C3%BCste';
  const stop = followAddress(german).watch(seek);
  expect(seek.mock.calls).toEqual([[1]]);
  for (const hash of ['#title', '#source-3', '#%E0%A4%A']) {
    window.location.hash = hash;
    window.dispatchEvent(new Event('hashchange'));
  }
  expect(seek).toHaveBeenCalledWith(0);
  const calls = seek.mock.calls.length;
  stop();
  window.location.hash = '#title';
  window.dispatchEvent(new Event('hashchange'));
  expect(seek.mock.calls).toHaveLength(calls);
});

test('a refused change is not the reader’s concern, and a stopped one does not come', () => {
  const replace = vi.spyOn(window.history, 'replaceState').mockImplementation(() => {
    throw new DOMException('too often', 'SecurityError');
  });
  const address = followAddress(ids);
  address.enter(1);
  expect(() => vi.advanceTimersByTime(400)).not.toThrow();
  expect(replace).toHaveBeenCalledTimes(1);
  address.enter(2);
  address.stop();
  vi.advanceTimersByTime(1000);
  expect(replace).toHaveBeenCalledTimes(1);
});
