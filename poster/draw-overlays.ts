import { project } from '#geo/projection.ts';
import { isInPictures } from '#story/overlays.ts';
import type { Overlay, ShapesOverlay } from '#story/story.ts';
import { areaPath, linePath } from './area-path.ts';
import { short } from './path-text.ts';
import type { Picture } from './picture.ts';
import { areaOf } from './shaped-basemap.ts';
import { sphereLine } from './sphere-shape.ts';
import { element, group, opacity } from './svg.ts';

const tolerance = 0.3;
const margin = 8;

/** The overlays that a frame shows and a picture can, the lowest first. @param strengths of each, 0–1 */
export function overlayShapes(picture: Picture, overlays: readonly Overlay[], strengths: Readonly<Record<string, number>>): string[] {
  return overlays.flatMap((overlay) => {
    const strength = strengths[overlay.id] ?? 0;
    if (strength <= 0 || !isInPictures(overlay)) return [];
    const shapes = { fill: fills, line: strokes, circle: circles }[overlay.type](picture, overlay);
    return shapes.length === 0 ? [] : [group({ 'data-overlay': overlay.id, opacity: opacity(strength) }, shapes)];
  });
}

/** The value of a paint property, or what MapLibre takes where there is none. */
function paintOf<T>({ paint }: Overlay, property: string, otherwise: T): T {
  return typeof paint[property] === typeof otherwise ? (paint[property] as T) : otherwise;
}

function fills(picture: Picture, overlay: ShapesOverlay): string[] {
  const polygons = overlay.shapes.flatMap((shape) => (shape.type === 'Polygon' ? [shape.coordinates] : []));
  const fill = paintOf(overlay, 'fill-color', '#000000');
  const outline = paintOf(overlay, 'fill-outline-color', fill);
  return polygons.flatMap((polygon) => {
    const d = areaPath(picture.lens, areaOf([polygon]), { tolerance, margin, smallest: 1 });
    return d === ''
      ? []
      : [
          element('path', {
            d,
            fill,
            stroke: outline,
            'stroke-width': 1,
            'fill-rule': 'evenodd',
            opacity: paintOf(overlay, 'fill-opacity', 1),
          }),
        ];
  });
}

function strokes(picture: Picture, overlay: ShapesOverlay): string[] {
  const lines = overlay.shapes.flatMap((shape) =>
    shape.type === 'LineString'
      ? [{ line: shape.coordinates, closed: false }]
      : shape.type === 'Polygon'
        ? shape.coordinates.map((line) => ({ line, closed: true }))
        : [],
  );
  const width = paintOf(overlay, 'line-width', 1);
  const dashes = overlay.paint['line-dasharray'];
  const dash = Array.isArray(dashes) ? dashes.map((length) => short(Number(length) * width, 2)).join(' ') : null;
  return lines.flatMap(({ line, closed }) => {
    const d = linePath(picture.lens, sphereLine(closed ? line.slice(0, -1) : line, closed), { tolerance, margin });
    const stroke = paintOf(overlay, 'line-color', '#000000');
    return d === ''
      ? []
      : [
          element('path', {
            d,
            fill: 'none',
            stroke,
            'stroke-width': width,
            'stroke-dasharray': dash,
            opacity: paintOf(overlay, 'line-opacity', 1),
          }),
        ];
  });
}

function circles(picture: Picture, overlay: ShapesOverlay): string[] {
  const { view } = picture;
  const points = overlay.shapes.flatMap((shape) =>
    shape.type === 'Point' ? [shape.coordinates] : shape.type === 'LineString' ? shape.coordinates : shape.coordinates.flat(),
  );
  const ring = paintOf(overlay, 'circle-stroke-width', 0);
  const r = paintOf(overlay, 'circle-radius', 5);
  return points.flatMap((point) => {
    const { x, y, visible } = project(view, point);
    if (!visible || x < -r || y < -r || x > view.width + r || y > view.height + r) return [];
    return [
      element('circle', {
        cx: short(x, 1),
        cy: short(y, 1),
        r: r + ring / 2,
        fill: paintOf(overlay, 'circle-color', '#000000'),
        'fill-opacity': paintOf(overlay, 'circle-opacity', 1),
        ...(ring > 0
          ? {
              stroke: paintOf(overlay, 'circle-stroke-color', '#000000'),
              'stroke-width': ring,
              'stroke-opacity': paintOf(overlay, 'circle-stroke-opacity', 1),
            }
          : {}),
      }),
    ];
  });
}
