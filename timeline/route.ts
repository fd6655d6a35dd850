import { RADIANS } from '#geo/angle.ts';
import type { LngLat } from '#geo/camera.ts';
import type { PlaceKind, Story } from '#story/story.ts';
import { labelOrder } from '#theme/labels.ts';

/** The end of the route timeline at which the journey begins. */
export type RouteOrigin = 'left' | 'right';

/** A stretch of the route timeline that one leg takes. Shares of its width, 0 at its left end. */
export interface RouteSegment {
  readonly leg: string;
  readonly from: number;
  readonly to: number;
}

/** A place where a leg begins or ends, on the route timeline. */
export interface RouteStop {
  readonly place: string;
  /** share of the width, 0 at the left end */
  readonly share: number;
  /** `destination`: where the journey ends · `start`: where it begins */
  readonly role: 'start' | 'between' | 'destination';
}

/** Of a journey that leads east or west, at least this share of its length is made good in that direction. */
const straight = 0.5;
/** A way that gains so many degrees of longitude goes round the world and leads nowhere. */
const round = 330;

/**
 * Where the route timeline begins: a journey that leads west begins at the right and one that leads east at the left, as on the map. There and back, round
 * the world, north or south there is no such direction: then it begins where one begins to read.
 *
 * @param ways the dense points of the journey's legs, in order; longitudes run on past ±180 within a leg
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
  const leads = length > 0 && Math.abs(east) >= straight * length && Math.abs(degrees) < round;
  if (!leads) return reading === 'rtl' ? 'right' : 'left';
  return east < 0 ? 'right' : 'left';
}

/** Where a kilometre of the journey is on the route timeline: share of the width from its left end, 0–1. */
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

/** The places where the journey's legs begin and end, in its order. */
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

/** A stop's name with the room that it takes. Lengths in em of the names' type. */
export interface StopLabel {
  readonly share: number;
  readonly width: number;
}

/** Clear distance between two names, em. */
const clearGap = 0.8;
/** No route timeline is wider, em. */
const widest = 400;

/** The left edge of a name centred on its stop but kept inside a route timeline of some width, all em. */
function leftOf({ share, width }: StopLabel, within: number): number {
  return Math.min(Math.max(share * within - width / 2, 0), Math.max(within - width, 0));
}

/**
 * From which width of the route timeline on each name shows, in em, so that no two ever overlap: the weaker of two gives way to the stronger. In the order
 * of the labels; infinite for a name that never finds room.
 *
 * The distance of two names grows with the width and never shrinks, so one number a name says it all, and a style sheet can compare it with the
 * width of its container: there is no measuring, and no script.
 *
 * @param labels the strongest first
 */
export function showFrom(labels: readonly StopLabel[]): number[] {
  const from: number[] = [];
  for (const [index, label] of labels.entries()) {
    let least = label.width;
    for (let strong = 0; strong < index; strong++) {
      const stronger = labels[strong] as StopLabel;
      const apart = clearFrom(label, stronger);
      // Where the stronger one shows only when both have room, it is in nobody's way.
      if (apart > (from[strong] ?? 0)) least = Math.max(least, apart);
    }
    from.push(least);
  }
  return from;
}

/** The width from which on two names are clear of each other, by halving; infinite where they never are. */
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
 * Stops by the weight of their names, the strongest first: the destination, the start, then by kind of place as labels on the map, then by the
 * length of the legs that meet there.
 */
export function byWeight<T extends RouteStop>(stops: readonly T[], kindOf: (place: string) => PlaceKind): T[] {
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
 * Bars of the light profile as one SVG path in a box of `width` × `height`; bar 0 stands at the journey's start.
 * Heights are square roots, so that faint towns show beside a capital.
 */
export function barsPath(profile: readonly number[], width: number, height: number, origin: RouteOrigin): string {
  const step = width / Math.max(profile.length, 1);
  return profile
    .map((value, index) => {
      const tall = Math.sqrt(Math.min(Math.max(value, 0), 1)) * height;
      if (tall < 0.4) return '';
      const left = origin === 'right' ? width - (index + 1) * step : index * step;
      return `M${(left + step * 0.2).toFixed(1)} ${height}v-${tall.toFixed(1)}h${(step * 0.6).toFixed(2)}v${tall.toFixed(1)}z`;
    })
    .join('');
}
