import type { Basemap } from '#basemap/basemap.ts';
import type { Camera, LngLat, Stage } from '#geo/camera.ts';
import { project, unproject, type View, viewOf, zoomOfRadius } from '#geo/projection.ts';
import { angleBetween, slerp, toLngLat, toVector, unit, type Vector } from '#geo/vector.ts';
import type { Palette } from '#theme/palette.ts';
import type { Timeline } from '#timeline/compile.ts';
import type { Frame } from '#timeline/frame.ts';
import { areaPath } from './area-path.ts';
import { atmosphere, sea } from './draw-globe.ts';
import { legLines } from './draw-legs.ts';
import { paletteFor } from './ink.ts';
import { lensOf } from './lens.ts';
import { pathText, short } from './path-text.ts';
import type { Picture } from './picture.ts';
import { type ShapedBasemap, shapeBasemap } from './shaped-basemap.ts';
import { element, group } from './svg.ts';

export interface InsetOptions {
  readonly timeline: Timeline;
  /** the coarsest ground will do */
  readonly basemap: Basemap | ShapedBasemap;
  readonly palette?: Palette;
  /** width and height, CSS px; 120 unless told */
  readonly size?: number;
  /** begins the ids inside; unique on the page. `inset` unless told: one is enough for a page. */
  readonly id?: string;
}

/** Room between the globe and the edge of the picture, px: the air round the limb. */
const air = 5;
/** Lines and heads, as a share of their size on the map. */
const lineScale = 0.55;
const dim = 0.75;
/** The outline of the view is never smaller, px. */
const leastOutline = 11;
/** The stage's middle is never further from the inset's, radians. */
const farthest = (55 * Math.PI) / 180;

/** The layers of an inset, as SVG text. Between two frames in which nothing of a layer changed it is the same string. */
export interface InsetLayers {
  /** definitions, air, sea and land */
  readonly globe: string;
  /** the journey, dim, and its head */
  readonly journey: string;
  /** the outline of what the stage shows; empty where that is beyond the limb */
  readonly view: string;
}

/**
 * Draws insets one after the other, each from its frame alone; what did not change since the one before is not drawn again: the globe
 * costs ten times what the rest does.
 */
export function insetLayers({
  timeline,
  basemap: given,
  palette = paletteFor('screen'),
  size = 120,
  id = 'inset',
}: InsetOptions): (frame: Frame) => InsetLayers {
  const stage: Stage = { width: size, height: size, free: { top: 0, right: 0, bottom: 0, left: 0 } };
  const basemap = 'shaped' in given ? given : shapeBasemap(given);
  const globe = lastOnly(([lng, lat, zoom]: readonly number[]) => {
    const picture = pictureAt([lng ?? 0, lat ?? 0], zoom ?? 0);
    const sky = atmosphere(picture);
    const land = areaPath(picture.lens, basemap.land, { tolerance: picture.tolerance, margin: 1, smallest: 1.5 });
    return lines([
      `<defs>${sky.defs.join('')}</defs>`,
      sky.under,
      sea(picture),
      land && element('path', { d: land, fill: palette.land, 'fill-rule': 'evenodd', stroke: palette.coast, 'stroke-width': 0.5 }),
      sky.over,
    ]);
  });
  const journey = lastOnly(([lng, lat, zoom, ...drawn]: readonly number[]) => {
    const legs = legLines(pictureAt([lng ?? 0, lat ?? 0], zoom ?? 0), journeyFrame(timeline, drawn), timeline, lineScale);
    return lines([group({ opacity: dim }, [...legs.casings, ...legs.lines]), ...legs.heads]);
  });
  const pictureAt = (center: LngLat, zoom: number): Picture => {
    const view = viewOf({ center, zoom, bearing: 0, pitch: 0 }, stage);
    return { view, lens: lensOf(view), zoom, palette, ink: 'screen', prefix: id, tolerance: 0.35 };
  };
  return (frame) => {
    const { center, zoom } = globeCamera(frame, timeline, size);
    const drawn = timeline.story.journey.map((leg) => frame.legs[leg]?.drawn ?? 0);
    return {
      globe: globe([...center, zoom]),
      journey: journey([...center, zoom, ...drawn]),
      view: outline(pictureAt(center, zoom), viewOf(frame.camera, timeline.stage)),
    };
  };
}

/** Remembers the last result: the same numbers again give the same string. */
function lastOnly(draw: (key: readonly number[]) => string): (key: readonly number[]) => string {
  let last: { key: readonly number[]; text: string } | null = null;
  return (key) => {
    if (!last || key.length !== last.key.length || key.some((value, index) => value !== last?.key[index])) last = { key, text: draw(key) };
    return last.text;
  };
}

const lines = (layers: readonly string[]): string => layers.filter((text) => text !== '').join('\n');

/**
 * A small globe, north up, that shows where the stage's view is: an outline of what the stage shows, the journey as a dim line (solid and broken as on the
 * map), and its head. A picture for the eye beside the map, hidden from screen readers.
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

/** The camera, far above, whose globe fills a square of `size` px. */
function globeCamera({ camera }: Frame, { story, paths }: Timeline, size: number): Camera {
  const here = toVector(camera.center);
  const points = story.journey.flatMap((leg) => paths[leg]?.points ?? []);
  const sum = points.map(toVector).reduce<Vector>((a, b) => [a[0] + b[0], a[1] + b[1], a[2] + b[2]], [0, 0, 0]);
  let middle = Math.hypot(...sum) > 1e-9 ? unit(sum) : here;
  const angle = angleBetween(here, middle);
  if (angle > farthest) middle = slerp(here, middle, farthest / angle);
  const center = toLngLat(middle);
  // At pitch 0 the disc's radius r is f / √((1 + k)² − 1), and the globe's R is f / k; f is 1.5 sizes (geo/projection.ts).
  const f = 1.5 * size;
  const k = Math.sqrt(1 + (f / (size / 2 - air)) ** 2) - 1;
  return { center, zoom: zoomOfRadius(f / k, center[1]), bearing: 0, pitch: 0 };
}

/** The journey alone, as far as each leg is drawn, with one head: at the end of what is drawn of it. */
function journeyFrame({ story }: Timeline, drawn: readonly number[]): Pick<Frame, 'legs'> {
  const last = drawn.findLastIndex((share) => share > 0);
  return {
    legs: Object.fromEntries(
      story.journey.map((id, index) => [id, { drawn: drawn[index] ?? 0, strength: 1, head: index === last ? 1 : 0 }]),
    ),
  };
}

/** What the stage shows, as an outline on the small globe; a square where that would be too small to see. */
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
    return `${element('path', { ...line, stroke: palette.sea, 'stroke-width': 3, opacity: 0.72 })}\n${element('path', { ...line, stroke: palette.ink, 'stroke-width': 1.2, 'data-view': '' })}`;
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
