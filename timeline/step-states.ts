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
  /** absent where the step has none */
  readonly overlays?: Readonly<Record<string, number>>;
  readonly lights: number;
  readonly emphasise: readonly string[];
  /** absent where the step has none */
  readonly areas?: Step['areas'];
}

/**
 * The state of each step of a story on one stage, by its index: overrides for narrow stages applied, `draw` inherited from step to step.
 * A leg that is in no step's `draw` is a whole line wherever it shows (an alternative route, for example).
 */
export function stepStates(story: Story, stage: Stage): (index: number) => StepState {
  const narrow = isNarrow(stage);
  const legsAt = legStates(story);
  return (index) => {
    const step = story.steps[index];
    if (!step) throw new RangeError(`Unexpected step ${index}, expected one of ${story.steps.length}`);
    return {
      id: step.id,
      cameraSpec: (narrow && step.narrow?.camera) || step.camera,
      narrowCamera: narrow && step.narrow?.camera !== undefined,
      show: showOf(step, narrow),
      legs: legsAt(index),
      regions: step.regions,
      ...(step.overlays ? { overlays: step.overlays } : {}),
      lights: step.lights,
      emphasise: step.emphasise,
      ...(step.areas ? { areas: step.areas } : {}),
    };
  };
}

/** The legs at a step, the same on every stage. */
function legStates({ steps, legs, journey }: Story): (index: number) => StepState['legs'] {
  const ids = Object.keys(legs);
  const everDrawn = new Set([...journey, ...steps.flatMap((step) => Object.keys(step.draw))]);
  return (index) => {
    const step = steps[index];
    const drawn: Readonly<Record<string, number>> = Object.assign({}, ...steps.slice(0, index + 1).map(({ draw }) => draw));
    return Object.fromEntries(
      ids.map((id) => {
        const now = drawn[id] ?? 0;
        const strength = step?.legs[id] ?? ((step && id in step.draw) || now > 0 ? 1 : 0);
        return [id, { drawn: everDrawn.has(id) ? now : 1, strength }];
      }),
    );
  };
}

/** Per step, the legs of which the map draws more on the way to the next step; none after the last. */
export function legsDrawnAfter(story: Story): ReadonlySet<string>[] {
  const legsAt = legStates(story);
  const states = story.steps.map((_, index) => legsAt(index));
  return states.map((now, index) => {
    const next = states[index + 1] ?? now;
    return new Set(Object.keys(next).filter((id) => (next[id]?.strength ?? 0) > 0 && (next[id]?.drawn ?? 0) > (now[id]?.drawn ?? 0)));
  });
}

function showOf(step: Step, narrow: boolean): Record<string, Side | 'mark'> {
  const merged = { ...step.show, ...(narrow ? step.narrow?.show : undefined) };
  return Object.fromEntries(Object.entries(merged).filter((entry): entry is [string, Side | 'mark'] => entry[1] !== 'hidden'));
}
