import { oneOf } from '#file-format/nearest.ts';
import { project, unproject, viewOf } from '#geo/projection.ts';
import { restHalf } from '#theme/layout.ts';
import type { Frame } from '#timeline/frame.ts';
import { frameAt } from '#timeline/frame-at.ts';
import { gapLengths, speedLimitOf } from '#timeline/pace.ts';
import type { Checked, LintProblem } from './problem.ts';

/** Moments at which a gap is looked at. */
const samples = 97;
/** What is measured in other steps than the gaps were computed in may come out this much faster. */
const tolerance = 1.15;

/**
 * `too-fast`: somewhere in a gap the ground at the middle of the free part moves faster than the speed limit allows. The gaps are made so that it
 * does not; this looks again, in another way: it follows the ground itself, from one frame to the next.
 */
export function checkPace(checked: Checked): LintProblem[] {
  const { timeline, name, viewportHeight } = checked;
  const { stage } = timeline;
  const gaps = gapLengths(timeline, viewportHeight);
  const limit = speedLimitOf(timeline);
  return gaps.flatMap((px, index): LintProblem[] => {
    let fastest = 0;
    const frames = framesOf(checked, index);
    frames.slice(1).forEach(({ camera }, before) => {
      const from = viewOf((frames[before] as Frame).camera, stage);
      const to = viewOf(camera, stage);
      const ground = unproject(from, from.cx, from.cy);
      const now = ground && project(to, ground);
      if (now?.visible) fastest = Math.max(fastest, (Math.hypot(now.x - to.cx, now.y - to.cy) * (samples - 1)) / px);
    });
    if (fastest <= limit * tolerance) return [];
    return [
      {
        code: 'too-fast',
        severity: 'error',
        message: `Unexpected ${fastest.toFixed(1)} px of motion for a px of scroll ${name} on the way to step \`${timeline.rests[index + 1]?.id}\`, expected at most ${limit.toFixed(1)}`,
        at: { file: 'story', path: ['steps', index + 1, 'camera'] },
      },
    ];
  });
}

/**
 * `nothing-kept` (warning): no label stays through a move, so that a reader has nothing to find the way by (AGILE 2023: landmarks). A label that
 * changes sides counts as one that stays.
 */
export function checkKept(checked: Checked): LintProblem[] {
  const { timeline, name } = checked;
  return timeline.travels.flatMap((gap, index): LintProblem[] => {
    // A move of less than a quarter of a screen is no move.
    if (gap.length < 0.25) return [];
    const sides = new Map<string, number>();
    for (const { id } of gap.labelPlan.candidates) sides.set(id, (sides.get(id) ?? 0) + 1);
    const frames = framesOf(checked, index);
    const stays = (id: string): boolean =>
      frames.every((frame, sample) => {
        const turning = sides.get(id) === 2 && Math.abs(sample / (samples - 1) - 0.5) < 0.11;
        return turning || (frame.labels[id]?.strength ?? 0) > 0.3;
      });
    if ([...sides.keys()].some(stays)) return [];
    const to = timeline.rests[index + 1];
    const candidates = Object.keys(timeline.rests[index]?.show ?? {}).filter((id) => to?.show[id] !== undefined);
    return [
      {
        code: 'nothing-kept',
        severity: 'warning',
        message: `Unexpected move ${name} to step \`${to?.id}\` in which no label stays visible, expected ${keptBy(candidates)}`,
        at: { file: 'story', path: ['steps', index + 1, 'show'] },
      },
    ];
  });
}

/** What would stay: places of both steps, which lose their labels on the way, or else one that is to be added. */
const keptBy = (candidates: readonly string[]): string =>
  candidates.length > 0
    ? `room for the label of ${oneOf(candidates.slice(0, 3))} before, after and between: a side of its own, or cameras nearer to one another`
    : 'one place that shows before, after and between';

/** Frames evenly through a travel, both ends among them. */
function framesOf({ timeline }: Checked, index: number): Frame[] {
  return Array.from({ length: samples }, (_, sample) =>
    frameAt(timeline, index + restHalf + (sample / (samples - 1)) * (1 - 2 * restHalf)),
  );
}
