import { RADIANS } from '#geo/angle.ts';
import type { LngLat } from '#geo/camera.ts';
import { nearestOn } from '#geo/near-path.ts';
import type { Path } from '#geo/path.ts';
import type { PlaceKind, Story } from '#story/story.ts';
import { labelOrder } from '#theme/labels.ts';
import type { Frame } from './frame.ts';

/** The end of the route timeline at which the journey begins. */
export type RouteOrigin = 'left' | 'right';

/** The segment of the route timeline taken up by one leg, as shares of its width, 0 at the left. */
export interface RouteSegment {
  readonly leg: string;
  readonly from: number;
  readonly to: number;
}

/** A place on the route timeline where a leg begins or ends. */
export interface RouteStop {
  readonly place: string;
  /** share of the width, 0 at the left end */
  readonly share: number;
  /** `destination`: where the journey ends · `start`: where it begins */
  readonly role: 'start' | 'between' | 'destination';
}

/** A journey leads east or west if its net movement in that direction is at least this share of its length. */
const leastNetShare = 0.5;
/** A journey whose net change of longitude is at least this many degrees goes round the world, and has no direction. */
const roundTheWorld = 330;

/**
 * Where the route timeline begins: at the right for a journey that leads west, at the left for one that leads east, as on the map. A journey there and back, round
 * the world, north or south has no such direction, and begins where reading begins.
 *
 * @param ways the dense points of the journey's legs, in order; longitudes are continuous past ±180 within a leg
 * @param reading direction of the language
 */
export function routeOrigin(ways: readonly (readonly LngLat[])[], reading: 'ltr' | 'rtl'): RouteOrigin {
  let [east, degrees, length] = [0, 0, 0];
  for (const way of ways) {
    for (let i = 1; i < way.length; i++) {
      const [a, b] = [way[i - 1] as LngLat, way[i] as LngLat];
      const turn = b[0] - a[0];
      const dx = turn * Math.cos(((a[1] + b[1]) / 2) * RADIANS);
      east += dx;
      degrees += turn;
      length += Math.hypot(dx, b[1] - a[1]);
    }
  }
  const hasDirection = length > 0 && Math.abs(east) >= leastNetShare * length && Math.abs(degrees) < roundTheWorld;
  if (!hasDirection) return reading === 'rtl' ? 'right' : 'left';
  return east < 0 ? 'right' : 'left';
}

/** Where a kilometre of the journey is on the route timeline, as a share of the width from the left, 0–1. */
export function shareAt(km: number, total: number, origin: RouteOrigin): number {
  const gone = total > 0 ? Math.min(Math.max(km / total, 0), 1) : 0;
  return origin === 'right' ? 1 - gone : gone;
}

/** The last leg of the journey of which something is drawn and shows; undefined before there is one. From the end, and without a copy: each frame asks. */
export function lastBegun({ legs }: Pick<Frame, 'legs'>, { journey }: Pick<Story, 'journey'>): string | undefined {
  let index = journey.length - 1;
  while (index >= 0 && !((legs[journey[index] as string]?.drawn ?? 0) > 0)) index--;
  return journey[index];
}

/** The journey's legs along the route timeline, to scale. @param km length of each leg */
export function segmentsOf(journey: readonly string[], km: Readonly<Record<string, number>>, origin: RouteOrigin): RouteSegment[] {
  const total = journey.reduce((sum, leg) => sum + (km[leg] ?? 0), 0);
  let done = 0;
  return journey.map((leg) => {
    const start = shareAt(done, total, origin);
    done += km[leg] ?? 0;
    const end = shareAt(done, total, origin);
    return { leg, from: Math.min(start, end), to: Math.max(start, end) };
  });
}

/** A place that a leg passes. */
export interface Passed {
  readonly leg: string;
  readonly place: string;
  /** of the leg's length, 0–1 */
  readonly share: number;
}

/** The stops on the way of the journey's legs, each where the leg comes nearest to it, in the order of the journey. */
export function passedOnTheWay(
  { legs, places, journey }: Pick<Story, 'legs' | 'places' | 'journey'>,
  paths: Readonly<Record<string, Path>>,
): Passed[] {
  return journey.flatMap((leg) =>
    (legs[leg]?.stops ?? [])
      .flatMap((place) => {
        const [path, at] = [paths[leg], places[place]?.at];
        return path && at ? [{ leg, place, share: nearestOn(path, at).share }] : [];
      })
      .sort((a, b) => a.share - b.share),
  );
}

/**
 * The places where the journey's legs begin and end, and those that they pass, in order.
 * @param passed stops on the way, `passedOnTheWay`
 */
export function routeStops(
  story: Pick<Story, 'legs' | 'journey'>,
  km: Readonly<Record<string, number>>,
  origin: RouteOrigin,
  passed: readonly Passed[] = [],
): RouteStop[] {
  const total = story.journey.reduce((sum, leg) => sum + (km[leg] ?? 0), 0);
  const [first] = story.journey;
  if (first === undefined) return [];
  let done = 0;
  const stops: RouteStop[] = [{ place: story.legs[first]?.from ?? '', share: shareAt(0, total, origin), role: 'start' }];
  for (const [index, leg] of story.journey.entries()) {
    for (const stop of passed.filter((other) => other.leg === leg))
      stops.push({ place: stop.place, share: shareAt(done + stop.share * (km[leg] ?? 0), total, origin), role: 'between' });
    done += km[leg] ?? 0;
    const role = index === story.journey.length - 1 ? 'destination' : 'between';
    stops.push({ place: story.legs[leg]?.to ?? '', share: shareAt(done, total, origin), role });
  }
  return stops;
}

/** A stop's position and the width of its name, em of the names' type. */
export interface StopLabel {
  readonly share: number;
  readonly width: number;
  /** what else stands at the line's left end, em: the name begins right of it */
  readonly least?: number | undefined;
}

/** Least distance between two names, em. */
export const clearGap = 0.8;
/** More than the width of any route timeline, em. */
const widest = 400;

/** How far right of its place a name that is pushed aside may begin, em. */
const pushed = 2;

/** The least width of the route timeline at which a name alone has room, em. */
function leastOf({ share, width, least }: StopLabel): number {
  return least === undefined ? width : Math.max(least + width, (least - pushed) / Math.max(share, 1e-6));
}

/** The left edge of a name centred on its stop but kept inside a route timeline of width `within`, em. */
function leftOf({ share, width, least = 0 }: StopLabel, within: number): number {
  return Math.min(Math.max(share * within - width / 2, least), Math.max(within - width, least));
}

/**
 * The least width of the route timeline, em, at which each name shows, such that no two ever overlap: the less important gives way. In the order
 * of the labels; infinite for a name that never has room.
 *
 * The distance between two names only grows with the width, so one number per name is enough, and a style sheet can compare it with the
 * width of its container, without measuring or scripts.
 *
 * @param labels the most important first
 */
export function showFrom(labels: readonly StopLabel[]): number[] {
  const from: number[] = [];
  for (const [index, label] of labels.entries()) {
    let least = leastOf(label);
    for (let strong = 0; strong < index; strong++) {
      const stronger = labels[strong] as StopLabel;
      const apart = clearFrom(label, stronger);
      // If the more important name only shows once both have room, it is not in the way.
      if (apart > (from[strong] ?? 0)) least = Math.max(least, apart);
    }
    from.push(least);
  }
  return from;
}

/** The width from which two names are clear of each other, by bisection; infinite where they never are. */
function clearFrom(a: StopLabel, b: StopLabel): number {
  const clear = (within: number): boolean => {
    const [left, right] = [leftOf(a, within), leftOf(b, within)];
    return left + a.width + clearGap <= right || right + b.width + clearGap <= left;
  };
  if (!clear(widest)) return Number.POSITIVE_INFINITY;
  let [low, high] = [0, widest];
  while (high - low > 0.01) {
    const middle = (low + high) / 2;
    if (clear(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/**
 * Stops by importance of their names, most important first: the destination, the start, then by kind of place as on the map, then by the
 * length of the adjacent legs.
 */
export function byImportance<T extends RouteStop>(stops: readonly T[], kindOf: (place: string) => PlaceKind): T[] {
  const role = { destination: 0, start: 1, between: 2 } as const;
  const reach = (stop: T): number => {
    const at = stops.indexOf(stop);
    return [at - 1, at + 1].reduce((sum, index) => sum + Math.abs((stops[index]?.share ?? stop.share) - stop.share), 0);
  };
  return [...stops].sort(
    (a, b) =>
      role[a.role] - role[b.role] || labelOrder.indexOf(kindOf(a.place)) - labelOrder.indexOf(kindOf(b.place)) || reach(b) - reach(a),
  );
}

/** Width of a bar, and of the room that it has. */
const bar = { width: 3, room: 5 } as const;

/**
 * Bars of the light profile as one SVG path, 5 units to a bar; bar 0 is at the journey's start. It is in every page, so its numbers are whole and relative.
 * Heights are square roots, so that faint towns are visible beside a capital.
 *
 * @param height of the highest bar, units
 */
export function barsPath(profile: readonly number[], height: number, origin: RouteOrigin): { d: string; width: number } {
  const heights = profile.map((value) => Math.round(Math.sqrt(Math.min(Math.max(value, 0), 1)) * height));
  let d = '';
  let gap = 1; // from the end of the last bar, units
  for (const high of origin === 'right' ? heights.reverse() : heights) {
    if (high > 0) {
      d += `${d === '' ? `M${gap} ${height}` : `h${gap}`}v-${high}h${bar.width}v${high}`;
      gap = bar.room - bar.width;
    } else gap += bar.room;
  }
  return { d, width: profile.length * bar.room };
}
