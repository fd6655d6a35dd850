import { clamp, wrap180 } from '#geo/angle.ts';
import type { Camera, LngLat, Stage } from '#geo/camera.ts';
import { flight } from '#geo/flight.ts';
import { type Path, pointAt } from '#geo/path.ts';
import { project, viewOf } from '#geo/projection.ts';
import { kmPerPx } from '#geo/sphere.ts';
import { lerp, ramp, smoothstep } from './ease.ts';
import { followCamera, freeSide } from './rest-cameras.ts';
import type { StepState } from './step-states.ts';

/** How camera and legs move between two steps, as functions of `t`: 0 at one rest, 1 at the next. Easing is included. */
export interface Travel {
  /** length of the camera's path, in screen widths (van Wijk and Nuij's measure) */
  readonly length: number;
  camera(t: number): Camera;
  /** fraction of a leg that is drawn, 0–1 */
  drawn(leg: string, t: number): number;
  /** the part of the travel, within 0–1, during which a leg is drawn; null: it does not change */
  window(leg: string): { readonly start: number; readonly end: number } | null;
}

interface CameraMove {
  readonly length: number;
  camera(t: number): Camera;
  /** when legs are drawn that the camera does not follow */
  readonly window: Window;
  /** when the leg is drawn that the camera follows */
  readonly followed: readonly (readonly [leg: string, window: Window])[];
}

/** A part of a travel, within 0–1. */
interface Window {
  readonly start: number;
  readonly end: number;
}

/**
 * When legs that the camera does not follow are drawn: late, when their start is in view. But where the camera zooms in, a long leg that is
 * in view from the start is drawn early, while still far away: close up, its end would rush in.
 */
const late = { start: 0.35, end: 1 } as const;
const early = { start: 0.05, end: 0.65 } as const;

/** The travel from one step to the next on a stage; `from` and `to` are the steps with their rest cameras. */
export function travel(
  from: { state: StepState; camera: Camera },
  to: { state: StepState; camera: Camera },
  { stage, paths, journey }: { stage: Stage; paths: Readonly<Record<string, Path>>; journey: readonly string[] },
): Travel {
  const before = (leg: string): number => from.state.legs[leg]?.drawn ?? 0;
  const after = (leg: string): number => to.state.legs[leg]?.drawn ?? 0;
  const leg = to.state.cameraSpec.follow;
  const path = leg === undefined ? undefined : paths[leg];
  const drawnLegs = Object.keys(paths).filter((id) => after(id) !== before(id));
  const ends = drawnLegs.map((id) => [pointAt(paths[id] as Path, before(id)), pointAt(paths[id] as Path, after(id))] as const);
  const move =
    leg !== undefined && path && after(leg) > before(leg)
      ? following(from, to, { stage, leg, path, start: before(leg), end: after(leg), again: from.state.cameraSpec.follow === leg })
      : flying(from.camera, to.camera, stage, ends);
  const kmDrawn = (id: string): number => (paths[id]?.km ?? 0) * Math.abs(after(id) - before(id));
  const others = drawnLegs.filter((id) => move.followed.every(([followed]) => followed !== id));
  const windows = new Map([...drawingWindows(others, journey, move.window, kmDrawn), ...move.followed]);
  return {
    length: move.length,
    camera: move.camera,
    window: (id) => windows.get(id) ?? null,
    drawn(id, t) {
      const window = windows.get(id);
      return window ? lerp(before(id), after(id), ramp(t, window.start, window.end)) : before(id);
    },
  };
}

/** @param drawn start and end of what is drawn of each leg during the travel */
function flying(from: Camera, to: Camera, stage: Stage, drawn: readonly (readonly [LngLat, LngLat])[]): CameraMove {
  const path = flight(from, to, stage);
  const nears = kmPerPx(to) < kmPerPx(from) / 2;
  const view = viewOf(from, stage);
  const isLong = drawn.every(([start, end]) => {
    const [a, b] = [project(view, start), project(view, end)];
    const inView = [a, b].every(({ x, y, visible }) => visible && x >= 0 && y >= 0 && x <= stage.width && y <= stage.height);
    return inView && Math.hypot(b.x - a.x, b.y - a.y) > freeSide(stage) / 3;
  });
  return { length: path.length, camera: (t) => path.at(smoothstep(t)), window: nears && isLong ? early : late, followed: [] };
}

/**
 * A flight to the head of a leg, then a pursuit of it, timed in proportion to their lengths. The two overlap, each eased at both ends, so that the camera
 * turns into the leg's direction in a curve, without stopping.
 *
 * @param again the camera already followed this leg at the step before
 */
function following(
  from: { camera: Camera },
  to: { camera: Camera },
  { stage, leg, path, start, end, again }: { stage: Stage; leg: string; path: Path; start: number; end: number; again: boolean },
): CameraMove {
  // A pursuit that continues keeps the camera of the step before; a new one starts with the zoom, bearing and pitch at which the leg is followed.
  const meeting = again ? { ...from.camera, center: to.camera.center } : to.camera;
  const along = (t: number): Camera => followCamera(between(meeting, to.camera, t), path, stage, lerp(start, end, t));
  const met = along(0);
  const approach = flight(from.camera, met, stage);
  const pursuit = lengthOf(along, stage);
  const length = approach.length + pursuit;
  const turn = length > 0 ? approach.length / length : 0;
  const overlap = Math.min(turn, 1 - turn) / 2;
  const landed = turn + overlap;
  // However short the pursuit, the leg takes its time.
  const left = Math.min(turn - overlap, 0.8);
  return {
    length,
    camera(t) {
      const pursued = along(ramp(t, left, 1));
      if (t >= landed) return pursued;
      const flown = approach.at(ramp(t, 0, landed));
      return t <= left ? flown : shifted(flown, met, pursued);
    },
    // Other legs are drawn first: this leg usually sets out where another ends.
    window: { start: 0, end: Math.max(left, 0.3) },
    followed: [[leg, { start: left, end: 1 }]],
  };
}

/** Interpolates zoom, bearing and pitch between two cameras, keeping the first one's centre. */
function between(a: Camera, b: Camera, t: number): Camera {
  return {
    center: a.center,
    zoom: lerp(a.zoom, b.zoom, t),
    bearing: a.bearing + wrap180(b.bearing - a.bearing) * t,
    pitch: lerp(a.pitch, b.pitch, t),
  };
}

/** `camera` moved by the difference from `a` to `b`, for small moves; a large one near a pole ends there. */
function shifted(camera: Camera, a: Camera, b: Camera): Camera {
  return {
    center: [camera.center[0] + wrap180(b.center[0] - a.center[0]), clamp(-90, camera.center[1] + b.center[1] - a.center[1], 90)],
    zoom: camera.zoom + b.zoom - a.zoom,
    bearing: camera.bearing + wrap180(b.bearing - a.bearing),
    pitch: camera.pitch + b.pitch - a.pitch,
  };
}

/** Length of a camera's path, summed over short flights to be comparable with a flight's length. */
function lengthOf(camera: (t: number) => Camera, stage: Stage): number {
  const pieces = 12;
  let length = 0;
  for (let piece = 0; piece < pieces; piece++) length += flight(camera(piece / pieces), camera((piece + 1) / pieces), stage).length;
  return length;
}

/**
 * When each leg is drawn. Legs of the journey take turns, each for a share of the window in proportion to its length but no less than a tenth of
 * an equal share; all other legs take the whole window.
 */
function drawingWindows(
  legs: readonly string[],
  journey: readonly string[],
  window: Window,
  km: (leg: string) => number,
): [string, Window][] {
  const inOrder = journey.filter((leg) => legs.includes(leg));
  const mean = inOrder.reduce((sum, leg) => sum + km(leg), 0) / inOrder.length || 1;
  const weights = inOrder.map((leg) => Math.max(km(leg), mean / 10));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let passed = 0;
  const windows = inOrder.map((leg, index): [string, Window] => {
    const start = lerp(window.start, window.end, passed / total);
    passed += weights[index] ?? 0;
    // The last one ends exactly with the window.
    return [leg, { start, end: index === inOrder.length - 1 ? window.end : lerp(window.start, window.end, passed / total) }];
  });
  return [...windows, ...legs.filter((leg) => !inOrder.includes(leg)).map((leg): [string, Window] => [leg, window])];
}
