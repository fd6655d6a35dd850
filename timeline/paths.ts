import { makePath, type Path } from '#geo/path.ts';
import type { Story } from '#story/story.ts';

/** Leg id → its path. The same on every stage and in every language: made once for a story, and given to all its timelines. */
export function pathsOf({ legs }: Pick<Story, 'legs'>): Readonly<Record<string, Path>> {
  return Object.fromEntries(Object.values(legs).map((leg) => [leg.id, makePath(leg.path, { curved: leg.curved })]));
}
