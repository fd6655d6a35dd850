import { RADIANS } from '#geo/angle.ts';
import type { LngLat } from '#geo/camera.ts';
import type { PlaceKind, Story } from '#story/story.ts';
import { labelOrder } from '#theme/labels.ts';

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

/** The places where the journey's legs begin and end, in order. */
export function routeStops(story: Pick<Story, 'legs' | 'journey'>, km: Readonly<Record<string, number>>, origin: RouteOrigin): RouteStop[] {
  const total = story.journey.reduce((sum, leg) => sum + (km[leg] ?? 0), 0);
  const [first] = story.journey;
  if (first === undefined) return [];
  let done = 0;
  const stops: RouteStop[] = [{ place: story.legs[first]?.from ?? '', share: shareAt(0, total, origin), role: 'start' }];
  for (const [index, leg] of story.journey.entries()) {
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
}

/** Least distance between two names, em. */
const clearGap = 0.8;
/** More than the width of any route timeline, em. */
const widest = 400;

/** The left edge of a name centred on its stop but kept inside a route timeline of width `within`, em. */
function leftOf({ share, width }: StopLabel, within: number): number {
  return Math.min(Math.max(share * within - width / 2, 0), Math.max(within - width, 0));
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
    let least = label.width;
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

/**
 * Bars of the light profile as one SVG path in a box of `width` × `height`; bar 0 is at the journey's start.
 * Heights are square roots, so that faint towns are visible beside a capital.
 */
export function barsPath(profile: readonly number[], width: number, height: number, origin: RouteOrigin): string {
  const step = width / Math.max(profile.length, 1);
  return profile
    .map((value, index) => {
      const bar = Math.sqrt(Math.min(Math.max(value, 0), 1)) * height;
      if (bar < 0.4) return '';
      const left = origin === 'right' ? width - (index + 1) * step : index * step;
      return `M${(left + step * 0.2).toFixed(1)} ${height}v-${bar.toFixed(1)}h${(step * 0.6).toFixed(2)}v${bar.toFixed(1)}z`;
    })
    .join('');
}
