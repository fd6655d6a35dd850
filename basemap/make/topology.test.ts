import { describe, expect, it } from 'vitest';
import type { LngLat } from '#geo/camera.ts';
import { borderKind } from './borders.ts';
import type { Province, ProvinceFeature } from './provinces.ts';
import { bordersOf, landOf, outlineOf, sidesOfArcs, simplify } from './topology.ts';

/** A jagged line from south to north, off by about 700 m: it must be simplified, and in the same way for both neighbours. */
const jagged = Array.from({ length: 201 }, (_, i): LngLat => [35 + (i % 2 === 0 ? 0 : 0.01), 50 + i / 100]);
const west = (id: string, country: string): ProvinceFeature => box(id, country, [[34, 52], [34, 50], ...jagged, [34, 52]]);
const east = (id: string, country: string): ProvinceFeature => box(id, country, [[36, 50], [36, 52], ...[...jagged].reverse(), [36, 50]]);

function box(id: string, country: string, ring: readonly LngLat[]): ProvinceFeature {
  return {
    type: 'Feature',
    properties: { id, country, name: id },
    geometry: { type: 'Polygon', coordinates: [ring.map(([lon, lat]) => [lon, lat])] },
  };
}
const world = (...features: ProvinceFeature[]) => ({ type: 'FeatureCollection' as const, features });
const flat = (metres: number) => () => metres;

describe('topology', () => {
  it('simplifies a border once for both neighbours: no gap and no sliver', async () => {
    const topology = await simplify(world(west('A', 'UA'), east('B', 'RU')), flat(3000), 1);
    const land = landOf(topology);
    expect(land).toHaveLength(1);
    expect(land[0]).toHaveLength(1);
    const [border] = bordersOf(topology);
    expect(border?.line.length).toBeLessThan(60);
    const shared = [...sidesOfArcs(topology).values()].filter(([, other]) => other);
    expect(shared).toHaveLength(1);
    for (const id of ['A', 'B']) {
      const vertices = new Set(outlineOf(topology, [id]).coordinates.flat(2).map(String));
      for (const point of border?.line ?? []) expect(vertices.has(String(point))).toBe(true);
    }
  });

  it('uses the finer tolerance of two neighbours', async () => {
    const topology = await simplify(world(west('A', 'UA'), east('B', 'RU')), ({ properties }) => (properties.id === 'A' ? 100 : 50_000), 1);
    expect(bordersOf(topology)[0]?.line).toHaveLength(jagged.length);
  });

  it('draws borders between countries, and between provinces only for outlined ones', async () => {
    const countries = await simplify(world(west('A', 'UA'), east('B', 'RU')), flat(100), 1);
    expect(bordersOf(countries)).toMatchObject([{ kind: 'agreed', between: ['RU', 'UA'] }]);
    const shown = await simplify(world(west('RUS-2362', 'RU'), east('B', 'RU')), flat(100), 1);
    expect(bordersOf(shown)).toMatchObject([{ kind: 'province', between: ['RU'] }]);
    const hidden = await simplify(world(west('A', 'RU'), east('B', 'RU')), flat(100), 1);
    expect(bordersOf(hidden)).toEqual([]);
  });

  it('throws naming a missing province', async () => {
    const topology = await simplify(world(west('A', 'UA')), flat(100), 1);
    expect(() => outlineOf(topology, ['RUS-2362'])).toThrow('none of RUS-2362');
  });
});

describe('borderKind', () => {
  const province = (id: string, country: string): Province => ({ id, country, name: id });
  it.each<[string, Province, Province, string]>([
    ['Russia and Ukraine', province('RUS-2362', 'RU'), province('UKR-1', 'UA'), 'agreed'],
    ['Crimea and Kherson', province('RUS-283', 'UA'), province('UKR-2', 'UA'), 'province'],
    ['the two Koreas', province('PRK-1', 'KP'), province('KOR-1', 'KR'), 'ceasefire'],
    ['Ladakh and Xinjiang', province('IND-20012', 'IN'), province('CHN-1756', 'CN'), 'disputed'],
    ['Arunachal Pradesh and Tibet', province('CHN-1662', 'CN'), province('IND-3299', 'IN'), 'disputed'],
    ['Sikkim and Tibet', province('CHN-1662', 'CN'), province('IND-3259', 'IN'), 'agreed'],
    ['Azad Kashmir and Jammu', province('PAK-1109', 'PK'), province('IND-2431', 'IN'), 'disputed'],
    ['the two Punjabs', province('PAK-1113', 'PK'), province('IND-3249', 'IN'), 'agreed'],
    ['Western Sahara and Morocco', province('SAH+00?', 'EH'), province('MAR-3457', 'MA'), 'disputed'],
  ])('%s', (_, a, b, kind) => {
    expect(borderKind(a, b)).toBe(kind);
    expect(borderKind(b, a)).toBe(kind);
  });
});
