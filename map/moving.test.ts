// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { makeMoving } from './moving.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'requestAnimationFrame', 'cancelAnimationFrame'] });
});
afterEach(() => {
  vi.useRealTimers();
});

it('rests a while after the last frame, and says so once', async () => {
  const onRest = vi.fn();
  const moving = makeMoving('coarse', onRest, () => {});
  expect(moving.now()).toBe(false);
  await moving.rest();
  for (let i = 0; i < 5; i++) {
    moving.begin();
    moving.drawn();
    expect(moving.now()).toBe(true);
    vi.advanceTimersByTime(100);
  }
  const rests = vi.fn();
  void moving.rest().then(rests);
  expect(onRest).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(100);
  expect(moving.now()).toBe(false);
  expect(onRest).toHaveBeenCalledTimes(1);
  expect(rests).toHaveBeenCalledTimes(1);
});

it('takes the time from the beginning of a frame to the next animation frame', () => {
  const levels: string[] = [];
  const moving = makeMoving(
    'all',
    () => {},
    (level) => levels.push(level),
  );
  for (let i = 0; i < 60; i++) {
    moving.begin();
    // drawing itself, on a machine that blocks
    vi.advanceTimersByTime(80);
    moving.drawn();
    vi.advanceTimersByTime(20);
  }
  expect(levels).toEqual(['coarse', 'no-halos']);
  expect(moving.level()).toBe('no-halos');
});

it('leaves nothing behind when it is stopped', async () => {
  const onRest = vi.fn();
  const moving = makeMoving('all', onRest, () => {});
  moving.begin();
  moving.drawn();
  const rests = moving.rest();
  moving.stop();
  await rests;
  await vi.advanceTimersByTimeAsync(1000);
  expect(onRest).not.toHaveBeenCalled();
});
