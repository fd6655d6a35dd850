import { describe, expect, it, vi } from 'vitest';
import { parse, stringify } from 'yaml';
import { compile } from '#timeline/compile.ts';
import { frameAt } from '#timeline/frame-at.ts';
import { referenceViewports, stageIn } from '#timeline/stages.ts';
import { check, yaml } from './fixtures/small-files.ts';

// as long as a slow machine may take
vi.setConfig({ testTimeout: 180_000 });

/** The paths at which a value has a number that is none. */
function notFinite(value: unknown, path = ''): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [path];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => notFinite(inner, `${path}.${key}`));
}

// biome-ignore lint/suspicious/noExplicitAny: a parsed file, to be changed at any place
type Parsed = any;

describe('a story at the limits of what is right', () => {
  it.each<[name: string, change: (story: Parsed) => void, shapes?: Readonly<Record<string, unknown>>]>([
    ['a leg to where it begins', ({ legs }) => Object.assign(legs.west, { to: 'northharbor', via: undefined })],
    ['points on one another', ({ legs }) => Object.assign(legs.west, { via: Array(3).fill([131.87, 43.11]), curved: true })],
    [
      'a leg to the other side of the Earth',
      ({ places, legs }) => [Object.assign(places.delta, { at: [-48.13, -43.11] }), Object.assign(legs.west, { via: undefined })],
    ],
    ['a camera on a pole', ({ steps }) => Object.assign(steps[1], { camera: { center: [180, 90], zoom: 22, bearing: 360, pitch: 60 } })],
    ['a camera without room', ({ steps }) => Object.assign(steps[0].camera, { margin: 400, pitch: 60 })],
    ['a head that does not move', ({ steps }) => Object.assign(steps[1], { camera: { follow: 'sea', zoom: 22 }, draw: { sea: 0 } })],
    ['next to nothing', ({ steps }) => Object.assign(steps[1], { draw: { sea: 5e-324 }, areas: [{ km2: 5e-324, label: { en: 'x' } }] })],
    ['a name without end', ({ places }) => Object.assign(places.delta.name, { en: 'W'.repeat(20_000) })],
    [
      'a path of no length',
      ({ places }) => Object.assign(places.northharbor, { at: [127.62, 39.82] }),
      { 'sea.geojson': { type: 'LineString', coordinates: Array(2).fill([127.62, 39.82]) } },
    ],
    ['a region of no area', () => {}, { 'region.geojson': { type: 'Polygon', coordinates: [Array(4).fill([36, 51])] } }],
    [
      'the whole Earth',
      () => {},
      {
        'region.geojson': {
          type: 'Polygon',
          coordinates: [
            [
              [-180, -90],
              [180, -90],
              [180, 90],
              [-180, 90],
              [-180, -90],
            ],
          ],
        },
      },
    ],
  ])('%s is drawn in finite numbers', (_, change, shapes = {}) => {
    const changed: Parsed = parse(yaml);
    change(changed);
    const { story } = check({
      'story.yaml': stringify(changed),
      ...Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, JSON.stringify(shape)])),
    });
    if (!story) throw new Error('Unexpected mistake, expected a story');
    const timeline = compile(story, stageIn('en', referenceViewports.portrait), { lang: 'en' });
    for (let half = 0; half <= 4; half++) expect(notFinite(frameAt(timeline, half / 2))).toEqual([]);
  });
});
