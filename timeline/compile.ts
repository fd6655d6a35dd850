import type { Stage } from '#geo/camera.ts';
import { makePath } from '#geo/path.ts';
import type { Story } from '#story/story.ts';
import { defaultLabelMetrics, type LabelMetrics } from './label-metrics.ts';
import { clearSides } from './label-sides.ts';
import { planLabels } from './labels.ts';
import { restCamera } from './rest-cameras.ts';
import { showings } from './rests.ts';
import type { Gap, Rest, Timeline } from './timeline.ts';
import { travel } from './travel.ts';

export type { Timeline } from './timeline.ts';

export interface CompileOptions {
  /** false: the edition without motion. Cuts half-way between steps, whole legs at once, no drift. Default true */
  readonly motion?: boolean;
  /** language of the labels, which decides their widths; default the story's first */
  readonly lang?: string;
  /** type of the labels in numbers; default {@link defaultLabelMetrics} */
  readonly labelMetrics?: LabelMetrics;
}

/**
 * Prepares a story for a stage. Takes a few milliseconds: once per stage, not per frame.
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
  const names = { story, lang, metrics: labelMetrics };
  const rests = showings(story, stage).map((asWritten): Rest => {
    const rest = restCamera(asWritten, { story, stage, paths });
    const showing = clearSides(asWritten, rest.camera, { ...names, stage });
    return { ...showing, ...rest, labelPlan: planLabels(showing, showing, names) };
  });
  const travels = rests.slice(1).map((to, index): Gap => {
    const from = rests[index] as Rest;
    return {
      ...travel({ showing: from, camera: from.camera }, { showing: to, camera: to.camera }, { stage, paths, journey: story.journey }),
      labelPlan: planLabels(from, to, names),
    };
  });
  const journeyKm = story.journey.reduce((sum, leg) => sum + (paths[leg]?.km ?? 0), 0);
  return { story, stage, lang, motion, paths, journeyKm, rests, travels };
}
