import { leastWeight } from '#basemap/lights.ts';
import { brightness, lightDiscs, pxRadius, type Spot } from './light-discs.ts';
import { joinNumbers, short } from './path-text.ts';
import type { Picture } from './picture.ts';
import type { ShapedBasemap } from './shaped-basemap.ts';
import { element, group, opacity } from './svg.ts';
import { visibleLights } from './visible-lights.ts';

/** Discs whose radius and alpha differ by less than these ratios are drawn the same, in one path: the cost of a path is mostly per path. */
const alike = { crisp: { radius: 1.45, alpha: 1.8 }, soft: { radius: 1.6, alpha: 2.2 } } as const;
/** Halos of at least this radius, px, are circles of their own, which add up where they overlap. */
const wide = 4.5;
/** At most this many of them, the brightest: each costs bytes and time. */
const mostGlows = 2000;
/** Of the lights within a square of this many px, only the brightest has priority when not all can be drawn. */
const cover = 3;

/** The city lights of a picture, ready to be drawn. */
export interface CityLights {
  /** number of px with light on the stage: the most that can be drawn */
  readonly count: number;
  /**
   * Draws at most this many px with light: the brightest, but isolated ones first, so that lone towns in a dark area are not lost; and a third as
   * many halos, or all of them where all px are drawn.
   */
  readonly draw: (most: number) => { readonly defs: readonly string[]; readonly shapes: string };
}

/**
 * City lights as on the live map: a soft halo and a crisp core each. Lights that look the same share a path: those below a px as squares of one px (lines of that
 * length and width), others as zero-length strokes with round caps. Small halos are such a path drawn once or twice, the second time narrower; wide ones are circles
 * with a gradient.
 *
 * @param strength 0–1
 * @param density device pixels per CSS px of the live map that the picture replaces
 */
export function cityLights(
  picture: Picture,
  lights: Pick<ShapedBasemap, 'lights' | 'lightPoints'>,
  { strength, density }: { strength: number; density: number },
): CityLights {
  if (strength <= 0) return { count: 0, draw: () => ({ defs: [], shapes: '' }) };
  const { zoom, ink } = picture;
  const unit = unitOf(density);
  const visible = visibleLights(picture, lights, leastWeight(zoom)).map(({ x, y, light, scale }) => ({
    x: x / unit,
    y: y / unit,
    light,
    scale: scale / unit,
  }));
  const discs = lightDiscs(visible, { zoom, density, halos: ink === 'screen' });
  const crisp = isolatedFirst([...discs.cores, ...discs.dots]);
  return {
    count: crisp.length,
    draw: (most) => {
      const halos = discs.halos.slice(0, most < crisp.length ? Math.ceil(Math.max(most, 0) / 3) : discs.halos.length);
      return drawDiscs(picture, { crisp: crisp.slice(0, Math.max(most, 0)), halos, unit, strength });
    },
  };
}

function drawDiscs(
  { palette, ink, prefix, view }: Picture,
  { crisp, halos, unit, strength }: { crisp: readonly Spot[]; halos: readonly Spot[]; unit: number; strength: number },
): { defs: string[]; shapes: string } {
  const area = (view.width * view.height) / unit ** 2;
  const defs: string[] = [];
  const soft = looks(
    halos.filter(({ radius }) => radius * unit < wide),
    alike.soft,
  ).flatMap(({ spots, radius, alpha }, i) => {
    const id = `${prefix}-l${i}`;
    defs.push(element('path', { id, d: path(spots, 'h0', area) }));
    return blurred({ radius, alpha }).map((disc) =>
      element('use', { href: `#${id}`, 'stroke-width': 2 * disc.radius, 'stroke-opacity': short(disc.alpha, 3) }),
    );
  });
  const glows = looks(halos.filter(({ radius }) => radius * unit >= wide).slice(0, mostGlows), alike.soft).map(glowing);
  if (glows.length > 0) defs.push(glowGradient(`${prefix}-glow`, palette.lightHalo));
  const squares = looks(crisp.filter(isDot), alike.crisp).map(({ spots, alpha }) =>
    element('path', { d: path(spots, 'h1', area), 'stroke-opacity': short(alpha, 3) }),
  );
  const rounds = looks(
    crisp.filter((spot) => !isDot(spot)),
    alike.crisp,
  ).map(({ spots, radius, alpha }) =>
    element('path', { d: path(spots, 'h0', area), 'stroke-width': 2 * radius, 'stroke-opacity': short(alpha, 3) }),
  );
  const middles = { fill: 'none', 'stroke-linecap': 'round', transform: 'translate(.5 .5)' };
  const shapes = [
    group({ fill: `url(#${prefix}-glow)` }, glows),
    group({ ...middles, stroke: palette.lightHalo }, soft),
    group({ fill: 'none', stroke: palette.lightCore, transform: 'translate(0 .5)' }, squares),
    group({ ...middles, stroke: palette.lightCore }, rounds),
  ];
  const whole = { opacity: opacity(strength * (ink === 'print' ? 0.6 : 1)), transform: unit === 1 ? null : `scale(${short(unit, 2)})` };
  return { defs, shapes: group(whole, shapes) };
}

const isDot = ({ radius }: Spot): boolean => radius <= pxRadius;

/** Cell size of the grid on which lights are drawn and summed up, CSS px: about one and a half device pixels. */
function unitOf(density: number): number {
  return density < 2 ? 1 : 0.6;
}

/** Brightest first, but those next to a brighter one after all others. */
function isolatedFirst(spots: readonly Spot[]): Spot[] {
  const taken = new Set<number>();
  const isolated: Spot[] = [];
  const others: Spot[] = [];
  for (const spot of [...spots].sort((a, b) => brightness(b) - brightness(a))) {
    const cell = Math.round(spot.y / cover) * 1e5 + Math.round(spot.x / cover);
    (taken.has(cell) ? others : isolated).push(spot);
    taken.add(cell);
  }
  return [...isolated, ...others];
}

interface Look {
  readonly spots: Spot[];
  /** means that preserve the total light */
  readonly radius: number;
  readonly alpha: number;
}

function looks(spots: readonly Spot[], ratio: { readonly radius: number; readonly alpha: number }): Look[] {
  const classes = new Map<string, Spot[]>();
  for (const spot of spots) {
    const step = (value: number, ratio: number): number => Math.round(Math.log(value) / Math.log(ratio));
    const key = `${step(spot.radius, ratio.radius)} ${step(spot.alpha, ratio.alpha)}`;
    const those = classes.get(key);
    if (those) those.push(spot);
    else classes.set(key, [spot]);
  }
  return [...classes.values()].map((those) => {
    const mean = (value: (spot: Spot) => number): number => those.reduce((sum, spot) => sum + value(spot), 0) / those.length;
    const area = mean(({ radius }) => radius ** 2);
    return { spots: those, radius: Math.sqrt(area), alpha: Math.min(mean(brightness) / area, 1) };
  });
}

/** Circles at whole px, in rows, to save bytes. */
function glowing({ spots, alpha }: Look): string {
  const circles = spots
    .map(({ x, y, radius }) => [y, x, Math.round(radius)] as const)
    .sort((a, b) => a[0] - b[0] || a[1] - b[1])
    .map(([y, x, r]) => `<circle cy="${y}" cx="${x}" r="${r}"/>`);
  return element('g', { 'fill-opacity': short(alpha, 3) }, circles.join(''));
}

/** The falloff of MapLibre's `circle-blur: 1`: smoothstep from the rim to the middle. */
function glowGradient(id: string, color: string): string {
  const stops = [0, 0.15, 0.3, 0.5, 0.7, 0.85, 1].map((at) => {
    const t = 1 - at;
    return `<stop offset="${short(at, 2)}" stop-color="${color}" stop-opacity="${short(t * t * (3 - 2 * t), 3)}"/>`;
  });
  return `<radialGradient id="${id}">${stops.join('')}</radialGradient>`;
}

/** One or two stacked discs that approximate that falloff: enough for halos a few px wide. */
function blurred({ radius, alpha: peak }: { radius: number; alpha: number }): { radius: number; alpha: number }[] {
  const count = radius < 3 ? 1 : 2;
  // `count` layers of this alpha add up to `peak` in the middle
  const alpha = 1 - (1 - peak) ** (1 / count);
  return Array.from({ length: count }, (_, i) => ({ radius: radius * (1 - inverseSmoothstep((i + 0.5) / count)), alpha }));
}

/** t with 3t² − 2t³ = y */
function inverseSmoothstep(y: number): number {
  return 0.5 - Math.sin(Math.asin(1 - 2 * y) / 3);
}

/**
 * Spots as one path with a stroke each, `h0` (a point for a round cap) or `h1` (a px). They are sorted from left to right in strips about as high as the mean
 * distance between spots, so that the steps between them are small numbers.
 *
 * @param area of the picture, px²
 */
function path(spots: readonly Spot[], mark: 'h0' | 'h1', area: number): string {
  const strip = Math.max(Math.sqrt(area / spots.length), 1);
  const sorted = [...spots].sort((a, b) => Math.floor(a.y / strip) - Math.floor(b.y / strip) || a.x - b.x || a.y - b.y);
  const length = mark === 'h1' ? 1 : 0;
  let [x, y] = [0, 0];
  return sorted
    .map((spot) => {
      const step = `m${joinNumbers([String(spot.x - x), String(spot.y - y)])}${mark}`;
      [x, y] = [spot.x + length, spot.y];
      return step;
    })
    .join('');
}
