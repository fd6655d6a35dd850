// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { scrolledWindow } from '#player/fixtures/scrolled-window.ts';
import type { Player } from '#player/player.ts';
import { positionAt, type ScrollMap, scrollMapOf } from '#player/scroll-map.ts';
import { type PageScroll, pageScroll } from './page-scroll.ts';

/** framer-motion's frames, run when the test says so. */
const reads = vi.hoisted(() => new Set<() => void>());
vi.mock('framer-motion/dom', () => ({
  frame: { read: (callback: () => void) => reads.add(callback), render: () => {} },
  cancelFrame: (callback: () => void) => reads.delete(callback),
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
  reads.clear();
});
afterEach(() => {
  for (const driver of drivers.splice(0)) driver.stop();
  vi.restoreAllMocks();
});

const playerOf = (): Player =>
  ({ moveTo: (position: number) => void moves.push(position), position: () => moves.at(-1) ?? 0 }) as unknown as Player;
const drivers: PageScroll[] = [];
const drive = (locked?: () => boolean): PageScroll => {
  const driver = pageScroll(playerOf(), () => map, locked);
  drivers.push(driver);
  return driver;
};
const readFrame = (): void => {
  const now = [...reads];
  reads.clear();
  for (const callback of now) callback();
};
const setWidth = (px: number): void => {
  vi.spyOn(window, 'innerWidth', 'get').mockReturnValue(px);
  window.dispatchEvent(new Event('resize'));
};

test('the position is that of the scroll, from the start', () => {
  const window_ = scrolledWindow(4000);
  window_.scroll(700);
  drive();
  window_.scroll(900);
  readFrame();
  expect(moves).toEqual([positionAt(map, 700), positionAt(map, 900)]);
});

test('a seek shows exactly its position, until the reader scrolls', () => {
  const window_ = scrolledWindow(4000);
  const driver = drive();
  driver.seek(1.37);
  expect(moves.at(-1)).toBe(1.37);
  readFrame();
  expect(moves.at(-1)).toBe(1.37);
  window_.scroll(window.scrollY + 40);
  readFrame();
  expect(moves.at(-1)).toBe(positionAt(map, window.scrollY));
  expect(moves.at(-1)).not.toBe(1.37);
});

test('a page that is locked holds still, wherever its offset goes, and is as before when the lock is gone', () => {
  const window_ = scrolledWindow(4000);
  let locked = false;
  const driver = drive(() => locked);
  window_.scroll(900);
  readFrame();
  const before = [...moves];
  // A fixed body: the page is at its top, and in another width, until it is let go.
  locked = true;
  map = mapOf(3);
  window_.scroll(0);
  driver.refresh();
  readFrame();
  expect([moves, window.scrollY]).toEqual([before, 0]);
  locked = false;
  map = mapOf(1);
  window_.scroll(900);
  driver.refresh();
  readFrame();
  expect(moves.at(-1)).toBe(before.at(-1));
  expect(window.scrollY).toBe(900);
});

test('a smooth seek leaves the positions between to the browser’s scroll', () => {
  const window_ = scrolledWindow(4000);
  const driver = drive();
  const before = moves.length;
  driver.seek(2, 'smooth');
  expect(moves).toHaveLength(before);
  expect(window_.asked.at(-1)?.behavior).toBe('smooth');
});

test('a changed layout keeps the position, not the offset, when it is told', () => {
  const window_ = scrolledWindow(4000);
  const driver = drive();
  window_.scroll(900);
  readFrame();
  const position = moves.at(-1) as number;
  map = mapOf(2);
  window_.setHeight(8000);
  driver.refresh();
  readFrame();
  expect(moves.at(-1)).toBe(position);
  expect(positionAt(map, window.scrollY)).toBeCloseTo(position, 2);
});

test('and when a window of another width has scrolled the page before anybody has told', () => {
  const window_ = scrolledWindow(4000);
  drive();
  window_.scroll(900);
  readFrame();
  const position = moves.at(-1) as number;
  map = mapOf(2);
  window_.setHeight(8000);
  setWidth(390);
  window_.scroll(700);
  readFrame();
  expect(moves.at(-1)).toBe(position);
  expect(window.scrollY).toBeGreaterThan(1500);
});

test('a layout that is as it was does not scroll the page, which may be on its way to an anchor', () => {
  const window_ = scrolledWindow(4000);
  const driver = drive();
  driver.refresh();
  readFrame();
  expect(window_.asked).toEqual([]);
});

test('a layout that is as it was does not hold a reader who scrolls on meanwhile', () => {
  const window_ = scrolledWindow(4000);
  const driver = drive();
  driver.seek(1);
  driver.refresh();
  window_.scroll(1300);
  readFrame();
  expect([moves.at(-1), window.scrollY]).toEqual([positionAt(map, 1300), 1300]);
});

test('scrolling reads nothing of the layout but the offset, and measures nothing', () => {
  const window_ = scrolledWindow(4000);
  let measured = 0;
  const driver = pageScroll(playerOf(), () => {
    measured++;
    return map;
  });
  drivers.push(driver);
  const layout: string[] = [];
  for (const name of ['scrollHeight', 'scrollWidth', 'clientHeight', 'clientWidth', 'offsetHeight'] as const) {
    vi.spyOn(document.documentElement, name, 'get').mockImplementation(() => layout.push(name));
  }
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(() => new DOMRect(layout.push('box')));
  vi.spyOn(window, 'innerWidth', 'get').mockImplementation(() => layout.push('innerWidth'));
  vi.spyOn(window, 'getComputedStyle').mockImplementation(() => ({ length: layout.push('style') }) as CSSStyleDeclaration);
  for (let offset = 0; offset < 3000; offset += 100) {
    window_.scroll(offset);
    readFrame();
  }
  expect(moves.at(-1)).toBe(positionAt(map, 2900));
  expect([layout, measured]).toEqual([[], 1]);
});

test('several events in a frame are followed once', () => {
  const window_ = scrolledWindow(4000);
  drive();
  const before = moves.length;
  for (const offset of [700, 800, 900]) window_.scroll(offset);
  readFrame();
  expect(moves.slice(before)).toEqual([positionAt(map, 900)]);
});

test('stopped, it follows nothing and measures nothing', () => {
  const window_ = scrolledWindow(4000);
  const driver = drive();
  driver.refresh();
  driver.stop();
  const before = moves.length;
  window_.scroll(900);
  readFrame();
  readFrame();
  expect(moves).toHaveLength(before);
});
