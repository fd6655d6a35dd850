import { expect, it } from 'vitest';
import type { StreetGround } from '#basemap/streets.ts';
import { nightPalette } from '#theme/palette.ts';
import { compile } from '#timeline/compile.ts';
import { frameAt } from '#timeline/frame-at.ts';
import { posterStage } from '#timeline/stages.ts';
import { drawBasemap } from './draw-basemap-layers.ts';
import { type StreetLevel, streetShapes } from './draw-streets.ts';
import { story } from './fixtures/story.ts';
import { pictureOf } from './picture-of.ts';

const at = (dx: number, dy: number): [number, number] => [10.75 + dx / 1000, 59.91 + dy / 1000];
const square = (from: number, to: number) => [at(from, from), at(to, from), at(to, to), at(from, to), at(from, from)];
const tile: StreetGround = {
  earth: [[square(-40, 40)]],
  water: [[square(-40, -20)]],
  waterways: [[at(-40, 5), at(40, 5)]],
  buildings: [[square(1, 2)]],
  ways: [
    { way: 'highway', line: [at(-40, 10), at(40, 12)] },
    { way: 'main', line: [at(-40, 0), at(40, 0)] },
    { way: 'street', line: [at(0, -40), at(0, 40)] },
    { way: 'rail', line: [at(-40, -5), at(40, 5)] },
  ],
};
const [first] = story.steps;
const timeline = compile({ ...story, steps: [{ ...first!, camera: { center: [10.75, 59.91], zoom: 14 } }] }, posterStage('wide'));
const frame = frameAt(timeline, 0);
const basemap = { land: [], lakes: [], rivers: [], borders: [], lights: [{ at: at(0, 0), weight: 1, settled: true, sea: false }] };
const drawn = (level: StreetLevel): string =>
  streetShapes(pictureOf(frame, { timeline, basemap }), { tiles: [tile, tile], level }).join('\n');

it('draws land, water, buildings and roads, the larger over the smaller', () => {
  const all = drawn('all');
  for (const colour of [nightPalette.land, nightPalette.sea, nightPalette.building, nightPalette.street, nightPalette.mainStreet])
    expect(all).toContain(colour);
  expect(all.indexOf(nightPalette.land)).toBeLessThan(all.indexOf(nightPalette.building));
  expect(all.indexOf(nightPalette.street)).toBeLessThan(all.indexOf(nightPalette.mainStreet));
  expect(all).toContain('stroke-dasharray');
  expect(all).not.toMatch(/NaN|undefined|Infinity/);
});

it('leaves out, by level, buildings, then small streets, then roads', () => {
  const has = (level: StreetLevel) =>
    [nightPalette.building, nightPalette.street, nightPalette.mainStreet, nightPalette.land].map((colour) => drawn(level).includes(colour));
  expect(has('streets')).toEqual([false, true, true, true]);
  expect(has('main')).toEqual([false, false, true, true]);
  expect(has('ground')).toEqual([false, false, false, true]);
});

it('is drawn over the basemap’s ground, without city lights so close', () => {
  const { shapes } = drawBasemap(frame, { timeline, basemap, streets: { tiles: [tile], level: 'all' } });
  expect(shapes.join('')).toContain(nightPalette.mainStreet);
  expect(shapes.at(-1)).toBe('');
  expect(drawBasemap(frame, { timeline, basemap }).shapes.join('')).not.toContain(nightPalette.mainStreet);
});
