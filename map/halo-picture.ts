import { dataPixel, haloReach } from '#basemap/lights.ts';
import { clamp, RADIANS } from '#geo/angle.ts';
import type { Lens, Row } from '#geo/lens.ts';
import { globeRadius, type View } from '#geo/projection.ts';
import { axesAt, toLngLat, type Vector } from '#geo/vector.ts';
import { type Plane, planesOf } from '#geo/view-planes.ts';

/** A picture of halos, in px of its own, and how it lies on the stage. */
export interface HaloPicture {
  /** Pictures of the same lights and with the same key are the same; null: it is of one view alone. */
  readonly key: string | null;
  /** px */
  readonly width: number;
  readonly height: number;
  /** Where a point of the Earth is in it, in units of which `ratio` px are one, `margin` of them from its left and upper edge. */
  readonly lens: Pick<Lens, 'rowX' | 'rowY' | 'rowW' | 'eye' | 'near'>;
  readonly ratio: number;
  readonly margin: number;
  /** What bounds the part of space that is in it. */
  readonly planes: readonly Plane[];
  /** Radius of the globe, CSS px, at `zoom`, where lights are as large as they are there. */
  readonly R: number;
  /** Zoom for which lights look as they do in it. */
  readonly zoom: number;
  /** What it is drawn on: the stage as a rectangle of 0–1, or the cells of the Earth with halos in them. */
  readonly on: 'stage' | 'cells';
  /** px of the picture, from its left and upper edge, of a point of what it is drawn on */
  readonly across: Row;
  readonly down: Row;
  /** What its alphas are multiplied by. */
  readonly strength: number;
}

/** CSS px of a px of the picture of halos, as a share of how far a halo reaches; and at most. */
const GRAIN = { share: 0.5, most: 5 } as const;

/**
 * Below this zoom halos keep their size and alpha on the ground from one whole zoom to the next (basemap/lights.ts), so one picture of half the
 * globe, seen from straight above, serves many frames. From there on both change with each frame, and few lights are in view.
 */
export const SHARED_BELOW = 3;

/** The steps in which such a picture's middle and the latitude for which halos are as large as they are change, degrees. */
const STEPS = { middle: 10, latitude: 2.5 } as const;
/** How far from its middle it shows lights, degrees: foreshortened at its edge, and so on the stage. The middle is up to 7° beside the point below the camera. */
const SHOWN = 88;
/** Its greatest radius, px: beyond 58° of latitude its px are larger than `GRAIN` says. */
const LARGEST = 800;

const toStep = (value: number, step: number): number => Math.round(value / step) * step;

/**
 * The picture of halos that a view is drawn with.
 * @param lens the view's
 * @param zoom MapLibre's
 * @param dense device px per CSS px
 * @param widest the widest halo at this zoom, CSS px
 */
export function haloPictureOf(view: View, lens: Lens, zoom: number, dense: number, widest: number): HaloPicture {
  return zoom < SHARED_BELOW ? sharedPicture(view, lens, zoom, dense) : stagePicture(view, lens, zoom, dense, widest);
}

/** How far beyond a picture a disc's middle may be, CSS px: its rim is seen, too, and in the foreground it is larger than right below the camera. */
export const rimOf = (widest: number): number => 2 * widest;

function grainAt(zoom: number, dense: number): number {
  return Math.max(Math.min(haloReach(zoom) * GRAIN.share, GRAIN.most), 1 / dense);
}

/** The stage itself with a margin, in whole px of the picture. */
function stagePicture(view: View, lens: Lens, zoom: number, dense: number, widest: number): HaloPicture {
  const grain = grainAt(zoom, dense);
  const margin = Math.ceil(widest / grain) * grain;
  return {
    key: null,
    width: Math.ceil((view.width + 2 * margin) / grain),
    height: Math.ceil((view.height + 2 * margin) / grain),
    lens,
    ratio: 1 / grain,
    margin,
    planes: planesOf(view, margin + rimOf(widest)),
    R: view.R,
    zoom,
    on: 'stage',
    across: [view.width / grain, 0, 0, margin / grain],
    down: [0, view.height / grain, 0, margin / grain],
    strength: 1,
  };
}

/**
 * Half the globe by orthographic projection about a place near the point below the camera. All of it follows from rounded figures, so that
 * a view looks the same however the reader came to it.
 */
function sharedPicture(view: View, { nadir }: Lens, viewZoom: number, dense: number): HaloPicture {
  const zoom = Math.floor(viewZoom) + 0.5;
  const latitude = clamp(-80, toStep(view.center[1], STEPS.latitude), 80);
  const R = globeRadius(zoom, latitude);
  const grain = grainAt(zoom, dense);
  const radius = Math.min(Math.ceil(R / grain), LARGEST);
  const [lon, lat] = toLngLat(nadir);
  const middle = [toStep(lon, STEPS.middle), toStep(lat, STEPS.middle)] as const;
  const { east, north, up } = axesAt(middle);
  const row = ([x, y, z]: Vector, scale: number): Row => [scale * x, scale * y, scale * z, radius];
  const across = row(east, radius);
  const down = row(north, -radius);
  const edge = Math.cos(SHOWN * RADIANS);
  const size = 2 * radius;
  return {
    key: [zoom, latitude, radius, ...middle].join(' '),
    width: size,
    height: size,
    lens: { rowX: across, rowY: down, rowW: [0, 0, 0, 1], eye: [up[0] / edge, up[1] / edge, up[2] / edge], near: 0.5 },
    ratio: 1,
    margin: 0,
    planes: [{ normal: up, offset: -edge }],
    R,
    zoom,
    on: 'cells',
    across,
    down,
    // Halos are a little larger or smaller than at the view's own latitude; how much light they give stays the same.
    strength: ((R / dataPixel(zoom)) * (dataPixel(viewZoom) / view.R)) ** 2,
  };
}

/** What a picture was drawn of. */
export interface Drawn {
  readonly key: string | null;
  readonly lights: readonly object[];
}

/** Whether a picture that was drawn is the one that is wanted. */
export const isDrawn = (drawn: Drawn | null, wanted: Drawn): boolean =>
  drawn !== null &&
  wanted.key !== null &&
  drawn.key === wanted.key &&
  drawn.lights.length === wanted.lights.length &&
  drawn.lights.every((points, i) => points === wanted.lights[i]);
