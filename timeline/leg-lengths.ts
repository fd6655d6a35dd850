import type { Path } from '#geo/path.ts';
import { kilometresOf } from '#story/leg-kilometres.ts';
import type { Story } from '#story/story.ts';
import { pathsOf } from './paths.ts';

/** Leg id → the kilometres that are said of it; null: none are. */
export type LegKilometres = Readonly<Record<string, number | null>>;

/** The kilometres that are said of each leg, without needing a stage. */
export function legKilometres(story: Pick<Story, 'legs'>, paths: Readonly<Record<string, Path>> = pathsOf(story)): LegKilometres {
  return Object.fromEntries(Object.values(story.legs).map((leg) => [leg.id, kilometresOf(leg, paths[leg.id]?.km ?? 0)]));
}

/**
 * How long each leg is on the route timeline, km: what is said of it, or, where nothing is, its line on the map. Nobody is told these: they only share out the
 * timeline's width.
 */
export function routeLengths(story: Pick<Story, 'legs'>, paths: Readonly<Record<string, Path>> = pathsOf(story)): Record<string, number> {
  const said = legKilometres(story, paths);
  return Object.fromEntries(Object.entries(paths).map(([id, { km }]) => [id, said[id] ?? km]));
}
