import type { Light } from '#basemap/basemap.ts';
import { coreOf, type Disc, haloOf, leastHalo } from '#basemap/lights.ts';
import type { Seen } from './seen-lights.ts';

/** What is drawn at one px of the picture: a disc about its middle. */
export interface Spot extends Disc {
  /** whole px */
  readonly x: number;
  readonly y: number;
}

/** The lights of a picture, sorted by how they are drawn. Each in falling order of its light. */
export interface Discs {
  /** of less than about a px: how much of their px they fill is their alpha, their radius that of a px */
  readonly dots: Spot[];
  /** crisp discs that one sees as such */
  readonly cores: Spot[];
  /** soft discs, smoothstep from the rim to the middle */
  readonly halos: Spot[];
}

/** A disc of a px's area: what is smaller is one px, the fainter. */
export const pxRadius = Math.sqrt(1 / Math.PI);
/** Cores from this radius on, px, are discs. */
const leastCore = 0.8;
/** Halos below this radius, px, make their core so much larger and brighter that it sends out the light of both. */
const leastSoft = 2.2;
/** A soft disc has this share of a crisp one's light: the mean of smoothstep over a disc. */
const softShare = 0.3;
/** What fills less of a px is not seen, however many there are. */
const leastDot = 0.012;

/**
 * Sorts lights by size. What is smaller than a px is summed up px by px: thousands of points that are too small to be told apart then cost
 * one small square for each px that has light, and give as much light as they would one by one.
 *
 * @param density device pixels per CSS px of the map that the picture stands in for: `coverOfCore` says why
 * @param halos whether there are any
 */
export function lightDiscs(seen: readonly Seen[], { zoom, density, halos }: { zoom: number; density: number; halos: boolean }): Discs {
  const sizes = sizesAt(zoom, density, halos);
  const dots = new Map<number, Spot>();
  const cores = new Map<number, Spot>();
  const soft = new Map<number, Spot>();
  for (const { x, y, light, scale } of seen) {
    const { core, halo } = sizes(light);
    const at = { x: Math.floor(x), y: Math.floor(y) };
    const haloRadius = halo.radius * scale;
    const own = core.alpha * (core.radius * scale) ** 2;
    const spread = softShare * halo.alpha * haloRadius ** 2;
    const isSoft = haloRadius >= leastSoft;
    const sent = isSoft ? own : own + spread;
    if (isSoft) add(soft, Math.max(Math.round(haloRadius / 4), 1), { ...at, radius: haloRadius, alpha: halo.alpha });
    // as much brighter as larger
    const alpha = own > 0 ? Math.min(core.alpha * Math.sqrt(sent / own), 1) : 1;
    const radius = Math.sqrt(sent / alpha);
    if (radius < leastCore) add(dots, 1, { ...at, radius: pxRadius, alpha: Math.min(sent / pxRadius ** 2, 1) });
    else add(cores, 1, { ...at, radius, alpha });
  }
  return {
    dots: sorted(dots).filter(({ alpha }) => alpha >= leastDot),
    cores: sorted(cores),
    halos: sorted(soft),
  };
}

/** How much light a disc sends out, for comparison. */
export const brightness = ({ radius, alpha }: Disc): number => alpha * radius ** 2;

/** Discs of one cell are one: where the brightest is, and with the light of all. */
function add(cells: Map<number, Spot>, size: number, spot: Spot): void {
  if (spot.alpha <= 0) return;
  const key = (Math.floor(spot.y / size) * 1e4 + Math.floor(spot.x / size)) * 1e3 + size;
  const there = cells.get(key);
  if (!there) {
    cells.set(key, spot);
    return;
  }
  const larger = there.radius < spot.radius ? spot : there;
  const smaller = larger === spot ? there : spot;
  const share = brightness(smaller) / larger.radius ** 2;
  // as one drawn over the other
  cells.set(key, { ...larger, alpha: 1 - (1 - larger.alpha) * (1 - Math.min(share, 1)) });
}

const sorted = (cells: ReadonlyMap<number, Spot>): Spot[] => [...cells.values()].sort((a, b) => brightness(b) - brightness(a));

/** Halo and core of a light below the camera, each combination of weight and kind worked out once. */
function sizesAt(zoom: number, density: number, halos: boolean): (light: Light) => { halo: Disc; core: Disc } {
  const known = new Map<number, { halo: Disc; core: Disc }>();
  const least = halos ? leastHalo(zoom) : Infinity;
  return (light) => {
    const key = light.weight * 4 + (light.settled ? 1e3 : 0) + (light.sea ? 2e3 : 0);
    let found = known.get(key);
    if (!found) {
      const core = coreOf(light, zoom);
      const halo = light.weight < least ? { radius: 0, alpha: 0 } : haloOf(light, zoom);
      found = { halo, core: { ...core, radius: core.radius * Math.sqrt(coverOfCore(core.radius * density)) } };
      known.set(key, found);
    }
    return found;
  };
}

/**
 * The share of a core's disc that MapLibre's circles cover. They soften their edge over one device pixel inwards (smoothstep), of which in a disc
 * of a pixel or two little is left: drawn in full here, the land would look as if lit by day.
 *
 * @param radius device px
 */
export function coverOfCore(radius: number): number {
  const soft = 1 / radius;
  return soft < 1 ? 1 - soft + 0.3 * soft ** 2 : 0.5 / soft ** 2 - 0.2 / soft ** 3;
}
