import { isMap, isSeq, type Node } from 'yaml';
import { linesOf } from '#file-format/problem.ts';
import { placeKinds, type StoryFile } from '#file-format/schema.ts';
import type { LngLat } from '#geo/camera.ts';
import type { TextFiles } from './apply-edit.ts';
import { EditError } from './edit-error.ts';
import { pointsOf } from './line-edit.ts';
import { textParts } from './text-parts.ts';
import { pairStart, readYaml, startOf } from './yaml-text.ts';

/** The words of a step in one language, Markdown as in the file. */
export interface StepWords {
  readonly id: string;
  readonly heading: string | null;
  readonly paragraphs: string;
  /** null where the step has no map description */
  readonly map: string | null;
  readonly asides: readonly { readonly kind: 'caption' | 'note'; readonly leg?: string; readonly words: string }[];
}

/** A text as the page shows it. */
export interface TextState {
  /** values of the front matter by key; those that are no words are left out */
  readonly front: Readonly<Record<string, string>>;
  /** the front matter as it is */
  readonly values: Readonly<Record<string, unknown>>;
  readonly steps: readonly StepWords[];
}

/** Why a file can't be edited, and where. */
export interface Trouble {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** A story's files as the author's page shows them. */
export interface StoryState {
  /** as `story.yaml` has it: with whatever mistakes that has. Null where it can't be read */
  readonly facts: DeepPartial<StoryFile> | null;
  readonly texts: Readonly<Record<string, TextState>>;
  /** by leg: the points that `set-line` replaces, degrees. Those of long lines are left out */
  readonly lines: Readonly<Record<string, readonly LngLat[]>>;
  readonly troubles: readonly Trouble[];
  /** kinds of places that every story has */
  readonly placeKinds: readonly string[];
  /** names of the `.geojson` files of the story's folder */
  readonly shapes: readonly string[];
  /** lines of `story.yaml`, from 1, of what has an id or is written by hand: `places.paris`, `steps.at-sea`, `languages`, `overlays.chart.paint` */
  readonly lineOf: Readonly<Record<string, number>>;
}

type DeepPartial<T> = T extends readonly (infer I)[] ? DeepPartial<I>[] : T extends object ? { [K in keyof T]?: DeepPartial<T[K]> } : T;

/** Lines with more points are made elsewhere, and are not bent by hand. */
const mostPoints = 400;

/** What the page shows of a story's files. Pure; what can't be read is said and left out. */
export function storyState(files: TextFiles): StoryState {
  const troubles: Trouble[] = [];
  const tried = <T>(read: () => T): T | null => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof EditError)) throw error;
      const { file, line, column, message } = error;
      troubles.push({ file, line, column, message });
      return null;
    }
  };
  const story = files['story.yaml'] ?? '';
  const value = tried(() => readYaml({ file: 'story.yaml', text: story, from: 0, to: story.length }).value);
  const facts = (typeof value === 'object' ? value : null) as StoryState['facts'];
  const texts = Object.entries(files).flatMap(([file, text]) => {
    const lang = /^text\.([\w-]+)\.md$/.exec(file)?.[1];
    const state = lang === undefined ? null : tried(() => textState(file, text));
    return lang !== undefined && state ? [[lang, state] as const] : [];
  });
  const lines = Object.entries(facts?.legs ?? {}).flatMap(([id, leg]) => {
    const path = leg?.path;
    const text = path !== undefined && Object.hasOwn(files, path) ? files[path] : undefined;
    const points =
      path === undefined
        ? ((leg?.via ?? []) as unknown as LngLat[])
        : text && text.length < 200_000
          ? tried(() => pointsOf(path, text))
          : null;
    return points && points.length <= mostPoints ? [[id, points] as const] : [];
  });
  return {
    facts,
    texts: Object.fromEntries(texts),
    lines: Object.fromEntries(lines),
    troubles,
    placeKinds,
    shapes: Object.keys(files).filter((file) => file.endsWith('.geojson')),
    lineOf: facts ? lineOfKeys(story) : {},
  };
}

/** Where the keys of a story's YAML stand that are told of by their lines. */
function lineOfKeys(text: string): Record<string, number> {
  const { doc } = readYaml({ file: 'story.yaml', text, from: 0, to: text.length });
  const counter = linesOf(text);
  const all: [string, number][] = [];
  const keys = (map: unknown, path: string): readonly (readonly [string, unknown])[] => {
    if (!isMap(map)) return [];
    return map.items.flatMap((pair) => {
      const name = path + String((pair.key as { value?: unknown } | null)?.value);
      all.push([name, counter.linePos(pairStart(pair)).line]);
      return [[name, pair.value] as const];
    });
  };
  for (const [name, value] of keys(doc.contents, '')) {
    for (const item of isSeq(value) && name === 'steps' ? value.items : []) {
      const id = isMap(item) ? item.get('id') : null;
      if (typeof id === 'string') all.push([`steps.${id}`, counter.linePos(startOf(item as Node)).line]);
    }
    for (const [entry, parts] of keys(value, `${name}.`)) if (name === 'overlays') keys(parts, `${entry}.`);
  }
  return Object.fromEntries(all);
}

function textState(file: string, text: string): TextState {
  const parts = textParts(file, text);
  const front = (readYaml(parts.front).value ?? {}) as Record<string, unknown>;
  const wordsIn = (of: unknown): Record<string, string> =>
    Object.fromEntries(Object.entries(of ?? {}).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value] as const] : [])));
  return {
    front: wordsIn(front),
    values: front,
    steps: parts.steps.map(({ id, heading, paragraphs, map, asides }) => ({
      id,
      heading: heading?.words ?? null,
      paragraphs: paragraphs.words,
      map: map?.words ?? null,
      asides: asides.map(({ kind, leg, words }) => ({ kind, ...(leg ? { leg } : {}), words })),
    })),
  };
}
