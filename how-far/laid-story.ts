import type { LngLat } from '#geo/camera.ts';
import { distanceKm } from '#geo/sphere.ts';
import type { Place, Side, Story } from '#story/story.ts';
import type { LaidJourney } from './journey.ts';

/** A named point beside a laid journey. Names are written already, in the page's language. */
export interface NamedPoint {
  readonly id: string;
  readonly at: LngLat;
  readonly name: string;
}

export interface LaidNames {
  readonly lang: string;
  /** the city that it is laid from */
  readonly start: string;
  /** what stands half-way and at the end: kilometres */
  readonly half: string;
  readonly end: string;
  /** cities to find one's way by, the first the one at the end */
  readonly cities: readonly NamedPoint[];
  /** CSS px kept clear round the laid way: labels stand there */
  readonly margin: number;
}

/** How strongly the story's own journey shows beside the laid one. */
const own = 0.7;

/**
 * A laid journey as a story of one step, so that it is drawn by whatever draws stories: the laid legs whole and with their certainty, the story's own
 * as thin lines that have not been gone, the city, the half and the end named, the cities beside it as context.
 */
export function laidStory(story: Story, laid: LaidJourney, { lang, start, half, end, cities, margin }: LaidNames): Story {
  const places: Record<string, Place> = {};
  const show: Record<string, Side> = {};
  const add = (id: string, at: LngLat, kind: Place['kind'], name: string, side: Side): void => {
    places[id] = { id, at: [wrapped(at[0]), at[1]], kind, name: { [lang]: name } };
    show[id] = side;
  };
  const way = story.journey.flatMap((id) => laid.legs[id] ?? []);
  const [next, before] = [way[Math.floor(way.length / 12)], way.at(-Math.ceil(way.length / 12))];
  add('start', laid.start, 'story', start, sideAwayFrom(laid.start, next));
  add('end', laid.end, 'note', end, sideAwayFrom(laid.end, before));
  add('half', laid.half, 'context', half, 'below');
  for (const { id, at, name } of cities) add(`city-${id}`, at, 'context', name, sideOfWay(at, way));
  const endSide = aboveOrBelow(laid.end, before);
  const legs = Object.fromEntries(
    story.journey.flatMap((id) => {
      const leg = story.legs[id];
      if (!leg) return [];
      const moved = { ...leg, from: 'start', to: 'end', path: laid.legs[id] ?? [], curved: false };
      return [
        [id, moved],
        [ownLeg(id), { ...leg, id: ownLeg(id), from: 'own-start', to: 'own-end' }],
      ] as const;
    }),
  );
  const [first, last] = [story.legs[story.journey[0] ?? ''], story.legs[story.journey.at(-1) ?? '']];
  const nameOf = (id: string): string => story.places[id]?.name[lang] ?? id;
  for (const [id, place] of [
    ['own-start', first?.from],
    ['own-end', last?.to],
  ] as const) {
    const at = story.places[place ?? '']?.at;
    if (place && at) add(id, at, 'context', nameOf(place), id === 'own-start' ? 'right' : 'left');
  }
  const drawn = story.journey.map((id) => [id, 1] as const);
  // An alternative line is the same before and after it is gone; the others are thin before.
  const coming = story.journey.map((id) => [ownLeg(id), story.legs[id]?.certainty === 'alternative' ? 1 : 0] as const);
  return {
    ...story,
    places,
    regions: {},
    legs,
    texts: {},
    steps: [
      {
        id: 'how-far',
        camera: { fit: [...story.journey, 'start', 'end'], margin },
        show,
        legs: Object.fromEntries(coming.map(([id]) => [id, own])),
        draw: Object.fromEntries([...drawn, ...coming]),
        regions: {},
        lights: 1,
        emphasise: ['start', 'end'],
        // Beside the mark is no room for a name where the stage is narrow.
        narrow: {
          show: {
            start: aboveOrBelow(laid.start, next),
            end: endSide,
            ...(cities[0] ? { [`city-${cities[0].id}`]: endSide === 'below' ? ('above' as const) : ('below' as const) } : {}),
          },
        },
      },
    ],
  };
}

/** The id that a leg has where it lies in the story. */
export const ownLeg = (id: string): string => `own-${id}`;

/** Longitude in [-180, 180]: places do not run on as paths do. */
const wrapped = (lon: number): number => ((((lon + 180) % 360) + 360) % 360) - 180;

/** East or west of `from` as the shorter way goes, degrees. */
const eastOf = (from: LngLat, to: LngLat): number => wrapped(to[0] - from[0]);

/** The side on which a label is not crossed by the line that runs on to `next`. */
function sideAwayFrom(at: LngLat, next: LngLat | undefined): Side {
  if (!next) return 'right';
  const east = eastOf(at, next) * Math.cos((at[1] * Math.PI) / 180);
  const north = next[1] - at[1];
  if (Math.abs(north) > 2 * Math.abs(east)) return north > 0 ? 'below' : 'above';
  return east > 0 ? 'left' : 'right';
}

function aboveOrBelow(at: LngLat, next: LngLat | undefined): Side {
  return next && next[1] > at[1] ? 'below' : 'above';
}

function sideOfWay(at: LngLat, way: readonly LngLat[]): Side {
  let [best, km] = [way[0], Number.POSITIVE_INFINITY];
  for (const point of way) {
    const off = distanceKm(point, at);
    if (off < km) [best, km] = [point, off];
  }
  return best && eastOf(best, at) < 0 ? 'left' : 'right';
}
