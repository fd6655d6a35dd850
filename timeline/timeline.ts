import type { Camera, Stage } from '#geo/camera.ts';
import type { Path } from '#geo/path.ts';
import type { Story } from '#story/story.ts';
import type { RestDrawing, TravelDrawing } from './drawing.ts';
import type { LabelPlan } from './labels.ts';
import type { StepState } from './step-states.ts';
import type { Travel } from './travel.ts';

/** The map while a step is read. */
export interface Rest extends StepState {
  readonly camera: Camera;
  /** false: the step's content has no room on this stage, and the camera is the nearest possible */
  readonly fits: boolean;
  readonly labelPlan: LabelPlan;
  readonly drawing: RestDrawing;
}

/** The map between two steps: `travels[i]` goes from step i to step i + 1. */
export interface Gap extends Travel {
  readonly labelPlan: LabelPlan;
  readonly drawing: TravelDrawing;
}

/** A story on one stage: everything that does not depend on the position, precomputed. Immutable. */
export interface Timeline {
  readonly story: Story;
  readonly stage: Stage;
  readonly lang: string;
  readonly motion: boolean;
  /** leg id → its path */
  readonly paths: Readonly<Record<string, Path>>;
  /** length of the whole journey on the route timeline, km */
  readonly journeyKm: number;
  /** one per step; position i is rest i */
  readonly rests: readonly Rest[];
  /** one fewer than rests */
  readonly travels: readonly Gap[];
}
