import { button, h } from './dom.ts';

/** What a screen says until its first page is there. */
export const making = 'Making the page… The first one takes up to a minute.';

/** ms after which a page that has loaded and does not start has failed: its scripts are there by then */
const patience = 20_000;

/** A line over a screen that has no page yet, or one that has failed. */
export interface WaitingLine {
  readonly element: HTMLElement;
  /** Shows words, or nothing for none. @returns whether they are others than before */
  say(words: string, failed: boolean): boolean;
  words(): string;
}

/** @param again called when the author asks for the page again */
export function waitingLine(again: () => void): WaitingLine {
  const words = h('p', {});
  const hint = h('p', {}, 'The terminal of ', h('code', {}, 'npm run dev'), ' says more.');
  const retry = button('Try again', again);
  const element = h('div', { class: 'wait', hidden: true }, words, hint, retry);
  return {
    element,
    say(next, failed) {
      if (words.textContent === next) return false;
      words.textContent = next;
      element.hidden = next === '';
      hint.hidden = !failed;
      retry.hidden = !failed;
      return true;
    },
    words: () => words.textContent,
  };
}

/** The window of a story's page, once its scripts run; null before, and for pages that are no story's. */
export function windowOf(iframe: HTMLIFrameElement | null): (Window & typeof globalThis) | null {
  try {
    const page = iframe?.contentWindow as (Window & typeof globalThis) | null | undefined;
    return page?.mapStory ? page : null;
  } catch {
    // A browser's own page, which says that nobody answers.
    return null;
  }
}

/** Says why a page will not come, as soon as that is known, and null before. */
export function failureOf(iframe: HTMLIFrameElement): () => string | null {
  let loaded = Number.POSITIVE_INFINITY;
  iframe.addEventListener('load', () => {
    loaded = performance.now();
  });
  return () => {
    if (loaded === Number.POSITIVE_INFINITY) return null;
    try {
      const [asked] = iframe.contentWindow?.performance.getEntriesByType('navigation') ?? [];
      const status = (asked as PerformanceNavigationTiming | undefined)?.responseStatus ?? 0;
      if (status >= 400) return `the server answers ${status}`;
    } catch {
      return 'the server does not answer';
    }
    return performance.now() - loaded > patience ? 'it has loaded, and its scripts do not start' : null;
  };
}
