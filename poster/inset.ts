import type { Basemap } from '#basemap/basemap.ts';
import type { Camera, LngLat, Stage } from '#geo/camera.ts';
import { lensOf } from '#geo/lens.ts';
import { project, unproject, type View, viewOf, zoomOfRadius } from '#geo/projection.ts';
import { angleBetween, slerp, toLngLat, toVector, unit, type Vector } from '#geo/vector.ts';
import { nightPalette, type Palette } from '#theme/palette.ts';
import type { Timeline } from '#timeline/compile.ts';
import type { Frame } from '#timeline/frame.ts';
import { areaPath } from './area-path.ts';
import { atmosphere, sea } from './draw-globe.ts';
import { legLines } from './draw-legs.ts';
import { pathText, short } from './path-text.ts';
import type { Picture } from './picture.ts';
import { type ShapedBasemap, shapeBasemap } from './shaped-basemap.ts';
import { element, group } from './svg.ts';

export interface InsetOptions {
  readonly timeline: Timeline;
  /** the coarsest detail is enough */
  readonly basemap: Basemap | ShapedBasemap;
  /** default: that of the night */
  readonly palette?: Palette;
  /** width and height, CSS px; default 120 */
  readonly size?: number;
  /** prefix of the ids inside, unique on the page; default `inset`, as a page has only one */
  readonly id?: string;
}

/** Room between the globe and the edge of the picture for the atmosphere, px. */
const atmosphereRoom = 5;
/** Lines and heads, as a share of their size on the map. */
const lineScale = 0.55;
const dim = 0.75;
/** Least size of the view's outline, px. */
const leastOutline = 11;
/** A leg is drawn in so many steps: less than a px of this picture each. */
const drawnSteps = 200;
/** Greatest angle between the centres of the stage and the inset, radians. */
const farthest = (55 * Math.PI) / 180;

/** The layers of an inset, as SVG text. A layer that does not change between frames is the identical string. */
export interface InsetLayers {
  /** definitions, atmosphere, sea and land */
  readonly globe: string;
  /** the journey, dim, and its head */
  readonly journey: string;
  /** the outline of what the stage shows; empty where that is behind the limb */
  readonly view: string;
}

/**
 * A function that draws insets, each from its frame alone. What has not changed since the last call is not drawn again: the globe
 * costs ten times as much as the rest.
 */
export function insetLayers({
  timeline,
  basemap: given,
  palette = nightPalette,
  size = 120,
  id = 'inset',
}: InsetOptions): (frame: Frame) => InsetLayers {
  const stage: Stage = { width: size, height: size, free: { top: 0, right: 0, bottom: 0, left: 0 } };
  const basemap = 'shaped' in given ? given : shapeBasemap(given);
  const globe = memoizeLast(([lng, lat, zoom]: readonly number[]) => {
    const picture = pictureAt([lng ?? 0, lat ?? 0], zoom ?? 0);
    const glow = atmosphere(picture);
    const land = areaPath(picture.lens, basemap.land, { tolerance: picture.tolerance, margin: 1, smallest: 1.5 });
    return lines([
      `<defs>${glow.defs.join('')}</defs>`,
      glow.under,
      sea(picture),
      land && element('path', { d: land, fill: palette.land, 'fill-rule': 'evenodd', stroke: palette.coast, 'stroke-width': 0.5 }),
      glow.over,
    ]);
  });
  const journey = memoizeLast(([lng, lat, zoom, ...drawn]: readonly number[]) => {
    const legs = legLines(pictureAt([lng ?? 0, lat ?? 0], zoom ?? 0), journeyFrame(timeline, drawn), timeline, lineScale);
    return lines([group({ opacity: dim }, [...legs.casings, ...legs.lines]), ...legs.heads]);
  });
  const pictureAt = (center: LngLat, zoom: number): Picture => {
    const view = viewOf({ center, zoom, bearing: 0, pitch: 0 }, stage);
    return { view, lens: lensOf(view), zoom, palette, ink: 'screen', prefix: id, tolerance: 0.35 };
  };
  const middle = middleOf(timeline);
  return (frame) => {
    const { center, zoom } = globeCamera(frame, middle, size);
    const drawn = timeline.story.journey.map((leg) => Math.round((frame.legs[leg]?.drawn ?? 0) * drawnSteps) / drawnSteps);
    return {
      globe: globe([...center, zoom]),
      journey: journey([...center, zoom, ...drawn]),
      view: outline(pictureAt(center, zoom), viewOf(frame.camera, timeline.stage)),
    };
  };
}

/** Memoizes the last call only. */
function memoizeLast(draw: (key: readonly number[]) => string): (key: readonly number[]) => string {
  let last: { key: readonly number[]; text: string } | null = null;
  return (key) => {
    if (!last || key.length !== last.key.length || key.some((value, index) => value !== last?.key[index])) last = { key, text: draw(key) };
    return last.text;
  };
}

const lines = (layers: readonly string[]): string => layers.filter((text) => text !== '').join('\n');

/**
 * A small globe, north up, that locates the stage's view: an outline of what the stage shows, the journey as a dim line (solid or dashed as on the
 * map), and its head. A visual aid beside the map, hidden from screen readers.
 */
export function insetOf(frame: Frame, options: InsetOptions): string {
  const { size = 120 } = options;
  const { globe, journey, view } = insetLayers(options)(frame);
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    'data-inset': '',
    viewBox: `0 0 ${size} ${size}`,
    width: size,
    height: size,
    'aria-hidden': 'true',
  };
  return element('svg', attributes, `\n${lines([globe, journey, view])}\n`);
}

/** The middle of the journey; null where it has none. */
function middleOf({ story, paths }: Timeline): Vector | null {
  const points = story.journey.flatMap((leg) => paths[leg]?.points ?? []);
  const sum = points.map(toVector).reduce<Vector>((a, b) => [a[0] + b[0], a[1] + b[1], a[2] + b[2]], [0, 0, 0]);
  return Math.hypot(...sum) > 1e-9 ? unit(sum) : null;
}

/** The camera whose globe fills a square of `size` px. @param journey its middle */
function globeCamera({ camera }: Frame, journey: Vector | null, size: number): Camera {
  const here = toVector(camera.center);
  let middle = journey ?? here;
  const angle = angleBetween(here, middle);
  if (angle > farthest) middle = slerp(here, middle, farthest / angle);
  const center = toLngLat(middle);
  // At pitch 0 the disc's radius r is f / √((1 + k)² − 1), and the globe's R is f / k; f is 1.5 sizes (geo/projection.ts).
  const f = 1.5 * size;
  const k = Math.sqrt(1 + (f / (size / 2 - atmosphereRoom)) ** 2) - 1;
  return { center, zoom: zoomOfRadius(f / k, center[1]), bearing: 0, pitch: 0 };
}

/** A frame with only the journey, as far as it is drawn, and one head at its drawn end. */
function journeyFrame({ story }: Timeline, drawn: readonly number[]): Pick<Frame, 'legs'> {
  const last = drawn.findLastIndex((share) => share > 0);
  return {
    legs: Object.fromEntries(
      story.journey.map((id, index) => [id, { drawn: drawn[index] ?? 0, strength: 1, head: index === last ? 1 : 0 }]),
    ),
  };
}

/** The outline of what the stage shows on the small globe; a square where that would be too small to see. */
function outline({ view, palette }: Picture, stageView: View): string {
  const { width, height } = stageView;
  const corners: [number, number][] = [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ];
  const pieces = 12;
  const edge = corners.flatMap(([x, y], i) => {
    const [nx, ny] = corners[(i + 1) % 4] as [number, number];
    return Array.from({ length: pieces }, (_, j): [number, number] => [x + ((nx - x) * j) / pieces, y + ((ny - y) * j) / pieces]);
  });
  const points = edge
    .map(([x, y]) => unproject(stageView, x, y))
    .filter((point): point is LngLat => point !== null)
    .map((point) => project(view, point))
    .filter(({ visible }) => visible);
  const middle = project(view, stageView.center);
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const extent = points.length < 3 ? 0 : Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
  const drawn = (d: string): string => {
    const line = { d, fill: 'none', 'stroke-linejoin': 'round' };
    return `${element('path', { ...line, stroke: palette.halo, 'stroke-width': 3, opacity: 0.72 })}\n${element('path', { ...line, stroke: palette.ink, 'stroke-width': 1.2, 'data-view': '' })}`;
  };
  if (extent >= leastOutline)
    return drawn(
      pathText(
        points.flatMap(({ x, y }) => [x, y]),
        true,
      ),
    );
  const half = leastOutline / 2;
  return middle.visible
    ? drawn(`M${short(middle.x - half)} ${short(middle.y - half)}h${leastOutline}v${leastOutline}h-${leastOutline}z`)
    : '';
}
