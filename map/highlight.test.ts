// biome-ignore-all lint/style/noNonNullAssertion: what is missing fails the test, as it should
import { describe, expect, it } from 'vitest';
import { project, viewOf } from '#geo/projection.ts';
import { highlight } from '#theme/highlight.ts';
import { casingExtra, lines } from '#theme/lines.ts';
import type { Frame } from '#timeline/frame.ts';
import { frame, nearCamera, stage, timeline } from './fixtures/timeline.ts';
import { frameWith, type Target } from './highlight.ts';
import { paintedOf } from './painted.ts';
import { sceneOf } from './scene.ts';

const view = viewOf(nearCamera, stage);
const nothing: Frame = { ...frame, legs: {}, places: {}, labels: {}, regions: {} };
const scene = (target: Target | null, of: Frame = nothing, through = view) => sceneOf(of, timeline, through, target);
const town = viewOf({ center: [36, 51.7], zoom: 6, bearing: 0, pitch: 0 }, stage);

describe('a highlighted place', () => {
  it('has a ring in ink over an edge of sea, below its own mark, also where the frame does not show it', () => {
    const { x, y } = project(view, timeline.story.places.seaport!.at);
    const { marks } = scene({ kind: 'place', id: 'seaport' });
    expect(marks).toMatchObject([
      { role: 'ring', shape: 'ring', color: 'halo', x, y, stroke: highlight.ring.stroke + casingExtra },
      { role: 'ring', shape: 'ring', color: 'ink', x, y, radius: highlight.ring.radius, stroke: highlight.ring.stroke, alpha: 1 },
      { role: 'place', id: 'seaport', x, y, alpha: 1 },
    ]);
  });

  it('has none behind the horizon', () => {
    const away = viewOf({ center: [-50, -40], zoom: 2, bearing: 0, pitch: 0 }, stage);
    expect(scene({ kind: 'place', id: 'seaport' }, nothing, away).marks).toEqual([]);
  });
});

describe('a highlighted leg', () => {
  it('has an edge of ink below casing and line, along its whole way', () => {
    const { strokes } = scene({ kind: 'leg', id: 'sea' }, frame);
    const edge = strokes.find(({ color, width }) => color === 'ink' && width > 3)!;
    expect(edge).toMatchObject({ part: [0, timeline.paths.sea!.km], dash: null });
    expect(edge.width).toBe(lines.reported.width + casingExtra + 2 * highlight.leg.edge);
    expect(strokes.indexOf(edge)).toBeLessThan(strokes.findIndex(({ color }) => color === 'halo'));
    const casings = strokes.filter(({ color, lines }) => color === 'halo' && lines === edge.lines);
    expect(casings.map(({ alpha }) => alpha)).toEqual([1, 1]); // the line stands on sea, not on its own edge
  });

  it('shows whole where the frame does not show it, and at its full strength where it does', () => {
    expect(scene({ kind: 'leg', id: 'railway' }).strokes.map(({ color }) => color)).toEqual(['ink', 'halo', 'railway']);
    expect(frameWith(frame, { kind: 'leg', id: 'west' }, timeline.story).legs.west).toEqual({ drawn: 0, strength: 1, head: 0 });
  });
});

describe('a highlighted region', () => {
  it('has a stronger outline and hatch', () => {
    const quiet = scene(null, { ...nothing, regions: { region: 1 } }, town).strokes;
    const strong = scene({ kind: 'region', id: 'region' }, nothing, town).strokes;
    expect(strong).toHaveLength(quiet.length);
    for (const [i, stroke] of strong.entries()) expect(stroke.alpha).toBeGreaterThan(quiet[i]!.alpha);
    expect(strong[1]!.width).toBeGreaterThan(quiet[1]!.width);
  });
});

it('is nothing at rest, and for ids that the story does not know', () => {
  expect(scene(null, frame)).toEqual(sceneOf(frame, timeline, view));
  for (const kind of ['place', 'leg', 'region'] as const) expect(scene({ kind, id: 'x' }, frame)).toEqual(scene(null, frame));
});

it('never adds a stroke or a mark in the route’s colour', () => {
  const inRoute = ({ strokes, marks }: ReturnType<typeof sceneOf>): number =>
    [...strokes, ...marks].filter(({ color }) => color === 'route').length;
  const { places, legs, regions } = timeline.story;
  const targets: Target[] = [
    ...Object.keys(places).map((id) => ({ kind: 'place', id }) as const),
    ...Object.keys(legs).map((id) => ({ kind: 'leg', id }) as const),
    ...Object.keys(regions).map((id) => ({ kind: 'region', id }) as const),
  ];
  // Legs are shown whole already, so that a highlight brings in none of their own strokes.
  const whole = Object.fromEntries(Object.keys(legs).map((id) => [id, { drawn: 1, strength: 1, head: 0 }]));
  const of = { ...frame, legs: whole };
  for (const target of targets) expect(inRoute(scene(target, of)), target.id).toBe(inRoute(scene(null, of)));
});

describe('paintedOf', () => {
  const atlas = {
    pages: [],
    ratio: 2,
    entries: new Map([['seaport', { page: 0, left: 0, top: 0, width: 176, height: 52, text: { width: 80, height: 18 } }]]),
  };

  it('tells drawn ends, marks and labels', () => {
    const { legs, marks, labels } = paintedOf(scene({ kind: 'place', id: 'harbour' }, frame), timeline, atlas);
    expect(Object.keys(legs)).toEqual(['sea']);
    expect(marks.map(({ role, id, strength }) => [role, id, strength])).toEqual([
      ['ring', 'harbour', 1],
      ['place', 'harbour', 1],
      ['place', 'seaport', 0.5],
      ['head', 'sea', 1],
    ]);
    const { x, y } = project(view, timeline.story.places.seaport!.at);
    expect(labels).toEqual([
      { place: 'seaport', x, y, side: 'right', strength: 1, box: { left: x + 10, top: y - 9, right: x + 90, bottom: y + 9 } },
    ]);
  });

  it('tells no label whose picture is not there', () => {
    expect(paintedOf(scene(null, frame), timeline, null).labels).toEqual([]);
  });
});
