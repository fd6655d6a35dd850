// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pathsOf } from '#timeline/paths.ts';
import { pageJsonId } from './page-json.ts';
import { startStory } from './start.ts';

const answer = (story: object | null): void =>
  void vi.stubGlobal('fetch', () => Promise.resolve({ ok: story !== null, status: story ? 200 : 404, json: () => Promise.resolve(story) }));
const mount = vi.fn();
const ahead = (): string[] => [...document.querySelectorAll<HTMLLinkElement>('link[rel="modulepreload"]')].map(({ href }) => href);

beforeEach(() => {
  mount.mockReset();
  document.head.replaceChildren();
  document.body.innerHTML = `<div data-guest><div data-map-story><div data-stage></div></div></div>
    <script id="${pageJsonId}" type="application/json">{"story":"/small/en/story.json?1","lang":"en","mapModules":["https://maps.example/map.js"]}</script>`;
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test('the page is mounted with its story, and meanwhile the map’s code is fetched', async () => {
  const story = {
    id: 'small',
    legs: {
      there: {
        id: 'there',
        path: [
          [0, 0],
          [1, 1],
        ],
      },
    },
  };
  answer(story);
  const started = startStory(mount, true);
  expect(ahead()).toEqual(['https://maps.example/map.js']);
  await started;
  expect(mount).toHaveBeenCalledWith(document.querySelector('[data-map-story]'), { lang: 'en', story, paths: pathsOf(story as never) });
});

test('who saves data, and a guest, fetch no map’s code', async () => {
  answer({ id: 'small', legs: {} });
  await startStory(mount, false);
  Object.defineProperty(navigator, 'connection', { value: { saveData: true }, configurable: true });
  await startStory(mount, true);
  Reflect.deleteProperty(navigator, 'connection');
  expect([ahead(), mount.mock.calls.length]).toEqual([[], 2]);
});

test('without the story, the picture says what it is', async () => {
  answer(null);
  await expect(startStory(mount, true)).rejects.toThrow('404');
  expect(mount).not.toHaveBeenCalled();
  expect(document.querySelector<HTMLElement>('[data-stage]')?.dataset.mapState).toBe('failed');
});

test('a story that does not come is not waited for in silence, and may still come', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  let come = (_: object): void => {};
  vi.stubGlobal('fetch', () => new Promise((resolve) => (come = resolve)));
  const started = startStory(mount, false);
  const state = (): string | undefined => document.querySelector<HTMLElement>('[data-stage]')?.dataset.mapState;
  await vi.advanceTimersByTimeAsync(24_000);
  expect(state()).toBeUndefined();
  await vi.advanceTimersByTimeAsync(2000);
  expect(state()).toBe('failed');
  come({ ok: true, json: () => Promise.resolve({ id: 'small' }) });
  await started;
  expect([mount.mock.calls.length, vi.getTimerCount()]).toEqual([1, 0]);
  vi.useRealTimers();
});

test('where another page is loading, nothing is started', async () => {
  document.querySelector<HTMLElement>('[data-guest]')!.dataset.mode = 'flat';
  answer({ id: 'small' });
  await startStory(mount, false);
  expect(mount).not.toHaveBeenCalled();
});
