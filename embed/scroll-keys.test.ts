// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { handOnSpace } from './scroll-keys.ts';

/** Presses a key on what a selector finds. @returns whether the browser was kept from what it does with it */
function press(selector: string, init: KeyboardEventInit): boolean {
  const event = new KeyboardEvent('keydown', { key: ' ', bubbles: true, cancelable: true, ...init });
  document.querySelector(selector)?.dispatchEvent(event);
  return event.defaultPrevented;
}

document.body.innerHTML =
  '<p>Words <a href="#x">link</a></p><button><b>b</b></button><input><details><summary>s</summary></details><canvas></canvas><div data-exploring><canvas id="free"></canvas></div>';

test.each([
  ['the text', 'p', {}, false],
  ['with Shift', 'p', { shiftKey: true }, true],
  // Space does not follow links.
  ['a link', 'a', {}, false],
  ['the map', 'canvas', {}, false],
  ['a button', 'button b', {}, null],
  ['a field', 'input', {}, null],
  ['a summary', 'summary', {}, null],
  ['the free map', '#free', {}, null],
  ['with Ctrl', 'p', { ctrlKey: true }, null],
  ['another key, which browsers hand on', 'p', { key: 'PageDown' }, null],
])('the space bar: %s', (_, selector, init, back) => {
  const scroll = vi.fn(() => true);
  const stop = handOnSpace(scroll);
  expect(press(selector, init)).toBe(back !== null);
  expect(scroll.mock.calls).toEqual(back === null ? [] : [[back]]);
  stop();
  expect(press(selector, init)).toBe(false);
});

test('what nothing has scrolled is the browser’s own', () => {
  const stop = handOnSpace(() => false);
  expect(press('p', {})).toBe(false);
  stop();
});
