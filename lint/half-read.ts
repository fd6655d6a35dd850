import type { Box, Stage } from '#geo/camera.ts';
import { project, type View, viewOf } from '#geo/projection.ts';
import { isNarrow, type PlaceKind, type Side } from '#story/story.ts';
import { referencesOf, stepsOf } from '#story/walk-text.ts';
import { markOf } from '#theme/labels.ts';
import { squaresBox } from '#timeline/area-squares.ts';
import { compile } from '#timeline/compile.ts';
import { frameAt } from '#timeline/frame-at.ts';
import { fullStrengthElevation, sineOfElevation } from '#timeline/horizon.ts';
import { defaultLabelMetrics } from '#timeline/label-metrics.ts';
import { boxAt, clearFactor, clearGap, gap, insideFactor, roomOf } from '#timeline/labels.ts';
import type { Rest, Timeline } from '#timeline/timeline.ts';
import type { Checked, LintProblem } from './problem.ts';

/** A label of less strength has given way: nobody tries to read it. */
const gone = 0.1;
/** From this strength on a label is read without effort; at the stage's edge it has less where more than half a letter is cut off. */
const readable = 0.75;
/** What a story is about. Labels of other kinds give way by design, at the edge and to these, unless the step's words name their place. */
const kinds: readonly PlaceKind[] = ['story', 'approximate', 'own', 'subject'];
const sides: readonly Side[] = ['right', 'left', 'above', 'below'];

/**
 * `label-half-read` (warning): at a rest, a label that the step asks for is cut by the edge of the map or half faded, so that a reader sees that there is a
 * name and not which. That of a place for context, a country or a sea counts where the step's words refer to it or where it is emphasised.
 */
export function checkHalfRead({ timeline, name }: Checked): LintProblem[] {
  const { story, stage, lang, rests } = timeline;
  const text = story.texts[lang];
  const words = new Map((text ? stepsOf(text) : []).map((step) => [step.id, step]));
  return rests.flatMap((rest, index) => {
    const step = story.steps[index];
    // a picture lies over the map, and beside words of full width there is none
    if (!step || step.kind === 'picture' || (step.kind === 'wide' && !isNarrow(stage))) return [];
    const { labels } = frameAt(timeline, index);
    const ofStep = words.get(rest.id);
    const referred = new Set((ofStep ? referencesOf(ofStep) : []).flatMap(({ to, id }) => (to === 'place' ? [id] : [])));
    return Object.entries(labels).flatMap(([id, { side, strength }]): LintProblem[] => {
      const place = story.places[id];
      if (!place || strength <= gone || strength >= readable) return [];
      // `reference-unlabelled` says so already
      if (referred.has(id) && strength <= 0.5) return [];
      if (!kinds.includes(place.kind) && !referred.has(id) && !rest.emphasise.includes(id)) return [];
      const seen: Seen = { timeline, rest, labels, view: viewOf(rest.camera, stage), id };
      const narrow = isNarrow(stage) && step.narrow?.show?.[id] !== undefined;
      return [
        {
          code: 'label-half-read',
          severity: 'warning',
          message: `Unexpected label of \`${id}\` that can only half be read ${name} at step \`${rest.id}\`: it ${causeOf(seen, side)}, expected ${remedyOf(seen, side)}`,
          at: { file: 'story', path: ['steps', index, ...(narrow ? ['narrow'] : []), 'show', id] },
        },
      ];
    });
  });
}

/** A label of a step on a stage. */
interface Seen {
  readonly timeline: Timeline;
  readonly rest: Rest;
  readonly labels: Readonly<Record<string, { readonly side: Side; readonly strength: number }>>;
  readonly view: View;
  readonly id: string;
}

function boxOf({ timeline: { story, lang }, view, id }: Seen, side: Side): Box | undefined {
  const place = story.places[id];
  const at = place && project(view, place.at);
  return place && at?.visible ? boxAt(at, place, side, lang, defaultLabelMetrics) : undefined;
}

/** The nearest of the labels that show and leave this one no room. */
function neighbourOf(seen: Seen, box: Box): string | undefined {
  const near = Object.entries(seen.labels).flatMap(([id, { side, strength }]) => {
    const its = id === seen.id || strength <= gone ? undefined : boxOf({ ...seen, id }, side);
    return its && gap(box, its) < clearGap ? [{ id, gap: gap(box, its) }] : [];
  });
  return near.sort((a, b) => a.gap - b.gap)[0]?.id;
}

/** The mark of another place is in the box. */
function hasMark({ timeline: { story }, rest, view, id }: Seen, box: Box): boolean {
  return Object.keys(rest.show).some((other) => {
    const place = story.places[other];
    const at = place && other !== id && markOf(place.kind) ? project(view, place.at) : undefined;
    return at?.visible === true && gap(box, { left: at.x, top: at.y, right: at.x, bottom: at.y }) < 0;
  });
}

function causeOf(seen: Seen, side: Side): string {
  const { stage } = seen.timeline;
  const box = boxOf(seen, side) as Box;
  const room = roomOf(stage);
  if (insideFactor(box, room) < readable) return overEdge(box, room, stage);
  const neighbour = neighbourOf(seen, box);
  if (neighbour !== undefined) return `is too near that of \`${neighbour}\``;
  return isFar(seen) ? 'is near the horizon' : 'lies under what is over the map there';
}

/** Whether its place is so near the horizon that every label there fades. */
function isFar({ timeline: { story }, view, id }: Seen): boolean {
  const place = story.places[id];
  return place !== undefined && sineOfElevation(view, project(view, place.at)) < fullStrengthElevation;
}

/** "is cut by the left edge of the map", or runs under the text beside it. */
function overEdge(box: Box, room: Box, { width, height }: Stage): string {
  const over = [
    { edge: 'left', px: room.left - box.left, text: room.left > 0 },
    { edge: 'right', px: box.right - room.right, text: room.right < width },
    { edge: 'upper', px: room.top - box.top, text: room.top > 0 },
    { edge: 'lower', px: box.bottom - room.bottom, text: room.bottom < height },
  ].sort((a, b) => b.px - a.px)[0];
  return over?.text ? `runs under the text at the ${over.edge} edge` : `is cut by the ${over?.edge} edge of the map`;
}

/** Margins that are tried, in times of the one that a camera has. */
const margins = [1.25, 1.5, 2, 3] as const;
/** The margin of a camera that names none, CSS px. */
const ownMargin = 24;

/** A margin of the step's camera with which the label can be read, and those that could be are not lost; undefined where none of a few does it. */
function helpfulMargin({ timeline, rest, labels, id }: Seen): number | undefined {
  const { story, stage, lang, paths } = timeline;
  const step = story.steps.find((one) => one.id === rest.id);
  if (!step || !rest.cameraSpec.fit) return undefined;
  const read = Object.keys(labels).filter((other) => other === id || (labels[other]?.strength ?? 0) >= readable);
  const base = rest.cameraSpec.margin ?? ownMargin;
  return margins
    .map((times) => Math.round(base * times))
    .find((margin) => {
      const camera = { ...rest.cameraSpec, margin };
      // what was drawn before is of no matter to where labels are
      const { narrow, ...wide } = step;
      const alone = { ...wide, camera, show: rest.show };
      const tried = compile({ ...story, steps: [alone] }, stage, { lang, paths });
      if (!tried.rests[0]?.fits) return false;
      const now = frameAt(tried, 0).labels;
      return read.every((other) => (now[other]?.strength ?? 0) >= readable);
    });
}

/** A side on which there is room, or what makes some. */
function remedyOf(seen: Seen, side: Side): string {
  const { timeline, rest, id } = seen;
  const { stage } = timeline;
  if (isFar(seen)) return 'a camera whose middle is nearer to it';
  const squares = squaresBox(rest.areas, rest.camera, stage);
  const covered = [...(stage.covered ?? []), ...(stage.inset ? [stage.inset] : []), ...(squares ? [squares] : [])];
  const free = sides.find((other) => {
    const box = other === side ? undefined : boxOf(seen, other);
    if (!box || insideFactor(box, roomOf(stage)) < 1 || clearFactor(box, covered) < 1) return false;
    return neighbourOf(seen, box) === undefined && !hasMark(seen, box);
  });
  if (!free) {
    const margin = helpfulMargin(seen);
    if (margin !== undefined) return `\`margin: ${margin}\` in its camera, with which it can be read`;
  }
  const camera = rest.cameraSpec.fit ? 'a larger `margin`' : 'a smaller `zoom`';
  return free
    ? `\`${id}: ${free}\`, where it has room, or a wider camera (${camera})`
    : `another side in \`show\` for it or its neighbours, or a wider camera (${camera})`;
}
