/** The key is per story: the language may change. */
const keyOf = (story: string): string => `map-story:place:${story}`;

/** A reader's place in a story, stored in this browser. Where storage is refused nothing is stored. */
export interface SavedPlace {
  /** id of the step of an earlier visit, or null */
  readonly earlier: string | null;
  /** Stores a step as the reader's place; the title (index 0) is none. */
  save(step: string, index: number): void;
}

/** `story`: its id */
export function savedPlace(story: string): SavedPlace {
  let earlier: string | null = null;
  try {
    earlier = window.localStorage.getItem(keyOf(story));
  } catch {
    // see above
  }
  return {
    earlier,
    save(step, index) {
      try {
        if (index > 0) window.localStorage.setItem(keyOf(story), step);
      } catch {
        // see above
      }
    },
  };
}

/**
 * Offers a returning reader at the title the step of the last visit. The offer disappears once it is taken, closed or scrolled past.
 * @returns what to call with each step
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
