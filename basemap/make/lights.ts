import type { Light } from '#basemap/basemap.ts';
import type { LngLat } from '#geo/camera.ts';
import type { NightPicture } from './black-marble.ts';
import type { NamedPlace } from './places.ts';

/** The part of the world where all lights are kept; elsewhere only those of at least `least.elsewhere`. */
export const inFull = { west: 20, east: 180, south: 25, north: 75 } as const;
/** Least weight of a light that is kept: at a place, without a place, and outside `inFull`. */
const least = { settled: 0.03, unsettled: 0.1, elsewhere: 0.4 } as const;
/** A place gets light in proportion to its population to this power. */
const power = 0.85;
/** A place that would get less than this share of its pixel leaves it to the larger ones, so that suburbs become one light. */
const leastShare = 0.12;

/**
 * Points of light. The light of each bright pixel is shared among the places inside it, or becomes one point without a place.
 * In descending order of weight; the sum of the weights is the image's light, except for what is dropped as too faint.
 *
 * @param onLand whether a point is on land
 */
export function makeLights(picture: NightPicture, places: readonly NamedPlace[], onLand: (point: LngLat) => boolean): Light[] {
  const { width, height, light } = picture;
  const degrees = 360 / width;
  const inside = new Map<number, NamedPlace[]>();
  for (const place of places) {
    if (place.population <= 0) continue;
    const x = Math.min(Math.floor((place.at[0] + 180) / degrees), width - 1);
    const y = Math.min(Math.floor((90 - place.at[1]) / degrees), height - 1);
    const pixel = y * width + x;
    const others = inside.get(pixel);
    if (others) others.push(place);
    else inside.set(pixel, [place]);
  }
  const lights: Light[] = [];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const here = light[y * width + x] ?? 0;
      if (here < least.settled) continue;
      const residents = inside.get(y * width + x);
      if (residents) lights.push(...shared(here, residents).filter(isKept));
      else lights.push(...unsettled(picture, x, y, onLand).filter(isKept));
    }
  }
  return lights.sort((a, b) => b.weight - a.weight || a.at[0] - b.at[0] || a.at[1] - b.at[1]);
}

function isKept({ at: [lon, lat], weight, settled }: Light): boolean {
  const full = lon >= inFull.west && lon <= inFull.east && lat >= inFull.south && lat <= inFull.north;
  if (!full) return weight >= least.elsewhere;
  return weight >= (settled ? least.settled : least.unsettled);
}

/** Shares a pixel's light among the places in it. */
export function shared(light: number, places: readonly NamedPlace[]): Light[] {
  const pull = (place: NamedPlace): number => place.population ** power;
  const sum = (list: readonly NamedPlace[]): number => list.reduce((total, place) => total + pull(place), 0);
  const all = sum(places);
  const kept = places.filter((place) => pull(place) >= leastShare * all);
  const lit = kept.length > 0 ? kept : [...places].sort((a, b) => b.population - a.population).slice(0, 1);
  const whole = sum(lit);
  return lit.map((place) => ({ at: place.at, weight: (light * pull(place)) / whole, settled: true, sea: false }));
}

/**
 * The light of a pixel without a place. Where in the pixel it is is unknown, but points at the centres of pixels would form a lattice that looks like a
 * street grid. So it goes to the centroid of the light of the pixel and its eight neighbours, plus a fixed scatter, kept within the pixel.
 */
function unsettled({ width, height, light }: NightPicture, x: number, y: number, onLand: (point: LngLat) => boolean): Light[] {
  const degrees = 360 / width;
  let [sum, east, south] = [0, 0, 0];
  for (let dy = -1; dy <= 1; dy++) {
    for (let dx = -1; dx <= 1; dx++) {
      const row = Math.min(Math.max(y + dy, 0), height - 1);
      const near = light[row * width + ((x + dx + width) % width)] ?? 0;
      sum += near;
      east += near * dx;
      south += near * dy;
    }
  }
  const half = (value: number): number => Math.min(Math.max(value, -0.49), 0.49);
  const [scatterX, scatterY] = scatter(x, y);
  const at: LngLat = [
    (x + 0.5 + half(0.6 * (east / sum) + scatterX)) * degrees - 180,
    90 - (y + 0.5 + half(0.6 * (south / sum) + scatterY)) * degrees,
  ];
  const corners: readonly LngLat[] = [
    at,
    ...[-1, 1].flatMap((i) => [-1, 1].map((j): LngLat => [at[0] + (i * degrees) / 2, at[1] + (j * degrees) / 2])),
  ];
  // Light on a coast is a town's: lights at sea (fishing fleets, platforms) have no land beside them.
  return [{ at, weight: light[y * width + x] ?? 0, settled: false, sea: !corners.some(onLand) }];
}

/** Two numbers within ±0.36 that depend only on the pixel (integer hash by Wellons, "lowbias32"). */
function scatter(x: number, y: number): [number, number] {
  const hash = (seed: number): number => {
    let bits = Math.imul(seed ^ (seed >>> 16), 0x7feb352d);
    bits = Math.imul(bits ^ (bits >>> 15), 0x846ca68b);
    return ((bits ^ (bits >>> 16)) >>> 0) / 2 ** 32;
  };
  const seed = y * 4096 + x;
  return [(hash(2 * seed + 1) - 0.5) * 0.72, (hash(2 * seed + 2) - 0.5) * 0.72];
}

/** The least weight shown at world scale: those lights are in the first file. */
export const worldWeight = 0.13;

/** The lights in two parts: those shown at world scale, and the rest. */
export function brightest(lights: readonly Light[]): [Light[], Light[]] {
  return [lights.filter(({ weight }) => weight >= worldWeight), lights.filter(({ weight }) => weight < worldWeight)];
}
