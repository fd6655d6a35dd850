// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';
import type { Player } from '#player/player.ts';
import { type Explore, explore } from './explore.ts';
import type { LiveMap } from './live-map.ts';

/** A page with a free map in it, and what its map is asked for. */
function page({ moves = true } = {}) {
  document.body.innerHTML = `<main>
    <button data-explore data-unavailable aria-expanded="false"></button>
    <div data-stage aria-hidden="true"></div>
    <div data-explore-tools hidden>
      <button data-back-to-story></button><button data-zoom="1"></button>
      <select data-targets><option value="">…</option></select>
    </div>
    <aside data-open-note hidden><button data-close-note></button><div data-note-body></div></aside>
    <div data-notes hidden>
      <article data-note="place:port"><h3>Port</h3></article>
      <article data-note="leg:crossing"><h3>Crossing</h3></article>
      <article data-note="place:hidden"><h3>Hidden</h3></article>
    </div>
  </main>`;
  const root = document.querySelector('main') as HTMLElement;
  const asked: unknown[][] = [];
  const record =
    (name: string) =>
    (...args: unknown[]): void =>
      void asked.push([name, ...args]);
  const map = {
    explore: record('explore'),
    highlight: record('highlight'),
    zoomBy: record('zoomBy'),
    map: () => ({ getCanvas: () => ({ focus() {} }) }),
  } as unknown as LiveMap;
  let draw = (_: { position: number }): void => {};
  const player = {
    position: () => 2,
    frame: () => ({
      places: { port: 1, hidden: 0, unnamed: 1 },
      legs: { crossing: { drawn: 1, strength: 0.5, head: 0 } },
      regions: {},
    }),
    subscribe: (callback: typeof draw) => {
      draw = callback;
      return () => {};
    },
  } as unknown as Player;
  const free = explore(root, player, () => moves);
  const find = <T extends HTMLElement>(selector: string): T => root.querySelector<T>(selector) as T;
  return {
    free,
    asked,
    find,
    root,
    enter() {
      free.setMap(map);
      find('[data-explore]').click();
      asked.length = 0;
    },
    setMap: () => free.setMap(map),
    frameAt: (position: number) => draw({ position }),
    key: (name: string) => document.dispatchEvent(new KeyboardEvent('keydown', { key: name, cancelable: true })),
  };
}

let stop: Explore['stop'] = () => {};
beforeEach(() => {
  stop();
  // happy-dom has no constructor of options.
  vi.stubGlobal('Option', function option(text: string, value: string) {
    return Object.assign(document.createElement('option'), { textContent: text, value });
  });
});

test('without a live map the button is not available and opens nothing', () => {
  const { free, find, asked, setMap } = page();
  stop = free.stop;
  find('[data-explore]').click();
  expect([free.on(), asked]).toEqual([false, []]);
  setMap();
  expect(find('[data-explore]').hasAttribute('data-unavailable')).toBe(false);
  find('[data-explore]').click();
  expect(free.on()).toBe(true);
});

test('the reader gets the map, its tools and a list of what the frame shows', () => {
  const { free, find, root, asked, setMap } = page();
  stop = free.stop;
  setMap();
  find('[data-explore]').click();
  expect(asked).toEqual([['explore', true]]);
  expect(root.dataset.exploring).toBe('');
  expect(find('[data-explore]').getAttribute('aria-expanded')).toBe('true');
  expect([find('[data-explore-tools]').hidden, find('[data-stage]').hasAttribute('aria-hidden')]).toEqual([false, false]);
  expect([...find<HTMLSelectElement>('[data-targets]').options].map(({ value }) => value)).toEqual(['', 'place:port', 'leg:crossing']);
});

test('a note opens and closes, Escape first closes it and then the free map', () => {
  const { free, find, asked, enter, key } = page();
  stop = free.stop;
  enter();
  free.open({ kind: 'place', id: 'port' });
  expect([find('[data-open-note]').hidden, find('[data-note-body]').textContent]).toEqual([false, 'Port']);
  expect(find<HTMLSelectElement>('[data-targets]').value).toBe('place:port');
  key('Escape');
  expect([find('[data-open-note]').hidden, free.on()]).toEqual([true, true]);
  key('Escape');
  expect(free.on()).toBe(false);
  expect(asked).toEqual([
    ['highlight', { kind: 'place', id: 'port' }],
    ['highlight', null],
    ['highlight', null],
    ['explore', false, 700],
  ]);
});

test('something without a note is highlighted all the same', () => {
  const { free, find, asked, enter } = page();
  stop = free.stop;
  enter();
  free.open({ kind: 'region', id: 'delta' });
  expect(asked).toEqual([['highlight', { kind: 'region', id: 'delta' }]]);
  expect(find('[data-open-note]').hidden).toBe(true);
});

test('on the story’s map nothing is opened', () => {
  const { free, find, asked, setMap } = page();
  stop = free.stop;
  setMap();
  free.open({ kind: 'place', id: 'port' });
  expect([asked, find('[data-open-note]').hidden]).toEqual([[['highlight', null]], true]);
});

test.each([
  ['reading on', (page_: ReturnType<typeof page>) => page_.frameAt(2.1)],
  ['the button', (page_: ReturnType<typeof page>) => page_.find('[data-explore]').click()],
  ['the way back', (page_: ReturnType<typeof page>) => page_.find('[data-back-to-story]').click()],
  ['a lost map', (page_: ReturnType<typeof page>) => page_.free.setMap(null)],
  ['its end', (page_: ReturnType<typeof page>) => page_.free.stop()],
])('%s returns to the story', (_, leave) => {
  const made = page();
  stop = made.free.stop;
  made.enter();
  made.frameAt(2);
  expect(made.free.on()).toBe(true);
  leave(made);
  expect(made.free.on()).toBe(false);
  expect(made.asked.at(-1)).toEqual(['explore', false, 700]);
  expect([made.root.dataset.exploring, made.find('[data-explore-tools]').hidden]).toEqual([undefined, true]);
});

test('without motion zooming and returning are cuts', () => {
  const { free, find, asked, enter } = page({ moves: false });
  stop = free.stop;
  enter();
  find('[data-zoom]').click();
  find('[data-back-to-story]').click();
  expect(asked).toEqual([
    ['zoomBy', 1, 0],
    ['highlight', null],
    ['explore', false, 0],
  ]);
  expect(document.activeElement).toBe(find('[data-explore]'));
});

test('a choice in the list opens its note', () => {
  const { free, find, enter } = page();
  stop = free.stop;
  enter();
  const list = find<HTMLSelectElement>('[data-targets]');
  list.value = 'leg:crossing';
  list.dispatchEvent(new Event('change'));
  expect(find('[data-note-body]').textContent).toBe('Crossing');
});
