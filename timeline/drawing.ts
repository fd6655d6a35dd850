import { ramp } from './ease.ts';
import type { Frame } from './frame.ts';
import type { StepState } from './step-states.ts';
import type { Travel } from './travel.ts';

type LegState = Frame['legs'][string];

/** What is drawn of legs and regions while a step is read: the same at each of its positions, and so one object for all of its frames. */
export interface RestDrawing {
  readonly legs: Frame['legs'];
  readonly regions: Frame['regions'];
  /** how much of the journey, in the route timeline's km */
  readonly km: number;
}

/** A leg that shows at some moment between two steps, and by how much at either. */
interface TravellingLeg {
  readonly id: string;
  readonly before: number;
  readonly after: number;
  /** its state, where that is the same at every moment */
  readonly still: LegState | null;
  /** from when on it is drawn; null: as much of it as before */
  readonly start: number | null;
  /** whether the journey ends with it */
  readonly last: boolean;
}

/** What is to be drawn between two steps, without what never shows there: the work of a frame does not grow with the story. */
export interface TravelDrawing {
  /** in the story's order */
  readonly legs: readonly TravellingLeg[];
  readonly regions: readonly { readonly id: string; readonly before: number; readonly after: number }[];
  /** length of the journey's legs before the first that changes */
  readonly passed: number;
  /** the journey's legs from there on that are drawn, and their lengths, km */
  readonly beyond: readonly { readonly id: string; readonly km: number }[];
}

/** What the drawings are made from, besides the steps. */
interface DrawingContext {
  /** leg id → its length on the route timeline, km */
  readonly lengths: Readonly<Record<string, number>>;
  readonly journey: readonly string[];
}

/** A head fades in over this share of its leg, and out over the same share at its end. */
const headFade = 0.015;

/** A leg as it shows: with the strength of the mark at its drawn end, which shows while the leg is under way and stays at the end of the journey. */
export function legState(drawn: number, strength: number, last: boolean): LegState {
  return { drawn, strength, head: strength * (ramp(drawn, 0, headFade) * (last ? 1 : 1 - ramp(drawn, 1 - headFade, 1))) };
}

export function restDrawing(state: StepState, { lengths, journey }: DrawingContext): RestDrawing {
  const legs: Record<string, LegState> = {};
  for (const [id, { drawn, strength }] of Object.entries(state.legs)) {
    if (strength > 0) legs[id] = legState(drawn, strength, journey.at(-1) === id);
  }
  const regions = Object.fromEntries(Object.entries(state.regions).filter(([, strength]) => strength > 0));
  return { legs, regions, km: journey.reduce((km, id) => km + (state.legs[id]?.drawn ?? 0) * (lengths[id] ?? 0), 0) };
}

export function travelDrawing(from: StepState, to: StepState, travel: Travel, { lengths, journey }: DrawingContext): TravelDrawing {
  const legs = Object.entries(from.legs).flatMap(([id, { drawn, strength: before }]): TravellingLeg[] => {
    const after = to.legs[id]?.strength ?? 0;
    const window = travel.window(id);
    const last = journey.at(-1) === id;
    const still = !window && before === after ? legState(drawn, before, last) : null;
    return before > 0 || after > 0 ? [{ id, before, after, still, start: window?.start ?? null, last }] : [];
  });
  const first = journey.findIndex((id) => travel.window(id) !== null);
  const changing = first < 0 ? journey.length : first;
  const kmOf = (id: string): number => lengths[id] ?? 0;
  return {
    legs,
    regions: Object.keys({ ...from.regions, ...to.regions }).map((id) => ({
      id,
      before: from.regions[id] ?? 0,
      after: to.regions[id] ?? 0,
    })),
    passed: journey.slice(0, changing).reduce((km, id) => km + (from.legs[id]?.drawn ?? 0) * kmOf(id), 0),
    beyond: journey
      .slice(changing)
      .filter((id) => travel.window(id) !== null || (from.legs[id]?.drawn ?? 0) !== 0)
      .map((id) => ({ id, km: kmOf(id) })),
  };
}
