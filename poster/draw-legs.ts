import { arrowAt } from '#geo/arrow.ts';
import { type Path, pointAt, slicePath } from '#geo/path.ts';
import { project } from '#geo/projection.ts';
import { certainties } from '#story/certainty.ts';
import type { Certainty } from '#story/story.ts';
import { casingExtra, head as headStyle, type LineStyle, lines, tip as tipStyle } from '#theme/lines.ts';
import type { Timeline } from '#timeline/compile.ts';
import type { Frame } from '#timeline/frame.ts';
import { linePath } from './area-path.ts';
import { mapDashes } from './map-dashes.ts';
import { joinNumbers, short } from './path-text.ts';
import type { Picture } from './picture.ts';
import { sphereLine } from './sphere-shape.ts';
import { element, group, opacity } from './svg.ts';

const margin = 8;
/** Simplification tolerance, px: finer than the basemap's, because marks are on the lines. */
const tolerance = 0.15;

/** Drawing order, the least certain at the bottom: what is reported is never covered. */
const order: readonly Certainty[] = certainties.toReversed();

/**
 * The legs, to be drawn below marks and labels: casings, then lines, uncertain ones first, then heads. The group of a leg's lines has `data-leg`, and
 * `data-end` where its drawn end is in front of the horizon: "x,y", CSS px.
 *
 * @param scale of strokes, dashes and heads
 */
export function legLines(
  picture: Picture,
  { legs }: Pick<Frame, 'legs'>,
  { story, paths }: Timeline,
  scale = 1,
): { casings: string[]; lines: string[]; heads: string[] } {
  const sorted = Object.values(story.legs).sort((a, b) => order.indexOf(a.certainty) - order.indexOf(b.certainty));
  const out = { casings: [] as string[], lines: [] as string[], heads: [] as string[] };
  for (const { id, certainty } of sorted) {
    const state = legs[id];
    const path = paths[id];
    if (!state || !path || !(state.strength > 0)) continue;
    const style = lines[certainty];
    const end = project(picture.view, pointAt(path, state.drawn));
    const common = { fill: 'none', opacity: opacity(state.strength), 'stroke-linecap': style.cap, 'stroke-linejoin': 'round' };
    const parts = partsOf(style, state.drawn);
    const barbs = style.tip && state.drawn > 0 ? barbsPath(picture, path, state.drawn, scale) : '';
    out.casings.push(
      group(common, [
        ...parts.map((part) =>
          stroke(plainPath(picture, path, part), picture.palette.halo, (part.width + casingExtra) * scale, part.casing),
        ),
        stroke(barbs, picture.palette.halo, (style.width + casingExtra) * scale, style.casing.opacity),
      ]),
    );
    const at = end.visible && state.drawn > 0 ? `${short(end.x, 2)},${short(end.y, 2)}` : null;
    const marked = { 'data-leg': id, 'data-end': at, ...common };
    out.lines.push(
      group(marked, [
        ...parts.map((part) => {
          const dash = style.dash && ([style.dash[0] * scale, style.dash[1] * scale] as const);
          return stroke(
            dash ? dashedPath(picture, path, part, dash) : plainPath(picture, path, part),
            picture.palette[style.color],
            part.width * scale,
            part.alpha,
          );
        }),
        stroke(barbs, picture.palette[style.color], style.width * scale, style.opacity, 'round'),
      ]) || element('g', marked), // out of the picture, but `data-leg` is always present
    );
    if (state.head > 0 && style.head && end.visible)
      out.heads.push(headMark(picture, style, { id, x: end.x, y: end.y, strength: state.head, scale }));
  }
  return out;
}

/** A part of a leg, as fractions of its length, and how it is stroked. */
interface Part {
  readonly from: number;
  readonly to: number;
  readonly width: number;
  readonly alpha: number;
  readonly casing: number;
}

function partsOf({ coming, casing, width, opacity: alpha }: LineStyle, drawn: number): Part[] {
  const parts: Part[] = [];
  if (coming && drawn < 1) parts.push({ from: drawn, to: 1, width: coming.width, alpha: coming.opacity, casing: casing.coming });
  if (drawn > 0) parts.push({ from: 0, to: drawn, width, alpha, casing: casing.opacity });
  return parts;
}

function stroke(d: string, color: string, width: number, alpha: number, cap?: LineStyle['cap']): string {
  return d && alpha > 0
    ? element('path', { d, stroke: color, 'stroke-width': width, opacity: opacity(alpha), ...(cap ? { 'stroke-linecap': cap } : {}) })
    : '';
}

/** The tip of an arrow, from barb to barb. */
function barbsPath({ view }: Picture, path: Path, drawn: number, scale: number): string {
  const arrow = arrowAt(view, path, drawn, { ...tipStyle, length: tipStyle.length * scale, gap: tipStyle.gap * scale });
  return arrow ? `M${arrow.map(([x, y]) => joinNumbers([short(x), short(y)])).join('L')}` : '';
}

function plainPath({ lens }: Picture, path: Path, { from, to }: Part): string {
  return linePath(lens, sphereLine(slicePath(path, from, to), false), { tolerance, margin });
}

function dashedPath({ view, lens }: Picture, path: Path, { from, to }: Part, dash: readonly [number, number]): string {
  const pieces = mapDashes(view, path, [from * path.km, to * path.km], dash);
  return pieces
    .map(([start, end]) => {
      if (end > start) return linePath(lens, sphereLine(slicePath(path, start / path.km, end / path.km), false), { tolerance, margin });
      const { x, y, visible } = project(view, pointAt(path, start / path.km));
      return visible && x > -margin && y > -margin && x < view.width + margin && y < view.height + margin
        ? `M${joinNumbers([short(x), short(y)])}h0`
        : '';
    })
    .join('');
}

function headMark(
  { palette }: Picture,
  style: LineStyle,
  { id, x, y, strength, scale }: { id: string; x: number; y: number; strength: number; scale: number },
): string {
  const at = { cx: x, cy: y };
  const color = palette[style.color];
  const shape = style.head === 'ring' ? { fill: 'none', stroke: color, 'stroke-width': headStyle.stroke * scale } : { fill: color };
  return group({ 'data-head': id, opacity: opacity(strength) }, [
    element('circle', { ...at, r: headStyle.backing * scale, fill: palette.halo, opacity: opacity(headStyle.backingOpacity) }),
    element('circle', { ...at, r: headStyle.radius * scale, ...shape }),
  ]);
}
