import type { Edit } from '#studio/edit.ts';
import type { Named } from '#studio/keys.ts';
import type { PlacedProblem } from '#studio/placed-problems.ts';
import type { Gaps } from '#studio/screen-sizes.ts';
import type { State } from './api.ts';
import type { Screen } from './devices.ts';

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
   * @param refused called when it was not made, before the page shows anything else
   * @returns whether it was made
   */
  edit(edit: Edit, refused?: () => void): Promise<boolean>;
  /** Resolves when all edits so far are answered, and the state is what they have left. */
  answered(): Promise<unknown>;
  turn(way: 'undo' | 'redo'): Promise<void>;
  say(words: string, isError?: boolean): void;
  /** the large screen */
  main(): Screen;
  /** the screen of a phone, or of a desk */
  screenOf(name: Screen['device']['name']): Screen;
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

/** A name in a language, else in any, else the id. */
export function nameIn(names: unknown, lang: string, id: string): string {
  const all = (typeof names === 'object' && names !== null ? names : {}) as Record<string, string>;
  return all[lang] ?? Object.values(all)[0] ?? id;
}
