import type { Light } from '#basemap/basemap.ts';
import { coreOf, type Disc, haloOf, leastHalo } from '#basemap/lights.ts';
import type { VisibleLight } from './visible-lights.ts';

/** A disc drawn at the middle of one px of the picture. */
export interface Spot extends Disc {
  /** whole px */
  readonly x: number;
  readonly y: number;
}

/** The lights of a picture by how they are drawn, each list in descending order of brightness. */
export interface Discs {
  /** smaller than about a px: the alpha is how much of their px they fill, the radius that of a px */
  readonly dots: Spot[];
  /** crisp discs of at least a px */
  readonly cores: Spot[];
  /** soft discs, smoothstep from the rim to the middle */
  readonly halos: Spot[];
}

/** Radius of a disc with the area of a px. Smaller discs are drawn as one px, but fainter. */
export const pxRadius = Math.sqrt(1 / Math.PI);
/** Cores of at least this radius, px, are drawn as discs. */
const leastCore = 0.8;
/** Halos below this radius, px, are not drawn: their light is added to the core. */
const leastSoft = 2.2;
/** The light of a soft disc as a share of a crisp one's: the mean of smoothstep over a disc. */
const softShare = 0.3;
/** Dots that fill less of their px are invisible, however many there are. */
const leastDot = 0.012;

/**
 * Sorts lights by size. Those smaller than a px are summed px by px: thousands of points too small to tell apart then cost
 * one small square per px with light, and add up to the same light.
 *
 * @param density device pixels per CSS px of the live map that the picture replaces; see `coverOfCore`
 * @param halos whether to draw halos
 */
export function lightDiscs(
  lights: readonly VisibleLight[],
  { zoom, density, halos }: { zoom: number; density: number; halos: boolean },
): Discs {
  const sizes = sizesAt(zoom, density, halos);
  const dots = new Map<number, Spot>();
  const cores = new Map<number, Spot>();
  const soft = new Map<number, Spot>();
  for (const { x, y, light, scale } of lights) {
    const { core, halo } = sizes(light);
    const at = { x: Math.floor(x), y: Math.floor(y) };
    const haloRadius = halo.radius * scale;
    const own = core.alpha * (core.radius * scale) ** 2;
    const spread = softShare * halo.alpha * haloRadius ** 2;
    const isSoft = haloRadius >= leastSoft;
    const sent = isSoft ? own : own + spread;
    if (isSoft) add(soft, Math.max(Math.round(haloRadius / 4), 1), { ...at, radius: haloRadius, alpha: halo.alpha });
    // the core grows in brightness and area by the same factor
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

/** The light of a disc, up to a constant factor. */
export const brightness = ({ radius, alpha }: Disc): number => alpha * radius ** 2;

/** Merges discs in the same cell into one, at the largest of them and with the light of all. */
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
  // alpha compositing of one over the other
  cells.set(key, { ...larger, alpha: 1 - (1 - larger.alpha) * (1 - Math.min(share, 1)) });
}

const sorted = (cells: ReadonlyMap<number, Spot>): Spot[] => [...cells.values()].sort((a, b) => brightness(b) - brightness(a));

/** Halo and core of a light right below the camera, memoized by weight and kind. */
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
 * The share of a core's disc that MapLibre actually covers. MapLibre softens the edge of a circle over one device pixel inwards (smoothstep), which leaves
 * little of a disc of a pixel or two: drawn in full, the lights would be far too bright.
 *
 * @param radius device px
 */
export function coverOfCore(radius: number): number {
  const soft = 1 / radius;
  return soft < 1 ? 1 - soft + 0.3 * soft ** 2 : 0.5 / soft ** 2 - 0.2 / soft ** 3;
}
