import type { Salvaged } from './salvage.ts';
import type { StoryFile } from './schema.ts';

/** A leg of `story.yaml`, as far as it is well formed. */
export type LegDraft = Salvaged<NonNullable<StoryFile['legs']>[string]>;

/** A list of names in a leg, and its keys below the leg. */
export interface SourceList {
  readonly ids: readonly (string | undefined)[];
  readonly path: readonly string[];
}

/** Every list of sources that a leg has: one, or one for each thing that they say, and those of a stated length. */
export function sourceLists({ sources, length }: LegDraft): SourceList[] {
  const stated = typeof length === 'object' ? [{ ids: length.sources ?? [], path: ['length', 'sources'] }] : [];
  if (sources === undefined) return stated;
  if (Array.isArray(sources)) return [{ ids: sources, path: ['sources'] }, ...stated];
  const byWhat = (['ends', 'mode', 'way'] as const).map((what) => ({ ids: sources[what] ?? [], path: ['sources', what] }));
  return [...byWhat, ...stated];
}

/** The sources of a leg, each once. */
export const sourcesOf = (leg: LegDraft): string[] => [
  ...new Set(sourceLists(leg).flatMap(({ ids }) => ids.filter((id) => id !== undefined))),
];
