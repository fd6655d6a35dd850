/** Where the reader's place is kept, per story; the language may change. */
const keyOf = (story: string): string => `map-story:place:${story}`;

/** A reader's place in a story, kept in this browser. Storage may be refused: then nothing is kept. */
export interface KeptPlace {
  /** the step of an earlier visit, or null */
  readonly earlier: string | null;
  keep(step: string, index: number): void;
}

export function keptPlace(story: string): KeptPlace {
  let earlier: string | null = null;
  try {
    earlier = window.localStorage.getItem(keyOf(story));
  } catch {
    // see above
  }
  return {
    earlier,
    keep(step, index) {
      try {
        // At the title there is no place to come back to; what was kept stays.
        if (index > 0) window.localStorage.setItem(keyOf(story), step);
      } catch {
        // see above
      }
    },
  };
}

/**
 * Offers a reader who comes back, and stands at the top, the step of the last visit. Taken, closed or scrolled past, it goes.
 * @returns what to call when the reader enters a step
 */
export function offerToContinue(root: HTMLElement, earlier: string | null, ids: readonly string[]): (index: number) => void {
  const offer = root.querySelector<HTMLElement>('[data-continue]');
  const link = offer?.querySelector('a');
  const index = earlier === null ? -1 : ids.indexOf(earlier);
  if (!offer || !link || index <= 0) return () => {};
  const title = root.querySelector(`.contents-panel a[data-seek="${CSS.escape(ids[index] ?? '')}"]`)?.textContent ?? '';
  link.href = `#${ids[index]}`;
  link.textContent = (link.dataset.template ?? '{step}').replace('{step}', title);
  offer.querySelector('button')?.addEventListener('click', () => {
    offer.hidden = true;
  });
  return (entered) => {
    offer.hidden = entered !== 0;
  };
}
