import { describe, expect, it } from 'vitest';
import { project, viewOf } from '#geo/projection.ts';
import type { Overlay, OverlayShape } from '#story/story.ts';
import { compile } from '#timeline/compile.ts';
import { frameAt } from '#timeline/frame-at.ts';
import { basemap, stage, story } from './fixtures/story.ts';
import { posterOf } from './poster.ts';

const point = [60, 53] as const;
const shapes: readonly OverlayShape[] = [
  { type: 'Point', coordinates: point },
  { type: 'LineString', coordinates: [point, [64, 55]] },
  { type: 'Polygon', coordinates: [[point, [64, 53], [64, 55], point]] },
];
const overlay = (type: 'fill' | 'line' | 'circle', paint: Overlay['paint'], more: Partial<Overlay> = {}): Overlay =>
  ({ id: type, type, paint, says: {}, data: { file: 'a.geojson', digest: '' }, shapes, ...more }) as Overlay;

/** The last step's picture with some overlays, at a strength. */
function drawn(overlays: readonly Overlay[], strength = 1): string {
  const last = story.steps.length - 1;
  const strengths = Object.fromEntries(overlays.map(({ id }) => [id, strength]));
  const overlaid = {
    ...story,
    overlays,
    steps: story.steps.map((step, index) => (index === last ? { ...step, overlays: strengths } : step)),
  };
  const timeline = compile(overlaid, stage);
  return posterOf(frameAt(timeline, last), { timeline, basemap });
}
const groupOf = (svg: string, id: string): string => new RegExp(`<g data-overlay="${id}"[\\s\\S]*?</g>`).exec(svg)?.[0] ?? '';

describe('overlays in pictures', () => {
  it('are filled areas, lines, and circles where project() puts their points', () => {
    const svg = drawn([
      overlay('fill', { 'fill-color': '#9cf', 'fill-opacity': 0.4 }),
      overlay('line', { 'line-color': '#f00', 'line-width': 3, 'line-dasharray': [2, 1] }),
      overlay('circle', { 'circle-color': '#0f0', 'circle-radius': 4 }),
    ]);
    expect(groupOf(svg, 'fill').match(/<path/g)).toHaveLength(1);
    expect(groupOf(svg, 'fill')).toContain('fill="#9cf"');
    // the line, and the outline of the area
    expect(groupOf(svg, 'line').match(/<path[^>]*stroke="#f00" stroke-width="3" stroke-dasharray="6 3"/g)).toHaveLength(2);
    const circles = [...groupOf(svg, 'circle').matchAll(/cx="(\S+)" cy="(\S+)" r="4"/g)].map(([, x, y]) => [Number(x), Number(y)]);
    expect(circles).toHaveLength(7);
    const timeline = compile(story, stage);
    const at = project(viewOf(frameAt(timeline, story.steps.length - 1).camera, stage), point);
    expect(Math.hypot((circles[0]?.[0] ?? 0) - at.x, (circles[0]?.[1] ?? 0) - at.y)).toBeLessThan(0.1);
  });

  it('lie in their order over the basemap and under the story', () => {
    const svg = drawn([overlay('circle', {}), overlay('fill', {})]);
    const order = ['data-overlay="circle"', 'data-overlay="fill"', 'data-leg=', 'data-place='].map((part) => svg.indexOf(part));
    expect(order.every((at) => at > 0)).toBe(true);
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  it('are as strong as the frame says, and not there where it does not', () => {
    expect(groupOf(drawn([overlay('fill', {})], 0.25), 'fill')).toContain('opacity=".25"');
    expect(groupOf(drawn([overlay('fill', {})], 0), 'fill')).toBe('');
  });

  it('are left out where each shape would be painted otherwise, and where they are pictures', () => {
    expect(groupOf(drawn([overlay('fill', { 'fill-color': ['get', 'colour'] })]), 'fill')).toBe('');
    const picture = { file: 'a.jpg', digest: '', width: 9, height: 9 };
    expect(groupOf(drawn([overlay('fill', {}, { type: 'raster', picture, corners: [point, point, point, point] } as never)]), 'fill')).toBe(
      '',
    );
  });
});
