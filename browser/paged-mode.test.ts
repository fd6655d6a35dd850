// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import type { Player } from '#player/player.ts';
import { type PagedMode, pagedMode } from './paged-mode.ts';

// The map's travel between steps needs animation frames; here it arrives at once.
vi.mock('framer-motion/dom', () => ({
  frame: {
    update: (callback: (frame: { timestamp: number }) => void) => {
      callback({ timestamp: 0 });
      callback({ timestamp: 1e6 });
    },
  },
  cancelFrame: () => {},
  easeInOut: (share: number) => share,
}));

let stop: PagedMode['stop'] = () => {};
afterEach(() => {
  stop();
  document.body.replaceChildren();
});

/** A story in a box of 400 px, whose steps have so many pages. */
function story(pages: readonly number[], { dir = 'ltr' } = {}) {
  document.body.innerHTML = `<main style="direction:${dir}"><div class="words">${pages.map((_, index) => `<section data-step id="s${index}"></section>`).join('')}</div>
    <a data-previous href="#"></a><a data-next href="#"></a></main>`;
  const root = document.querySelector('main') as HTMLElement;
  const scrolled: number[] = [];
  for (const [index, section] of [...root.querySelectorAll('section')].entries()) {
    Object.defineProperty(section, 'clientWidth', { value: 400 });
    Object.defineProperty(section, 'scrollWidth', { value: 440 * (pages[index] ?? 1) - 40 });
    section.scrollTo = ((options: ScrollToOptions) => scrolled.push(options.left ?? 0)) as typeof section.scrollTo;
  }
  let position = 0;
  const player = {
    position: () => position,
    moveTo: (to: number) => {
      position = to;
    },
  } as unknown as Player;
  const paged = pagedMode(root, player);
  stop = paged.stop;
  const here = (): string => {
    const shown = root.querySelector('[data-shown]')?.id;
    return [shown, root.querySelector<HTMLElement>('.words')?.dataset.pages].filter(Boolean).join(' ');
  };
  const enabled = (): boolean[] =>
    ['[data-previous]', '[data-next]'].map((selector) => !root.querySelector(selector)?.hasAttribute('aria-disabled'));
  const pointer = (type: string, x: number, y: number, pointerType = 'touch'): void =>
    void root.dispatchEvent(new PointerEvent(type, { clientX: x, clientY: y, pointerType, isPrimary: true, bubbles: true }));
  return {
    root,
    paged,
    here,
    enabled,
    scrolled,
    position: () => position,
    click: (selector: string) => root.querySelector<HTMLElement>(selector)?.click(),
    key: (key: string, init: KeyboardEventInit = {}) =>
      document.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true, ...init })),
    swipe(x: number, y = 0, pointerType?: string) {
      pointer('pointerdown', 200, 200, pointerType);
      pointer('pointerup', 200 + x, 200 + y, pointerType);
    },
  };
}

test('pages are turned within a step first, then to its neighbour, and back to the neighbour’s last page', () => {
  const { paged, here, position, scrolled } = story([1, 3, 1]);
  const seen = [here()];
  for (const by of [1, 1, 1, 1, 1, -1, -1, -1, -1, -1] as const) {
    paged.turn(by);
    seen.push(here());
  }
  expect(seen).toEqual(['s0', 's1 1/3', 's1 2/3', 's1 3/3', 's2', 's2', 's1 3/3', 's1 2/3', 's1 1/3', 's0', 's0']);
  expect(position()).toBe(0);
  expect(Math.max(...scrolled)).toBe(880);
});

test('buttons are enabled where they lead somewhere', () => {
  const { enabled, click } = story([1, 2]);
  expect(enabled()).toEqual([false, true]);
  click('[data-next]');
  click('[data-next]');
  expect(enabled()).toEqual([true, false]);
  click('[data-previous]');
  expect(enabled()).toEqual([true, true]);
});

test('arrow keys turn in the direction of the text; with a modifier key they are the browser’s', () => {
  const english = story([1, 1, 1]);
  english.key('ArrowRight');
  english.key('ArrowRight', { altKey: true });
  expect(english.here()).toBe('s1');
  english.key('ArrowLeft');
  expect(english.here()).toBe('s0');
  stop();
  const arabic = story([1, 2, 1], { dir: 'rtl' });
  arabic.key('ArrowLeft');
  arabic.key('ArrowLeft');
  expect([arabic.here(), arabic.scrolled.at(-1)]).toEqual(['s1 2/2', -440]);
});

test('a swipe sideways turns; short ones, steep ones and a mouse do not', () => {
  const { swipe, here } = story([1, 1, 1]);
  swipe(-39);
  swipe(-60, 40);
  swipe(-100, 0, 'mouse');
  expect(here()).toBe('s0');
  swipe(-60, 20);
  expect(here()).toBe('s1');
  swipe(60);
  expect(here()).toBe('s0');
});

test('a seek shows its step from the first page, within the story', () => {
  const { paged, here, position } = story([1, 3, 1]);
  paged.seek(1);
  paged.turn(1);
  paged.seek(1);
  expect(here()).toBe('s1 1/3');
  paged.seek(1.6);
  expect([here(), position()]).toEqual(['s2', 1.6]);
});

test('the page’s own marking of a step is corrected by a refresh, and not by the site’s scripts', () => {
  const { root, paged, enabled } = story([2, 1]);
  const next = root.querySelector('[data-next]');
  next?.setAttribute('aria-disabled', 'true');
  document.dispatchEvent(new CustomEvent('mapstory:step', { detail: { step: 's1', position: 1 } }));
  expect(enabled()).toEqual([false, false]);
  paged.refresh();
  expect(enabled()).toEqual([false, true]);
});

test('nothing turns once it is stopped', () => {
  const { paged, key, here } = story([1, 1]);
  paged.stop();
  key('ArrowRight');
  expect(here()).toBe('s0');
});

test('what arrow keys and a finger move by themselves turns no page', () => {
  const { root, here, swipe } = story([3]);
  root.querySelector('section')?.insertAdjacentHTML('beforeend', '<input type="range"><div class="table"></div>');
  for (const element of root.querySelectorAll('input, .table')) {
    const key = new KeyboardEvent('keydown', { key: 'ArrowRight', cancelable: true, bubbles: true });
    element.dispatchEvent(key);
    expect(key.defaultPrevented).toBe(false);
    element.dispatchEvent(
      new PointerEvent('pointerdown', { clientX: 200, clientY: 200, pointerType: 'touch', isPrimary: true, bubbles: true }),
    );
    element.dispatchEvent(
      new PointerEvent('pointerup', { clientX: 100, clientY: 200, pointerType: 'touch', isPrimary: true, bubbles: true }),
    );
    expect(here()).toBe('s0 1/3');
  }
  swipe(-100);
  expect(here()).toBe('s0 2/3');
});

test('a chart that is higher than a page is its figures', () => {
  const { root, paged } = story([1]);
  const section = root.querySelector('section') as HTMLElement;
  section.innerHTML = '<figure class="chart" style="font-size:10px"><svg height="30em"></svg><details></details></figure>';
  const [chart, figures] = [section.querySelector('.chart'), section.querySelector('details')];
  const shown = (height: number): unknown[] => {
    Object.defineProperty(section, 'clientHeight', { value: height, configurable: true });
    paged.refresh();
    return [chart?.hasAttribute('data-too-high'), figures?.open, section.style.getPropertyValue('--page-height')];
  };
  expect(shown(400)).toEqual([false, false, '400px']);
  expect(shown(299)).toEqual([true, true, '299px']);
  expect(shown(400)).toEqual([false, true, '400px']);
});
