import type { Light } from '#basemap/ground.ts';
import { coreOf, type Disc, haloOf, leastWeight } from '#basemap/lights.ts';
import { project, type View } from '#geo/projection.ts';
import { joinNumbers, short } from './path-text.ts';
import type { Picture } from './picture.ts';
import { element, group } from './svg.ts';

/** Points stand on a grid of this many to a px. */
const grid = 2;
const margin = 6;
/** A class of lights that are drawn alike: this many steps of brightness, and sizes by this ratio. */
const weightSteps = 7;
const sizeRatio = 1.35;

/** Lights within a square of so many px count as one, the strongest. */
const cover = 2.4;

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly halo: Disc;
  readonly core: Disc;
}

/**
 * City lights: a blurred halo and a crisp core each. Lights that look alike share one path of zero-length strokes with round caps, which takes a fourth of
 * the bytes of circles; the halo's blur is that path drawn a few times, ever narrower.
 *
 * @param strength 0–1
 * @param most only so many lights are drawn, the strongest
 */
export function cityLights(picture: Picture, lights: readonly Light[], { strength, most }: { strength: number; most: number }): { defs: string[]; shapes: string } {
  if (strength <= 0) return { defs: [], shapes: '' };
  const { view, zoom, palette, ink, prefix } = picture;
  const classes = new Map<string, Spot[]>();
  for (const { x, y, light, scale } of strongest(inView(view, lights, leastWeight(zoom)), most)) {
    const key = [Math.round(Math.sqrt(light.weight) * weightSteps), light.settled, light.sea, Math.round(Math.log(scale) / Math.log(sizeRatio))].join();
    const spots = classes.get(key) ?? [];
    spots.push({ x, y, halo: scaled(haloOf(light, zoom), scale), core: scaled(coreOf(light, zoom), scale) });
    classes.set(key, spots);
  }
  const defs: string[] = [];
  const halos: string[] = [];
  const cores: string[] = [];
  for (const spots of classes.values()) {
    const id = `${prefix}-l${defs.length}`;
    defs.push(element('path', { id, d: dots(spots, Math.sqrt((view.width * view.height) / spots.length)) }));
    const mean = (value: (spot: Spot) => number): number => spots.reduce((sum, spot) => sum + value(spot), 0) / spots.length;
    const use = ({ radius, alpha }: Disc): string => (alpha < 0.004 ? '' : element('use', { href: `#${id}`, 'stroke-width': 2 * radius * grid, 'stroke-opacity': short(alpha, 3) }));
    const halo = { radius: mean((spot) => spot.halo.radius), alpha: mean((spot) => spot.halo.alpha) };
    if (ink === 'screen') halos.push(...blurred(halo).map(use));
    cores.push(use({ radius: mean((spot) => spot.core.radius), alpha: mean((spot) => spot.core.alpha) }));
  }
  const common = { fill: 'none', 'stroke-linecap': 'round', transform: `scale(${1 / grid})`, opacity: strength * (ink === 'print' ? 0.6 : 1) };
  return { defs, shapes: group(common, [group({ stroke: palette.lightHalo }, halos), group({ stroke: palette.lightCore }, cores)]) };
}

interface Seen {
  readonly x: number;
  readonly y: number;
  readonly light: Light;
  /** how much perspective shrinks it */
  readonly scale: number;
}

function inView(view: View, lights: readonly Light[], least: number): Seen[] {
  return lights.flatMap((light) => {
    if (light.weight < least) return [];
    const { x, y, depth, visible } = project(view, light.at);
    return visible && x > -margin && y > -margin && x < view.width + margin && y < view.height + margin ? [{ x, y, light, scale: view.f / depth }] : [];
  });
}

/** The strongest lights, but of those that all but cover each other only one: so the lone towns of a dark land come into their right. */
function strongest(seen: readonly Seen[], most: number): Seen[] {
  const taken = new Set<number>();
  const kept: Seen[] = [];
  for (const spot of [...seen].sort((a, b) => b.light.weight - a.light.weight)) {
    if (kept.length === most) break;
    const cell = Math.round(spot.y / cover) * 1e5 + Math.round(spot.x / cover);
    if (taken.has(cell)) continue;
    taken.add(cell);
    kept.push(spot);
  }
  return kept;
}

const scaled = ({ radius, alpha }: Disc, scale: number): Disc => ({ radius: radius * scale, alpha });

/** Discs one over the other that together have MapLibre's blurred edge (`circle-blur: 1`): smoothstep from the rim to the middle. */
function blurred({ radius, alpha: peak }: Disc): Disc[] {
  const count = Math.min(Math.max(Math.round(radius / 2.5), 3), 10);
  if (peak < 0.004) return [];
  // count layers of this alpha cover `peak` in the middle
  const alpha = 1 - (1 - peak) ** (1 / count);
  return Array.from({ length: count }, (_, i) => ({ radius: radius * (1 - inverseSmoothstep((i + 0.5) / count)), alpha }));
}

/** t with 3t² − 2t³ = y */
function inverseSmoothstep(y: number): number {
  return 0.5 - Math.sin(Math.asin(1 - 2 * y) / 3);
}

/** Points as one path of zero-length strokes, in strips of about `spacing` px from left to right, so that the steps are small numbers. */
function dots(spots: readonly Spot[], spacing: number): string {
  const strip = Math.max(spacing, 1);
  const sorted = [...spots].sort((a, b) => Math.floor(a.y / strip) - Math.floor(b.y / strip) || a.x - b.x);
  let [x, y] = [0, 0];
  return sorted
    .map((spot) => {
      const [nx, ny] = [Math.round(spot.x * grid), Math.round(spot.y * grid)];
      const step = `m${joinNumbers([String(nx - x), String(ny - y)])}h0`;
      [x, y] = [nx, ny];
      return step;
    })
    .join('');
}
