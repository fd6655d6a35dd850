import type { Camera, Stage } from '#geo/camera.ts';
import { makePath, type Path } from '#geo/path.ts';
import { defaultLabelMetrics, type LabelMetrics } from './label-metrics.ts';
import { type LabelPlan, planLabels } from './labels.ts';
import { restCamera } from './rest-cameras.ts';
import { type Showing, showings } from './rests.ts';
import type { Story } from './story.ts';
import { type Travel, travel } from './travel.ts';

export interface CompileOptions {
  /** false: the edition without motion. Cuts half-way between steps, whole legs at once, no drift. Default true */
  readonly motion?: boolean;
  /** language of the labels, which decides their widths; default the story's first */
  readonly lang?: string;
  /** type of the labels in numbers; default {@link defaultLabelMetrics} */
  readonly labelMetrics?: LabelMetrics;
}

/** The map while a step is read. */
export interface Rest extends Showing {
  readonly camera: Camera;
  /** false: what the step wants to show has no room on this stage, and the camera is the nearest one */
  readonly fits: boolean;
  readonly labelPlan: LabelPlan;
}

/** The map between a step and the next: `travels[i]` goes from step i to step i + 1. */
export interface Gap extends Travel {
  readonly labelPlan: LabelPlan;
}

/** A story on one stage: everything that does not depend on the position, worked out. Never changed after. */
export interface Timeline {
  readonly story: Story;
  readonly stage: Stage;
  readonly lang: string;
  readonly motion: boolean;
  /** leg id → its way */
  readonly paths: Readonly<Record<string, Path>>;
  /** length of the whole journey, km */
  readonly journeyKm: number;
  /** one per step; position i is rest i */
  readonly rests: readonly Rest[];
  /** one fewer */
  readonly travels: readonly Gap[];
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
  const rests = showings(story, stage).map(
    (showing): Rest => ({ ...showing, ...restCamera(showing, { story, stage, paths }), labelPlan: planLabels(showing, showing, names) }),
  );
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
