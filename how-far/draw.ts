import { decodeBasemap } from '#basemap/basemap-file.ts';
import { decodeLights } from '#basemap/lights-file.ts';
import { filesOf } from '#basemap/load.ts';
import type { Stage } from '#geo/camera.ts';
import { posterOf } from '#poster/poster.ts';
import { type ShapedBasemap, shapeBasemap } from '#poster/shaped-basemap.ts';
import type { Story } from '#story/story.ts';
import { compile } from '#timeline/compile.ts';
import { frameAt } from '#timeline/frame-at.ts';
import { type City, cityFiles, decodeCities, plainLetters } from './cities.ts';
import { type LaidJourney, layJourney, nearestTo, placesAlong } from './journey.ts';
import { laidStory } from './laid-story.ts';

export type { City };
export { cityFiles, decodeCities, plainLetters };

/** How far that is from a city: numbers and cities, no words. */
export interface HowFar {
  readonly from: City;
  readonly laid: LaidJourney;
  /** what lies at the end, and half-way: the nearest city of the list and how far it is from there, km */
  readonly end: { readonly city: City; readonly km: number };
  readonly half: { readonly city: City; readonly km: number };
  /** large cities that it passes */
  readonly along: readonly City[];
}

/**
 * Lays a story's journey from a city.
 *
 * @param direction degrees clockwise from north in which it leads as a whole; unless told, as in the story
 * @throws RangeError for a story without a journey, or where there are no cities
 */
export function howFar(story: Story, cities: readonly City[], from: City, direction?: number): HowFar {
  const laid = layJourney(story, from.at, direction);
  const near = (point: LaidJourney['end']): { city: City; km: number } => {
    const found = nearestTo(cities, point);
    if (!found) throw new RangeError('Unexpected list without cities, expected at least one');
    return { city: found.place, km: found.km };
  };
  const end = near(laid.end);
  const way = story.journey.flatMap((id) => laid.legs[id] ?? []);
  const apartFrom = [laid.start, laid.end, laid.half, end.city.at];
  const along = placesAlong(cities, way, { withinKm: 250, apartKm: 700, apartFrom, most: 4 });
  return { from, laid, end, half: near(laid.half), along };
}

/** Share of the stage's smaller side that is kept clear round the way: so much of the globe is seen that one knows where one is, and labels have room. */
const clear = 0.15;

export interface HowFarWords {
  readonly lang: string;
  readonly nameOf: (city: City) => string;
  /** kilometres with their unit, rounded as they are to be read */
  readonly km: (km: number) => string;
}

/** The laid journey on a globe that holds all of it, as the text of an `<svg>` of the stage's size. Hidden from screen readers: words say the same. */
export function drawHowFar(
  { from, laid, end, along }: HowFar,
  options: HowFarWords & {
    readonly story: Story;
    readonly basemap: ShapedBasemap;
    readonly stage: Stage;
    readonly mostLights?: number;
    readonly density?: number;
  },
): string {
  const { story, basemap, stage, lang, nameOf, km, mostLights = 2400, density = 1.5 } = options;
  const cities = [end.city, ...along].filter(({ id }) => id !== from.id);
  const one = laidStory(story, laid, {
    lang,
    start: nameOf(from),
    half: km(laid.km / 2),
    end: km(laid.km),
    cities: cities.map((city) => ({ id: city.id, at: city.at, name: nameOf(city) })),
    margin: Math.min(stage.width, stage.height) * clear,
  });
  const timeline = compile(one, stage, { lang });
  return posterOf(frameAt(timeline, 0), { timeline, basemap, lang, mostLights, density, tolerance: 0.7 });
}

/** Gives the bytes of a file of the basemap, by `fetch` or from disk. */
type Read = (file: string) => Promise<Uint8Array>;

/** The coarse ground, without lights or with them. @throws what `read` throws; an Error where its bytes are garbage */
export async function loadGlobe(read: Read, lights: boolean): Promise<ShapedBasemap> {
  const { world } = filesOf;
  const [basemap, ...lit] = await Promise.all([read(world.basemap), ...(lights ? world.lights.map(read) : [])]);
  return shapeBasemap({ ...decodeBasemap(basemap as Uint8Array), lights: lit.flatMap(decodeLights) });
}
