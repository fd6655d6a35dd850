/**
 * The messages between a page that embeds a story (the host) and the story in its iframe (the guest): plain objects through `postMessage`, each with
 * `mapStory: 1`. Both sides validate with the functions below and ignore anything else, whoever sent it. Reading a message costs the same however large
 * it is. Documented in docs/embedding.md, "Messages".
 */
export const version = 1;

export type Mode = 'scroll' | 'steps' | 'map' | 'flat';
export const modes: readonly Mode[] = ['scroll', 'steps', 'map', 'flat'];

/** A paragraph of the host's own text and the step that it is marked with; `top` and `bottom` in CSS px of the host's scrolled content. */
export interface Mark {
  readonly step: string;
  readonly top: number;
  readonly bottom: number;
}

/** From the host to its guest. */
export type ToGuest =
  /** The first message of a host: from now on the guest listens to its origin alone. */
  | { readonly type: 'hello' }
  /** How far the host has scrolled, CSS px: into the story (`scroll`), or in its content, as the marks are measured (`map`). */
  | { readonly type: 'progress'; readonly offset: number }
  /** The host's own text (`map`): where it is, between which heights of the viewport it is read, and how far the page can scroll, CSS px. */
  | {
      readonly type: 'words';
      readonly marks: readonly Mark[];
      readonly band: { readonly top: number; readonly bottom: number };
      readonly end: number;
    }
  /** Whether the guest may hold a live map; until then it shows drawn pictures. */
  | { readonly type: 'live'; readonly on: boolean }
  /** Go to a step, or to a position between steps. */
  | { readonly type: 'seek'; readonly to: string | number }
  /** Switch to another language. */
  | { readonly type: 'language'; readonly lang: string }
  /** Use other colours: a theme, and an accent as `#rrggbb` or null for the default. */
  | { readonly type: 'theme'; readonly theme: Theme; readonly accent: string | null };

export type Theme = 'night' | 'paper';
export const themes: readonly Theme[] = ['night', 'paper'];

/** From the guest to its host. */
export type ToHost =
  /** The text is laid out; `length` as below. */
  | {
      readonly type: 'ready';
      readonly story: string;
      readonly lang: string;
      readonly mode: Mode;
      readonly steps: readonly string[];
      readonly length: number;
    }
  /** Height of the whole story at the iframe's width, CSS px. */
  | { readonly type: 'length'; readonly length: number }
  /** The reader entered a step. */
  | { readonly type: 'step'; readonly step: string; readonly index: number; readonly count: number }
  /** Asks the host to scroll, because of a link or a key, to an offset as in `progress`. */
  | { readonly type: 'seek'; readonly offset: number; readonly smooth: boolean }
  /** The guest holds a live map, or has released its graphics context. */
  | { readonly type: 'live'; readonly on: boolean };

/** Longest text and list in a message, and largest length, CSS px (browsers end at about 2^25). */
const limits = { text: 200, list: 500, px: 3e7 } as const;

type Fields = Readonly<Record<string, unknown>>;

const isPx = (value: unknown): value is number => typeof value === 'number' && value >= -limits.px && value <= limits.px;
const isText = (value: unknown): value is string => typeof value === 'string' && value.length > 0 && value.length <= limits.text;
const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value) && value.length <= limits.list;
const isAccent = (value: unknown): value is string => typeof value === 'string' && value.length === 7 && /^#[0-9a-f]{6}$/i.test(value);
const isOneOf = <T extends string>(value: unknown, all: readonly T[]): value is T => all.includes(value as T);

/** The fields of a message of ours, or null for anything else. */
function fieldsOf(data: unknown): Fields | null {
  if (typeof data !== 'object' || data === null) return null;
  const fields = data as Fields;
  return fields.mapStory === version && typeof fields.type === 'string' ? fields : null;
}

/** What is posted for a message. */
export function envelope<T extends ToGuest | ToHost>(message: T): T & { readonly mapStory: number } {
  return { mapStory: version, ...message };
}

function markOf(value: unknown): Mark | null {
  if (typeof value !== 'object' || value === null) return null;
  const { step, top, bottom } = value as Fields;
  return isText(step) && isPx(top) && isPx(bottom) && bottom >= top ? { step, top, bottom } : null;
}

/** The host's message in what a guest received, or null for anything else. Never throws; the result has only the fields above. */
export function toGuest(data: unknown): ToGuest | null {
  const fields = fieldsOf(data);
  switch (fields?.type) {
    case 'hello':
      return { type: 'hello' };
    case 'progress':
      return isPx(fields.offset) ? { type: 'progress', offset: fields.offset } : null;
    case 'words':
      return hostTextOf(fields);
    case 'live':
      return typeof fields.on === 'boolean' ? { type: 'live', on: fields.on } : null;
    case 'seek':
      return isText(fields.to) || isPx(fields.to) ? { type: 'seek', to: fields.to } : null;
    case 'language':
      return isText(fields.lang) ? { type: 'language', lang: fields.lang } : null;
    case 'theme': {
      const { theme, accent } = fields;
      return isOneOf(theme, themes) && (accent === null || isAccent(accent)) ? { type: 'theme', theme, accent } : null;
    }
    default:
      return null;
  }
}

function hostTextOf({ marks, band, end }: Fields): ToGuest | null {
  if (!isList(marks) || marks.length === 0 || typeof band !== 'object' || band === null || !isPx(end)) return null;
  const { top, bottom } = band as Fields;
  if (!isPx(top) || !isPx(bottom) || bottom <= top) return null;
  const known = marks.map(markOf);
  return known.includes(null) ? null : { type: 'words', marks: known as Mark[], band: { top, bottom }, end };
}

/** The guest's message in what a host received, or null for anything else. Never throws; the result has only the fields above. */
export function toHost(data: unknown): ToHost | null {
  const fields = fieldsOf(data);
  switch (fields?.type) {
    case 'ready': {
      const { story, lang, mode, steps, length } = fields;
      if (!isText(story) || !isText(lang) || !isOneOf(mode, modes) || !isPx(length) || length < 0) return null;
      return isList(steps) && steps.every(isText) ? { type: 'ready', story, lang, mode, steps: [...steps], length } : null;
    }
    case 'length':
      return isPx(fields.length) && fields.length >= 0 ? { type: 'length', length: fields.length } : null;
    case 'step': {
      const { step, index, count } = fields;
      const counts = Number.isInteger(index) && Number.isInteger(count) && (index as number) >= 0 && (index as number) < (count as number);
      return isText(step) && counts ? { type: 'step', step, index: index as number, count: count as number } : null;
    }
    case 'seek':
      return isPx(fields.offset) && typeof fields.smooth === 'boolean'
        ? { type: 'seek', offset: fields.offset, smooth: fields.smooth }
        : null;
    case 'live':
      return typeof fields.on === 'boolean' ? { type: 'live', on: fields.on } : null;
    default:
      return null;
  }
}
