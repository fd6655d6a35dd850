// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { scrolledWindow } from '#player/fixtures/scrolled-window.ts';
import type { Player } from '#player/player.ts';
import { scrollFor, scrollMapOf } from '#player/scroll-map.ts';
import { type HostScroll, hostScroll } from './host-scroll.ts';

vi.mock('framer-motion/dom', () => ({
  frame: { read: (callback: () => void) => callback(), render: () => {} },
  cancelFrame: () => {},
}));

const map = scrollMapOf(
  [0, 1, 2].map((step) => ({ top: step * 1000, bottom: step * 1000 + 300 })),
  { top: 200, bottom: 500 },
  3000,
);
let hosted: boolean;
let requests: [number, boolean][];
let window_: ReturnType<typeof scrolledWindow>;
let driver: HostScroll;
const moves: number[] = [];

beforeEach(() => {
  [hosted, requests] = [true, []];
  moves.length = 0;
  window_ = scrolledWindow(4000);
  const player = { moveTo: (position: number) => void moves.push(position), position: () => moves.at(-1) ?? 0 } as unknown as Player;
  driver = hostScroll(player, () => map, { requestScroll: (...request) => requests.push(request), hosted: () => hosted });
});
afterEach(() => {
  driver.stop();
  vi.restoreAllMocks();
});

test('the page goes where the host has scrolled, and asks for nothing in return', () => {
  driver.follow(700);
  window_.scroll(window.scrollY);
  expect([window.scrollY, requests]).toEqual([700, []]);
});

test('less than half a pixel is no scroll', () => {
  driver.follow(700);
  const before = window_.asked.length;
  driver.follow(700.4);
  expect(window_.asked).toHaveLength(before);
});

test('a host beyond the end of the page is not sent back', () => {
  driver.follow(1e6);
  window_.scroll(window.scrollY);
  expect([window.scrollY, requests]).toEqual([4000 - window.innerHeight, []]);
});

test('what moves the page from within is asked of the host, once', () => {
  driver.follow(700);
  window_.scroll(1200);
  window_.scroll(1201);
  expect(requests).toEqual([[1200, false]]);
});

test('before the host has said anything the page’s own scroll is no request', () => {
  window_.scroll(500);
  expect(requests).toEqual([]);
});

test('a seek shows its position at once and asks the host to follow, a smooth one leaves the way to the host', () => {
  driver.seek(1);
  expect([moves.at(-1), window.scrollY]).toEqual([1, Math.round(scrollFor(map, 1))]);
  expect(requests).toEqual([[window.scrollY, false]]);
  const before = moves.length;
  driver.seek(2, 'smooth');
  expect(requests.at(-1)).toEqual([scrollFor(map, 2), true]);
  expect(moves).toHaveLength(before);
});

test('a layout that changes while the host is on its way does not keep it where it was', () => {
  driver.seek(2);
  const there = window.scrollY;
  // What the host had sent before it heard of the request.
  driver.follow(100);
  driver.follow(100);
  driver.refresh();
  expect([moves.at(-1), requests.at(-1)]).toEqual([2, [there, false]]);
  // Once it is there, or the reader scrolls, nothing is asked again.
  driver.follow(there);
  driver.refresh();
  driver.seek(1);
  driver.follow(there);
  driver.follow(there - 40);
  driver.refresh();
  expect(requests).toHaveLength(3);
});

test('without a host the page seeks by itself', () => {
  hosted = false;
  driver.seek(1, 'smooth');
  expect(requests).toEqual([]);
  expect(window_.asked.at(-1)).toMatchObject({ behavior: 'smooth' });
});

test('stopped, it asks for nothing', () => {
  driver.follow(700);
  driver.stop();
  window_.scroll(1200);
  expect(requests).toEqual([]);
});
