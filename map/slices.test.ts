import { afterEach, expect, it, vi } from 'vitest';
import { makeSlices, nextTask } from './slices.ts';

afterEach(() => vi.unstubAllGlobals());

it('pauses when a slice has lasted long enough, and begins another after it', async () => {
  let time = 0;
  const next = vi.fn(() => Promise.resolve());
  const pause = makeSlices(() => time, next);
  expect(pause()).toBeNull();
  time = 19;
  expect(pause()).toBeNull();
  time = 25;
  await pause();
  expect(next).toHaveBeenCalledTimes(1);
  time = 40;
  expect(pause()).toBeNull();
  time = 45;
  expect(pause()).not.toBeNull();
});

it('yields by the scheduler where there is one, by a task elsewhere', async () => {
  const order: string[] = [];
  void Promise.resolve().then(() => order.push('microtask'));
  await nextTask();
  order.push('task');
  expect(order).toEqual(['microtask', 'task']);
  const scheduler = { yield: vi.fn(() => Promise.resolve()) };
  vi.stubGlobal('scheduler', scheduler);
  await nextTask();
  expect(scheduler.yield).toHaveBeenCalledTimes(1);
});
