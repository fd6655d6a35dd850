import { pointAt, slicePath } from '#geo/path.ts';
import { project } from '#geo/projection.ts';
import { casingExtra, head as headStyle, type LineStyle, lines } from '#theme/lines.ts';
import type { Timeline } from '#timeline/compile.ts';
import type { Frame } from '#timeline/frame.ts';
import { linePath } from './area-path.ts';
import { short } from './path-text.ts';
import type { Picture } from './picture.ts';
import { sphereLine } from './sphere-shape.ts';
import { element, group, opacity } from './svg.ts';

const margin = 8;
/** Legs stay closer to their data than the ground does, px: marks stand on them. */
const tolerance = 0.15;

/** What is drawn of the legs below marks and labels: the lines, uncertain ones first, then the heads. `scale` makes strokes and heads smaller. */
export function legLines(picture: Picture, { legs }: Frame, { story, paths }: Timeline, scale = 1): { lines: string[]; heads: string[] } {
  const order = Object.values(story.legs).sort((a, b) => Number(a.certainty !== 'alternative') - Number(b.certainty !== 'alternative'));
  const out = { lines: [] as string[], heads: [] as string[] };
  for (const { id, certainty } of order) {
    const state = legs[id];
    const path = paths[id];
    if (!state || !path || state.strength <= 0) continue;
    const style = lines[certainty];
    const piece = (from: number, to: number): string => (to > from ? linePath(picture.lens, sphereLine(slicePath(path, from, to), false), { tolerance, margin }) : '');
    const end = project(picture.view, pointAt(path, state.drawn));
    const at = end.visible ? `${short(end.x, 2)},${short(end.y, 2)}` : null;
    out.lines.push(
      group(
        { 'data-leg': id, 'data-end': state.drawn > 0 ? at : null, fill: 'none', opacity: opacity(state.strength), 'stroke-linecap': style.cap, 'stroke-linejoin': 'round' },
        strokes(picture, style, { drawn: piece(0, state.drawn), coming: style.coming ? piece(state.drawn, 1) : '' }, scale),
      ),
    );
    if (state.head > 0 && style.head && end.visible) out.heads.push(headMark(picture, style, { id, x: end.x, y: end.y, strength: state.head, scale }));
  }
  return out;
}

/** Casings lie under all strokes of the leg, the part that comes under the part that is drawn. */
function strokes({ palette }: Picture, style: LineStyle, paths: { drawn: string; coming: string }, scale: number): string[] {
  const { coming, casing } = style;
  const dash = style.dash && style.dash.map((length) => short(length * scale, 2)).join(' ');
  const line = (d: string, width: number, alpha: number): string =>
    d && alpha > 0 ? element('path', { d, stroke: palette[style.color], 'stroke-width': width * scale, 'stroke-dasharray': dash, opacity: opacity(alpha) }) : '';
  const under = (d: string, width: number, alpha: number): string =>
    d && alpha > 0 ? element('path', { d, stroke: palette.sea, 'stroke-width': (width + casingExtra) * scale, opacity: opacity(alpha) }) : '';
  return [
    coming ? under(paths.coming, coming.width, casing.coming) : '',
    under(paths.drawn, style.width, casing.opacity),
    coming ? line(paths.coming, coming.width, coming.opacity) : '',
    line(paths.drawn, style.width, style.opacity),
  ];
}

function headMark({ palette }: Picture, style: LineStyle, { id, x, y, strength, scale }: { id: string; x: number; y: number; strength: number; scale: number }): string {
  const at = { cx: x, cy: y };
  const color = palette[style.color];
  const shape = style.head === 'ring' ? { fill: 'none', stroke: color, 'stroke-width': headStyle.stroke * scale } : { fill: color };
  return group({ 'data-head': id, opacity: opacity(strength) }, [
    element('circle', { ...at, r: headStyle.ground * scale, fill: palette.sea, opacity: opacity(headStyle.groundOpacity) }),
    element('circle', { ...at, r: headStyle.radius * scale, ...shape }),
  ]);
}
