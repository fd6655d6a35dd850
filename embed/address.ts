import { type Mode, modes, type Theme, themes } from './messages.ts';

/** The options in an element's attributes. */
export interface ElementOptions {
  /** address of the story's page */
  readonly src: URL;
  /** `auto`: the best that page, reader and browser allow */
  readonly mode: Mode | 'auto';
  readonly theme: Theme;
  /** `#rrggbb`, or null for the default */
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
  const path = /^(.*\/[^/]+\/[A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)(?:\/(?:embed\/?(?:flat\.html)?)?)?$/.exec(url.pathname)?.[1];
  return path ? new URL(`${path}/`, url) : null;
}

/** The guest's address for a mode, with what its first paint depends on. */
export function guestAddress({ src, theme, accent }: Pick<ElementOptions, 'src' | 'theme' | 'accent'>, mode: Mode): string {
  const url = new URL(mode === 'flat' ? 'embed/flat.html' : 'embed/', src);
  if (mode !== 'flat') url.searchParams.set('mode', mode);
  if (theme !== 'night') url.searchParams.set('theme', theme);
  if (accent) url.searchParams.set('accent', accent.slice(1));
  return url.href;
}

/** An attribute's value if it is one of `all`, else the default. */
export function oneOf<T extends string>(value: string | null | undefined, all: readonly T[], fallback: T): T {
  return all.includes(value as T) ? (value as T) : fallback;
}

export const modeOf = (value: string | null | undefined): Mode | 'auto' => oneOf<Mode | 'auto'>(value, [...modes, 'auto'], 'auto');
export const themeOf = (value: string | null | undefined): Theme => oneOf(value, themes, 'night');

/** `#c30` and `#cc3300` → `#cc3300`; null for anything else. */
export function accentOf(value: string | null | undefined): string | null {
  const hex = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(value?.trim() ?? '')?.[1]?.toLowerCase();
  if (!hex) return null;
  return `#${hex.length === 3 ? [...hex].map((digit) => digit + digit).join('') : hex}`;
}
