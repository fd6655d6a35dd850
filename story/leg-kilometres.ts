import type { Leg, Story } from './story.ts';

/**
 * The kilometres that are said of a leg: what its source has, else those of its line on the map; null where it has none, as neither an unknown
 * way nor a direction has.
 *
 * @param drawn length of the line, km
 */
export function kilometresOf({ length, certainty }: Pick<Leg, 'length' | 'certainty'>, drawn: number): number | null {
  if (length === 'unknown' || certainty === 'direction') return null;
  return typeof length === 'object' ? length.km : drawn;
}

/** Whether a story has a journey each of whose legs has kilometres, so that they can be summed and laid elsewhere. */
export function journeyHasKilometres({ journey, legs }: Pick<Story, 'journey' | 'legs'>): boolean {
  return journey.length > 0 && journey.every((id) => legs[id] && kilometresOf(legs[id], 0) !== null);
}
