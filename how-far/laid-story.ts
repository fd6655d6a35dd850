import { RADIANS, wrap180 } from '#geo/angle.ts';
import type { LngLat } from '#geo/camera.ts';
import { distanceKm } from '#geo/sphere.ts';
import type { CameraSpec, Place, Side, Story } from '#story/story.ts';
import { type LaidJourney, wayOf } from './journey.ts';

/** A named point beside a laid journey. */
export interface NamedPoint {
  readonly id: string;
  readonly at: LngLat;
  readonly name: string;
}

/** What is drawn with a laid journey. Names are in the page's language. */
export interface LaidStoryOptions {
  readonly lang: string;
  readonly camera: CameraSpec;
  /** the city that it is laid from */
  readonly start: string;
  /** the labels half-way and at the end, kilometres; `half` is null where that place is not marked */
  readonly half: string | null;
  readonly end: string;
  /** cities to find one's way by, the first the one at the end */
  readonly cities: readonly NamedPoint[];
}

/** How strongly the story's own journey shows beside the laid one. */
const own = 0.7;

/** Start and end that are nearer than this are one spot on any picture, so that their labels must stand on opposite sides. */
const oneSpotKm = 60;

/** The id that a leg of the story's own journey has beside the laid one. */
export const ownLeg = (id: string): string => `own-${id}`;

/** What a camera's `fit` names to hold the laid journey. */
export const laidIds = (story: Story): readonly string[] => [...story.journey, 'start', 'end'];

/**
 * A laid journey as a story of one step, so that it is drawn by whatever draws stories: the laid legs whole and with their certainty, the story's own
 * as thin lines that have not been travelled, the city, the half and the end named, the cities beside it as context.
 *
 * @throws RangeError for a laid journey without points
 */
export function laidStory(story: Story, laid: LaidJourney, { lang, camera, start, half, end, cities }: LaidStoryOptions): Story {
  const places: Record<string, Place> = {};
  const show: Record<string, Side> = {};
  const narrow: Record<string, Side> = {};
  const add = (id: string, at: LngLat, kind: Place['kind'], name: string, side: Side): void => {
    places[id] = { id, at: [wrap180(at[0]), at[1]], kind, name: { [lang]: name } };
    show[id] = side;
  };
  const way = wayOf(story, laid);
  if (way.length === 0) throw new RangeError(`Unexpected laid journey without points: ${story.id}`);
  const [next, before] = [way[Math.floor(way.length / 12)] as LngLat, way.at(-Math.ceil(way.length / 12)) as LngLat];
  const startSide = sideAwayFrom(laid.start, next);
  const oneSpot = distanceKm(laid.start, laid.end) < Math.max(laid.km / 30, oneSpotKm);
  add('start', laid.start, 'story', start, startSide);
  add('end', laid.end, 'note', end, oneSpot ? opposite[startSide] : sideAwayFrom(laid.end, before));
  if (half !== null) add('half', laid.half, 'context', half, 'below');
  for (const { id, at, name } of cities) add(`city-${id}`, at, 'context', name, sideOfWay(at, way));
  // Beside the mark is no room for a name where the stage is narrow.
  narrow.start = aboveOrBelow(laid.start, next);
  narrow.end = oneSpot ? opposite[narrow.start] : aboveOrBelow(laid.end, before);
  if (cities[0]) narrow[`city-${cities[0].id}`] = opposite[narrow.end];

  const journey = story.journey.flatMap((id) => story.legs[id] ?? []);
  const [first, last] = [journey[0]?.from, journey.at(-1)?.to].map((id) => story.places[id ?? '']);
  if (first) add('own-start', first.at, 'context', first.name[lang] ?? first.id, 'right');
  if (last && (!first || distanceKm(first.at, last.at) > oneSpotKm)) add('own-end', last.at, 'context', last.name[lang] ?? last.id, 'left');
  const legs = journey.flatMap((leg) => [
    { ...leg, from: 'start', to: 'end', path: laid.legs[leg.id] ?? [], curved: false },
    { ...leg, id: ownLeg(leg.id), from: 'own-start', to: 'own-end' },
  ]);
  return {
    ...story,
    places,
    regions: {},
    legs: Object.fromEntries(legs.map((leg) => [leg.id, leg])),
    texts: {},
    steps: [
      {
        id: 'how-far',
        camera,
        show,
        legs: Object.fromEntries(journey.map(({ id }) => [ownLeg(id), own])),
        draw: Object.fromEntries(
          journey.flatMap(({ id, certainty }) => [
            [id, 1],
            // An alternative line is drawn alike before and after it is travelled; the others are thin before.
            [ownLeg(id), certainty === 'alternative' ? 1 : 0],
          ]),
        ),
        regions: {},
        lights: 1,
        emphasise: ['start', 'end'],
        narrow: { show: narrow },
      },
    ],
  };
}

const opposite: Readonly<Record<Side, Side>> = { left: 'right', right: 'left', above: 'below', below: 'above', center: 'center' };

/** East or west of `from` as the shorter way goes, degrees. */
const eastOf = (from: LngLat, to: LngLat): number => wrap180(to[0] - from[0]);

/** The side on which a label is not crossed by the line that runs on to `next`. */
function sideAwayFrom(at: LngLat, next: LngLat): Side {
  const east = eastOf(at, next) * Math.cos(at[1] * RADIANS);
  const north = next[1] - at[1];
  if (Math.abs(north) > 2 * Math.abs(east)) return north > 0 ? 'below' : 'above';
  return east > 0 ? 'left' : 'right';
}

const aboveOrBelow = (at: LngLat, next: LngLat): Side => (next[1] > at[1] ? 'below' : 'above');

/** The side of a point that a way leaves free. */
function sideOfWay(at: LngLat, way: readonly LngLat[]): Side {
  const nearestPoint = way.reduce((best, point) => (distanceKm(point, at) < distanceKm(best, at) ? point : best));
  return eastOf(nearestPoint, at) < 0 ? 'left' : 'right';
}
