// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { BrowserMessages } from '#locales/messages.ts';
import { smallStory } from '#story/fixtures/small-story.ts';
import { mountGuest } from './mount-guest.ts';

// Frames are drawn in the task that asks for them, and the map arrives at once.
vi.mock('framer-motion/dom', () => ({
  frame: {
    render: (callback: () => void) => callback(),
    read: (callback: () => void) => callback(),
    update: (callback: (frame: { timestamp: number }) => void) => {
      callback({ timestamp: 0 });
      callback({ timestamp: 1e6 });
    },
  },
  cancelFrame: () => {},
  easeInOut: (share: number) => share,
}));

const ids = smallStory.steps.map(({ id }) => id);
let posted: { type: string; step?: string; index?: number }[];
let stop: () => void;

const mount = (): (() => void) =>
  mountGuest(document.querySelector('main') as HTMLElement, {
    story: smallStory,
    lang: 'en',
    messages: { stepOf: '{step} of {count}', times: '{number} times', linkCopied: 'Copied', ofAbout: '' } as unknown as BrowserMessages,
    basemap: '/basemap/',
    worker: '/worker.mjs',
    posters: '/posters/',
  });

beforeEach(() => {
  posted = [];
  vi.stubGlobal('fetch', () => Promise.reject(new Error('offline')));
  const parent = { postMessage: (message: { type: string }) => posted.push(message) };
  vi.spyOn(window, 'parent', 'get').mockReturnValue(parent as unknown as Window & typeof globalThis);
  document.body.innerHTML = `<div data-guest data-mode="steps"><main data-map-story>
    <div data-stage></div><div data-screen></div><div class="pin"></div>
    <div class="words">${ids.map((id) => `<section data-step id="${id}"><p data-reading>…</p></section>`).join('')}</div>
    <a data-previous href="#"></a><a data-next href="#"></a>
  </main></div>`;
  stop = mount();
  send({ type: 'hello' });
  posted.length = 0;
});
afterEach(() => {
  stop();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const send = (message: object): void =>
  void window.dispatchEvent(
    new MessageEvent('message', { data: { mapStory: 1, ...message }, origin: 'https://news.example', source: window.parent as Window }),
  );
const shown = (): string | undefined => document.querySelector('[data-shown]')?.id;
const steps = (): unknown[] => posted.filter(({ type }) => type === 'step').map(({ step, index }) => [step, index]);

test('entering a step is posted to the host and dispatched for the page’s scripts', () => {
  const heard = vi.fn();
  document.addEventListener('mapstory:step', (event) => heard((event as CustomEvent).detail), { once: true });
  send({ type: 'seek', to: ids[2] });
  expect([shown(), steps()]).toEqual([ids[2], [[ids[2], 2]]]);
  expect(heard).toHaveBeenCalledWith({ story: smallStory.id, lang: 'en', step: ids[2], position: 2 });
  expect(document.querySelector('[data-previous]')?.hasAttribute('aria-disabled')).toBe(false);
});

test('a forged mapstory:step drives nothing: no page turns, no message is posted', () => {
  const before = document.body.innerHTML;
  document.dispatchEvent(new CustomEvent('mapstory:step', { detail: { story: smallStory.id, lang: 'en', step: ids[3], position: 3 } }));
  expect(posted).toEqual([]);
  expect(document.body.innerHTML).toBe(before);
  expect(window.mapStory?.position()).toBe(0);
});

test('steps and positions beyond the story lead to its ends or nowhere', () => {
  send({ type: 'seek', to: 'nowhere' });
  expect(shown()).toBe(ids[0]);
  send({ type: 'seek', to: 1000 });
  expect(shown()).toBe(ids.at(-1));
});

test('the host’s theme and accent are worn, and taken off again', () => {
  const guest = document.querySelector<HTMLElement>('[data-guest]') as HTMLElement;
  send({ type: 'theme', theme: 'paper', accent: '#cc3300' });
  expect([guest.dataset.theme, guest.style.getPropertyValue('--accent')]).toEqual(['paper', '#cc3300']);
  send({ type: 'theme', theme: 'night', accent: null });
  expect([guest.dataset.theme, guest.style.getPropertyValue('--accent')]).toEqual(['night', '']);
});

test('the space bar is the host’s page’s to scroll', () => {
  const event = new KeyboardEvent('keydown', { key: ' ', shiftKey: true, bubbles: true, cancelable: true });
  document.querySelector('[data-reading]')?.dispatchEvent(event);
  expect([event.defaultPrevented, posted, shown()]).toEqual([true, [{ mapStory: 1, type: 'page', back: true }], ids[0]]);
});

test('a frame without a host goes to the step in its address, now and when that changes', () => {
  stop();
  window.history.replaceState(null, '', `#${ids[2]}`);
  stop = mount();
  expect(shown()).toBe(ids[2]);
  window.history.replaceState(null, '', `#${ids[1]}`);
  window.dispatchEvent(new Event('hashchange'));
  expect(shown()).toBe(ids[1]);
  // A host of ours has an address of its own.
  send({ type: 'hello' });
  window.history.replaceState(null, '', `#${ids[3]}`);
  window.dispatchEvent(new Event('hashchange'));
  expect(shown()).toBe(ids[1]);
  window.history.replaceState(null, '', '#');
});

test('a frame that is made as high as what is in it becomes the flat edition; a host of ours knows better', () => {
  const replaced = vi.spyOn(window.location, 'replace').mockImplementation(() => {});
  const grow = (px: number): void => {
    vi.spyOn(window, 'innerHeight', 'get').mockReturnValue(px);
    window.dispatchEvent(new Event('resize'));
  };
  stop();
  (document.querySelector('[data-guest]') as HTMLElement).dataset.mode = 'scroll';
  stop = mount();
  grow(900);
  expect(replaced).not.toHaveBeenCalled();
  grow(19_000);
  expect(replaced.mock.calls).toEqual([['flat.html']]);
  send({ type: 'hello' });
  grow(20_000);
  expect(replaced).toHaveBeenCalledTimes(1);
});

test('without a host the space bar turns a page of steps', () => {
  stop();
  stop = mount();
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: ' ', bubbles: true, cancelable: true }));
  expect([shown(), posted.filter(({ type }) => type === 'page')]).toEqual([ids[1], []]);
});

test('stopped, it answers nothing and takes its handle back', () => {
  stop();
  posted.length = 0;
  send({ type: 'seek', to: ids[2] });
  expect([posted, window.mapStory]).toEqual([[], undefined]);
});

test('a story that is edited shows at the same position, and at the others', () => {
  send({ type: 'seek', to: ids[2] });
  const before = window.mapStory?.frame().camera;
  const center = [12, 34] as const;
  const steps = smallStory.steps.map((step, index) => (index < 2 ? step : { ...step, camera: { center, zoom: 6 } }));
  window.mapStory?.showEdited({ ...smallStory, steps });
  expect(window.mapStory?.position()).toBe(2);
  expect(window.mapStory?.frame().camera.center).toEqual(center);
  expect(shown()).toBe(ids[2]);
  send({ type: 'seek', to: ids[3] });
  expect(window.mapStory?.frame().camera.center).toEqual(center);
  // A change of the window compiles the edited story, not the page's.
  window.dispatchEvent(new Event('resize'));
  expect(window.mapStory?.frame().camera.center).toEqual(center);
  window.mapStory?.showEdited(smallStory);
  send({ type: 'seek', to: ids[2] });
  expect(window.mapStory?.frame().camera).toEqual(before);
});
