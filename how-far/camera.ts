import { clamp, nearest, RADIANS } from '#geo/angle.ts';
import type { LngLat, Stage } from '#geo/camera.ts';
import { zoomOfRadius } from '#geo/projection.ts';
import { between, destination, earthKm } from '#geo/sphere.ts';
import { angleBetween, toLngLat, toVector, type Vector } from '#geo/vector.ts';
import type { CameraSpec } from '#story/story.ts';
import { zoomOn } from '#timeline/rest-cameras.ts';

/** A way whose points all lie within this angle of their middle is seen whole, degrees: beyond, the globe would have to be small to show its rim. */
const seenWhole = 70;
/** No point of the picture is farther from its middle than this, degrees, if it shall be in view well inside the globe's rim. */
const wellInView = 50;
/** Radius of the globe where it is seen whole, of the stage's smaller side. Seen from as near as MapLibre's camera it looks a quarter smaller. */
const globeShare = 0.55;
/** Nearer than that the coarse basemap shows its corners. */
const mostZoom = 6;

/**
 * The camera over a laid journey. Where one side of the globe holds it, all of it, as near as may be; else the whole globe, turned to the middle of the way,
 * but with the city that it begins in well in view.
 *
 * @param way dense points, at least one; the first is the city
 * @param ids what `fit` is to name in the story that is drawn
 * @param direction where the way leads, degrees clockwise from north: the globe turns there where the way has no middle
 * @param margin CSS px kept clear round the way
 */
export function laidCamera(
  way: readonly LngLat[],
  stage: Stage,
  { ids, direction, margin }: { ids: readonly string[]; direction: number; margin: number },
): CameraSpec {
  const written = (zoom: number): number => zoom - zoomOn(stage, 0, false);
  const middle = middleOf(way);
  if (middle && reachOf(way, middle) <= seenWhole * RADIANS) return { fit: ids, margin, zoom: written(mostZoom) };
  const city = way[0] as LngLat;
  const center = middle ? withinView(city, middle) : destination(city, direction, wellInView * RADIANS * earthKm);
  const held: LngLat = [center[0], clamp(-85, center[1], 85)];
  return { center: held, zoom: written(zoomOfRadius(Math.min(stage.width, stage.height) * globeShare, held[1])) };
}

/** The mean of the points' directions; null where they cancel each other out, as on a great circle all round. */
function middleOf(way: readonly LngLat[]): Vector | null {
  const sum = way.map(toVector).reduce<Vector>((all, one) => [all[0] + one[0], all[1] + one[1], all[2] + one[2]], [0, 0, 0]);
  const length = Math.hypot(...sum);
  return length > 0.05 * way.length ? [sum[0] / length, sum[1] / length, sum[2] / length] : null;
}

const reachOf = (way: readonly LngLat[], middle: Vector): number =>
  way.reduce((most, point) => Math.max(most, angleBetween(middle, toVector(point))), 0);

/** `middle`, or where that is too far from the city, the point on the way to it that is not. */
function withinView(city: LngLat, middle: Vector): LngLat {
  const angle = angleBetween(toVector(city), middle);
  const limit = wellInView * RADIANS;
  const [lon, lat] = angle > limit ? between(city, toLngLat(middle), limit / angle) : toLngLat(middle);
  return [nearest(lon, 0), lat];
}
