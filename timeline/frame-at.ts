import { clamp, wrap180 } from '#geo/angle.ts';
import type { Camera, Stage } from '#geo/camera.ts';
import { viewOf } from '#geo/projection.ts';
import type { Overlay, Story } from '#story/story.ts';
import { restHalf } from '#theme/layout.ts';
import { type Cover, squaresBox, squaresStrength } from './area-squares.ts';
import { legState } from './drawing.ts';
import { lerp, ramp, smoothstep } from './ease.ts';
import type { Frame } from './frame.ts';
import { placesAt, strengthAt } from './labels.ts';
import { needsInset } from './needs-inset.ts';
import type { Gap, Rest, Timeline } from './timeline.ts';

/** A resting camera turns by up to this many degrees to either side while its step is read; 0 exactly at the step's position. */
const drift = 0.35;
/** A leg starts to fade in this share of the travel before it starts to be drawn. */
const legFade = 0.08;

/**
 * The map's state at a position: 3 is where step 3 is read, 3.5 half-way to step 4. Positions are clamped to the ends; NaN counts as 0.
 * A pure function: the same position on the same timeline gives an equal frame. Takes well under a millisecond, however many
 * steps the story has: what never shows around the position is not looked at.
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
function restFrame(
  { story, stage, motion }: Timeline,
  { camera, drawing, lights, labelPlan, overlays, areas }: Rest,
  position: number,
  x: number,
): Frame {
  const turn = turned(camera, drift * Math.sin((clamp(-1, x, 1) * Math.PI) / 2));
  const covers = [...insetCover(stage, needsInset(turn, !motion)), ...squaresCover(areas, { camera: turn, stage, strength: 1 })];
  const { places, labels } = placesAt(labelPlan, 0, { view: viewOf(turn, stage), stage, covers });
  return {
    position,
    camera: turn,
    legs: drawing.legs,
    places,
    labels,
    regions: drawing.regions,
    ...overlaysOf(story, ({ id }) => overlays?.[id] ?? 0),
    lights,
    km: drawing.km,
  };
}

/** `t` runs from 0 to 1 through the travel. */
function travelFrame({ story, stage, rests }: Timeline, index: number, gap: Gap, position: number, t: number): Frame {
  const { drawing } = gap;
  const legs: Record<string, Frame['legs'][string]> = {};
  for (const leg of drawing.legs) {
    const { id, before, after, still, start, last } = leg;
    if (still) {
      legs[id] = still;
      continue;
    }
    const strength = start !== null && after > before ? legFadeIn(before, after, start, t) : crossfade(before, after, t);
    if (strength > 0) legs[id] = legState(gap.drawn(id, t), strength, last);
  }
  const regions: Record<string, number> = {};
  for (const { id, before, after } of drawing.regions) {
    const strength = crossfade(before, after, t);
    if (strength > 0) regions[id] = strength;
  }
  let km = drawing.passed;
  for (const leg of drawing.beyond) km += gap.drawn(leg.id, t) * leg.km;
  const camera = turned(gap.camera(t), drift * (1 - 2 * smoothstep(t)));
  const [from, to] = [rests[index] as Rest, rests[index + 1] as Rest];
  const squares = squaresStrength(t);
  const covers = [
    ...insetCover(stage, needsInset(camera, false)),
    ...squaresCover(from.areas, { camera, stage, strength: squares.before }),
    ...squaresCover(to.areas, { camera, stage, strength: squares.after }),
  ];
  const { places, labels } = placesAt(gap.labelPlan, t, { view: viewOf(camera, stage), stage, covers });
  const lights = crossfade(from.lights, to.lights, t);
  const overlays = overlaysOf(story, ({ id }) => crossfade(from.overlays?.[id] ?? 0, to.overlays?.[id] ?? 0, t));
  return { position, camera, legs, places, labels, regions, ...overlays, lights, km };
}

function insetCover({ inset }: Stage, strength: number): Cover[] {
  return inset && strength > 0 ? [{ box: inset, strength }] : [];
}

function squaresCover(areas: Rest['areas'], { camera, stage, strength }: { camera: Camera; stage: Stage; strength: number }): Cover[] {
  const box = strength > 0 ? squaresBox(areas, camera, stage) : null;
  return box ? [{ box, strength }] : [];
}

/** The overlays that show, of a story that has some. */
function overlaysOf({ overlays }: Story, strengthOf: (overlay: Overlay) => number): Pick<Frame, 'overlays'> {
  if (!overlays) return {};
  return { overlays: Object.fromEntries(overlays.map((one) => [one.id, strengthOf(one)] as const).filter(([, strength]) => strength > 0)) };
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

/** The camera rotated by some degrees, with longitude and bearing wrapped to ±180 as MapLibre reports them. */
function turned(camera: Camera, degrees: number): Camera {
  const [lon, lat] = camera.center;
  return { ...camera, center: [wrap180(lon), lat], bearing: wrap180(camera.bearing + degrees) };
}
