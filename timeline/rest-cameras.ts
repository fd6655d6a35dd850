import { clamp, wrap180 } from '#geo/angle.ts';
import type { Camera, LngLat, Stage } from '#geo/camera.ts';
import { fitCamera } from '#geo/fit.ts';
import { type Path, pointAt } from '#geo/path.ts';
import { project, viewOf } from '#geo/projection.ts';
import { kmPerPx } from '#geo/sphere.ts';
import type { CameraSpec, Story } from '#story/story.ts';
import { fullHeight, heightOfEye } from './horizon.ts';
import type { Showing } from './rests.ts';
import { referenceViewports, stageOf } from './stages.ts';

/** What rest cameras are found from. */
export interface Ways {
  readonly story: Story;
  readonly stage: Stage;
  readonly paths: Readonly<Record<string, Path>>;
}

/** The smaller side of a stage's free part, CSS px, at least 1. */
export function freeSide({ width, height, free }: Stage): number {
  return Math.max(1, Math.min(width - free.left - free.right, height - free.top - free.bottom));
}

/** The stages that a story's zooms are given for: wide ones for a desk, those under `narrow:` for a phone held upright. */
const wideReference = freeSide(stageOf(referenceViewports.wide));
const narrowReference = freeSide(stageOf(referenceViewports.portrait));

/**
 * A zoom as it is written in a story, on this stage: shifted by the logarithm of how much smaller (or larger) the free part is than that of
 * the stage that it was written for, so that any stage shows about the same ground.
 */
export function zoomOn(stage: Stage, zoom: number, narrow: boolean): number {
  return clamp(-6, zoom + Math.log2(freeSide(stage) / (narrow ? narrowReference : wideReference)), 20);
}

/**
 * The camera at which a step rests. `fits` is false when what the step wants to show has no room there; the camera is then the nearest one
 * that there is, with less pitch if that is what helps. Never NaN.
 */
export function restCamera(showing: Showing, ways: Ways): { camera: Camera; fits: boolean } {
  const { spec, narrowSpec } = showing;
  const { stage, paths } = ways;
  const turn = { bearing: wrap180(spec.bearing ?? 0), pitch: spec.pitch ?? 0 };
  const zoom = spec.zoom === undefined ? undefined : zoomOn(stage, spec.zoom, narrowSpec);
  if (spec.center) return { camera: { center: spec.center, zoom: zoom ?? 3, ...turn }, fits: true };
  const path = spec.follow === undefined ? undefined : paths[spec.follow];
  if (spec.follow !== undefined && path) {
    const still = { center: pointAt(path, 0), zoom: zoom ?? 4, ...turn };
    return { camera: followCamera(still, path, stage, showing.legs[spec.follow]?.drawn ?? 0), fits: true };
  }
  return fitted(fitPoints(spec.fit ?? [], ways), spec, zoom, stage);
}

/**
 * The camera that follows a leg's head: the head stands in the middle of the free part, or rather a little behind it, so that what comes
 * is seen: by up to an eighth of the free part's smaller side, less and less towards the leg's end, where nothing more comes.
 * `like` gives zoom, bearing and pitch.
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

/** A point at the very limb is in view, but neither it nor its label can be seen: stand back until it can. */
function isClearOfHorizon(camera: Camera, points: readonly LngLat[], stage: Stage): boolean {
  const view = viewOf(camera, stage);
  return points.every((point) => heightOfEye(view, project(view, point)) >= fullHeight);
}

/** Points that stand for what a `fit` names: enough of a long line or border to hold its shape. Unknown ids are left out. */
export function fitPoints(ids: readonly string[], { story, paths }: Pick<Ways, 'story' | 'paths'>): LngLat[] {
  return ids.flatMap((id): readonly LngLat[] => {
    const place = story.places[id];
    if (place) return [place.at];
    const path = paths[id];
    if (path) return thin(path.points, 64);
    return story.regions[id]?.geometry.coordinates.flatMap((polygon) => thin(polygon[0] ?? [], 160)) ?? [];
  });
}

/** At most about `most` of the points, evenly taken, with the first, the last, and the outermost ones to all four sides. */
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
