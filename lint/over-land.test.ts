import { expect, it } from 'vitest';
import type { LngLat } from '#geo/camera.ts';
import { smallStory } from '#story/fixtures/small-story.ts';
import type { Leg } from '#story/story.ts';
import { pathsOf } from '#timeline/paths.ts';
import { lintStory } from './lint-story.ts';
import { checkSeaLegs, type OnLand } from './over-land.ts';

/** Along the equator a degree is 111 km. */
const leg = (to: number, more: Partial<Leg> = {}): Leg => ({
  ...(smallStory.legs.sea ?? expect.fail()),
  mode: 'sea',
  path: [
    [0, 0],
    [to, 0],
  ],
  curved: false,
  ...more,
});
const islands =
  (...list: readonly (readonly [west: number, east: number])[]): OnLand =>
  ([lon]) =>
    list.some(([west, east]) => lon >= west && lon <= east);

function said(sea: Leg, onLand: OnLand): string[] {
  const legs = { sea };
  return checkSeaLegs({ legs }, pathsOf({ legs }), onLand).map(({ code, severity, message }) => `${code} ${severity} ${message}`);
}

it('names the leg, the km and the point where it runs over land, and what would be right', () => {
  expect(said(leg(10), islands([4, 6]))).toEqual([
    expect.stringMatching(
      /^sea-over-land warning Unexpected land under leg `sea` of mode `sea`: 2[12]\d km near \[5, 0\], expected points of its line \(`via`\) in the water around it, or another `mode`$/,
    ),
  ]);
});

it('speaks of the longest stretch, and says that there are more', () => {
  expect(said(leg(20), islands([4, 5], [8, 11], [15, 16]))[0]).toMatch(
    /: 33\d km near \[9\.5, 0\], the longest of 3 such stretches, expected/,
  );
});

it('leaves what coasts that are simplified explain', () => {
  expect(said(leg(10), islands([4, 4.15], [6, 6.15]))).toEqual([]);
  expect(said(leg(10), islands([4, 4.4]))).toHaveLength(1);
});

it('leaves ports at both ends, and no line that is on land altogether', () => {
  expect(said(leg(10), islands([-1, 0.7], [9.3, 11]))).toEqual([]);
  expect(said(leg(10), islands([0.15, 0.7], [9.3, 9.85]))).toEqual([]);
  expect(said(leg(10), islands([0.3, 0.8]))).toHaveLength(1);
  expect(said(leg(10), islands([-1, 1.2]))).toHaveLength(1);
  expect(said(leg(10), islands([8.8, 11]))).toHaveLength(1);
  expect(said(leg(10), islands([-1, 11]))[0]).toMatch(/: 111\d km near \[5, 0\]/);
});

it('writes a longitude beyond the antimeridian as it is on the map', () => {
  const path: LngLat[] = [
    [175, 0],
    [190, 0],
  ];
  expect(said(leg(0, { path }), islands([184, 186]))[0]).toContain('near [-175, 0]');
});

it('says nothing of other modes, nor of a direction', () => {
  expect(said(leg(10, { mode: 'rail' }), islands([4, 6]))).toEqual([]);
  expect(said(leg(10, { certainty: 'direction' }), islands([4, 6]))).toEqual([]);
});

it('is looked at where lint is told where land is', () => {
  const codes = (options: Parameters<typeof lintStory>[1]): string[] =>
    lintStory(smallStory, { screens: [], ...options }).map(({ code }) => code);
  expect(codes({ onLand: () => true })).toContain('sea-over-land');
  expect(codes({ onLand: () => false })).not.toContain('sea-over-land');
  expect(codes({})).not.toContain('sea-over-land');
});
