import type { Camera, Insets, Stage } from '#geo/camera.ts';
import type { Frame } from '#timeline/frame.ts';
import type { SceneSource } from './scene.ts';

/** What the map needs of a timeline. */
export interface MapTimeline extends SceneSource {
  readonly stage: Stage;
  readonly lang: string;
}

/** What the map shows, or is to show. */
export interface Shown {
  readonly frame: Frame;
  readonly timeline: MapTimeline;
}

/** What must be done to the map, as plain data. */
export type Change =
  /** the map's box has another size */
  | { readonly kind: 'size'; readonly width: number; readonly height: number }
  /** complete: MapLibre keeps what is left out, and adjusts the zoom when only the centre changes */
  | { readonly kind: 'camera'; readonly camera: Camera; readonly padding: Insets }
  /** other names or another language: the labels have to be drawn anew */
  | { readonly kind: 'labels' }
  /** overlays come, go or fade: the strength of each that shows, 0–1 */
  | { readonly kind: 'overlays'; readonly strengths: Readonly<Record<string, number>> }
  /** the layers of our own, story and lights, look different */
  | { readonly kind: 'story' };

/** The changes from what the map shows (null: nothing yet) to what it is to show, in the order in which to apply them; [] where nothing differs. */
export function changesBetween(previous: Shown | null, next: Shown): Change[] {
  const changes: Change[] = [];
  const { frame, timeline } = next;
  const before = previous?.frame;
  const stage = timeline.stage;
  const stageBefore = previous?.timeline.stage;

  if (stage.width !== stageBefore?.width || stage.height !== stageBefore.height)
    changes.push({ kind: 'size', width: stage.width, height: stage.height });
  if (!before || !stageBefore || !sameCamera(frame.camera, before.camera) || !sameStage(stage, stageBefore)) {
    changes.push({ kind: 'camera', camera: frame.camera, padding: stage.free });
  }
  if (!previous || timeline.story !== previous.timeline.story || timeline.lang !== previous.timeline.lang) changes.push({ kind: 'labels' });
  if (timeline.story.overlays && (!previous || !sameJson(frame.overlays, previous.frame.overlays)))
    changes.push({ kind: 'overlays', strengths: frame.overlays ?? {} });
  if (!previous || timeline !== previous.timeline || parts.some((part) => !sameJson(frame[part], previous.frame[part])))
    changes.push({ kind: 'story' });
  return changes;
}

const parts = ['legs', 'places', 'labels', 'regions', 'lights'] as const satisfies readonly (keyof Frame)[];

const sameCamera = (a: Camera, b: Camera): boolean =>
  a.center[0] === b.center[0] && a.center[1] === b.center[1] && a.zoom === b.zoom && a.bearing === b.bearing && a.pitch === b.pitch;

const sameStage = (a: Stage, b: Stage): boolean => a.width === b.width && a.height === b.height && sameJson(a.free, b.free);

/** Equal plain data; the order of keys does not matter. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length && keys.every((key) => key in b && sameJson(a[key as keyof typeof a], b[key as keyof typeof b]))
  );
}
