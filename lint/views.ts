import type { LngLat, Stage } from '#geo/camera.ts';
import { pointAt, slicePath } from '#geo/path.ts';
import { project, type View, viewOf } from '#geo/projection.ts';
import { referencesOf, stepsOf } from '#story/walk-text.ts';
import { markOf } from '#theme/labels.ts';
import { small } from '#theme/layout.ts';
import { frameAt } from '#timeline/frame-at.ts';
import { needsInset } from '#timeline/needs-inset.ts';
import { fitPoints } from '#timeline/rest-cameras.ts';
import type { Rest } from '#timeline/timeline.ts';
import type { Checked, LintProblem } from './problem.ts';

/** Share of a region or leg that must lie in the free part. */
const most = 0.6;
/** Marks at the very edge of the free part count as inside, CSS px. */
const slack = 1;

/** `camera-without-room`: the camera that a step asks for does not exist on a stage, and another is used in its place. */
export function checkFits({ timeline, name }: Checked): LintProblem[] {
  return timeline.rests.flatMap((rest, index): LintProblem[] =>
    rest.fits
      ? []
      : [
          {
            code: 'camera-without-room',
            severity: 'error',
            message: `Unexpected camera that can't hold ${idsOf(rest)} in the free part ${name}, expected fewer of them, less pitch or margin, or a \`narrow\` camera`,
            at: { file: 'story', path: cameraPath(timeline.story.steps[index]?.narrow?.camera !== undefined && rest.narrowCamera, index) },
          },
        ],
  );
}

const idsOf = (rest: Rest): string => (rest.cameraSpec.fit ?? []).map((id) => `\`${id}\``).join(', ');
const cameraPath = (narrow: boolean, index: number): (string | number)[] =>
  narrow ? ['steps', index, 'narrow', 'camera'] : ['steps', index, 'camera'];

/**
 * `reference-outside`: a place or region named in a step's text is not in the free part of the stage when the step is read ·
 * `reference-unlabelled`: a place named there is, but without a label that can be read ·
 * `reference-covered` (warning): something is named there while a picture fills the stage.
 */
export function checkReferenced({ timeline, name }: Checked): LintProblem[] {
  const { story, lang, stage } = timeline;
  const text = story.texts[lang];
  if (!text) return [];
  return stepsOf(text).flatMap((words) => {
    const index = story.steps.findIndex((step) => step.id === words.id);
    const rest = timeline.rests[index];
    if (!rest) return [];
    const view = viewOf(rest.camera, stage);
    const { labels } = frameAt(timeline, index);
    return referencesOf(words).flatMap(({ to, id }): LintProblem[] => {
      const at = { file: 'text', path: [to, id], lang, step: words.id } as const;
      const problem = (code: 'reference-outside' | 'reference-unlabelled', unexpected: string, expected: string): LintProblem[] => [
        { code, severity: 'error', message: `Unexpected ${unexpected} ${name} at step \`${words.id}\`, expected ${expected}`, at },
      ];
      if (story.steps[index]?.kind === 'picture')
        return [
          {
            code: 'reference-covered',
            severity: 'warning',
            message: `Unexpected reference to ${to} \`${id}\` while the picture of step \`${words.id}\` fills the stage, expected words without one`,
            at,
          },
        ];
      if (to === 'leg') return [];
      const place = to === 'place' ? story.places[id] : undefined;
      const inView = place ? isFree(view, stage, place.at) : areaInView(timeline, view, id);
      if (!inView)
        return problem('reference-outside', `${to} \`${id}\` outside the free part of the map`, 'it in view while its words are read');
      if (!place || (labels[id]?.strength ?? 0) > 0.5) return [];
      const why =
        rest.show[id] === undefined ? 'that does not show' : rest.show[id] === 'mark' ? 'without a label' : 'whose label has no room';
      return problem('reference-unlabelled', `place \`${id}\` ${why}`, 'its label beside it while its words are read');
    });
  });
}

/** `emphasised-outside`: what a step is about is not in the free part of the stage. */
export function checkEmphasised({ timeline, name }: Checked): LintProblem[] {
  const { story, stage, rests } = timeline;
  return rests.flatMap((rest, index) => {
    const view = viewOf(rest.camera, stage);
    return rest.emphasise.flatMap((id, item): LintProblem[] => {
      const place = story.places[id];
      const inView = place
        ? isFree(view, stage, place.at)
        : story.legs[id]
          ? legInView(timeline, rest, view, id)
          : areaInView(timeline, view, id);
      if (inView) return [];
      return [
        {
          code: 'emphasised-outside',
          severity: 'error',
          message: `Unexpected \`${id}\` outside the free part of the map ${name} at step \`${rest.id}\`, expected what is emphasised in view`,
          at: { file: 'story', path: ['steps', index, 'emphasise', item] },
        },
      ];
    });
  });
}

/**
 * `mark-under-inset` (warning): at a rest, the inset hides the mark of a place that shows. Its label gives way; a mark is where its place is. Places for
 * context are left out, whose marks go with their labels.
 */
export function checkInset({ timeline, name }: Checked): LintProblem[] {
  const { story, stage, motion, rests } = timeline;
  const { inset } = stage;
  if (!inset) return [];
  const globe = {
    x: (inset.left + inset.right) / 2,
    y: (inset.top + inset.bottom) / 2,
    radius: (inset.right - inset.left) / 2 - small.clear,
  };
  return rests.flatMap((rest, index) => {
    if (needsInset(rest.camera, !motion) < 0.5) return [];
    const view = viewOf(rest.camera, stage);
    return Object.keys(rest.show).flatMap((id): LintProblem[] => {
      const place = story.places[id];
      if (!place || place.kind === 'context' || !markOf(place.kind)) return [];
      const { x, y, visible } = project(view, place.at);
      if (!visible || Math.hypot(x - globe.x, y - globe.y) > globe.radius) return [];
      return [
        {
          code: 'mark-under-inset',
          severity: 'warning',
          message: `Unexpected mark of \`${id}\` under the inset, the small globe, ${name} at step \`${rest.id}\`, expected a camera that keeps it clear: another \`margin\`, \`bearing\` or zoom`,
          at: { file: 'story', path: cameraPath(rest.narrowCamera, index) },
        },
      ];
    });
  });
}

/** Most of the leg so far, or its drawn end, is in the free part. */
function legInView({ paths, stage }: Checked['timeline'], rest: Rest, view: View, id: string): boolean {
  const path = paths[id];
  if (!path) return false;
  const drawn = rest.legs[id]?.drawn ?? 0;
  return isFree(view, stage, pointAt(path, drawn)) || shareInView(slicePath(path, 0, drawn || 1), view, stage) >= most;
}

/** Most of a region, and the middle of its box on the stage, are in the free part. A region larger than that counts when it fills it. */
function areaInView({ story, stage, paths }: Checked['timeline'], view: View, id: string): boolean {
  const points = fitPoints([id], { story, paths });
  const seen = points.map((point) => project(view, point)).filter(({ visible }) => visible);
  if (seen.length < points.length * most || seen.length === 0) return false;
  const middle = (values: number[]): number => (Math.min(...values) + Math.max(...values)) / 2;
  const center = { x: middle(seen.map(({ x }) => x)), y: middle(seen.map(({ y }) => y)) };
  return isInside(center, stage) && shareInView(points, view, stage) >= most;
}

function shareInView(points: readonly LngLat[], view: View, stage: Stage): number {
  return points.filter((point) => isFree(view, stage, point)).length / Math.max(points.length, 1);
}

function isFree(view: View, stage: Stage, point: LngLat): boolean {
  const { x, y, visible } = project(view, point);
  return visible && isInside({ x, y }, stage);
}

function isInside({ x, y }: { x: number; y: number }, { width, height, free }: Stage): boolean {
  return x >= free.left - slack && y >= free.top - slack && x <= width - free.right + slack && y <= height - free.bottom + slack;
}
