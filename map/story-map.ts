import type { Map as MapLibreMap, StyleSpecification } from 'maplibre-gl';
import type { Camera } from '#geo/camera.ts';
import type { Palette } from '#theme/palette.ts';
import type { Frame } from '#timeline/frame.ts';
import type { MapTimeline } from './changes.ts';
import type { DrawLevel } from './draw-level.ts';
import type { Target } from './highlight.ts';
import type { Painted } from './painted.ts';
import type { MapState } from './readiness.ts';
import type { StoryTiles } from './tile-address.ts';

export interface StoryMapOptions {
  /** an element of the stage's size; its content is the map's */
  readonly container: HTMLElement;
  readonly palette: Palette;
  /** the basemap's */
  readonly style: StyleSpecification;
  /** absolute address under which the basemap's files are served, with a trailing slash */
  readonly basemap: string;
  /** address prefix of files that never change, for the overlays of a story that has some */
  readonly files?: string;
  /** the tiles that the story has besides those that every site has */
  readonly tiles: StoryTiles;
  readonly timeline: MapTimeline;
  /** address of MapLibre's worker, from our own origin */
  readonly workerUrl: string;
  /** the first frame */
  readonly frame: Frame;
  readonly onState?: (state: MapState, error?: Error) => void;
  /** what the reader tapped; null: nothing */
  readonly onTap?: (target: Target | null) => void;
  /** what the mouse is over while exploring */
  readonly onHover?: (target: Target) => void;
  /** how much is drawn while the map moves, as it was decided earlier in the visit; default `all` */
  readonly drawLevel?: DrawLevel;
  /** called when frames have proved too slow for this machine, and less is drawn from now on */
  readonly onDrawLevel?: (level: DrawLevel) => void;
  /** how long `ready` waits for a map whose files hang, ms from creation; default 20 000 */
  readonly timeout?: number;
}

export interface StoryMap {
  /** Shows a frame, before the call returns. Never throws; until there is a map the last frame is kept for it. */
  draw(frame: Frame): void;
  /** Another stage or language, with the frame that belongs to it (else the last one). Call it when the container has its new size. */
  setTimeline(timeline: MapTimeline, frame?: Frame): void;
  /** MapLibre's map; null when there is none */
  map(): MapLibreMap | null;
  /**
   * On: the reader moves the map, and frames change only the story on it. Off: the map returns to the frame in `ms` (default 0: at once).
   */
  setExplore(on: boolean, ms?: number): void;
  /** While exploring: one zoom level in (1) or out (-1), about the middle of the free part. */
  zoomBy(levels: number, ms?: number): void;
  /**
   * Highlights a part of the story, at once and until it is cleared (null), whatever frame is drawn: a ring around a place, an edge along a leg, a
   * stronger outline for a region. Within view it shows even where the frame does not show it. Never throws; unknown ids show nothing.
   */
  highlight(target: Target | null): void;
  /** Fetches what a camera will need of the basemap, at low priority, so that it is there when the map comes to it. */
  prefetch(camera: Camera): void;
  /** What the story's layer last painted, CSS px of the stage; null: nothing yet. For tests. */
  painted(): Painted | null;
  /** Resolves when labels and city lights that were asked for are there, have failed or have been waited for in vain, and the frame is drawn as at rest. */
  complete(): Promise<void>;
  /**
   * Resolves with the first complete picture, labels included. Rejects where `onState` first says `failed`, and when the map is destroyed
   * before. `onState` may still say `ready` later, when the basemap loads after all.
   */
  readonly ready: Promise<void>;
  /** Safe at any moment, and twice. */
  destroy(): void;
}
