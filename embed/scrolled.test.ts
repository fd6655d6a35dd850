import { afterEach, expect, test, vi } from 'vitest';
import { keepingPlace, stuckTop } from './scrolled.ts';

afterEach(() => vi.unstubAllGlobals());

/** px that the page is scrolled when an element from `top` to `bottom` in a window of 600 px grows by 1000. */
function scrolledAlong(top: number, bottom: number, anchors: boolean): number {
  vi.stubGlobal('CSS', { supports: () => anchors });
  let grown = 0;
  const scrollBy = vi.fn();
  const element = { getBoundingClientRect: () => ({ top, bottom: bottom + grown }) };
  keepingPlace(element as Element, { top: 0, height: 600, offset: 0, end: 0, scrollBy }, () => {
    grown = 1000;
  });
  return scrollBy.mock.calls[0]?.[0] ?? 0;
}

test.each([
  ['the element is above the screen, and the browser keeps the place', -900, -10, true, 0],
  ['the element is above the screen, and no browser does', -900, -10, false, 1000],
  ['its end is in the upper half: what is below is read', -500, 200, true, 1000],
  ['its end is in the lower half: it is read itself', -200, 400, true, 0],
  ['it begins on the screen: nobody has passed it', 100, 200, true, 0],
  ['it is below', 700, 900, false, 0],
])('%s', (_, top, bottom, anchors, expected) => {
  expect(scrolledAlong(top, bottom, anchors)).toBe(expected);
});

test.each([
  ['above the story: in its flow', { top: 300, bottom: 9300 }, 300],
  ['in the story: below the header', { top: -4000, bottom: 5000 }, 56],
  ['at its end: with it', { top: -8700, bottom: 300 }, -300],
  ['a story that is lower than its frame', { top: -40, bottom: 400 }, -40],
])('%s', (_, story, top) => {
  expect(stuckTop(story, 600, 56)).toBe(top);
});
