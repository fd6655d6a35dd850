import type { LngLat, Stage } from '#geo/camera.ts';
import { fitCamera } from '#geo/fit.ts';
import type { CameraMaterial, Material } from './material.ts';

/** The basemap is exact up to this zoom; closer than that lines become plain, and streets are an archive of the publisher's own. */
const exactZoom = 8;
/** The part of the stage that no text covers, where a story's zooms are those of the file, CSS px, about. */
const stage: Stage = { width: 700, height: 590, free: { top: 0, right: 0, bottom: 0, left: 0 } };
/** Points that a fit is computed from: enough to say how far they reach. */
const mostPoints = 500;

/** How close a camera comes, as a zoom, also on a phone. */
function closest(camera: CameraMaterial, material: Material): number {
  if (camera.kind === 'center') return Math.max(camera.zoom, camera.narrowZoom ?? 0);
  const { zoom, margin = 24, bearing = 0, pitch = 0 } = camera;
  const nearest = zoom === undefined ? {} : { maxZoom: zoom };
  return fitCamera(pointsOf(camera, material), stage, { margin, bearing, pitch, ...nearest }).camera.zoom;
}

function pointsOf(camera: Extract<CameraMaterial, { kind: 'fit' }>, { places, lines, areas }: Material): readonly LngLat[] {
  const at = (place: number): readonly LngLat[] => places.slice(place, place + 1).map((one) => one.at);
  const all = [
    ...(camera.places ?? []).flatMap(at),
    ...(camera.lines ?? []).flatMap((index) => {
      const line = lines[index];
      return line ? (line.points ?? [...at(line.from), ...at(line.to)]) : [];
    }),
    ...(camera.areas ?? []).flatMap((index) => areas[index]?.polygons.flat(2) ?? []),
  ];
  const every = Math.ceil(all.length / mostPoints);
  return all.filter((_, index) => index % every === 0 || index === all.length - 1);
}

/** What an editor has to know of cameras that the basemap is too plain for; undefined where there are none. */
export function tooClose(material: Material): string | undefined {
  const count = material.steps.filter(({ camera }) => closest(camera, material) > exactZoom).length;
  if (count === 0) return undefined;
  const steps = count === 1 ? '1 step is' : `${count} steps are`;
  const cameras = count === 1 ? 'its camera' : 'their cameras';
  return `Look at: ${steps} closer than zoom ${exactZoom}, where the basemap has no streets: see docs/publishing.md (“Streets of your own”), or widen ${cameras}`;
}
