// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { BrowserMessages } from '#locales/messages.ts';
import { smallStory } from '#story/fixtures/small-story.ts';
import { mountGuest } from './mount-guest.ts';

// Frames are drawn in the task that asks for them, and the map arrives at once.
vi.mock('framer-motion/dom', () => ({
  frame: { render: (callback: () => void) => callback(), read: (callback: () => void) => callback() },
  cancelFrame: () => {},
  scroll: () => () => {},
  animate: (_: number, to: number, { onUpdate }: { onUpdate: (at: number) => void }) => {
    onUpdate(to);
    return { stop() {} };
  },
}));

const ids = smallStory.steps.map(({ id }) => id);
let posted: { type: string; step?: string; index?: number }[];
let stop: () => void;

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
  stop = mountGuest(document.querySelector('main') as HTMLElement, {
    story: smallStory,
    lang: 'en',
    messages: { stepOf: '{step} of {count}', times: '{number} times', linkCopied: 'Copied', ofAbout: '' } as unknown as BrowserMessages,
    basemap: '/basemap/',
    worker: '/worker.mjs',
    posters: '/posters/',
  });
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

test('stopped, it answers nothing and takes its handle back', () => {
  stop();
  posted.length = 0;
  send({ type: 'seek', to: ids[2] });
  expect([posted, window.mapStory]).toEqual([[], undefined]);
});
