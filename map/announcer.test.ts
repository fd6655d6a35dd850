import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { makeAnnouncer } from './announcer.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('resolves with the first picture, and does not report the timeout after it', async () => {
  const onState = vi.fn();
  const { dispatch, ready } = makeAnnouncer(onState, 1000);
  dispatch({ kind: 'basemap' });
  dispatch({ kind: 'idle' });
  await ready;
  vi.advanceTimersByTime(5000);
  expect(onState.mock.calls).toEqual([['ready', undefined]]);
});

it('rejects on timeout, and reports a picture that comes later', async () => {
  const onState = vi.fn();
  const { dispatch, ready } = makeAnnouncer(onState, 1000);
  vi.advanceTimersByTime(999);
  expect(onState).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  await expect(ready).rejects.toThrow('in time');
  dispatch({ kind: 'basemap' });
  dispatch({ kind: 'idle' });
  expect(onState.mock.calls.map(([state]) => state)).toEqual(['failed', 'ready']);
});

it('waits as long again where the basemap comes late, and shows it though something hangs', () => {
  const onState = vi.fn();
  const { dispatch } = makeAnnouncer(onState, 1000);
  vi.advanceTimersByTime(3000);
  dispatch({ kind: 'basemap' });
  vi.advanceTimersByTime(999);
  dispatch({ kind: 'basemap' });
  expect(onState.mock.calls.map(([state]) => state)).toEqual(['failed']);
  vi.advanceTimersByTime(1);
  expect(onState.mock.calls.map(([state]) => state)).toEqual(['failed', 'ready']);
});

it('waits anew after each loss of the context, from the first tile that comes after it', () => {
  const onState = vi.fn();
  const { dispatch } = makeAnnouncer(onState, 1000);
  dispatch({ kind: 'basemap' });
  dispatch({ kind: 'idle' });
  for (let loss = 0; loss < 2; loss++) {
    vi.advanceTimersByTime(999);
    dispatch({ kind: 'lost' });
    vi.advanceTimersByTime(5000);
    dispatch({ kind: 'basemap' });
    vi.advanceTimersByTime(999);
    expect(onState).toHaveBeenLastCalledWith('lost', undefined);
    vi.advanceTimersByTime(1);
    expect(onState).toHaveBeenLastCalledWith('restored', undefined);
  }
});

it('turns anything thrown into an Error', async () => {
  const { breakWith, ready } = makeAnnouncer(() => {}, 1000);
  breakWith('no canvas');
  await expect(ready).rejects.toThrow('no canvas');
});

it('rejects when stopped, and reports nothing from then on', async () => {
  const onState = vi.fn();
  const { dispatch, ready, stop } = makeAnnouncer(onState, 1000);
  stop();
  stop();
  vi.advanceTimersByTime(5000);
  dispatch({ kind: 'basemap' });
  dispatch({ kind: 'idle' });
  await expect(ready).rejects.toThrow('destroyed');
  expect(onState).not.toHaveBeenCalled();
});
