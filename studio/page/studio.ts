import type { Edit } from '#studio/edit.ts';
import type { Named } from '#studio/keys.ts';
import type { PlacedProblem } from '#studio/placed-problems.ts';
import type { Gaps } from '#studio/screen-sizes.ts';
import type { State } from './api.ts';
import type { Screen } from './devices.ts';
import type { Refuse } from './refusals.ts';

/** A camera that the author frames by moving a screen's map. */
export interface Framed {
  readonly step: string;
  /** whether it is the step's own one for narrow stages */
  readonly narrow: boolean;
}

/** The framing of cameras: one at a time, on the desk for all stages, on the phone for narrow ones. */
export interface Framing {
  now(): Framed | null;
  /** Lets the author move the map of the screen that the camera is for, which becomes the large one. */
  begin(framed: Framed): void;
  /** Writes the view that the map has now as the step's camera. */
  use(): Promise<void>;
  /** Takes the map back to the story, with nothing written. */
  end(): void;
  /** Looks whether the page has ended it by itself: by Escape, by reading on, or since it was loaded anew. */
  look(): void;
}

/** What all parts of the page share. */
export interface Studio {
  state(): State;
  lang(): string;
  /** the language of the interface's page, the story's languages */
  languages(): readonly string[];
  problems(): readonly PlacedProblem[];
  gaps(): Gaps | null;
  /** keys of what the author has opened: it is made when it is seen */
  readonly opened: Set<string>;
  position(): number;
  /** the step that is read, or the last one that was */
  step(): number;
  seek(position: number): void;
  /**
   * Makes an edit, after those before it; what the server says no with is shown.
   * @param edit or what makes it of the state that the edits before it have left, with null for none: what is part of a list or camera would else be put
   *   into the one that its panel was filled with. It may throw `Refused`, as the server says no
   * @param refused called when it was not made, before the page shows anything else: whoever asks says it beside what was pressed or filled in
   * @returns whether it was made
   */
  edit(edit: Edit | (() => Edit | null), refused?: Refuse): Promise<boolean>;
  turn(way: 'undo' | 'redo'): Promise<void>;
  say(words: string, isError?: boolean): void;
  /** the large screen */
  main(): Screen;
  /** the screen of a phone, or of a desk */
  screenOf(name: Screen['device']['name']): Screen;
  /** Makes another screen the large one. */
  enlarge(name: Screen['device']['name']): void;
  readonly framing: Framing;
}

/** What can be chosen where something is named: id and words of each. */
export function namesOf(studio: Pick<Studio, 'state' | 'lang'>, of: readonly Named[]): (readonly [string, string])[] {
  const { facts, placeKinds, shapes } = studio.state();
  const lang = studio.lang();
  const same = (ids: readonly string[]) => ids.map((id) => [id, id] as const);
  const named = (all: unknown, kind: string) =>
    Object.entries((all ?? {}) as Record<string, { name?: unknown } | null>).map(([id, item]) => {
      const name = nameIn(item?.name, lang, id);
      return [id, of.length > 1 ? `${name} (${kind})` : name] as const;
    });
  const all: Record<Named, () => readonly (readonly [string, string])[]> = {
    place: () => named(facts?.places, 'place'),
    leg: () => named(facts?.legs, 'leg'),
    region: () => named(facts?.regions, 'region'),
    overlay: () => same(Object.keys(facts?.overlays ?? {})),
    source: () => same(Object.keys(facts?.sources ?? {})),
    kind: () => same([...placeKinds, ...Object.keys(facts?.kinds ?? {})]),
    step: () => same(stepIds(studio.state())),
    shapes: () => same(shapes),
  };
  return of.flatMap((kind) => all[kind]());
}

type Facts = NonNullable<State['facts']>;
export type StepFacts = NonNullable<NonNullable<Facts['steps']>[number]>;

/** Degrees to four decimals, 11 m. */
export const rounded = (degrees: number): number => Math.round(degrees * 1e4) / 1e4;

export const stepsOf = (state: State): StepFacts[] => (state.facts?.steps ?? []).flatMap((step) => (step ? [step] : []));
export const stepIds = (state: State): string[] => stepsOf(state).map((step) => step.id ?? '');

/** Whether a story has an entry of one of its sections: `places.paris`. */
export function hasEntry({ facts }: State, entry: string): boolean {
  const [section = '', id = ''] = entry.split('.');
  return Object.hasOwn((facts as Record<string, object | undefined> | null)?.[section] ?? {}, id);
}

/** A name in a language, else in any, else the id. */
export function nameIn(names: unknown, lang: string, id: string): string {
  const all = (typeof names === 'object' && names !== null ? names : {}) as Record<string, string>;
  return all[lang] ?? Object.values(all)[0] ?? id;
}

/** The value at a path of a file, in which steps are named by their ids; undefined where there is none. */
export function valueIn({ facts, texts }: State, file: string, path: readonly (string | number)[]): unknown {
  const lang = /^text\.([\w-]+)\.md$/.exec(file)?.[1];
  const all: unknown = lang === undefined ? facts : texts[lang]?.values;
  return path.reduce<unknown>((at, key, nth) => {
    if (Array.isArray(at) && nth === 1 && path[0] === 'steps') return at.find((step) => step?.id === key);
    return typeof at === 'object' && at !== null && Object.hasOwn(at, key) ? (at as Record<string | number, unknown>)[key] : undefined;
  }, all);
}
