import type { LngLat } from '#geo/camera.ts';
import type { CameraMaterial, Material } from './material.ts';

/** The basemap is exact up to this zoom; closer than that lines become plain, and streets are an archive of the publisher's own. */
const exactZoom = 8;
/** The free side of the stage that a story's zooms refer to, CSS px, about. */
const stagePx = 700;

/** How close a camera comes, as a zoom, also on a phone; of a fit about, as nothing is projected. */
function closest(camera: CameraMaterial, material: Material): number {
  if (camera.kind === 'center') return Math.max(camera.zoom, camera.narrowZoom ?? 0);
  return Math.min(fittedZoom(pointsOf(camera, material)), camera.zoom ?? Number.POSITIVE_INFINITY);
}

function pointsOf(camera: Extract<CameraMaterial, { kind: 'fit' }>, { places, lines, areas }: Material): readonly LngLat[] {
  const at = (place: number): readonly LngLat[] => places.slice(place, place + 1).map((one) => one.at);
  return [
    ...(camera.places ?? []).flatMap(at),
    ...(camera.lines ?? []).flatMap((index) => {
      const line = lines[index];
      return line ? (line.points ?? [...at(line.from), ...at(line.to)]) : [];
    }),
    ...(camera.areas ?? []).flatMap((index) => areas[index]?.polygons.flat(2) ?? []),
  ];
}

function fittedZoom(points: readonly LngLat[]): number {
  const range = (axis: 0 | 1): readonly [number, number] =>
    points.reduce(([low, high], point) => [Math.min(low, point[axis]), Math.max(high, point[axis])], [180, -180]);
  const [west, east] = range(0);
  const [south, north] = range(1);
  if (points.length === 0) return 0;
  const shrink = Math.max(Math.cos((((south + north) / 2) * Math.PI) / 180), 0.05);
  return Math.log2((stagePx * 360) / (512 * Math.max(east - west, (north - south) / shrink, 1e-6)));
}

/** What an editor has to know of cameras that the basemap is too plain for; undefined where there are none. */
export function tooClose(material: Material): string | undefined {
  const count = material.steps.filter(({ camera }) => closest(camera, material) > exactZoom).length;
  if (count === 0) return undefined;
  const steps = count === 1 ? '1 step is' : `${count} steps are`;
  const cameras = count === 1 ? 'its camera' : 'their cameras';
  return `Look at: ${steps} closer than zoom ${exactZoom}, where the basemap has no streets: see docs/publishing.md (“Streets of your own”), or widen ${cameras}`;
}
