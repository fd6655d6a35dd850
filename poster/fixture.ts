import type { Basemap, Light } from '#basemap/basemap.ts';
import type { LngLat, Stage } from '#geo/camera.ts';
import type { Place, Step, Story } from '#story/story.ts';

const ring = (lon: number, lat: number, radius: number): LngLat[] =>
  Array.from(
    { length: 25 },
    (_, i): LngLat => [lon + radius * Math.cos((i / 24) * -2 * Math.PI), lat + radius * 0.6 * Math.sin((i / 24) * -2 * Math.PI)],
  );

const light = (lon: number, lat: number, weight: number, settled = true): Light => ({ at: [lon, lat], weight, settled, sea: false });

/** A small made-up ground: a continent with a lake and a river, an island, a border of each kind. */
export const basemap: Basemap = {
  land: [[ring(90, 50, 45)], [ring(140, 38, 4)]],
  lakes: [[ring(105, 53, 3)]],
  rivers: [
    {
      rank: 1,
      line: [
        [85, 45],
        [84, 50],
        [80, 60],
      ],
    },
  ],
  borders: [
    {
      kind: 'agreed',
      between: ['RU', 'CN'],
      line: [
        [80, 49],
        [95, 50],
        [115, 49.5],
      ],
    },
    {
      kind: 'agreed',
      between: ['IN', 'CN'],
      line: [
        [80, 32],
        [90, 31],
      ],
    },
    {
      kind: 'disputed',
      between: ['RU', 'UA'],
      line: [
        [60, 50],
        [62, 56],
      ],
    },
    {
      kind: 'ceasefire',
      between: ['KP', 'KR'],
      line: [
        [120, 42],
        [126, 43],
      ],
    },
    {
      kind: 'province',
      between: ['RU'],
      line: [
        [70, 52],
        [74, 58],
      ],
    },
  ],
  lights: [light(92, 56, 0.9), light(83, 55, 0.7), light(60, 57, 0.5), light(74, 61, 0.4, false), light(116, 40, 1), light(117, 39, 0.2)],
};

const place = (id: string, at: LngLat, kind: Place['kind'], name: string, detail?: string): Place => ({
  id,
  at,
  kind,
  name: { en: name },
  ...(detail ? { detail: { en: detail } } : {}),
});

const camps = { id: 'camp', shape: 'diamond', name: { en: 'A camp' } } as const;
const places = [
  place('east', [125, 45], 'story', 'East <Port> & "Quay"', 'held by nobody'),
  place('west', [55, 52], 'approximate', 'near West'),
  { ...place('camp', [107, 51], 'own', 'Camp'), own: camps },
  place('town', [83, 55], 'context', 'Town'),
  place('country', [95, 60], 'country', 'Country'),
  place('sea', [140, 30], 'water', 'A Sea'),
  place('behind', [-80, -30], 'story', 'Behind'),
];

const step = (id: string, extra: Partial<Step>): Step => ({
  id,
  camera: { center: [90, 50], zoom: 1.2, bearing: -20, pitch: 30 },
  show: { east: 'right', west: 'left', camp: 'below', town: 'above', country: 'center', sea: 'center', behind: 'right' },
  legs: { railway: 1 },
  draw: {},
  regions: {},
  lights: 1,
  emphasise: [],
  ...extra,
});

/** A small made-up story with every kind of line and mark. */
export const story: Story = {
  id: 'fixture',
  languages: ['en'],
  kinds: { camp: camps },
  borders: ['RU', 'KP'],
  sources: {},
  places: Object.fromEntries(places.map((one) => [one.id, one])),
  regions: { area: { id: 'area', name: { en: 'Area' }, geometry: { type: 'MultiPolygon', coordinates: [[ring(62, 53, 4)]] } } },
  legs: {
    sail: {
      id: 'sail',
      mode: 'sea',
      certainty: 'reported',
      name: { en: 'Sail' },
      from: 'sea',
      to: 'east',
      path: [
        [140, 30],
        [125, 45],
      ],
      curved: false,
      sources: [],
    },
    fly: {
      id: 'fly',
      mode: 'air',
      certainty: 'inferred',
      name: { en: 'Fly' },
      from: 'east',
      to: 'west',
      path: [
        [125, 45],
        [95, 62],
        [55, 52],
      ],
      curved: true,
      sources: [],
    },
    railway: {
      id: 'railway',
      mode: 'rail',
      certainty: 'alternative',
      name: { en: 'Rail' },
      from: 'east',
      to: 'west',
      path: [
        [125, 45],
        [107, 51],
        [83, 55],
        [55, 52],
      ],
      curved: false,
      sources: [],
    },
  },
  journey: ['sail', 'fly'],
  steps: [
    step('start', { draw: { sail: 0.4 } }),
    step('on-the-way', { draw: { sail: 1, fly: 0.55 }, regions: { area: 0.7 } }),
    step('close', { camera: { center: [60, 53], zoom: 5.6, bearing: 0, pitch: 0 }, draw: { fly: 1 }, regions: { area: 1 } }),
  ],
  texts: {},
};

export const stage: Stage = { width: 480, height: 320, free: { top: 20, right: 20, bottom: 60, left: 120 } };
