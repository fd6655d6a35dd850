// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { seekOnClick } from './seek-links.ts';

const ids = ['title', 'sea', 'harbour'];
let stop = (): void => {};
const seek = vi.fn();
const push = vi.fn();

beforeEach(() => {
  seek.mockReset();
  push.mockReset();
  window.history.replaceState(null, '', '/story/en/');
  document.body.innerHTML = `
    <details open><summary>Contents</summary><a id="contents" href="#harbour"><span>Harbour</span></a></details>
    <a id="next" data-next href="#sea">Next</a>
    <a id="previous" data-previous href="#sea" aria-disabled="true">Previous</a>
    <a id="begin" class="begin" href="#sea">Begin</a>
    <a id="source" href="#source-1">1</a>
    ${ids.map((id) => `<section id="${id}"></section>`).join('')}`;
});
afterEach(() => stop());

/** Clicks and says whether the browser was kept from following the link. */
function click(selector: string, init: MouseEventInit = {}): boolean {
  const event = new MouseEvent('click', { bubbles: true, cancelable: true, ...init });
  document.querySelector(selector)?.dispatchEvent(event);
  return event.defaultPrevented;
}

test('a jump seeks at once, closes the contents, moves the focus, and Back returns from it', () => {
  stop = seekOnClick(ids, seek, push);
  expect(click('#contents span')).toBe(true);
  expect(seek.mock.calls).toEqual([[2, 'instant']]);
  expect(document.querySelector('details')?.hasAttribute('open')).toBe(false);
  expect(document.activeElement?.id).toBe('harbour');
  expect(push.mock.calls).toEqual([['#harbour']]);
});

test('the neighbours are scrolled to, without an entry and with the focus where it is', () => {
  stop = seekOnClick(ids, seek, push);
  click('#next');
  expect(seek.mock.calls).toEqual([[1, 'smooth']]);
  expect(push).not.toHaveBeenCalled();
  expect(document.activeElement?.id).not.toBe('sea');
});

test('a guest’s jumps leave the host’s history alone', () => {
  stop = seekOnClick(ids, seek, null);
  click('#contents');
  expect(seek).toHaveBeenCalledTimes(1);
  expect(window.location.hash).toBe('');
});

test('“begin” scrolls, and a disabled link does nothing', () => {
  stop = seekOnClick(ids, seek, push);
  click('#begin');
  expect(seek.mock.calls).toEqual([[1, 'smooth']]);
  expect(click('#previous')).toBe(true);
  expect(seek).toHaveBeenCalledTimes(1);
});

test.each([
  ['a modifier key', '#contents', { metaKey: true }],
  ['another button', '#contents', { button: 1 }],
  ['another fragment', '#source', {}],
] as const)('%s is the browser’s own', (_, selector, init) => {
  stop = seekOnClick(ids, seek, push);
  expect(click(selector, init)).toBe(false);
  expect(seek).not.toHaveBeenCalled();
});

test('nothing is sought once it is stopped', () => {
  seekOnClick(ids, seek, push)();
  click('#contents');
  expect(seek).not.toHaveBeenCalled();
});
