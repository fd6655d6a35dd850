import type { Stage } from '#geo/camera.ts';
import type { CameraSpec } from '#story/story.ts';
import { isNarrow, type Side, type Step, type Story } from '#story/story.ts';

/** What a step shows on one stage, before any label gives way to another. */
export interface StepState {
  readonly id: string;
  readonly cameraSpec: CameraSpec;
  /** `cameraSpec` is the step's override for narrow stages */
  readonly narrowCamera: boolean;
  /** place id → side of its label, or `mark` */
  readonly show: Readonly<Record<string, Side | 'mark'>>;
  /** every leg of the story */
  readonly legs: Readonly<Record<string, { readonly drawn: number; readonly strength: number }>>;
  readonly regions: Readonly<Record<string, number>>;
  readonly lights: number;
  readonly emphasise: readonly string[];
}

/**
 * The steps of a story on one stage: overrides for narrow stages applied, `draw` inherited from step to step.
 * A leg that is in no step's `draw` is a whole line wherever it shows (an alternative route, for example).
 */
export function stepStates(story: Story, stage: Stage): StepState[] {
  const narrow = isNarrow(stage);
  const everDrawn = new Set(story.steps.flatMap((step) => Object.keys(step.draw)));
  const isAlwaysWhole = (leg: string): boolean => !everDrawn.has(leg) && !story.journey.includes(leg);
  let drawn: Readonly<Record<string, number>> = {};
  return story.steps.map((step) => {
    drawn = { ...drawn, ...step.draw };
    const now = drawn;
    const legs = Object.fromEntries(
      Object.keys(story.legs).map((id) => [
        id,
        { drawn: isAlwaysWhole(id) ? 1 : (now[id] ?? 0), strength: step.legs[id] ?? (id in step.draw || (now[id] ?? 0) > 0 ? 1 : 0) },
      ]),
    );
    return {
      id: step.id,
      cameraSpec: (narrow && step.narrow?.camera) || step.camera,
      narrowCamera: narrow && step.narrow?.camera !== undefined,
      show: showOf(step, narrow),
      legs,
      regions: step.regions,
      lights: step.lights,
      emphasise: step.emphasise,
    };
  });
}

function showOf(step: Step, narrow: boolean): Record<string, Side | 'mark'> {
  const merged = { ...step.show, ...(narrow ? step.narrow?.show : undefined) };
  return Object.fromEntries(Object.entries(merged).filter((entry): entry is [string, Side | 'mark'] => entry[1] !== 'hidden'));
}
