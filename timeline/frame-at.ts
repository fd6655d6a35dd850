import { clamp, wrap180 } from '#geo/angle.ts';
import type { Camera } from '#geo/camera.ts';
import { viewOf } from '#geo/projection.ts';
import { restHalf } from '#theme/layout.ts';
import { lerp, ramp, smoothstep } from './ease.ts';
import type { Frame } from './frame.ts';
import { type LabelPlan, placesAt, strengthAt } from './labels.ts';
import type { Gap, Rest, Timeline } from './timeline.ts';

/** A resting camera turns by up to this many degrees to either side while its step is read; 0 exactly at the step's position. */
const drift = 0.35;
/** A head fades in over this share of its leg, and out over the same share at its end. */
const headFade = 0.015;
/** A leg starts to fade in this share of the travel before it starts to be drawn. */
const legFade = 0.08;

/**
 * The map's state at a position: 3 is where step 3 is read, 3.5 half-way to step 4. Positions are clamped to the ends; NaN counts as 0.
 * A pure function: the same position on the same timeline gives an equal frame. Takes well under a millisecond.
 */
export function frameAt(timeline: Timeline, position: number): Frame {
  const { rests, travels, motion } = timeline;
  const last = rests.length - 1;
  const p = Number.isNaN(position) ? 0 : clamp(0, position, last);
  if (!motion) return restFrame(timeline, rests[Math.min(Math.floor(p + 0.5), last)] as Rest, p, 0);
  const index = Math.min(Math.floor(p), last);
  const x = p - index;
  if (x <= restHalf || index === last) return restFrame(timeline, rests[index] as Rest, p, x / restHalf);
  if (x >= 1 - restHalf) return restFrame(timeline, rests[index + 1] as Rest, p, (x - 1) / restHalf);
  return travelFrame(timeline, index, travels[index] as Gap, p, (x - restHalf) / (1 - 2 * restHalf));
}

/** `x` runs from −1 to 1 through the rest. */
function restFrame(timeline: Timeline, rest: Rest, position: number, x: number): Frame {
  return frame(timeline, {
    position,
    camera: turned(rest.camera, drift * Math.sin((clamp(-1, x, 1) * Math.PI) / 2)),
    legs: rest.legs,
    regions: rest.regions,
    lights: rest.lights,
    labelPlan: rest.labelPlan,
    t: 0,
  });
}

/** `t` runs from 0 to 1 through the travel. */
function travelFrame(timeline: Timeline, index: number, gap: Gap, position: number, t: number): Frame {
  const from = timeline.rests[index] as Rest;
  const to = timeline.rests[index + 1] as Rest;
  const legs: Record<string, { drawn: number; strength: number }> = {};
  for (const id in from.legs) {
    const before = from.legs[id]?.strength ?? 0;
    const after = to.legs[id]?.strength ?? 0;
    const window = gap.window(id);
    const strength = window && after > before ? legFadeIn(before, after, window.start, t) : crossfade(before, after, t);
    legs[id] = { drawn: window ? gap.drawn(id, t) : (from.legs[id]?.drawn ?? 0), strength };
  }
  const regions: Record<string, number> = {};
  for (const id in { ...from.regions, ...to.regions }) regions[id] = crossfade(from.regions[id] ?? 0, to.regions[id] ?? 0, t);
  return frame(timeline, {
    position,
    camera: turned(gap.camera(t), drift * (1 - 2 * smoothstep(t))),
    legs,
    regions,
    lights: crossfade(from.lights, to.lights, t),
    labelPlan: gap.labelPlan,
    t,
  });
}

/** Strength between two rests: it falls in the first third of a travel, or rises in the last. */
function crossfade(before: number, after: number, t: number): number {
  return lerp(before, after, after < before ? 1 - strengthAt('leave', t) : strengthAt('come', t));
}

/** Strength of a leg drawn during the travel: fully visible from the moment its drawing begins. */
function legFadeIn(before: number, after: number, start: number, t: number): number {
  const shown = Math.max(start, legFade);
  return lerp(before, after, ramp(t, shown - legFade, shown));
}

interface Moment {
  readonly position: number;
  readonly camera: Camera;
  readonly legs: Readonly<Record<string, { readonly drawn: number; readonly strength: number }>>;
  readonly regions: Readonly<Record<string, number>>;
  readonly lights: number;
  readonly labelPlan: LabelPlan;
  readonly t: number;
}

function frame({ story, stage, paths }: Timeline, { position, camera, legs: drawn, regions, lights, labelPlan, t }: Moment): Frame {
  const legs: Record<string, { drawn: number; strength: number; head: number }> = {};
  for (const id in drawn) {
    const leg = drawn[id] as { drawn: number; strength: number };
    if (leg.strength > 0) legs[id] = { ...leg, head: leg.strength * headOf(leg.drawn, story.journey.at(-1) === id) };
  }
  let km = 0;
  for (const id of story.journey) km += (drawn[id]?.drawn ?? 0) * (paths[id]?.km ?? 0);
  const { places, labels } = placesAt(labelPlan, t, { view: viewOf(camera, stage), stage });
  return { position, camera, legs, places, labels, regions: shown(regions), lights, km };
}

/** Strength of the mark at the drawn end of a leg: it shows while the leg is under way, and stays at the end of the journey. */
function headOf(drawn: number, last: boolean): number {
  return ramp(drawn, 0, headFade) * (last ? 1 : 1 - ramp(drawn, 1 - headFade, 1));
}

function shown(strengths: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(strengths).filter(([, strength]) => strength > 0));
}

/** The camera rotated by some degrees, with longitude and bearing wrapped to ±180 as MapLibre reports them. */
function turned(camera: Camera, degrees: number): Camera {
  const [lon, lat] = camera.center;
  return { ...camera, center: [wrap180(lon), lat], bearing: wrap180(camera.bearing + degrees) };
}
