import { accentOf, type ElementOptions, modeOf, storyAddress, themeOf } from './address.ts';

/** An attribute by its name, or with `data-` before it, for systems that strip others. */
export function attribute(element: Element, name: string): string | null {
  return element.getAttribute(name) ?? element.getAttribute(`data-${name}`);
}

/** The element's options, or null when it names no story of `origin`. */
export function optionsOf(element: Element, origin: string): ElementOptions | null {
  const src = storyAddress(element.getAttribute('data-map-story') || element.getAttribute('src'), origin, document.baseURI);
  if (!src) return null;
  return {
    src,
    mode: modeOf(attribute(element, 'mode')),
    theme: themeOf(attribute(element, 'theme')),
    accent: accentOf(attribute(element, 'accent')),
  };
}

/** The host's sticky header: its height as `top-offset="64"`, or the element itself as a selector. */
export interface Header {
  /** CSS px */
  height(): number;
  readonly element: Element | null;
}

export function headerOf(story: Element): Header {
  const value = attribute(story, 'top-offset')?.trim() ?? '';
  const px = Number.parseFloat(value);
  if (/^[\d.]+(px)?$/.test(value)) return { height: () => px, element: null };
  const element = find(value);
  return { height: () => element?.getBoundingClientRect().height ?? 0, element };
}

/** The element's `height`, CSS px, from 200 to 4000; else null. */
export function heightOf(story: Element): number | null {
  const px = Number.parseFloat(attribute(story, 'height') ?? '');
  return px >= 200 && px <= 4000 ? px : null;
}

/** The first element that a selector finds, or null, also when it is no selector. */
export function find(selector: string): Element | null {
  try {
    return selector ? document.querySelector(selector) : null;
  } catch {
    return null;
  }
}
