import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { runsOf } from '#basemap/tile-set.ts';
import { filesFor, filesInPage, makePrefetch } from './prefetch.ts';

const stage = { width: 400, height: 300, free: { top: 0, right: 0, bottom: 0, left: 0 } };
const camera = { center: [36, 51], zoom: 5.4, bearing: 0, pitch: 30 } as const;
const fetched = vi.fn<(address: string, init?: RequestInit) => Promise<Response>>();

beforeEach(() => {
  fetched.mockReset();
  vi.stubGlobal('fetch', fetched);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

it('asks for tiles and lights of a camera once, at low priority', async () => {
  fetched.mockImplementation(async () => new Response('x'));
  const prefetch = makePrefetch('https://example.org/basemap/');
  prefetch.want(camera, stage);
  prefetch.want(camera, stage);
  const addresses = fetched.mock.calls.map(([address]) => address);
  expect(new Set(addresses).size).toBe(addresses.length);
  expect(addresses).toContain('https://example.org/basemap/tiles/near/5/19/10.mvt');
  expect(addresses).toContain('https://example.org/basemap/live/near-bright.lights');
  expect(addresses.every((address) => address.startsWith('https://example.org/basemap/'))).toBe(true);
  expect(fetched.mock.calls[0]?.[1]?.priority).toBe('low');
  prefetch.stop();
});

it('is not troubled by what fails, and asks again later', async () => {
  fetched.mockImplementation(async () => Promise.reject(new TypeError('network')));
  const prefetch = makePrefetch('https://example.org/basemap/');
  prefetch.want(camera, stage);
  const first = fetched.mock.calls.length;
  await vi.waitFor(() => {
    prefetch.want(camera, stage);
    expect(fetched.mock.calls.length).toBe(2 * first);
  });
  prefetch.stop();
});

it('needs few files for a view', () => {
  expect(filesFor(camera, stage).length).toBeLessThan(16);
  expect(filesFor({ ...camera, zoom: 1.8 }, stage).length).toBeLessThan(12);
});

it('needs the tiles of a story’s own, and a publisher’s streets close up', () => {
  const [tile] = [{ z: 13, x: 4341, y: 2383 }];
  const streets = { path: 'streets/1a2b3c4d/', tiles: runsOf([tile!]), bounds: [10, 59, 11, 60], credit: [] } as const;
  const files = filesInPage(runsOf([{ z: 7, x: 67, y: 37 }]), streets);
  const town = { center: [10.776, 59.913], zoom: 13.2, bearing: 0, pitch: 0 } as const;
  expect(files(town, stage)).toContain('streets/1a2b3c4d/13/4341/2383.mvt');
  expect(files(town, stage)).toContain('close/7/67/37.mvt');
  expect(files({ ...town, zoom: 8.9 }, stage).some((path) => path.startsWith('streets/'))).toBe(false);
  expect(filesInPage({})(town, stage)).toEqual(filesFor(town, stage));
});
