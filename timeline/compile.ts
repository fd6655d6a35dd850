import type { Stage } from '#geo/camera.ts';
import type { Story } from '#story/story.ts';
import { asNeeded } from './as-needed.ts';
import { restDrawing, travelDrawing } from './drawing.ts';
import { defaultLabelMetrics, type LabelMetrics } from './label-metrics.ts';
import { clearSides } from './label-sides.ts';
import { planLabels } from './labels.ts';
import { routeLengths } from './leg-lengths.ts';
import { pathsOf } from './paths.ts';
import { restCamera } from './rest-cameras.ts';
import { stepStates } from './step-states.ts';
import type { Gap, Rest, Timeline } from './timeline.ts';
import { travel } from './travel.ts';

export type { Timeline } from './timeline.ts';

export interface CompileOptions {
  /** false: reduced motion, with cuts half-way between steps, whole legs at once, and no drift. Default true */
  readonly motion?: boolean;
  /** language of the labels, which determines their widths; default the story's first */
  readonly lang?: string;
  /** type sizes of the labels; default {@link defaultLabelMetrics} */
  readonly labelMetrics?: LabelMetrics;
  /** the legs' paths, where there are already some: they are the same for all timelines of a story. Default: made */
  readonly paths?: Timeline['paths'];
}

/**
 * Prepares a story for a stage. Rests and travels are worked out when they are first read, in a millisecond or two each, so that neither a
 * page's start nor another window waits for steps that nobody has come to. Call it once per stage, not per frame.
 *
 * @throws RangeError for a story without steps, and for a stage whose width or height is not above 0.
 */
export function compile(
  story: Story,
  stage: Stage,
  { motion = true, lang = story.languages[0] ?? 'en', labelMetrics = defaultLabelMetrics, paths = pathsOf(story) }: CompileOptions = {},
): Timeline {
  if (story.steps.length === 0) throw new RangeError(`Unexpected story without steps, expected at least one: ${story.id}`);
  if (!(stage.width > 0 && stage.height > 0))
    throw new RangeError(`Unexpected stage of ${stage.width} × ${stage.height} px, expected sides above 0`);
  const lengths = routeLengths(story, paths);
  const drawn = { paths, lengths, journey: story.journey };
  const labelling = { story, lang, metrics: labelMetrics };
  const stateOf = stepStates(story, stage);
  const rests = asNeeded(story.steps.length, (index): Rest => {
    const written = stateOf(index);
    const rest = restCamera(written, { story, stage, paths });
    const state = clearSides(written, rest.camera, { ...labelling, stage, motion });
    return { ...state, ...rest, labelPlan: planLabels(state, state, labelling), drawing: restDrawing(state, drawn) };
  });
  const travels = asNeeded(rests.length - 1, (index): Gap => {
    const [from, to] = [rests[index] as Rest, rests[index + 1] as Rest];
    const way = travel({ state: from, camera: from.camera }, { state: to, camera: to.camera }, { stage, ...drawn });
    return { ...way, labelPlan: planLabels(from, to, labelling), drawing: travelDrawing(from, to, way, drawn) };
  });
  const journeyKm = story.journey.reduce((sum, leg) => sum + (lengths[leg] ?? 0), 0);
  return { story, stage, lang, motion, paths, journeyKm, rests, travels };
}
