import type { Box, LngLat, Stage } from '#geo/camera.ts';
import { project, type View } from '#geo/projection.ts';
import type { Place, PlaceKind, Side, Story } from '#story/story.ts';
import { lerp, ramp, smoothstep } from './ease.ts';
import { fullHeight, heightOfEye } from './horizon.ts';
import { type LabelMetrics, labelSize } from './label-metrics.ts';
import type { Showing } from './rests.ts';

/**
 * How a label or mark changes over a travel. `stay`: at 1 · `leave`: gone after the first third · `come`: there in the last third ·
 * `turn-out`, `turn-in`: the label changes sides, quickly about the middle.
 */
export type Change = 'stay' | 'leave' | 'come' | 'turn-out' | 'turn-in';

/** A label that wants to show, and how much room it takes. */
export interface LabelWish {
  readonly id: string;
  readonly side: Side;
  readonly change: Change;
  /** the mark shows all the while, the label comes or leaves */
  readonly besideMark: boolean;
  readonly squeezable: boolean;
  /** from the mark to the label's edges, CSS px */
  readonly box: Box;
}

/** The places and labels of a rest or a travel, prepared once. */
export interface LabelPlan {
  readonly marks: readonly { readonly id: string; readonly at: LngLat; readonly change: Change }[];
  readonly wishes: readonly LabelWish[];
  /** indices of `wishes`, strongest first: as the step before has it, on the way, and as the step after has it */
  readonly orders: readonly [before: readonly number[], between: readonly number[], after: readonly number[]];
  readonly sameOrder: boolean;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Priority of kinds where two labels want the same room (theme/labels.ts names the same order). */
const kindOrder: readonly PlaceKind[] = ['story', 'approximate', 'own', 'subject', 'note', 'country', 'context', 'water'];

/** Clear distance between two labels at which neither minds the other, CSS px. */
const clearGap = 8;
/** An inset of more than this many CSS px is covered by text or the status panel: no labels there. */
const textInset = 100;
/** A label is gone when this many CSS px of it, or this share of the stage's smaller side if that is more, stand outside. */
const edgeFade = { px: 20, share: 0.04 } as const;
/** Sine of the height of the eye above the horizon of a place: marks and labels fade below `full`, and are gone at 0. */
const limb = { mark: 0.03, label: fullHeight } as const;

/** The plan for a travel from one step to the next, or, where both are the same, for the rest at a step. */
export function planLabels(
  from: Showing,
  to: Showing,
  { story, lang, metrics }: { story: Story; lang: string; metrics: LabelMetrics },
): LabelPlan {
  const wishes: LabelWish[] = [];
  const marks: { id: string; at: LngLat; change: Change }[] = [];
  for (const [id, place] of Object.entries(story.places)) {
    const before = from.show[id];
    const after = to.show[id];
    if (before === undefined && after === undefined) continue;
    marks.push({ id, at: place.at, change: changeOf(before, after) });
    const wish = (side: Side, change: Change): void => {
      const besideMark = change !== 'stay' && before !== undefined && after !== undefined;
      wishes.push({ id, side, change, besideMark, squeezable: place.kind === 'context', box: boxOf(place, side, lang, metrics) });
    };
    const [was, is] = [sideOf(before), sideOf(after)];
    if (was && was === is) wish(was, 'stay');
    else {
      if (was) wish(was, is ? 'turn-out' : 'leave');
      if (is) wish(is, was ? 'turn-in' : 'come');
    }
  }
  const order = (step: Showing, weight: (wish: LabelWish) => number): number[] => {
    const rank = (wish: LabelWish): number =>
      weight(wish) + (step.emphasise.includes(wish.id) ? -1 : kindOrder.indexOf((story.places[wish.id] as Place).kind));
    const ranks = wishes.map(rank);
    return wishes.map((_, index) => index).sort((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0) || a - b);
  };
  // On the way what is there before and after stands above what comes and goes: something must stay to find the way by.
  const passing = ({ change }: LabelWish): number => (change === 'come' || change === 'leave' ? 100 : 0);
  const orders = [order(from, () => 0), order(to, passing), order(to, () => 0)] as const;
  const sameOrder = orders[1].every((wish, index) => wish === orders[0][index] && wish === orders[2][index]);
  return { marks, wishes, orders, sameOrder };
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

/** The box of a place's label where its mark stands at `at`, CSS px of the stage. */
export function boxAt(at: Point, place: Place, side: Side, lang: string, metrics: LabelMetrics): Box {
  return boxFrom(at, boxOf(place, side, lang, metrics));
}

function boxFrom({ x, y }: Point, { left, top, right, bottom }: Box): Box {
  return { left: x + left, top: y + top, right: x + right, bottom: y + bottom };
}

/** Strength of a change at `t`, 0–1 between two rests. */
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
 * Strength of each place's mark and label at `t` between two rests, as seen in `view`. Each label gives way to those before it in order, by how near and
 * how strong they are, to the edge of the stage and the text on it, and to the horizon. All of it is continuous in camera and `t`, and nothing
 * is remembered.
 */
export function placesAt(
  plan: LabelPlan,
  t: number,
  { view, stage }: { view: View; stage: Stage },
): { places: Record<string, number>; labels: Record<string, { side: Side; strength: number }> } {
  const spots = new Map(
    plan.marks.map(({ id, at }) => {
      const point = project(view, at);
      return [id, { ...point, height: heightOfEye(view, point) }];
    }),
  );
  const room = roomOf(stage);
  const boxes: Box[] = [];
  const alone: number[] = [];
  for (const { id, box } of plan.wishes) {
    const spot = spots.get(id);
    if (!spot?.visible) {
      boxes.push(box);
      alone.push(0);
      continue;
    }
    const placed = boxFrom(spot, box);
    boxes.push(placed);
    alone.push(ramp(spot.height, 0, limb.label) * insideness(placed, room) * clearness(placed, stage.covered ?? []));
  }
  const wanted = plan.wishes.map(({ change }) => strengthAt(change, t));
  const kept = yieldingAt(plan, t, boxes, alone, wanted);

  const places: Record<string, number> = {};
  for (const { id, change } of plan.marks) {
    const strength = strengthAt(change, t) * ramp(spots.get(id)?.height ?? 0, 0, limb.mark);
    if (strength > 0) places[id] = strength;
  }
  const labels: Record<string, { side: Side; strength: number }> = {};
  plan.wishes.forEach(({ id, side }, index) => {
    const strength = (wanted[index] ?? 0) * (kept[index] ?? 0);
    if (strength > 0) labels[id] = { side, strength };
  });
  for (const [id, share] of squeezed(plan, kept, t)) {
    const left = (places[id] ?? 0) * share;
    if (left > 0) places[id] = left;
    else delete places[id];
  }
  return { places, labels };
}

/** How much a box keeps clear of what covers the stage: 1 beside it, 0 where it stands well under it. */
export function clearness(box: Box, covered: readonly Box[]): number {
  return covered.reduce((least, over) => {
    const depth = Math.min(box.right - over.left, over.right - box.left, box.bottom - over.top, over.bottom - box.top);
    return Math.min(least, 1 - ramp(depth, 4, 26));
  }, 1);
}

/** How much of each wish is left at `t`: by the order of the rests at both ends, by that of the way between, blended near the ends. */
function yieldingAt(
  plan: LabelPlan,
  t: number,
  boxes: readonly Box[],
  alone: readonly number[],
  wanted: readonly number[],
): readonly number[] {
  const [before, between, after] = plan.orders;
  const by = (order: readonly number[]): number[] => yielding(plan, order, boxes, alone, wanted);
  const onWay = plan.sameOrder ? 0 : ramp(t, 0, 0.15) * (1 - ramp(t, 0.85, 1));
  const end = t < 0.5 ? before : after;
  if (onWay === 0) return by(end);
  const way = by(between);
  return onWay === 1 ? way : by(end).map((share, index) => lerp(share, way[index] ?? 0, onWay));
}

/** How much of each wish is left by the stronger ones, 0–1. */
function yielding(
  plan: LabelPlan,
  order: readonly number[],
  boxes: readonly Box[],
  alone: readonly number[],
  wanted: readonly number[],
): number[] {
  const left = [...alone];
  for (let weak = 1; weak < order.length; weak++) {
    const index = order[weak] as number;
    let share = alone[index] ?? 0;
    for (let strong = 0; strong < weak && share > 0; strong++) {
      const other = order[strong] as number;
      if (plan.wishes[other]?.id === plan.wishes[index]?.id) continue;
      const strength = (wanted[other] ?? 0) * (left[other] ?? 0);
      if (strength > 0) share *= 1 - strength * (1 - smoothstep(gap(boxes[index] as Box, boxes[other] as Box) / clearGap));
    }
    left[index] = share;
  }
  return left;
}

/** How much of the marks of context places is left when their labels are squeezed out. A label that turns counts on both of its sides. */
function squeezed(plan: LabelPlan, kept: readonly number[], t: number): Map<string, number> {
  const left = new Map<string, number>();
  plan.wishes.forEach(({ id, change, besideMark, squeezable }, index) => {
    if (!squeezable) return;
    const turned = ramp(t, 0.4, 0.6);
    const weight = !besideMark ? 1 : change === 'turn-out' ? 1 - turned : change === 'turn-in' ? turned : strengthAt(change, t);
    left.set(id, (left.get(id) ?? 1) - weight * (1 - (kept[index] ?? 0)));
  });
  return left;
}

/** Clear distance between two boxes along the axis on which they are farther apart, CSS px; below 0 they overlap. */
export function gap(a: Box, b: Box): number {
  return Math.max(a.left - b.right, b.left - a.right, a.top - b.bottom, b.top - a.bottom);
}

/** The part of a stage where labels may stand: all of it but what text covers. */
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

/** 1 inside the room, falling to 0 as more and more px of the box stand outside. */
export function insideness(box: Box, room: Box & { fade: number }): number {
  const outside = Math.max(room.left - box.left, box.right - room.right, room.top - box.top, box.bottom - room.bottom);
  return 1 - smoothstep(outside / room.fade);
}
