import type { Certainty } from '#story/story.ts';
import { lines } from '#theme/lines.ts';

/** The box of a sample, CSS px, and where its line begins and ends in it. */
export const patternBox = { width: 52, height: 6 } as const;
const across = { from: 1.3, to: 50.7 } as const;
/** of a direction: its strokes stop before its tip */
const arrow = { to: 43, x: 51, barb: { x: 46, rise: 4.5 } } as const;
const middle = patternBox.height / 2;

const round = (value: number): number => Math.round(value * 100) / 100;

/**
 * The line of a certainty in short, as an outline to be filled. A path that is stroked would look the same, but dashes want programs of their own, and concave
 * ones count as slow (Chromium's `DrawPathOp::CountSlowPaths`): with six of those a page's whole text is drawn with several samples for each px.
 * @returns `d` of an SVG path, within `patternBox` but for an arrow's barbs
 */
export function patternPath(certainty: Certainty): string {
  const { width, dash, tip } = lines[certainty];
  if (!tip) return strokes(dash, width, across.to).join('');
  const { x, barb } = arrow;
  const barbs = [-barb.rise, barb.rise].map((rise) => capsule([barb.x, middle + rise], [x, middle], width));
  return [...strokes(dash, width, arrow.to), ...barbs].join('');
}

type Dash = readonly [on: number, off: number] | null;
type Point = readonly [x: number, y: number];

/** From the line's beginning to `to`: one bar, bars, or dots where a dash has no length (and so a round cap). */
function strokes(dash: Dash, width: number, to: number): string[] {
  if (!dash) return [bar(across.from, to, width)];
  const [on, off] = dash;
  const starts = Array.from({ length: Math.ceil((to - across.from) / (on + off)) }, (_, index) => across.from + index * (on + off));
  return starts.map((from) => (on === 0 ? dot(from, width) : bar(from, Math.min(from + on, to), width)));
}

function bar(from: number, to: number, width: number): string {
  return `M${round(from)} ${round(middle - width / 2)}h${round(to - from)}v${round(width)}h${round(from - to)}z`;
}

function dot(x: number, width: number): string {
  const radius = round(width / 2);
  const half = (over: number): string => `a${radius} ${radius} 0 0 1 ${over} 0`;
  return `M${round(x - radius)} ${middle}${half(2 * radius)}${half(-2 * radius)}z`;
}

/** A line with round ends. */
function capsule([x1, y1]: Point, [x2, y2]: Point, width: number): string {
  const radius = width / 2;
  const share = radius / Math.hypot(x2 - x1, y2 - y1);
  const [nx, ny] = [(y2 - y1) * share, (x1 - x2) * share];
  const at = (x: number, y: number): string => `${round(x)} ${round(y)}`;
  const arc = `A${round(radius)} ${round(radius)} 0 0 1 `;
  return `M${at(x1 + nx, y1 + ny)}L${at(x2 + nx, y2 + ny)}${arc}${at(x2 - nx, y2 - ny)}L${at(x1 - nx, y1 - ny)}${arc}${at(x1 + nx, y1 + ny)}z`;
}
