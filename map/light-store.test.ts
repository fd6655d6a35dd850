import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { liveLights } from '#basemap/light-files.ts';
import { encodeLights } from '#basemap/lights-file.ts';
import { viewOf } from '#geo/projection.ts';
import { makeLightStore } from './light-store.ts';

const free = { top: 0, right: 0, bottom: 0, left: 0 };
const viewAt = (zoom: number, center: [number, number]) =>
  viewOf({ center, zoom, bearing: 0, pitch: 0 }, { width: 400, height: 400, free });
const bytes = encodeLights([{ at: [30, 50], weight: 1, settled: true, sea: false }], liveLights);
const found = (): Response => new Response(new Uint8Array(bytes));
const fetched = vi.fn<(address: string) => Promise<Response>>();
const asked = (): string[] => fetched.mock.calls.map(([address]) => String(address));

beforeEach(() => {
  fetched.mockReset();
  vi.stubGlobal('fetch', fetched);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('the store of lights', () => {
  it('asks for what a view needs, once, and says when it has come', async () => {
    fetched.mockImplementation(async () => found());
    const loaded = vi.fn();
    const store = makeLightStore('https://example.org/basemap/', loaded);
    const view = viewAt(5, [60, 50]);
    expect(store.in(view, 1.5)).toEqual([]);
    store.in(view, 1.5);
    expect(asked()).toEqual(['https://example.org/basemap/live/near-bright.lights']);
    await store.settled();
    expect(loaded).toHaveBeenCalledTimes(1);
    expect(store.in(view, 1.5)).toHaveLength(1);
    store.in(viewAt(5, [-70, 40]), 1.5);
    expect(asked()).toHaveLength(2);
    store.stop();
  });

  it.each([
    ['a status', async () => new Response('gone', { status: 503 })],
    ['garbage', async () => new Response('<!doctype html>')],
    ['no network', async () => Promise.reject(new TypeError('network'))],
  ])('goes without a file that fails by %s, and tries twice more', async (_, answer) => {
    vi.useFakeTimers();
    fetched.mockImplementation(answer);
    const loaded = vi.fn();
    const store = makeLightStore('https://example.org/basemap/', loaded);
    const view = viewAt(5, [60, 50]);
    store.in(view, 0);
    await store.settled();
    expect(asked()).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(3000);
    expect(asked()).toHaveLength(2);
    fetched.mockImplementation(async () => found());
    await vi.advanceTimersByTimeAsync(11_000);
    await store.settled();
    expect(asked()).toHaveLength(3);
    expect(store.in(view, 0)).toHaveLength(1);
    store.stop();
  });

  it('gives up waiting for a file that hangs, asks for it no more, and has it when it comes', async () => {
    vi.useFakeTimers();
    let come = (_: Response): void => {};
    fetched.mockImplementation(() => new Promise((resolve) => (come = resolve)));
    const loaded = vi.fn();
    const settled = vi.fn();
    const store = makeLightStore('https://example.org/basemap/', loaded);
    const view = viewAt(5, [60, 50]);
    store.in(view, 0);
    void store.settled().then(settled);
    await vi.advanceTimersByTimeAsync(14_999);
    expect(settled).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(settled).toHaveBeenCalledTimes(1);
    // Who asks again need not wait again.
    await store.settled();
    expect(store.in(view, 0)).toEqual([]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked()).toHaveLength(1);
    come(found());
    await vi.advanceTimersByTimeAsync(0);
    expect(loaded).toHaveBeenCalledTimes(1);
    expect(store.in(view, 0)).toHaveLength(1);
    store.stop();
  });

  it('does nothing more once it is stopped', async () => {
    vi.useFakeTimers();
    fetched.mockImplementation(async () => new Response('', { status: 500 }));
    const store = makeLightStore('https://example.org/basemap/', () => {});
    store.in(viewAt(5, [60, 50]), 0);
    await store.settled();
    store.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked()).toHaveLength(1);
  });
});
