// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { scrolledWindow } from '#player/fixtures/scrolled-window.ts';
import type { Player } from '#player/player.ts';
import { positionAt, type ScrollMap, scrollMapOf } from '#player/scroll-map.ts';
import { pageScroll } from './page-scroll.ts';

/** framer-motion's frames, run when the test says so. */
const frames = vi.hoisted(() => ({ scrolled: () => {}, reads: new Set<() => void>() }));
vi.mock('framer-motion/dom', () => ({
  scroll: (callback: () => void) => {
    frames.scrolled = callback;
    return () => {
      frames.scrolled = () => {};
    };
  },
  frame: { read: (callback: () => void) => frames.reads.add(callback), render: () => {} },
  cancelFrame: (callback: () => void) => frames.reads.delete(callback),
}));

const mapOf = (stretch: number): ScrollMap =>
  scrollMapOf(
    [0, 1, 2].map((step) => ({ top: step * 1000 * stretch, bottom: step * 1000 * stretch + 300 })),
    { top: 200, bottom: 500 },
    3000 * stretch,
  );

let map: ScrollMap;
let moves: number[];
beforeEach(() => {
  map = mapOf(1);
  moves = [];
  frames.reads.clear();
});
afterEach(() => vi.restoreAllMocks());

const playerOf = (): Player =>
  ({ moveTo: (position: number) => void moves.push(position), position: () => moves.at(-1) ?? 0 }) as unknown as Player;
const readFrame = (): void => {
  for (const callback of [...frames.reads]) callback();
};

test('the position is that of the scroll, from the start', () => {
  const window_ = scrolledWindow(4000);
  window_.scroll(700);
  pageScroll(playerOf(), () => map);
  window_.scroll(900);
  frames.scrolled();
  expect(moves).toEqual([positionAt(map, 700), positionAt(map, 900)]);
});

test('a seek shows exactly its position, until the reader scrolls', () => {
  const window_ = scrolledWindow(4000);
  const driver = pageScroll(playerOf(), () => map);
  driver.seek(1.37);
  expect(moves.at(-1)).toBe(1.37);
  frames.scrolled();
  expect(moves.at(-1)).toBe(1.37);
  window_.scroll(window.scrollY + 40);
  frames.scrolled();
  expect(moves.at(-1)).toBe(positionAt(map, window.scrollY));
  expect(moves.at(-1)).not.toBe(1.37);
});

test('a smooth seek leaves the positions between to the browser’s scroll', () => {
  const window_ = scrolledWindow(4000);
  const driver = pageScroll(playerOf(), () => map);
  const before = moves.length;
  driver.seek(2, 'smooth');
  expect(moves).toHaveLength(before);
  expect(window_.asked.at(-1)?.behavior).toBe('smooth');
});

test('a changed layout keeps the position, not the offset, when it is told', () => {
  const window_ = scrolledWindow(4000);
  const driver = pageScroll(playerOf(), () => map);
  window_.scroll(900);
  frames.scrolled();
  const position = moves.at(-1) as number;
  map = mapOf(2);
  window_.setHeight(8000);
  driver.refresh();
  readFrame();
  expect(moves.at(-1)).toBe(position);
  expect(positionAt(map, window.scrollY)).toBeCloseTo(position, 2);
});

test('and when a scroll event comes before anybody has told', () => {
  const window_ = scrolledWindow(4000);
  pageScroll(playerOf(), () => map);
  window_.scroll(900);
  frames.scrolled();
  const position = moves.at(-1) as number;
  map = mapOf(2);
  window_.setHeight(8000);
  frames.scrolled();
  expect(moves.at(-1)).toBe(position);
  expect(window.scrollY).toBeGreaterThan(1500);
});

test('a layout that is as it was does not scroll the page, which may be on its way to an anchor', () => {
  const window_ = scrolledWindow(4000);
  const driver = pageScroll(playerOf(), () => map);
  driver.refresh();
  readFrame();
  expect(window_.asked).toEqual([]);
});

test('stopped, it follows nothing and measures nothing', () => {
  const window_ = scrolledWindow(4000);
  const driver = pageScroll(playerOf(), () => map);
  driver.refresh();
  driver.stop();
  const before = moves.length;
  window_.scroll(900);
  frames.scrolled();
  readFrame();
  expect(moves).toHaveLength(before);
});
