import { type Arrow, arrowAt } from '#geo/arrow.ts';
import type { LngLat } from '#geo/camera.ts';
import { levelsOf } from '#geo/levels.ts';
import { type Path, pointAt } from '#geo/path.ts';
import { project, type View } from '#geo/projection.ts';
import { earthKm } from '#geo/sphere.ts';
import { certainties } from '#story/certainty.ts';
import type { Certainty, Side, Story } from '#story/story.ts';
import { dashPeriod } from '#theme/dashes.ts';
import { highlight } from '#theme/highlight.ts';
import { labels as labelStyles, markOf, region as regionStyle } from '#theme/labels.ts';
import { casingExtra, head as headStyle, lines as lineStyles, tip as tipStyle } from '#theme/lines.ts';
import type { Palette } from '#theme/palette.ts';
import type { Frame } from '#timeline/frame.ts';
import type { Dash } from './dashes.ts';
import { hatchOf } from './hatch.ts';
import { frameWith, ringMarks, type Target } from './highlight.ts';
import type { Mark } from './mark.ts';
import { type LevelsOf, type Run, ringsOf, runsOf } from './runs.ts';

/** What the scene needs of a timeline. */
export interface SceneSource {
  readonly story: Story;
  /** leg id → its dense path */
  readonly paths: Readonly<Record<string, Path>>;
}

/** Lines that are stroked together. */
export interface Lines {
  readonly runs: readonly Run[];
  /** by how much their ends are lengthened to make room for round caps, CSS px */
  readonly cap: number;
  readonly dash: Dash | null;
}

/** One stroke: which lines, how wide, in what colour, and which part of it shows. */
export interface Stroke {
  /** index into `Scene.lines` */
  readonly lines: number;
  /** CSS px */
  readonly width: number;
  readonly color: keyof Palette;
  readonly alpha: number;
  /** the part that shows, in units of the runs' `at`; null: all */
  readonly part: readonly [from: number, to: number] | null;
  readonly round: boolean;
  readonly dash: Dash | null;
}

export interface SceneLabel {
  readonly place: string;
  /** the place's point, CSS px */
  readonly x: number;
  readonly y: number;
  readonly side: Side;
  readonly alpha: number;
}

/** A frame on the stage, in CSS px, in the order in which it is painted: strokes, heads and marks, labels. */
export interface Scene {
  readonly lines: readonly Lines[];
  readonly strokes: readonly Stroke[];
  readonly marks: readonly Mark[];
  readonly labels: readonly SceneLabel[];
  /** leg id → where its drawn part ends, if it ends before the horizon */
  readonly ends: Readonly<Record<string, { readonly x: number; readonly y: number }>>;
}

/** Length of the round cap of the widest stroke, CSS px. */
const CAP = 4;

/** Drawing order: what is reported is never covered. */
const order: readonly Certainty[] = certainties.toReversed();

/**
 * Everything that a frame shows in a view, as plain data.
 * @param target what is highlighted
 * @param levels remembers the levels of paths, for callers that draw more than one frame
 */
export function sceneOf(frame: Frame, source: SceneSource, view: View, target: Target | null = null, levels: LevelsOf = levelsOf): Scene {
  const lines: Lines[] = [];
  const ends: Record<string, { x: number; y: number }> = {};
  const shown = frameWith(frame, target, source.story);
  const strokes = [
    ...regionStrokes(shown, source.story, view, lines, target),
    ...legStrokes(shown, source, view, levels, lines, ends, target),
  ];
  return {
    lines,
    strokes,
    marks: [...ringMarks(target, source.story, view), ...placeMarks(shown, source.story, view), ...headMarks(shown, source, view)],
    labels: labelsOf(frame, source.story, view),
    ends,
  };
}

function regionStrokes(frame: Frame, story: Story, view: View, lines: Lines[], target: Target | null): Stroke[] {
  return Object.entries(frame.regions).flatMap(([id, strength]) => {
    const polygons = story.regions[id]?.geometry.coordinates;
    if (!polygons || !(strength > 0)) return [];
    const rings = ringsOf(polygons, view);
    const [ring] = rings;
    if (!ring) return [];
    const hatch = hatchOf(rings, regionStyle.every, { x: ring.x[0] ?? 0, y: ring.y[0] ?? 0 }, view);
    const index = lines.push({ runs: hatch, cap: 0, dash: null }, { runs: rings, cap: 0, dash: null }) - 2;
    const plain = { color: 'ink', part: null, round: false, dash: null } as const;
    const style = target?.kind === 'region' && target.id === id ? { ...regionStyle, ...highlight.region } : regionStyle;
    return [
      { ...plain, lines: index, width: style.hatchWidth, alpha: style.hatchOpacity * strength },
      { ...plain, lines: index + 1, width: style.outlineWidth, alpha: style.outlineOpacity * strength },
    ];
  });
}

function legStrokes(
  frame: Frame,
  { story, paths }: SceneSource,
  view: View,
  levels: LevelsOf,
  lines: Lines[],
  ends: Record<string, { x: number; y: number }>,
  target: Target | null,
): Stroke[] {
  const edges: Stroke[] = [];
  const casings: Stroke[] = [];
  const bright: Stroke[] = [];
  const shown = Object.entries(frame.legs)
    .flatMap(([id, state]) => {
      const [leg, path] = [story.legs[id], paths[id]];
      return leg && path && state.strength > 0 ? [{ leg, path, state }] : [];
    })
    .sort((a, b) => order.indexOf(a.leg.certainty) - order.indexOf(b.leg.certainty));
  const kmPerPx = earthKm / view.R;

  for (const { leg, path, state } of shown) {
    const style = lineStyles[leg.certainty];
    const runs = runsOf(path, view, [state.drawn], levels);
    if (runs.length === 0) continue;
    const done = state.drawn * path.km;
    const dash = style.dash && { on: style.dash[0], off: style.dash[1], period: dashPeriod(style.dash[0] + style.dash[1], kmPerPx) };
    const index = lines.push({ runs, cap: CAP, dash }) - 1;
    const line = { lines: index, color: style.color, dash, round: style.cap === 'round' } as const;
    const end = state.drawn > 0 ? pointOf(runs, done) : null;
    if (end) ends[leg.id] = end;
    // Over its own highlight a line needs an opaque casing.
    const highlighted = target?.kind === 'leg' && target.id === leg.id;
    if (highlighted) {
      const width = style.width + casingExtra + 2 * highlight.leg.edge;
      const plain = { lines: index, color: highlight.color, dash: null, round: true } as const;
      edges.push({ ...plain, part: [0, style.coming ? path.km : done], width, alpha: highlight.leg.opacity });
    }
    const under = { lines: index, color: 'halo', dash: null, round: style.cap === 'round' } as const;
    if (style.coming && state.drawn < 1) {
      const part = [done, path.km] as const;
      casings.push({
        ...under,
        part,
        width: style.coming.width + casingExtra,
        alpha: highlighted ? 1 : style.casing.coming * state.strength,
      });
      bright.push({ ...line, part, width: style.coming.width, alpha: style.coming.opacity * state.strength });
    }
    if (state.drawn > 0) {
      const part = [0, done] as const;
      casings.push({ ...under, part, width: style.width + casingExtra, alpha: highlighted ? 1 : style.casing.opacity * state.strength });
      bright.push({ ...line, part, width: style.width, alpha: style.opacity * state.strength });
      const arrow = style.tip ? arrowAt(view, path, state.drawn, tipStyle) : null;
      if (arrow) {
        const barbs = {
          lines: lines.push({ runs: barbsOf(arrow), cap: CAP, dash: null }) - 1,
          part: null,
          round: true,
          dash: null,
        } as const;
        casings.push({ ...barbs, color: 'halo', width: style.width + casingExtra, alpha: style.casing.opacity * state.strength });
        bright.push({ ...barbs, color: style.color, width: style.width, alpha: style.opacity * state.strength });
      }
    }
  }
  return [...edges, ...casings, ...bright];
}

/** An arrow's tip as two strokes that meet in it. */
function barbsOf([a, point, b]: Arrow): Run[] {
  return [a, b].map(([x, y]) => ({ x: [x, point[0]], y: [y, point[1]], at: [0, Math.hypot(point[0] - x, point[1] - y)] }));
}

/** The point of the runs that is `at` along; null where it is not among them. */
function pointOf(runs: readonly Run[], at: number): { x: number; y: number } | null {
  for (const run of runs) {
    const i = run.at.indexOf(at);
    if (i >= 0) return { x: run.x[i] ?? 0, y: run.y[i] ?? 0 };
  }
  return null;
}

function headMarks(frame: Frame, { story, paths }: SceneSource, view: View): Mark[] {
  return Object.entries(frame.legs).flatMap(([id, { drawn, head }]) => {
    const [leg, path] = [story.legs[id], paths[id]];
    const shape = leg && lineStyles[leg.certainty].head;
    if (!shape || !path || !(head > 0)) return [];
    const { x, y, visible } = project(view, pointAt(path, drawn));
    if (!visible) return [];
    const color = lineStyles[leg.certainty].color;
    return [
      {
        role: 'head',
        id,
        shape,
        x,
        y,
        radius: headStyle.radius,
        stroke: shape === 'ring' ? headStyle.stroke : 0,
        backing: headStyle.backing,
        color,
        alpha: head,
      },
    ];
  });
}

/** A place's point on the stage; null behind the horizon. */
export function spot(view: View, at: LngLat): { x: number; y: number } | null {
  const { x, y, visible } = project(view, at);
  return visible ? { x, y } : null;
}

function placeMarks(frame: Frame, story: Story, view: View): Mark[] {
  return Object.entries(frame.places).flatMap(([id, alpha]) => {
    const place = story.places[id];
    const style = place && markOf(place.kind, place.own?.shape);
    const at = place && spot(view, place.at);
    if (!style || !at || !(alpha > 0)) return [];
    return [
      {
        role: 'place',
        id,
        shape: style.shape,
        ...at,
        radius: style.radius,
        stroke: style.stroke,
        backing: style.backing,
        color: labelStyles[place.kind].color,
        alpha,
      },
    ];
  });
}

/** The labels of a frame that lie before the horizon. */
export function labelsOf(frame: Frame, story: Story, view: View): SceneLabel[] {
  return Object.entries(frame.labels).flatMap(([id, { side, strength }]) => {
    const place = story.places[id];
    const at = place && spot(view, place.at);
    return at && strength > 0 ? [{ place: id, ...at, side, alpha: strength }] : [];
  });
}
