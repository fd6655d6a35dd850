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
  /** Use other colours: a theme, and an accent as `#rgb`, `#rrggbb` or null for the default. */
  | { readonly type: 'theme'; readonly theme: Theme; readonly accent: string | null };

export type Theme = 'night' | 'paper';
export const themes: readonly Theme[] = ['night', 'paper'];

/** What is printed of a story, in order: a heading or a paragraph (`p`) with its text, or a picture with its alternative and its address. */
export type PaperBlock = readonly [tag: 'h2' | 'h3' | 'p', text: string] | readonly [tag: 'img', text: string, src: string];

/** From the guest to its host. */
export type ToHost =
  /** The document has arrived and begins to load what it needs. */
  | { readonly type: 'loading' }
  /** A part of it could not be had: there will be no `ready`. */
  | { readonly type: 'failed' }
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
  /** Hands on a key that scrolls the host by a page. */
  | { readonly type: 'page'; readonly back: boolean }
  /** What the host's page prints in place of the frame. */
  | { readonly type: 'paper'; readonly words: readonly PaperBlock[] }
  /** The guest holds a live map, or has released its graphics context. */
  | { readonly type: 'live'; readonly on: boolean };

/** Longest text and list in a message, and the same of what is printed. */
const longestText = 200;
const longestList = 500;
const longestPrinted = 10_000;
const mostPrinted = 5000;
/** Largest length, CSS px: browsers end at about 2^25. */
const farthest = 3e7;

type Fields = Readonly<Record<string, unknown>>;
/** Whether a field may have a value; `fields`: the others of its message. */
type Check = (value: unknown, fields: Fields) => boolean;

const isPx = (value: unknown): value is number => typeof value === 'number' && value >= -farthest && value <= farthest;
const isLength: Check = (value) => isPx(value) && value >= 0;
const isCount = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0;
const isOn: Check = (value) => typeof value === 'boolean';
const isPrinted = (value: unknown): value is string => typeof value === 'string' && value.length <= longestPrinted;
const isText = (value: unknown): value is string => isPrinted(value) && value.length > 0 && value.length <= longestText;
const isList = (value: unknown, longest: number = longestList): value is readonly unknown[] =>
  Array.isArray(value) && value.length <= longest;
const isAccent = (value: unknown): value is string => isText(value) && /^#([0-9a-f]{3}){1,2}$/i.test(value);

/** What is posted for a message. */
export function envelope<T extends ToGuest | ToHost>(message: T): T & { readonly mapStory: number } {
  return { mapStory: version, ...message };
}

/** The fields of each message, and what they may be. */
type Checks<Message extends { readonly type: string }> = {
  readonly [Type in Message['type']]: { readonly [Name in Exclude<keyof Extract<Message, { type: Type }>, 'type'>]: Check };
};

/** A message in what was received, with the fields that it should have and no others; null for anything else. Never throws. */
function read<Message extends { readonly type: string }>(data: unknown, checks: Checks<Message>): Message | null {
  const fields = Object(data) as Fields;
  const type = fields.type as Message['type'];
  if (fields.mapStory !== version || !Object.keys(checks).includes(type)) return null;
  const message: Record<string, unknown> = { type };
  for (const [name, may] of Object.entries<Check>(checks[type])) {
    if (!may(fields[name], fields)) return null;
    message[name] = fields[name];
  }
  return message as unknown as Message;
}

const isMark = (value: unknown): boolean => {
  const { step, top, bottom } = Object(value) as Fields;
  return isText(step) && isPx(top) && isPx(bottom) && bottom >= top;
};

const fromHost: Checks<ToGuest> = {
  hello: {},
  progress: { offset: isPx },
  words: {
    marks: (marks) => isList(marks) && marks.length > 0 && marks.every(isMark),
    band(band) {
      const { top, bottom } = Object(band) as Fields;
      return isPx(top) && isPx(bottom) && bottom > top;
    },
    end: isPx,
  },
  live: { on: isOn },
  seek: { to: (to) => isText(to) || isPx(to) },
  language: { lang: isText },
  theme: { theme: (theme) => themes.includes(theme as Theme), accent: (accent) => accent === null || isAccent(accent) },
};

const fromGuest: Checks<ToHost> = {
  loading: {},
  failed: {},
  ready: {
    story: isText,
    lang: isText,
    mode: (mode) => modes.includes(mode as Mode),
    steps: (steps) => isList(steps) && steps.every(isText),
    length: isLength,
  },
  length: { length: isLength },
  step: { step: isText, index: (index, { count }) => isCount(index) && isCount(count) && index < count, count: isCount },
  seek: { offset: isPx, smooth: isOn },
  page: { back: isOn },
  paper: { words: (words) => isList(words, mostPrinted) && words.every((block) => isList(block) && block.every(isPrinted)) },
  live: { on: isOn },
};

/** The host's message in what a guest received, or null for anything else. Never throws. */
export const toGuest = (data: unknown): ToGuest | null => read(data, fromHost);

/** The guest's message in what a host received, or null for anything else. Never throws. */
export const toHost = (data: unknown): ToHost | null => read(data, fromGuest);
