// biome-ignore-all lint/style/noNonNullAssertion: what is missing fails the test, as it should
import { describe, expect, it } from 'vitest';
import { makePath, pointAt } from '#geo/path.ts';
import { project, viewOf } from '#geo/projection.ts';
import { nearCamera, stage, story, timeline } from './fixtures/timeline.ts';
import { rememberLevels, ringsOf, runsOf } from './runs.ts';

const near = viewOf(nearCamera, stage);

describe('runsOf', () => {
  it('holds the point at a cut to the bit, with its km', () => {
    const path = timeline.paths.sea!;
    const [run] = runsOf(path, near, [0.123]);
    const { x, y } = project(near, pointAt(path, 0.123));
    const i = run!.at.findIndex((at) => at === 0.123 * path.km);
    expect([run!.x[i], run!.y[i]]).toEqual([x, y]);
  });

  it('begins and ends with the path, and runs forward', () => {
    const path = timeline.paths.sea!;
    const [run, ...rest] = runsOf(path, near, [0.5]);
    expect(rest).toEqual([]);
    expect(run!.at[0]).toBe(0);
    expect(run!.at.at(-1)).toBe(path.km);
    expect(run!.at.every((at, i) => i === 0 || at > run!.at[i - 1]!)).toBe(true);
  });

  it('leaves out what is behind the horizon: a way round the globe comes in stretches', () => {
    const round = makePath([
      [130, 0],
      [-110, 0],
      [10, 0],
      [130, 0],
    ]);
    const globe = viewOf({ center: [130, 0], zoom: 0, bearing: 0, pitch: 0 }, { ...stage, free: { top: 0, right: 0, bottom: 0, left: 0 } });
    const runs = runsOf(round, globe);
    expect(runs).toHaveLength(2);
    for (const run of runs) expect(Math.max(...run.x.map((x) => Math.abs(x - 500)))).toBeLessThan(globe.R * 1.001);
  });

  it('draws points under a px apart once, and keeps the picture', () => {
    const path = timeline.paths.west!;
    const far = viewOf({ center: [90, 50], zoom: 0.5, bearing: 0, pitch: 0 }, stage);
    const points = runsOf(path, far).reduce((sum, { x }) => sum + x.length, 0);
    expect(points).toBeLessThan(path.points.length * 0.6);
  });

  it('keeps only a few points of what lies outside the stage, and every one on it', () => {
    // A zigzag, one point per 4.5 px, on a stage as wide as the line and on one of 20 px.
    const line = makePath(Array.from({ length: 201 }, (_, i) => [120 + i / 10, 41.5 + (i % 2) / 20] as const));
    const free = { top: 0, right: 0, bottom: 0, left: 0 };
    const xsOn = (width: number): number[] => {
      const view = viewOf(nearCamera, { width, height: 600, free });
      return runsOf(line, view).flatMap(({ x }) => x.map((px) => px - width / 2));
    };
    const [whole, slit] = [xsOn(2000), xsOn(20)];
    expect(whole.length).toBeGreaterThan(195);
    expect(slit.length).toBeLessThan(whole.length * 0.4);
    const near = (xs: readonly number[]): number => xs.filter((px) => Math.abs(px) < 10).length;
    expect(near(slit)).toBe(near(whole));
    expect(near(slit)).toBeGreaterThan(3);
  });

  it('gives nothing for a path behind the horizon', () => {
    expect(runsOf(timeline.paths.sea!, viewOf({ center: [-50, -41], zoom: 2, bearing: 0, pitch: 0 }, stage))).toEqual([]);
  });
});

describe('ringsOf', () => {
  it('closes the ring and measures it in px', () => {
    const town = viewOf({ center: [36, 51.7], zoom: 6, bearing: 0, pitch: 0 }, stage);
    const [ring] = ringsOf(story.regions.region!.geometry.coordinates, town);
    expect([ring!.x.at(-1), ring!.y.at(-1)]).toEqual([ring!.x[0], ring!.y[0]]);
    const length = ring!.x.slice(1).reduce((sum, x, i) => sum + Math.hypot(x - ring!.x[i]!, ring!.y[i + 1]! - ring!.y[i]!), 0);
    expect(ring!.at.at(-1)).toBeCloseTo(length, 6);
  });
});

describe('a line of many points', () => {
  const many = makePath(
    Array.from({ length: 20_001 }, (_, i) => [20 + i / 400, 40 + Math.sin(i / 300) * 6 + Math.sin(i / 7) * 0.01] as const),
  );
  const levels = rememberLevels();
  const pointsAt = (zoom: number): number =>
    runsOf(many, viewOf({ center: [45, 40], zoom, bearing: 0, pitch: 0 }, stage), [0.4], levels).reduce((sum, { x }) => sum + x.length, 0);

  it.each([1, 3, 5, 7, 9])('has at zoom %s no more points than a stage can show', (zoom) => {
    expect(pointsAt(zoom)).toBeGreaterThan(1);
    expect(pointsAt(zoom)).toBeLessThan(2000);
  });

  it('ends where it is cut, to the bit', () => {
    const view = viewOf({ center: [45, 40], zoom: 4, bearing: 0, pitch: 0 }, stage);
    const at = runsOf(many, view, [0.4], levels).flatMap((run) => run.at);
    expect(at).toContain(0.4 * many.km);
  });
});
