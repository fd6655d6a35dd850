// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { copyLinks } from './copy-link.ts';

let stop = (): void => {};
let copied: string[];
let refused: boolean;

beforeEach(() => {
  vi.useFakeTimers();
  [copied, refused] = [[], false];
  window.history.replaceState(null, '', '/story/en/');
  document.body.innerHTML =
    '<p data-copied></p><a id="share" data-copy-link="/story/en/sea/" href="#sea"><i>§</i></a><a id="plain" data-copy-link href="#harbour">§</a>';
  const writeText = (text: string): Promise<void> => {
    if (refused) return Promise.reject(new Error('refused'));
    copied.push(text);
    return Promise.resolve();
  };
  vi.spyOn(navigator, 'clipboard', 'get').mockReturnValue({ writeText } as unknown as Clipboard);
  stop = copyLinks(document.body, 'Link copied');
});
afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function click(selector: string, init: MouseEventInit = {}): boolean {
  const event = new MouseEvent('click', { bubbles: true, cancelable: true, ...init });
  document.querySelector(selector)?.dispatchEvent(event);
  return event.defaultPrevented;
}
const status = (): string => document.querySelector('[data-copied]')?.textContent ?? '';

test('a click copies the address to share, else the link’s own, and confirms it for a while', async () => {
  expect(click('#share i')).toBe(true);
  click('#plain');
  await Promise.resolve();
  expect(copied.map((address) => new URL(address).pathname + new URL(address).hash)).toEqual(['/story/en/sea/', '/story/en/#harbour']);
  await Promise.resolve();
  expect(status()).toBe('Link copied');
  vi.advanceTimersByTime(2500);
  expect(status()).toBe('');
});

test('a refused clipboard follows the link, so that the address bar has it', async () => {
  refused = true;
  click('#share');
  await Promise.resolve();
  await Promise.resolve();
  expect([window.location.hash, status()]).toEqual(['#sea', '']);
});

test('with a modifier key it stays a link, and once it is stopped', () => {
  expect(click('#share', { ctrlKey: true })).toBe(false);
  stop();
  expect(click('#share')).toBe(false);
  expect(copied).toEqual([]);
});
