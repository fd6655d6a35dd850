import type { Box, LngLat, Stage } from '#geo/camera.ts';
import { project, type View } from '#geo/projection.ts';
import type { Place, Side, Story } from '#story/story.ts';
import { labelOrder } from '#theme/labels.ts';
import { small } from '#theme/layout.ts';
import type { Cover } from './area-squares.ts';
import { lerp, ramp, smoothstep } from './ease.ts';
import { fullStrengthElevation, sineOfElevation } from './horizon.ts';
import { type LabelMetrics, labelSize } from './label-metrics.ts';
import type { StepState } from './step-states.ts';

/**
 * How a label or mark changes over a travel. `stay`: no change · `leave`: fades out in the first third · `come`: fades in during the last third ·
 * `turn-out`, `turn-in`: the label changes sides, quickly about the middle.
 */
export type Change = 'stay' | 'leave' | 'come' | 'turn-out' | 'turn-in';

/** A label that may show, and the room it takes. */
export interface LabelCandidate {
  readonly id: string;
  readonly side: Side;
  readonly change: Change;
  /** the mark shows throughout while the label comes, leaves or changes sides */
  readonly markStays: boolean;
  /** its mark is hidden with it where it has to give way */
  readonly hidesMark: boolean;
  /** from the mark to the label's edges, CSS px */
  readonly box: Box;
}

/** The places and labels of a rest or a travel, prepared once. */
export interface LabelPlan {
  readonly marks: readonly { readonly id: string; readonly at: LngLat; readonly change: Change }[];
  readonly candidates: readonly LabelCandidate[];
  /** indices of `candidates`, highest priority first: at the step before, during the travel, at the step after */
  readonly orders: readonly [before: readonly number[], between: readonly number[], after: readonly number[]];
  readonly sameOrder: boolean;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Distance from which two labels no longer affect each other, CSS px. */
export const clearGap = 8;
/** Strength from which on a label, or what comes and goes over the map, leaves no room for a weaker label at its place: of two, never both are so strong that they are read. */
const ownsPlace = 0.4;
/** An inset of more than this many CSS px is covered by text or the status panel: no labels there. */
const textInset = 100;
/** A label has faded out when this many CSS px of it, or this share of the stage's smaller side if that is more, are outside. */
const edgeFade = { px: 20, share: 0.04 } as const;
/** Elevations (see {@link sineOfElevation}) below which marks and labels fade; at 0 they are gone. */
const limb = { mark: 0.03, label: fullStrengthElevation } as const;

/** The plan for a travel between two steps, or for the rest at a step where both are the same. */
export function planLabels(
  from: StepState,
  to: StepState,
  { story, lang, metrics }: { story: Story; lang: string; metrics: LabelMetrics },
): LabelPlan {
  const candidates: LabelCandidate[] = [];
  const marks: { id: string; at: LngLat; change: Change }[] = [];
  for (const [id, place] of Object.entries(story.places)) {
    const before = from.show[id];
    const after = to.show[id];
    if (before === undefined && after === undefined) continue;
    marks.push({ id, at: place.at, change: changeOf(before, after) });
    const add = (side: Side, change: Change): void => {
      const markStays = change !== 'stay' && before !== undefined && after !== undefined;
      candidates.push({ id, side, change, markStays, hidesMark: place.kind === 'context', box: boxOf(place, side, lang, metrics) });
    };
    const [was, is] = [sideOf(before), sideOf(after)];
    if (was && was === is) add(was, 'stay');
    else {
      if (was) add(was, is ? 'turn-out' : 'leave');
      if (is) add(is, was ? 'turn-in' : 'come');
    }
  }
  const order = (step: StepState, penalty: (candidate: LabelCandidate) => number): number[] => {
    const rank = (candidate: LabelCandidate): number =>
      penalty(candidate) + (step.emphasise.includes(candidate.id) ? -1 : labelOrder.indexOf((story.places[candidate.id] as Place).kind));
    const ranks = candidates.map(rank);
    return candidates.map((_, index) => index).sort((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0) || a - b);
  };
  // During a travel, labels that stay outrank those that come or go: readers need something constant to orient themselves by.
  const transient = ({ change }: LabelCandidate): number => (change === 'come' || change === 'leave' ? 100 : 0);
  const orders = [order(from, () => 0), order(to, transient), order(to, () => 0)] as const;
  const sameOrder = orders[1].every((candidate, index) => candidate === orders[0][index] && candidate === orders[2][index]);
  return { marks, candidates, orders, sameOrder };
}

function changeOf(before: unknown, after: unknown): Change {
  return before === undefined ? 'come' : after === undefined ? 'leave' : 'stay';
}

function sideOf(side: Side | 'mark' | undefined): Side | undefined {
  return side === 'mark' ? undefined : side;
}

function boxOf(place: Place, side: Side, lang: string, metrics: LabelMetrics): Box {
  const { width, height } = labelSize(place, lang, metrics);
  const near = metrics.offset;
  const x = side === 'right' ? near : side === 'left' ? -near - width : -width / 2;
  const y = side === 'above' ? -near - height : side === 'below' ? near : -height / 2;
  return { left: x, top: y, right: x + width, bottom: y + height };
}

/** The box of a place's label, with its mark at `at`, CSS px on the stage. */
export function boxAt(at: Point, place: Place, side: Side, lang: string, metrics: LabelMetrics): Box {
  return boxFrom(at, boxOf(place, side, lang, metrics));
}

function boxFrom({ x, y }: Point, { left, top, right, bottom }: Box): Box {
  return { left: x + left, top: y + top, right: x + right, bottom: y + bottom };
}

/** Strength of a changing label or mark at `t`, 0–1 between two rests. */
export function strengthAt(change: Change, t: number): number {
  switch (change) {
    case 'stay':
      return 1;
    case 'leave':
      return 1 - ramp(t, 0, 1 / 3);
    case 'come':
      return ramp(t, 2 / 3, 1);
    case 'turn-out':
      return 1 - ramp(t, 0.4, 0.5);
    case 'turn-in':
      return ramp(t, 0.5, 0.6);
  }
}

/**
 * Strength of each place's mark and label at `t` between two rests, as seen in `view`. Each label gives way to labels of higher priority, by how close and
 * how strong they are, to the edge of the stage and the text on it, to what comes and goes over it, and to the horizon. Stateless, and continuous in both
 * camera and `t`.
 * @param covers what covers the stage on some views or steps only: the inset, the squares of areas
 */
export function placesAt(
  plan: LabelPlan,
  t: number,
  { view, stage, covers }: { view: View; stage: Stage; covers: readonly Cover[] },
): { places: Record<string, number>; labels: Record<string, { side: Side; strength: number }> } {
  const spots = new Map(
    plan.marks.map(({ id, at }) => {
      const point = project(view, at);
      return [id, { ...point, elevation: sineOfElevation(view, point) }];
    }),
  );
  const room = roomOf(stage);
  const passing = covers.map(({ box, strength }) => ({ box, owns: smoothstep(strength / ownsPlace) })).filter(({ owns }) => owns > 0);
  const boxes: Box[] = [];
  /** how strong each candidate could be if there were no others */
  const unobstructed: number[] = [];
  for (const { id, box } of plan.candidates) {
    const spot = spots.get(id);
    if (!spot?.visible) {
      boxes.push(box);
      unobstructed.push(0);
      continue;
    }
    const placed = boxFrom(spot, box);
    boxes.push(placed);
    const clear = passing.reduce(
      (left, { box: over, owns }) => left * (1 - owns * (1 - clearFactor(placed, [over]))),
      clearFactor(placed, stage.covered ?? []),
    );
    unobstructed.push(ramp(spot.elevation, 0, limb.label) * insideFactor(placed, room) * clear);
  }
  const wanted = plan.candidates.map(({ change }) => strengthAt(change, t));
  const kept = resolveAt(plan, t, boxes, unobstructed, wanted);

  const places: Record<string, number> = {};
  for (const { id, change } of plan.marks) {
    const strength = strengthAt(change, t) * ramp(spots.get(id)?.elevation ?? 0, 0, limb.mark);
    if (strength > 0) places[id] = strength;
  }
  const labels: Record<string, { side: Side; strength: number }> = {};
  plan.candidates.forEach(({ id, side }, index) => {
    const strength = (wanted[index] ?? 0) * (kept[index] ?? 0);
    if (strength > 0) labels[id] = { side, strength };
  });
  for (const [id, share] of marksLeft(plan, kept, t)) {
    const left = (places[id] ?? 0) * share;
    if (left > 0) places[id] = left;
    else delete places[id];
  }
  return { places, labels };
}

/**
 * 1 where a box is clear of what covers the stage, or touches it: `covered` reaches `small.clear` px beyond the buttons. 0 before more than the room
 * about its letters is underneath.
 */
export function clearFactor(box: Box, covered: readonly Box[]): number {
  return covered.reduce((least, over) => Math.min(least, ramp(gap(box, over), -2 * small.clear, -small.clear)), 1);
}

/** How much of each candidate is left at `t`, in the priority order of the travel, blended near its ends into those of the two rests. */
function resolveAt(
  plan: LabelPlan,
  t: number,
  boxes: readonly Box[],
  unobstructed: readonly number[],
  wanted: readonly number[],
): readonly number[] {
  const [before, between, after] = plan.orders;
  const by = (order: readonly number[]): number[] => resolveCollisions(plan, order, boxes, unobstructed, wanted);
  const travelling = plan.sameOrder ? 0 : ramp(t, 0, 0.15) * (1 - ramp(t, 0.85, 1));
  const end = t < 0.5 ? before : after;
  if (travelling === 0) return by(end);
  const midway = by(between);
  return travelling === 1 ? midway : by(end).map((share, index) => lerp(share, midway[index] ?? 0, travelling));
}

/** How much of each candidate is left by those of higher priority, 0–1. */
function resolveCollisions(
  plan: LabelPlan,
  order: readonly number[],
  boxes: readonly Box[],
  unobstructed: readonly number[],
  wanted: readonly number[],
): number[] {
  const left = [...unobstructed];
  for (let weak = 1; weak < order.length; weak++) {
    const index = order[weak] as number;
    let share = unobstructed[index] ?? 0;
    for (let strong = 0; strong < weak && share > 0; strong++) {
      const other = order[strong] as number;
      if (plan.candidates[other]?.id === plan.candidates[index]?.id) continue;
      const strength = smoothstep(((wanted[other] ?? 0) * (left[other] ?? 0)) / ownsPlace);
      if (strength > 0) share *= 1 - strength * (1 - smoothstep(gap(boxes[index] as Box, boxes[other] as Box) / clearGap));
    }
    left[index] = share;
  }
  return left;
}

/** How much of the marks of context places is left once their labels have given way. A label that changes sides counts on both. */
function marksLeft(plan: LabelPlan, kept: readonly number[], t: number): Map<string, number> {
  const left = new Map<string, number>();
  plan.candidates.forEach(({ id, change, markStays, hidesMark }, index) => {
    if (!hidesMark) return;
    const turned = ramp(t, 0.4, 0.6);
    const weight = !markStays ? 1 : change === 'turn-out' ? 1 - turned : change === 'turn-in' ? turned : strengthAt(change, t);
    left.set(id, (left.get(id) ?? 1) - weight * (1 - (kept[index] ?? 0)));
  });
  return left;
}

/** Distance between two boxes along the axis on which they are farther apart, CSS px; negative where they overlap. */
export function gap(a: Box, b: Box): number {
  return Math.max(a.left - b.right, b.left - a.right, a.top - b.bottom, b.top - a.bottom);
}

/** The part of a stage where labels may be placed: all of it except what text covers. */
export function roomOf({ width, height, free }: Stage): Box & { fade: number } {
  const inset = (px: number): number => (px > textInset ? px : 0);
  return {
    left: inset(free.left),
    top: inset(free.top),
    right: width - inset(free.right),
    bottom: height - inset(free.bottom),
    fade: Math.max(edgeFade.px, edgeFade.share * Math.min(width, height)),
  };
}

/** 1 where a box is inside the room, falling to 0 as more of it sticks out. */
export function insideFactor(box: Box, room: Box & { fade: number }): number {
  const outside = Math.max(room.left - box.left, box.right - room.right, room.top - box.top, box.bottom - room.bottom);
  return 1 - smoothstep(outside / room.fade);
}
