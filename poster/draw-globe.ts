import { limbPoint } from '#geo/lens.ts';
import { type Horizon, horizon } from '#geo/projection.ts';
import { atmosphereStrength, glow, haze, limbLine } from '#theme/atmosphere.ts';
import { type Homogeneous, limbStep, pushLimb } from './clip-horizon.ts';
import { clipLine, clipRingToStage } from './clip-stage.ts';
import { pathText, short } from './path-text.ts';
import type { Picture } from './picture.ts';
import { simplifyLine, simplifyRing } from './simplify.ts';
import { element } from './svg.ts';

const margin = 2;

/** The sea: the whole visible disc of the globe. '' where the globe is not in the picture. */
export function sea({ lens, palette, tolerance }: Picture): string {
  const limb: Homogeneous = [];
  pushLimb(lens, limb, 0, 2 * Math.PI);
  const path = pathText(simplifyRing(clipRingToStage(lens, limb, margin), Math.min(tolerance, 0.1)), true);
  return path && element('path', { d: path, fill: palette.sea });
}

/**
 * The glow of the atmosphere: `under` goes below the sea, `over` above the lights, and `defs` has their gradients. Where the horizon is not a closed curve
 * (see `horizon`), only its line is drawn.
 */
export function atmosphere(picture: Picture): { defs: string[]; under: string; over: string } {
  const { view, palette, prefix, ink } = picture;
  const edge = horizon(view);
  const [inner, outer] = edge ? reachOf(edge, view.width, view.height) : [0, 0];
  const defs: string[] = [];
  let [under, over] = ['', ''];
  const strength = edge ? atmosphereStrength(edge.radius, edge.radiusY) : 0;
  if (edge && strength > 0 && ink === 'screen') {
    const size = 1 + glow.height * glow.reach;
    if (outer > 1 && inner < size) {
      const steps = [0, 0.4, 0.8, 1.3, 2, 3, 4.5, glow.reach];
      const stops = steps.map((h): [number, number] => [
        (1 + h * glow.height) / size,
        h === glow.reach ? 0 : strength * glow.alpha * Math.exp(-h),
      ]);
      defs.push(radial(`${prefix}-air`, palette.atmosphere, stops));
      under = ellipse(edge, size, `url(#${prefix}-air)`);
    }
    if (outer > haze[0][0] && inner < 1) {
      const stops = haze.map(([at, alpha]): [number, number] => [at, strength * alpha]);
      defs.push(radial(`${prefix}-haze`, palette.haze, stops));
      over = ellipse(edge, 1, `url(#${prefix}-haze)`);
    }
  }
  const line = limbPath(picture);
  if (line)
    over += `${over && '\n'}${element('path', { d: line, fill: 'none', stroke: palette.limb, 'stroke-width': limbLine.width, 'stroke-opacity': ink === 'print' ? null : limbLine.alpha })}`;
  return { defs, under, over };
}

/** The least and greatest distance of the stage's points from the middle of the disc, in radii of the disc. */
function reachOf({ x, y, radius, radiusY }: Horizon, width: number, height: number): [number, number] {
  const away = (px: number, py: number): number => Math.hypot((px - x) / radius, (py - y) / radiusY);
  const nearest = away(Math.min(Math.max(x, 0), width), Math.min(Math.max(y, 0), height));
  return [nearest, Math.max(away(0, 0), away(width, 0), away(0, height), away(width, height))];
}

function limbPath({ lens, tolerance }: Picture): string {
  const count = Math.ceil((2 * Math.PI) / limbStep(lens));
  const xyz = new Float64Array((count + 1) * 3);
  // slightly on this side of the horizon, so that rounding does not hide it
  const lift = { ...lens, distance: lens.distance * (1 - 1e-9) };
  for (let i = 0; i <= count; i++) xyz.set(limbPoint(lift, (2 * Math.PI * i) / count), i * 3);
  return clipLine(lens, { xyz, count: count + 1, cap: { middle: lens.nadir, radius: Math.PI } }, margin)
    .map((part) => pathText(simplifyLine(part, Math.min(tolerance, 0.1)), false))
    .join('');
}

function ellipse({ x, y, radius, radiusY }: Horizon, size: number, fill: string): string {
  return element('ellipse', { cx: x, cy: y, rx: radius * size, ry: radiusY * size, fill });
}

function radial(id: string, color: string, stops: readonly (readonly [offset: number, alpha: number])[]): string {
  const inner = stops.map(
    ([offset, alpha]) => `<stop offset="${short(offset, 4)}" stop-color="${color}" stop-opacity="${short(alpha, 3)}"/>`,
  );
  return `<radialGradient id="${id}">${inner.join('')}</radialGradient>`;
}
