import { clamp } from '#geo/angle.ts';
import type { LngLat } from '#geo/camera.ts';
import type { Story } from '#story/story.ts';
import type { City } from './cities.ts';
import { type LaidJourney, layJourney, wayOf } from './journey.ts';
import { nearestTo, placesAlong } from './nearby.ts';

/** A point by the nearest city of the list, and how far it is from there, km. */
export interface Near {
  readonly city: City;
  readonly km: number;
}

/** How far that is from a city: numbers and cities, no text. */
export interface HowFar {
  readonly from: City;
  readonly laid: LaidJourney;
  readonly end: Near;
  /** null where half-way is nearest to the city that the journey begins in: a short journey, or one that is there again by then */
  readonly half: Near | null;
  /** large cities that it passes */
  readonly along: readonly City[];
}

/**
 * Lays a story's journey from a city.
 *
 * @param direction degrees clockwise from north in which it leads as a whole; by default as in the story
 * @throws RangeError for a story without a journey, or where there are no cities
 */
export function howFar(story: Story, cities: readonly City[], from: City, direction?: number): HowFar {
  const laid = layJourney(story, from.at, direction);
  const near = (point: LngLat): Near => {
    const found = nearestTo(cities, point);
    if (!found) throw new RangeError('Unexpected list without cities, expected at least one');
    return { city: found.place, km: found.km };
  };
  const [end, half] = [near(laid.end), near(laid.half)];
  const apartFrom = [laid.start, laid.end, laid.half, end.city.at];
  // Names need room on the picture, which shows more of the Earth the longer the journey is.
  const apartKm = clamp(120, laid.km / 10, 700);
  const along = placesAlong(cities, wayOf(story, laid), { withinKm: 250, apartKm, apartFrom, most: 4 });
  return { from, laid, end, half: half.city.id === from.id ? null : half, along };
}
