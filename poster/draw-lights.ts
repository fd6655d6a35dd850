import { leastWeight } from '#basemap/lights.ts';
import { brightness, lightDiscs, pxRadius, type Spot } from './light-discs.ts';
import { joinNumbers, short } from './path-text.ts';
import type { Picture } from './picture.ts';
import { seenLights } from './seen-lights.ts';
import type { ShapedBasemap } from './shaped-basemap.ts';
import { element, group, opacity } from './svg.ts';

/** Discs whose radius and alpha differ by less than such ratios are drawn alike. Each look is one path, and what a path costs is mostly being one. */
const alike = { crisp: { radius: 1.45, alpha: 1.8 }, soft: { radius: 1.6, alpha: 2.2 } } as const;
/** Halos from this radius on, px, are circles of their own, which add up where they overlap. */
const wide = 4.5;
/** So many of them at most, the brightest: they cost bytes and time by the piece. */
const mostGlows = 2000;
/** Lights within a square of so many px count as one where not all have room. */
const cover = 3;

/** What lights come to in a picture. */
export interface CityLights {
  /** of the px with light on the stage: more cannot be drawn */
  readonly count: number;
  /**
   * Only so many px with light are drawn, the brightest, first those that stand alone, so that the lone towns of a dark land come into their right; and as many halos as a third
   * of that, but all where all px are drawn.
   */
  readonly draw: (most: number) => { readonly defs: readonly string[]; readonly shapes: string };
}

/**
 * City lights as the live map draws them: a soft halo and a crisp core each. What looks alike shares one path: lights below a px as squares of one px (a line of that
 * length and width), others as zero-length strokes with round caps; small halos are such a path drawn once or twice, the second narrower, wide ones circles with a gradient.
 *
 * @param strength 0–1
 * @param density device pixels per CSS px of the map that it stands in for
 */
export function cityLights(
  picture: Picture,
  lights: Pick<ShapedBasemap, 'lights' | 'lightPoints'>,
  { strength, density }: { strength: number; density: number },
): CityLights {
  if (strength <= 0) return { count: 0, draw: () => ({ defs: [], shapes: '' }) };
  const { zoom, ink } = picture;
  const unit = unitOf(density);
  const seen = seenLights(picture, lights, leastWeight(zoom)).map(({ x, y, light, scale }) => ({
    x: x / unit,
    y: y / unit,
    light,
    scale: scale / unit,
  }));
  const discs = lightDiscs(seen, { zoom, density, halos: ink === 'screen' });
  const crisp = loneFirst([...discs.cores, ...discs.dots]);
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

/** The grid on which lights are drawn and below whose mesh they are summed up, CSS px: about one and a half device pixels. */
function unitOf(density: number): number {
  return density < 2 ? 1 : 0.6;
}

/** Brightest first, but those that stand beside a brighter one after all that do not. */
function loneFirst(spots: readonly Spot[]): Spot[] {
  const taken = new Set<number>();
  const lone: Spot[] = [];
  const others: Spot[] = [];
  for (const spot of [...spots].sort((a, b) => brightness(b) - brightness(a))) {
    const cell = Math.round(spot.y / cover) * 1e5 + Math.round(spot.x / cover);
    (taken.has(cell) ? others : lone).push(spot);
    taken.add(cell);
  }
  return [...lone, ...others];
}

interface Look {
  readonly spots: Spot[];
  /** means that keep the light of all */
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

/** Circles on whole px, and in rows, for the sake of bytes. */
function glowing({ spots, alpha }: Look): string {
  const circles = spots
    .map(({ x, y, radius }) => [y, x, Math.round(radius)] as const)
    .sort((a, b) => a[0] - b[0] || a[1] - b[1])
    .map(([y, x, r]) => `<circle cy="${y}" cx="${x}" r="${r}"/>`);
  return element('g', { 'fill-opacity': short(alpha, 3) }, circles.join(''));
}

/** MapLibre's blurred edge (`circle-blur: 1`): smoothstep from the rim to the middle. */
function glowGradient(id: string, color: string): string {
  const stops = [0, 0.15, 0.3, 0.5, 0.7, 0.85, 1].map((at) => {
    const t = 1 - at;
    return `<stop offset="${short(at, 2)}" stop-color="${color}" stop-opacity="${short(t * t * (3 - 2 * t), 3)}"/>`;
  });
  return `<radialGradient id="${id}">${stops.join('')}</radialGradient>`;
}

/** Discs one over the other that together have that edge, for small halos: what is a few px wide needs no more steps than one or two. */
function blurred({ radius, alpha: peak }: { radius: number; alpha: number }): { radius: number; alpha: number }[] {
  const count = radius < 3 ? 1 : 2;
  // count layers of this alpha cover `peak` in the middle
  const alpha = 1 - (1 - peak) ** (1 / count);
  return Array.from({ length: count }, (_, i) => ({ radius: radius * (1 - inverseSmoothstep((i + 0.5) / count)), alpha }));
}

/** t with 3t² − 2t³ = y */
function inverseSmoothstep(y: number): number {
  return 0.5 - Math.sin(Math.asin(1 - 2 * y) / 3);
}

/**
 * Spots as one path of as many strokes, `h0` (a point for a round cap) or `h1` (a px), in strips from left to right that are about as high as spots are apart, so that
 * the steps between them are small numbers.
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
