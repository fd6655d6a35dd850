// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest';
import { cameraPanel } from './camera-panel.ts';
import type { Screen } from './devices.ts';
import { h } from './dom.ts';
import { control, described, shown, testStudio } from './fixtures/studio.ts';
import { framing } from './framing.ts';
import { writes } from './writing.ts';

/** A page whose map is let go by its button. */
function pageOf(): Window & typeof globalThis {
  const document = window.document.implementation.createHTMLDocument('');
  const explore = document.createElement('button');
  explore.setAttribute('data-explore', '');
  explore.onclick = () => explore.setAttribute('aria-expanded', String(explore.getAttribute('aria-expanded') !== 'true'));
  document.body.append(explore);
  const map = {
    getCanvas: () => document.createElement('canvas'),
    getCenter: () => ({ wrap: () => ({ lng: 2, lat: 48 }) }),
    getZoom: () => 4,
    getBearing: () => 0,
    getPitch: () => 0,
  };
  const stage = { width: 1440, height: 900, free: { left: 0, top: 0, right: 1440, bottom: 900 } };
  return { document, mapStory: { map: () => map, stage: () => stage } } as unknown as Window & typeof globalThis;
}

let said: string[];
beforeEach(() => {
  said = [];
});
const begun = (studio = testStudio()) => {
  const page = pageOf();
  const screen = { device: { name: 'Desk' }, element: h('figure', {}), page: () => page } as unknown as Screen;
  const frames = framing({ ...studio, screenOf: () => screen, say: (words) => said.push(words) }, () => {});
  frames.begin({ step: 'at-sea', narrow: false });
  expect(frames.now()).not.toBeNull();
  const isFree = (): boolean => page.document.querySelector('[aria-expanded="true"]') !== null;
  return { frames, isFree };
};
const pressEscape = (on: EventTarget): boolean =>
  on.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));

it('is left by Escape in the studio, too, once', () => {
  const { frames, isFree } = begun();
  expect(isFree()).toBe(true);
  const box = shown([h('button', {}, 'Elsewhere')]);
  pressEscape(box.querySelector('button') ?? box);
  expect([frames.now(), isFree(), said.at(-1)]).toEqual([null, false, 'Framing has ended, and nothing was written.']);
  // It hears no more.
  expect(pressEscape(box)).toBe(true);
});

it('goes on where Escape is a field’s that takes the file’s words', () => {
  const { frames } = begun();
  const input = h('input', { type: 'text', 'data-key': 'words', value: 'theirs' });
  writes(input, { file: 'theirs', send: async () => false });
  shown([input]);
  input.value = 'mine';
  input.dataset.refused = 'mine';
  pressEscape(input);
  expect([control('words').value, frames.now() === null]).toEqual(['theirs', false]);
  pressEscape(input);
  expect(frames.now()).toBeNull();
});

it('says at the button that uses a view why that was not written, by whatever it was asked', async () => {
  const studio = testStudio();
  studio.refuse('no');
  const { frames } = begun(studio);
  shown(cameraPanel({ ...studio, framing: frames }, false, () => {}));
  await frames.use();
  expect([described('use-view'), frames.now() === null]).toEqual([['Not written: no'], false]);
});
