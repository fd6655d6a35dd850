import { clamp, wrap180 } from '#geo/angle.ts';
import type { Camera, LngLat, Stage } from '#geo/camera.ts';
import { fitCamera } from '#geo/fit.ts';
import { type Path, pointAt } from '#geo/path.ts';
import { project, viewOf } from '#geo/projection.ts';
import { kmPerPx } from '#geo/sphere.ts';
import type { CameraSpec, Story } from '#story/story.ts';
import { fullStrengthElevation, sineOfElevation } from './horizon.ts';
import { referenceViewports, stageOf } from './stages.ts';
import type { StepState } from './step-states.ts';

/** What rest cameras are computed from, besides the step. */
export interface CameraContext {
  readonly story: Story;
  readonly stage: Stage;
  readonly paths: Readonly<Record<string, Path>>;
}

/** The smaller side of a stage's free part, CSS px, at least 1. */
export function freeSide({ width, height, free }: Stage): number {
  return Math.max(1, Math.min(width - free.left - free.right, height - free.top - free.bottom));
}

/** The stages that a story's zooms refer to: a desktop, or, for zooms under `narrow:`, a phone in portrait. */
const wideReference = freeSide(stageOf(referenceViewports.wide));
const narrowReference = freeSide(stageOf(referenceViewports.portrait));

/**
 * A story's zoom, converted to this stage: shifted by log2 of the ratio of its free part to that of the reference stage, so that every
 * stage shows about the same area.
 */
export function zoomOn(stage: Stage, zoom: number, narrow: boolean): number {
  return clamp(-6, zoom + Math.log2(freeSide(stage) / (narrow ? narrowReference : wideReference)), 20);
}

/**
 * The camera at which a step rests. `fits` is false where the step's content has no room; the camera is then the nearest
 * possible, with less pitch if that helps. Never NaN.
 */
export function restCamera(state: StepState, context: CameraContext): { camera: Camera; fits: boolean } {
  const { cameraSpec: spec, narrowCamera } = state;
  const { stage, paths } = context;
  const turn = { bearing: wrap180(spec.bearing ?? 0), pitch: spec.pitch ?? 0 };
  const zoom = spec.zoom === undefined ? undefined : zoomOn(stage, spec.zoom, narrowCamera);
  if (spec.center) return { camera: { center: spec.center, zoom: zoom ?? 3, ...turn }, fits: true };
  const path = spec.follow === undefined ? undefined : paths[spec.follow];
  if (spec.follow !== undefined && path) {
    const still = { center: pointAt(path, 0), zoom: zoom ?? 4, ...turn };
    return { camera: followCamera(still, path, stage, state.legs[spec.follow]?.drawn ?? 0), fits: true };
  }
  return fitted(fitPoints(spec.fit ?? [], context), spec, zoom, stage);
}

/**
 * The camera that follows a leg's head: it looks ahead of the head by up to an eighth of the free part's smaller side, less and less towards the
 * leg's end, where nothing more is to come.
 *
 * @param like gives zoom, bearing and pitch
 * @param drawn where the head is: fraction of the leg, 0–1
 */
export function followCamera(like: Camera, path: Path, stage: Stage, drawn: number): Camera {
  const km = (freeSide(stage) / 8) * kmPerPx({ ...like, center: pointAt(path, 0.5) });
  const ahead = path.km > 0 ? Math.min(0.25, km / path.km) : 0;
  return { ...like, center: pointAt(path, drawn + ahead * (1 - drawn)) };
}

function fitted(points: LngLat[], spec: CameraSpec, limit: number | undefined, stage: Stage): { camera: Camera; fits: boolean } {
  const bearing = wrap180(spec.bearing ?? 0);
  const pitch = spec.pitch ?? 0;
  const margin = Math.min(spec.margin ?? 24, freeSide(stage) * (spec.margin === undefined ? 0.08 : 0.25));
  let nearest: Camera | undefined;
  for (const share of pitch > 0 ? [1, 0.6, 0.3, 0] : [1]) {
    let maxZoom = limit;
    for (let tries = 0; tries < 8; tries++) {
      const fit = fitCamera(points, stage, { bearing, pitch: pitch * share, margin, ...(maxZoom === undefined ? {} : { maxZoom }) });
      if (!isSound(fit.camera)) break;
      nearest ??= fit.camera;
      if (!fit.ok) break;
      if (isClearOfHorizon(fit.camera, points, stage)) return { camera: fit.camera, fits: share === 1 };
      maxZoom = fit.camera.zoom - 0.2;
    }
  }
  const center = points[0] ?? [0, 0];
  return { camera: nearest ?? { center, zoom: Math.min(limit ?? 1, 1), bearing, pitch: 0 }, fits: false };
}

function isSound({ center, zoom, bearing, pitch }: Camera): boolean {
  return [...center, zoom, bearing, pitch].every(Number.isFinite);
}

/** Whether every point is far enough inside the limb for its label to have full strength; right at the limb it would be invisible. */
function isClearOfHorizon(camera: Camera, points: readonly LngLat[], stage: Stage): boolean {
  const view = viewOf(camera, stage);
  return points.every((point) => sineOfElevation(view, project(view, point)) >= fullStrengthElevation);
}

/** Points representing what a `fit` lists: enough of a long line or outline to keep its shape. Unknown ids are ignored. */
export function fitPoints(ids: readonly string[], { story, paths }: Pick<CameraContext, 'story' | 'paths'>): LngLat[] {
  return ids.flatMap((id): readonly LngLat[] => {
    const place = story.places[id];
    if (place) return [place.at];
    const path = paths[id];
    if (path) return thin(path.points, 64);
    return story.regions[id]?.geometry.coordinates.flatMap((polygon) => thin(polygon[0] ?? [], 160)) ?? [];
  });
}

/** About `most` of the points, evenly sampled, always with the first, the last, and the outermost in all four directions. */
function thin(points: readonly LngLat[], most: number): LngLat[] {
  const every = Math.ceil(points.length / most);
  const kept = new Set(points.filter((_, index) => index % every === 0));
  const last = points.at(-1);
  if (last) kept.add(last);
  for (const axis of [0, 1] as const) {
    for (const sign of [1, -1]) {
      const outermost = points.reduce<LngLat | undefined>(
        (best, point) => (best && sign * best[axis] >= sign * point[axis] ? best : point),
        undefined,
      );
      if (outermost) kept.add(outermost);
    }
  }
  return [...kept];
}
