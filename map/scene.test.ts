// biome-ignore-all lint/style/noNonNullAssertion: what is missing fails the test, as it should
import { describe, expect, it } from 'vitest';
import { pointAt } from '#geo/path.ts';
import { project, viewOf } from '#geo/projection.ts';
import { head, lines, tip } from '#theme/lines.ts';
import type { Frame } from '#timeline/frame.ts';
import { frame, nearCamera, stage, timeline } from './fixtures/timeline.ts';
import { sceneOf } from './scene.ts';

const view = viewOf(nearCamera, stage);
const scene = (more: Partial<Frame> = {}) => sceneOf({ ...frame, ...more }, timeline, view);
const only = (id: string, state: { drawn: number; strength: number; head: number }) =>
  scene({ legs: { [id]: state }, regions: {}, places: {}, labels: {} });

describe('sceneOf', () => {
  it('shows nothing in an empty frame', () => {
    expect(scene({ legs: {}, places: {}, labels: {}, regions: {} })).toEqual({ lines: [], strokes: [], marks: [], labels: [], ends: {} });
  });

  it('draws a leg as casing below line, the drawn part up to its fraction of km and the coming part from there', () => {
    const { strokes } = only('sea', { drawn: 0.25, strength: 0.5, head: 0 });
    const { km } = timeline.paths.sea!;
    expect(strokes.map(({ color, part, dash }) => [color, part, dash])).toEqual([
      ['halo', [0.25 * km, km], null],
      ['halo', [0, 0.25 * km], null],
      ['route', [0.25 * km, km], null],
      ['route', [0, 0.25 * km], null],
    ]);
    expect(strokes[3]).toMatchObject({ width: lines.reported.width, alpha: 0.5 * lines.reported.opacity, round: true });
  });

  it('has no drawn part at 0 and no coming part at 1', () => {
    expect(only('sea', { drawn: 0, strength: 1, head: 0 }).strokes).toHaveLength(2);
    expect(only('sea', { drawn: 1, strength: 1, head: 0 }).strokes).toHaveLength(2);
    expect(only('sea', { drawn: 1, strength: 0, head: 0 }).strokes).toHaveLength(0);
  });

  it('draws certainty as the theme says: dashes for inferred, dots for alternative, and nothing ahead of it', () => {
    expect(only('west', { drawn: 0.5, strength: 1, head: 0 }).strokes.at(-1)?.dash).toMatchObject({ on: 9, off: 6 });
    const railway = only('railway', { drawn: 0.5, strength: 1, head: 0 }).strokes;
    expect(railway.map(({ color }) => color)).toEqual(['halo', 'railway']);
    expect(railway[1]?.dash).toMatchObject({ on: 0, off: 5.4 });
  });

  it('draws a direction as short strokes with an arrow’s tip at their end, which nothing but a direction has', () => {
    const { strokes, lines: drawn, marks } = only('back', { drawn: 1, strength: 1, head: 0 });
    expect(strokes.map(({ color, dash }) => [color, dash?.on ?? null])).toEqual([
      ['halo', null],
      ['halo', null],
      ['railway', 5],
      ['railway', null],
    ]);
    const { x, y } = project(view, pointAt(timeline.paths.back!, 1));
    const [a, b] = drawn[strokes[3]!.lines]!.runs;
    expect([a!.x.at(-1), a!.y.at(-1)]).toEqual([b!.x.at(-1), b!.y.at(-1)]);
    expect(Math.hypot(a!.x.at(-1)! - x, a!.y.at(-1)! - y)).toBeCloseTo(tip.gap, 0);
    expect(marks).toEqual([]);
    expect(only('back', { drawn: 0, strength: 1, head: 0 }).strokes).toEqual([]);
  });

  it('keeps what is reported above what is inferred above what may have been', () => {
    const colors = scene({ regions: {} }).strokes.filter(({ color }) => color !== 'halo');
    expect(colors.map(({ dash }) => dash?.on ?? 'solid')).toEqual([0, 9, 'solid', 'solid']);
  });

  it('puts the head exactly on the drawn end: a disc if reported, a ring if inferred, none for an alternative', () => {
    const { x, y } = project(view, pointAt(timeline.paths.sea!, 0.3));
    expect(only('sea', { drawn: 0.3, strength: 1, head: 0.7 }).marks).toEqual([
      { role: 'head', id: 'sea', shape: 'disc', x, y, radius: head.radius, stroke: 0, backing: head.backing, color: 'route', alpha: 0.7 },
    ]);
    expect(only('west', { drawn: 0.01, strength: 1, head: 1 }).marks[0]).toMatchObject({ shape: 'ring', stroke: head.stroke });
    expect(only('railway', { drawn: 0.01, strength: 1, head: 1 }).marks).toEqual([]);
  });

  it('says where each leg that has begun ends: at its head', () => {
    const { ends } = scene();
    expect(Object.keys(ends)).toEqual(['sea']); // the railway ends behind the horizon
    const { x, y } = project(view, pointAt(timeline.paths.sea!, 0.5));
    expect(ends.sea).toEqual({ x, y });
  });

  it('shows the places and labels of the frame and no more', () => {
    const { marks, labels } = scene({ legs: {}, places: { harbour: 0.5, seaport: 0 } });
    const { x, y } = project(view, timeline.story.places.harbour!.at);
    expect(marks).toMatchObject([{ shape: 'disc', x, y, alpha: 0.5 }]);
    expect(labels).toMatchObject([{ place: 'seaport', side: 'right', alpha: 1 }]);
  });

  it('shows nothing that is behind the horizon', () => {
    const away = viewOf({ center: [-50, -40], zoom: 2, bearing: 0, pitch: 0 }, stage);
    expect(sceneOf(frame, timeline, away)).toEqual({ lines: [], strokes: [], marks: [], labels: [], ends: {} });
  });

  it('passes over ids that the story does not know', () => {
    const unknown = {
      legs: { x: { drawn: 1, strength: 1, head: 1 } },
      places: { x: 1 },
      labels: { x: { side: 'left', strength: 1 } },
      regions: { x: 1 },
    } as const;
    expect(scene(unknown)).toEqual({ lines: [], strokes: [], marks: [], labels: [], ends: {} });
  });
});
