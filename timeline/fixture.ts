import type { Leg, Place, Step, Story } from './story.ts';

const place = (id: string, lon: number, lat: number, kind: Place['kind'] = 'story'): Place => ({
  id,
  at: [lon, lat],
  kind,
  name: { en: id[0]?.toUpperCase() + id.slice(1) },
});
const leg = (id: string, from: Place, to: Place, more: Partial<Leg> = {}): Leg => ({
  id,
  mode: 'sea',
  certainty: 'reported',
  name: { en: id },
  from: from.id,
  to: to.id,
  path: [from.at, to.at],
  curved: false,
  sources: ['agency'],
  ...more,
});
const byId = <T extends { id: string }>(things: readonly T[]): Record<string, T> =>
  Object.fromEntries(things.map((thing) => [thing.id, thing]));
const step = (id: string, more: Partial<Step>): Step => ({
  id,
  camera: { fit: ['hungnam', 'vladivostok'] },
  show: {},
  legs: {},
  draw: {},
  regions: {},
  lights: 1,
  emphasise: [],
  ...more,
});

const hungnam = place('hungnam', 127.62, 39.83);
const vladivostok = place('vladivostok', 131.87, 43.11);
const ussuriysk = place('ussuriysk', 131.95, 43.8, 'training');
const kursk = place('kursk', 36.19, 51.73);
const kazan = place('kazan', 49.11, 55.79, 'context');
const moscow = place('moscow', 37.62, 55.75, 'context');
const russia = place('russia', 95, 62, 'country');
const places = [hungnam, vladivostok, ussuriysk, kursk, kazan, moscow, russia];

/** A small story with every kind of camera and change, for tests: by sea, to a training ground, across a continent, to a region. */
export const smallStory: Story = {
  id: 'small',
  languages: ['en'],
  borders: [],
  sources: byId([{ id: 'agency', who: { en: 'An agency' }, what: { en: 'said so' }, date: '2024-10', urls: [] }]),
  places: byId(places),
  regions: byId([
    {
      id: 'oblast',
      name: { en: 'Oblast' },
      geometry: {
        type: 'MultiPolygon',
        coordinates: [
          [
            [
              [34.1, 51],
              [38.5, 51],
              [38.5, 52.5],
              [34.1, 52.5],
              [34.1, 51],
            ],
          ],
        ],
      },
    },
  ]),
  legs: byId([
    leg('sea', hungnam, vladivostok),
    leg('branch', vladivostok, ussuriysk, { mode: 'road' }),
    leg('west', vladivostok, kursk, {
      mode: 'air',
      certainty: 'inferred',
      path: [vladivostok.at, [119, 55], kazan.at, kursk.at],
      curved: true,
    }),
    leg('railway', vladivostok, kursk, {
      mode: 'rail',
      certainty: 'alternative',
      path: [vladivostok.at, [113.5, 52.03], [82.9, 55.02], [60.6, 56.84], kursk.at],
    }),
  ]),
  journey: ['sea', 'west'],
  steps: [
    step('title', {
      camera: { fit: ['hungnam', 'kursk'], bearing: -40, pitch: 32 },
      show: { kursk: 'right', hungnam: 'left', russia: 'center' },
    }),
    step('crossing', {
      camera: { fit: ['sea'] },
      show: { hungnam: 'left', vladivostok: 'right', ussuriysk: 'right' },
      draw: { sea: 1 },
      lights: 0.6,
      emphasise: ['sea'],
    }),
    step('training', {
      camera: { fit: ['vladivostok', 'ussuriysk'], zoom: 7 },
      show: { vladivostok: 'below', ussuriysk: 'above' },
      draw: { branch: 1 },
      emphasise: ['ussuriysk'],
    }),
    step('half', {
      camera: { follow: 'west', zoom: 3.4, pitch: 30, bearing: -18 },
      show: { vladivostok: 'right', kazan: 'above', russia: 'center' },
      legs: { railway: 0.5 },
      draw: { west: 0.5 },
    }),
    step('farther', {
      camera: { follow: 'west', zoom: 4, pitch: 30 },
      show: { kursk: 'below', kazan: 'above', moscow: 'right' },
      draw: { west: 0.9 },
      legs: { railway: 1 },
    }),
    step('arrival', {
      camera: { fit: ['oblast'] },
      show: { kursk: 'right', moscow: 'mark' },
      draw: { west: 1 },
      regions: { oblast: 1 },
      lights: 0,
      emphasise: ['oblast', 'kursk'],
      narrow: { show: { moscow: 'hidden' } },
    }),
    step('end', { camera: { center: [45, 54], zoom: 3.5 }, show: { kursk: 'left', vladivostok: 'right' }, regions: { oblast: 0.5 } }),
  ],
  texts: {},
};
