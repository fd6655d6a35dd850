import type { Stage } from '#geo/camera.ts';
import { makePath } from '#geo/path.ts';
import type { Story } from '#story/story.ts';
import { defaultLabelMetrics, type LabelMetrics } from './label-metrics.ts';
import { clearSides } from './label-sides.ts';
import { planLabels } from './labels.ts';
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
}

/**
 * Prepares a story for a stage. Takes a few milliseconds: call it once per stage, not per frame.
 *
 * @throws RangeError for a story without steps, and for a stage whose width or height is not above 0.
 */
export function compile(
  story: Story,
  stage: Stage,
  { motion = true, lang = story.languages[0] ?? 'en', labelMetrics = defaultLabelMetrics }: CompileOptions = {},
): Timeline {
  if (story.steps.length === 0) throw new RangeError(`Unexpected story without steps, expected at least one: ${story.id}`);
  if (!(stage.width > 0 && stage.height > 0))
    throw new RangeError(`Unexpected stage of ${stage.width} × ${stage.height} px, expected sides above 0`);
  const paths = Object.fromEntries(Object.values(story.legs).map((leg) => [leg.id, makePath(leg.path, { curved: leg.curved })]));
  const labelling = { story, lang, metrics: labelMetrics };
  const rests = stepStates(story, stage).map((written): Rest => {
    const rest = restCamera(written, { story, stage, paths });
    const state = clearSides(written, rest.camera, { ...labelling, stage });
    return { ...state, ...rest, labelPlan: planLabels(state, state, labelling) };
  });
  const travels = rests.slice(1).map((to, index): Gap => {
    const from = rests[index] as Rest;
    return {
      ...travel({ state: from, camera: from.camera }, { state: to, camera: to.camera }, { stage, paths, journey: story.journey }),
      labelPlan: planLabels(from, to, labelling),
    };
  });
  const journeyKm = story.journey.reduce((sum, leg) => sum + (paths[leg]?.km ?? 0), 0);
  return { story, stage, lang, motion, paths, journeyKm, rests, travels };
}
