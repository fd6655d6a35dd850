import type { Theme } from './messages.ts';

/**
 * The theme that goes with a page: dark where the page is. A page that has no `color-scheme` leaves it to the reader.
 *
 * @param scheme computed `color-scheme` of the place in the page, such as `light dark`
 * @param prefersDark whether the reader prefers dark pages
 */
export function themeOfScheme(scheme: string, prefersDark: boolean): Theme {
  const dark = scheme.includes('dark');
  return (dark === scheme.includes('light') ? prefersDark : dark) ? 'night' : 'paper';
}

/**
 * Follows the colours of the host's page, as its `color-scheme` and the reader's preference have them.
 *
 * @param element whose place in the page decides
 * @param frame a box of ours in it. A change of the scheme has no event, but changes the system's colour of text, which we make a transition of.
 * @returns the theme as it is now
 */
export function followPage(element: Element, frame: HTMLElement, changed: () => void, signal: AbortSignal): () => Theme {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  dark.addEventListener('change', changed, { signal });
  frame.addEventListener('transitionrun', changed, { signal });
  frame.style.color = 'CanvasText';
  frame.style.transition = 'color 1ms';
  return () => {
    const { colorScheme } = getComputedStyle(element);
    // What a page says of itself in its head is not in its styles.
    const inHead = document.querySelector<HTMLMetaElement>('meta[name="color-scheme"]')?.content;
    return themeOfScheme((colorScheme === 'normal' && inHead) || colorScheme, dark.matches);
  };
}
