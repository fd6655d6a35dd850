import type { Light } from '#basemap/ground.ts';
import { coreOf, type Disc, haloOf, leastWeight } from '#basemap/lights.ts';
import { joinNumbers, short } from './path-text.ts';
import type { Picture } from './picture.ts';
import type { ShapedGround } from './shaped-ground.ts';
import { element, group, opacity } from './svg.ts';

const margin = 6;
/** A class of lights that are drawn alike: this many steps of brightness, and sizes by this ratio. */
const weightSteps = 5;
const sizeRatio = 1.5;

/** Halos from this radius on, px, are circles of their own. */
const wide = 4.5;
/** So many of them at most, the brightest. */
const mostGlows = 2200;
/** Lights within a square of so many px count as one, the strongest. */
const cover = 2.4;

type Lights = Pick<ShapedGround, 'lights' | 'lightPoints'>;

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly halo: Disc;
  readonly core: Disc;
}

/**
 * City lights as the live map draws them: a blurred halo and a crisp core each, which lie on the ground (`circle-pitch-alignment: map`). Towards the horizon
 * MapLibre's discs narrow to ellipses; here they are discs of the same area. Lights that look alike share one path of zero-length strokes with round caps, which takes a fourth of
 * the bytes of circles; the halo's blur is that path drawn a few times, ever narrower, or close up circles with a gradient.
 *
 * @param strength 0–1
 * @param most only so many lights are drawn, the strongest
 * @param density device pixels per CSS px of the map that it stands in for: `coverOfCore` says why
 */
export function cityLights(
  picture: Picture,
  lights: Lights,
  { strength, most, density }: { strength: number; most: number; density: number },
): { defs: string[]; shapes: string } {
  if (strength <= 0 || most <= 0) return { defs: [], shapes: '' };
  const { view, zoom, palette, ink, prefix } = picture;
  const sized = sizes(zoom, density);
  const classes = new Map<string, Spot[]>();
  for (const { x, y, light, scale } of withinMost(strongestInView(picture, lights, leastWeight(zoom), most), zoom, most)) {
    const key = [
      Math.round(Math.sqrt(light.weight) * weightSteps),
      light.settled,
      light.sea,
      Math.round(Math.log(scale) / Math.log(sizeRatio)),
    ].join();
    const spots = classes.get(key) ?? [];
    const { halo, core } = sized(light);
    spots.push({ x, y, halo: scaled(halo, scale), core: scaled(core, scale) });
    classes.set(key, spots);
  }
  const defs: string[] = [];
  const halos: string[] = [];
  const cores: string[] = [];
  const glows: string[] = [];
  const dimmest =
    [...classes.values()]
      .flat()
      .map(brightness)
      .sort((a, b) => b - a)[mostGlows] ?? 0;
  for (const spots of classes.values()) {
    const id = `${prefix}-l${defs.length}`;
    defs.push(element('path', { id, d: dots(spots, Math.sqrt((view.width * view.height) / spots.length)) }));
    const mean = (value: (spot: Spot) => number): number => spots.reduce((sum, spot) => sum + value(spot), 0) / spots.length;
    const use = ({ radius, alpha }: Disc): string =>
      alpha < 0.004 ? '' : element('use', { href: `#${id}`, 'stroke-width': 2 * radius, 'stroke-opacity': short(alpha, 3) });
    const halo = { radius: mean((spot) => spot.halo.radius), alpha: mean((spot) => spot.halo.alpha) };
    if (ink === 'screen' && halo.radius < wide) halos.push(...blurred(halo).map(use));
    if (ink === 'screen' && halo.radius >= wide)
      glows.push(
        glowing(
          spots.filter((spot) => brightness(spot) >= dimmest),
          halo.alpha,
        ),
      );
    cores.push(use({ radius: mean((spot) => spot.core.radius), alpha: mean((spot) => spot.core.alpha) }));
  }
  if (glows.some((text) => text !== '')) defs.push(glowGradient(`${prefix}-glow`, palette.lightHalo));
  const dotted = { fill: 'none', 'stroke-linecap': 'round', transform: 'translate(.5 .5)' };
  const shapes = [
    group({ fill: `url(#${prefix}-glow)` }, glows),
    group(dotted, [group({ stroke: palette.lightHalo }, halos), group({ stroke: palette.lightCore }, cores)]),
  ];
  return { defs, shapes: group({ opacity: opacity(strength * (ink === 'print' ? 0.6 : 1)) }, shapes) };
}

interface Seen {
  readonly x: number;
  readonly y: number;
  readonly light: Light;
  /** by how much perspective and lying on the ground shrink it: the root of its area's share */
  readonly scale: number;
}

/**
 * The lights on the stage. Where not all have room, the strongest: first those that do not all but cover each other, so that the lone towns of a
 * dark land come into their right, then the others. Tens of thousands are looked at: the lens spares each its sines, and where there is room for
 * few the faint ones are never come to.
 */
function strongestInView({ view, lens }: Picture, { lights, lightPoints }: Lights, least: number, most: number): Seen[] {
  const { rowX, rowY, rowW, eye, near } = lens;
  const taken = new Set<number>();
  const kept: Seen[] = [];
  const covered: Seen[] = [];
  for (let i = 0; i < lights.length && kept.length < most; i++) {
    const light = lights[i] as Light;
    if (light.weight < least) break;
    const vx = lightPoints[i * 3] as number;
    const vy = lightPoints[i * 3 + 1] as number;
    const vz = lightPoints[i * 3 + 2] as number;
    const height = vx * eye[0] + vy * eye[1] + vz * eye[2] - 1;
    if (height < 0) continue;
    const depth = rowW[0] * vx + rowW[1] * vy + rowW[2] * vz + rowW[3];
    if (depth < near) continue;
    const x = (rowX[0] * vx + rowX[1] * vy + rowX[2] * vz + rowX[3]) / depth;
    const y = (rowY[0] * vx + rowY[1] * vy + rowY[2] * vz + rowY[3]) / depth;
    if (x < -margin || y < -margin || x > view.width + margin || y > view.height + margin) continue;
    // cosine of the angle between the ground's normal and the way to the camera: 1 right below it, 0 on the horizon
    const facing = height / Math.hypot(eye[0] - vx, eye[1] - vy, eye[2] - vz);
    const cell = Math.round(y / cover) * 1e5 + Math.round(x / cover);
    (taken.has(cell) ? covered : kept).push({ x, y, light, scale: (view.f / depth) * Math.sqrt(facing) });
    taken.add(cell);
  }
  return [...kept, ...covered.slice(0, most - kept.length)];
}

/** Halo and core of a light, each combination of weight and kind worked out once. */
function sizes(zoom: number, density: number): (light: Light) => { halo: Disc; core: Disc } {
  const known = new Map<number, { halo: Disc; core: Disc }>();
  return (light) => {
    const key = light.weight * 4 + (light.settled ? 1e3 : 0) + (light.sea ? 2e3 : 0);
    let found = known.get(key);
    if (!found) {
      const core = coreOf(light, zoom);
      const halo = haloOf(light, zoom);
      found = {
        halo: light.weight < leastHalo(zoom) ? { ...halo, alpha: 0 } : halo,
        core: scaled(core, Math.sqrt(coverOfCore(core.radius * density))),
      };
      known.set(key, found);
    }
    return found;
  };
}

/** Weaker lights have no halo: basemap/style-lights.ts says why, and the same numbers. By whole zooms, as tiles are. */
function leastHalo(zoom: number): number {
  return zoom < 3 ? 0.28 : ([0.2, 0.1][Math.floor(zoom) - 3] ?? 0);
}

/**
 * The share of a core's disc that MapLibre's circles cover. They soften their edge over one device pixel inwards (smoothstep), of which in a disc
 * of a pixel or two little is left: drawn in full here, the land would look as if lit by day.
 *
 * @param radius device px
 */
function coverOfCore(radius: number): number {
  const soft = 1 / radius;
  return soft < 1 ? 1 - soft + 0.3 * soft ** 2 : 0.5 / soft ** 2 - 0.2 / soft ** 3;
}

/** Lights with wide halos take more bytes than others: fewer are drawn where there are many of those. */
function withinMost(spots: readonly Seen[], zoom: number, most: number): readonly Seen[] {
  const many = spots.filter(({ light, scale }) => haloOf(light, zoom).radius * scale >= wide).length;
  return spots.slice(0, Math.round(most - 0.6 * Math.min(many, mostGlows)));
}

const scaled = ({ radius, alpha }: Disc, scale: number): Disc => ({ radius: radius * scale, alpha });

/** Light that a halo sends out, for comparison. */
const brightness = ({ halo }: Spot): number => halo.alpha * halo.radius ** 2;

/** Halos as circles, which add up where they overlap: for those that are wide, and few. On whole px, and in rows, for the sake of bytes. */
function glowing(spots: readonly Spot[], alpha: number): string {
  if (alpha < 0.004) return '';
  const circles = spots
    .map(({ x, y, halo }) => [Math.round(y), Math.round(x), Math.round(halo.radius)] as const)
    .sort((a, b) => a[0] - b[0] || a[1] - b[1])
    .map(([y, x, r]) => `<circle cy="${y}" cx="${x}" r="${r}"/>`);
  return circles.length === 0 ? '' : element('g', { 'fill-opacity': short(alpha, 3) }, circles.join(''));
}

/** MapLibre's blurred edge (`circle-blur: 1`): smoothstep from the rim to the middle. */
function glowGradient(id: string, color: string): string {
  const stops = [0, 0.15, 0.3, 0.5, 0.7, 0.85, 1].map((at) => {
    const t = 1 - at;
    return `<stop offset="${short(at, 2)}" stop-color="${color}" stop-opacity="${short(t * t * (3 - 2 * t), 3)}"/>`;
  });
  return `<radialGradient id="${id}">${stops.join('')}</radialGradient>`;
}

/** Discs one over the other that together have that edge, for small halos: they fade well enough in three steps. */
function blurred({ radius, alpha: peak }: Disc): Disc[] {
  if (peak < 0.004) return [];
  const count = 3;
  // count layers of this alpha cover `peak` in the middle
  const alpha = 1 - (1 - peak) ** (1 / count);
  return Array.from({ length: count }, (_, i) => ({ radius: radius * (1 - inverseSmoothstep((i + 0.5) / count)), alpha }));
}

/** t with 3t² − 2t³ = y */
function inverseSmoothstep(y: number): number {
  return 0.5 - Math.sin(Math.asin(1 - 2 * y) / 3);
}

/** Points in the middles of their px, as one path of zero-length strokes, in strips of about `spacing` px from left to right, so that the steps are small numbers. */
function dots(spots: readonly Spot[], spacing: number): string {
  const strip = Math.max(spacing, 1);
  const sorted = [...spots].sort((a, b) => Math.floor(a.y / strip) - Math.floor(b.y / strip) || a.x - b.x);
  let [x, y] = [0, 0];
  return sorted
    .map((spot) => {
      const [nx, ny] = [Math.floor(spot.x), Math.floor(spot.y)];
      const step = `m${joinNumbers([String(nx - x), String(ny - y)])}h0`;
      [x, y] = [nx, ny];
      return step;
    })
    .join('');
}
