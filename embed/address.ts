import { type Mode, modes, type Theme } from './messages.ts';

/** The options in an element's attributes. */
export interface ElementOptions {
  /** address of the story's page */
  readonly src: URL;
  /** `auto`: the best that page, reader and browser allow */
  readonly mode: Mode | 'auto';
  /** `auto`: that of the page around it */
  readonly theme: Theme | 'auto';
  /** `#rgb` or `#rrggbb`, or null for the default */
  readonly accent: string | null;
}

/** `URL.parse` of a text, if there is one; the oldest browsers have it not, nor `canParse`. */
export function urlOf(text: string | null | undefined, base: string): URL | null {
  try {
    return text ? new URL(text, base) : null;
  } catch {
    return null;
  }
}

/**
 * The story's page that an element names. Only an address of `origin` is one: attributes such as `data-map-story` pass through sanitisers, and whoever
 * can write one must not be able to load anything else with it.
 *
 * @param base what the address is relative to
 * @returns null for anything but `http(s)://<origin>/…/<story>/<lang>/`, with or without what an editor copied along (`embed/`, query, `#step`)
 */
export function storyAddress(src: string | null | undefined, origin: string, base: string): URL | null {
  const url = urlOf(src, base);
  if (url?.origin !== origin || !/^https?:$/.test(url.protocol)) return null;
  const path = /^(.*\/[^/]+\/[a-z]{2,3}(?:-[a-z\d]+)*)(?:\/(?:embed\/?(?:flat\.html)?)?)?$/i.exec(url.pathname)?.[1];
  return path ? new URL(`${path}/`, url) : null;
}

/** The guest's address for a mode, with what its first paint depends on. */
export function guestAddress({ src, accent }: Pick<ElementOptions, 'src' | 'accent'>, mode: Mode, theme: Theme): string {
  const url = new URL(mode === 'flat' ? 'embed/flat.html' : 'embed/', src);
  if (mode !== 'flat') url.searchParams.set('mode', mode);
  if (theme !== 'night') url.searchParams.set('theme', theme);
  if (accent) url.searchParams.set('accent', accent.slice(1));
  return url.href;
}

/** The mode that an attribute asks for; anything else is `auto`. */
export const modeOf = (value: string | null | undefined): Mode | 'auto' => (modes.includes(value as Mode) ? (value as Mode) : 'auto');

/** The theme that an attribute asks for; anything else is `night`. */
export const themeOf = (value: string | null | undefined): Theme | 'auto' => (value === 'paper' || value === 'auto' ? value : 'night');

/** `#c30` or `CC3300` → `#c30`, `#CC3300`; null for anything else. */
export function accentOf(value: string | null | undefined): string | null {
  const hex = /^\s*#?(([\da-f]{3}){1,2})\s*$/i.exec(value ?? '')?.[1];
  return hex ? `#${hex}` : null;
}
