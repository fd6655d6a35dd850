import type { PageScroll } from '#player/drivers/page-scroll.ts';
import { steps } from '#player/drivers/steps.ts';
import type { Player } from '#player/player.ts';
import { stepAt } from './current-step.ts';

/** Turns pages; see `pagedMode`. */
export interface PagedMode extends PageScroll {
  /** To the next page (1) or the one before (-1): within a step's text while it has more, then to the neighbouring step. */
  turn(by: 1 | -1): void;
}

/** CSS px between the columns that the pages of a step are, as in embed.css. */
const gap = 40;

/** What arrow keys and a finger move by themselves. */
const moves = 'audio, video, input, .table';

/** Least length of a swipe, CSS px; it is also at least twice as wide as high. */
const swipeLength = 40;

/**
 * A story without scrolling, in a box of any height: one step at a time, and a step whose text is longer than the box in pages side by side. Buttons,
 * arrow keys, dots and sideways swipes turn them; vertical gestures are the host's. `refresh` shows the current page anew.
 */
export function pagedMode(root: HTMLElement, player: Player): PagedMode {
  const map = steps(player);
  const sections = [...root.querySelectorAll<HTMLElement>('[data-step]')];
  const words = root.querySelector<HTMLElement>('.words');
  const [previous, next] = [root.querySelector('[data-previous]'), root.querySelector('[data-next]')];
  /** 1 where text runs from left to right, -1 where from right to left */
  const direction = getComputedStyle(root).direction === 'rtl' ? -1 : 1;
  let index = stepAt(player.position(), sections.length);
  let page = 0;

  const pagesNow = (): number => {
    const section = sections[index];
    return section ? Math.max(Math.round((section.scrollWidth + gap) / (section.clientWidth + gap)), 1) : 1;
  };
  const show = (): void => {
    for (const [at, section] of sections.entries()) section.toggleAttribute('data-shown', at === index);
    const section = sections[index];
    if (section) fitToPage(section);
    const pages = pagesNow();
    page = Math.min(page, pages - 1);
    section?.scrollTo({ left: direction * page * (section.clientWidth + gap), behavior: 'instant' });
    if (words) words.dataset.pages = pages > 1 ? `${page + 1}/${pages}` : '';
    setEnabled(previous, index > 0 || page > 0);
    setEnabled(next, index < sections.length - 1 || page < pages - 1);
  };
  const go = (to: number, behavior: 'instant' | 'smooth', atEnd = false): void => {
    index = stepAt(to, sections.length);
    page = 0;
    show();
    page = atEnd ? pagesNow() - 1 : 0;
    if (atEnd) show();
    map.seek(to, behavior);
  };
  const turn = (by: 1 | -1): void => {
    const pages = pagesNow();
    if (page + by >= 0 && page + by < pages) {
      page += by;
      show();
    } else if (index + by >= 0 && index + by < sections.length) {
      go(index + by, root.dataset.motion === 'off' ? 'instant' : 'smooth', by < 0);
    }
  };

  const removal = new AbortController();
  const { signal } = removal;
  // In the capture phase, before the links' own listeners.
  const click = (event: Event): void => {
    const link = event.target instanceof Element ? event.target.closest('[data-previous], [data-next]') : null;
    if (!link) return;
    event.preventDefault();
    turn(link === next ? 1 : -1);
  };
  const key = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || event.shiftKey) return;
    if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
    if (event.target instanceof Element && event.target.closest(moves)) return;
    event.preventDefault();
    turn((event.key === 'ArrowRight') === direction > 0 ? 1 : -1);
  };
  let from: { x: number; y: number } | null = null;
  const down = (event: PointerEvent): void => {
    const own = event.target instanceof Element && event.target.closest(moves);
    from = event.pointerType === 'mouse' || !event.isPrimary || own ? null : { x: event.clientX, y: event.clientY };
  };
  const up = (event: PointerEvent): void => {
    if (!from) return;
    const [x, y] = [event.clientX - from.x, event.clientY - from.y];
    from = null;
    if (Math.abs(x) >= swipeLength && Math.abs(x) > 2 * Math.abs(y)) turn(x * direction < 0 ? 1 : -1);
  };
  root.addEventListener('click', click, { capture: true, signal });
  document.addEventListener('keydown', key, { signal });
  root.addEventListener('pointerdown', down, { signal });
  root.addEventListener('pointerup', up, { signal });
  root.addEventListener('pointercancel', () => (from = null), { signal });
  if (words) words.setAttribute('aria-live', 'polite');
  show();

  return {
    turn,
    seek: (position, behavior = 'instant') => go(position, behavior),
    refresh: show,
    stop() {
      removal.abort();
      map.stop();
    },
  };
}

/** Tells the style sheet how high a page is, and shows the figures of a chart that is higher. */
function fitToPage(section: HTMLElement): void {
  const height = section.clientHeight;
  section.style.setProperty('--page-height', `${height}px`);
  for (const chart of section.querySelectorAll<HTMLElement>('.chart')) {
    const em = Number.parseFloat(getComputedStyle(chart).fontSize);
    const high = Number.parseFloat(chart.querySelector(':scope > svg')?.getAttribute('height') ?? '') * em > height;
    chart.toggleAttribute('data-too-high', high);
    const figures = chart.querySelector('details');
    if (high && figures) figures.open = true;
  }
}

function setEnabled(link: Element | null, enabled: boolean): void {
  if (enabled) link?.removeAttribute('aria-disabled');
  else link?.setAttribute('aria-disabled', 'true');
}
