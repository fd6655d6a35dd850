import { describe, expect, it } from 'vitest';
import type { Basemap } from '#basemap/basemap.ts';
import { viewOf } from '#geo/projection.ts';
import { type Scene, sceneOf } from '#map/scene.ts';
import { type Point, posterPoints } from '#poster/fixtures/poster-points.ts';
import { posterOf } from '#poster/poster.ts';
import { shapeBasemap } from '#poster/shaped-basemap.ts';
import { smallStory } from '#story/fixtures/small-story.ts';
import { lines } from '#theme/lines.ts';
import { compile, type Timeline } from '#timeline/compile.ts';
import type { Frame } from '#timeline/frame.ts';
import { frameAt } from '#timeline/frame-at.ts';
import { stageOf } from '#timeline/stages.ts';

/** How far the two renderers may be apart, CSS px. */
const most = { marks: 1.5, ends: 2 } as const;

/** What is compared is drawn over the basemap, which takes long: none. */
const bare: Basemap = { land: [], lakes: [], rivers: [], borders: [], lights: [] };
const basemap = shapeBasemap(bare);

const story = smallStory;
const last = story.steps.length - 1;
const rests = Array.from({ length: last + 1 }, (_, position) => position);
const between = Array.from({ length: 20 }, (_, i) => ((i + 0.5) / 20) * last);

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);
const nearest = (point: Point, others: Iterable<Point>): number =>
  Math.min(...[...others].map((other) => distance(point, other)), Infinity);

/** Widths of what is not yet drawn. */
const coming = Object.values(lines).flatMap((line) => (line.coming ? [line.coming.width] : []));

/** Where the live map's strokes of a leg end: the vertex at which the part that is drawn ends. */
function drawnEnds({ lines: shapes, strokes }: Scene): Point[] {
  return strokes.flatMap(({ lines: index, part, color, width }) => {
    if (color === 'halo' || !part || part[0] !== 0 || coming.includes(width)) return [];
    return (shapes[index]?.runs ?? []).flatMap((run) => {
      const at = run.at.findLastIndex((km) => km <= part[1] + 1e-6);
      const exact = at >= 0 && Math.abs((run.at[at] as number) - part[1]) < 1e-6;
      return exact ? [{ x: run.x[at] as number, y: run.y[at] as number }] : [];
    });
  });
}

/** In words, all in which poster and map are apart at a frame. */
function disagreements(frame: Frame, timeline: Timeline): string[] {
  const { stage } = timeline;
  const poster = posterPoints(posterOf(frame, { timeline, basemap }));
  const view = viewOf(frame.camera, stage);
  const scene = sceneOf(frame, timeline, view);
  const found: string[] = [];
  const on = ({ x, y }: Point): boolean => x >= 0 && y >= 0 && x <= stage.width && y <= stage.height;

  const heads = Object.entries(frame.legs).filter(([, { head }]) => head > 0).length;
  const marks = scene.marks.filter(on);
  for (const mark of marks) {
    const apart = Math.min(nearest(mark, poster.marks.values()), nearest(mark, poster.ends.values()));
    if (!(apart <= most.marks)) found.push(`map's ${mark.shape} at ${mark.x},${mark.y}: ${apart} px from the poster's`);
  }
  for (const [id, mark] of poster.marks) {
    const apart = nearest(mark, scene.marks);
    if (!(apart <= most.marks)) found.push(`poster's mark of ${id}: ${apart} px from the map's`);
  }
  if (marks.length > poster.marks.size + heads) found.push(`the map has ${marks.length} marks, the poster ${poster.marks.size}`);

  const ends = drawnEnds(scene);
  for (const [id, end] of poster.ends) {
    if (!on(end)) continue;
    const apart = nearest(end, ends);
    if (!(apart <= most.ends)) found.push(`drawn end of ${id}: ${apart} px`);
  }
  for (const end of ends.filter(on)) {
    const apart = nearest(end, poster.ends.values());
    if (!(apart <= most.ends)) found.push(`map's drawn end at ${end.x},${end.y}: ${apart} px`);
  }

  const labels = scene.labels.map(({ place }) => place).sort();
  if (labels.join() !== poster.labels.join()) found.push(`labels: map ${labels.join()}, poster ${poster.labels.join()}`);
  return found;
}

describe('poster and live map agree', () => {
  it.each([
    ['wide', 1440, 900],
    ['portrait', 390, 844],
    ['landscape', 844, 390],
  ] as const)('on a %s stage, at rest and between', (_, width, height) => {
    const timeline = compile(story, stageOf({ width, height }));
    for (const position of [...rests, ...between]) {
      expect(disagreements(frameAt(timeline, position), timeline), `at ${position}`).toEqual([]);
    }
  });

  it('and a poster of another moment is seen not to', () => {
    const timeline = compile(story, stageOf({ width: 1440, height: 900 }));
    const frame = frameAt(timeline, 0);
    const moved = { ...timeline, stage: { ...timeline.stage, free: { ...timeline.stage.free, left: timeline.stage.free.left + 6 } } };
    const svg = posterPoints(posterOf(frame, { timeline: moved, basemap }));
    const scene = sceneOf(frame, timeline, viewOf(frame.camera, timeline.stage));
    expect([...svg.marks.values()].some((mark) => nearest(mark, scene.marks) > most.marks)).toBe(true);
  });
});
