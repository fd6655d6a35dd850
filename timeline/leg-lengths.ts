import { makePath } from '#geo/path.ts';
import type { Story } from '#story/story.ts';

/** The length of each leg as drawn, km on the sphere: the same numbers as in a timeline's paths, without needing a stage. */
export function legLengths(story: Story): Record<string, number> {
  return Object.fromEntries(Object.values(story.legs).map((leg) => [leg.id, makePath(leg.path, { curved: leg.curved }).km]));
}
