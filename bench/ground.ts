import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Feature, FeatureCollection } from 'geojson';
import type { Basemap } from '#basemap/basemap.ts';
import { loadBasemap } from '#basemap/load.ts';
import { root } from '#node/root.ts';
import type { Story } from '#story/story.ts';
import { nightPalette } from '#theme/palette.ts';

const rounded = (line: readonly (readonly [number, number])[]): number[][] =>
  line.map(([lon, lat]) => [Math.round(lon * 1e3) / 1e3, Math.round(lat * 1e3) / 1e3]);

/** The basemap as GeoJSON: land, lakes, rivers, borders, a property `kind` on each. Lights are left out: see docs/decisions/0023-bench.md. */
export function groundOf({ land, lakes, rivers, borders }: Omit<Basemap, 'lights'>): FeatureCollection {
  const polygon =
    (kind: string) =>
    (rings: readonly (readonly (readonly [number, number])[])[]): Feature => ({
      type: 'Feature',
      properties: { kind },
      geometry: { type: 'Polygon', coordinates: rings.map(rounded) },
    });
  const line = (kind: string, points: readonly (readonly [number, number])[]): Feature => ({
    type: 'Feature',
    properties: { kind },
    geometry: { type: 'LineString', coordinates: rounded(points) },
  });
  return {
    type: 'FeatureCollection',
    features: [
      ...land.map(polygon('land')),
      ...lakes.map(polygon('lake')),
      ...rivers.map((river) => line('river', river.line)),
      ...borders.filter(({ kind }) => kind !== 'province').map((border) => line('border', border.line)),
    ],
  };
}

/** The world's basemap of basemap/data. */
export async function readGround(): Promise<FeatureCollection> {
  return groundOf(await loadBasemap(async (file) => new Uint8Array(await readFile(join(root, 'basemap/data', file))), 'world'));
}

/** The ways and marked places of a story. */
export function routesOf({ legs, places }: Story): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: [
      ...Object.values(legs).map(
        ({ path, certainty }): Feature => ({
          type: 'Feature',
          properties: { kind: 'leg', certainty },
          geometry: { type: 'LineString', coordinates: rounded(path) },
        }),
      ),
      ...Object.values(places)
        .filter(({ kind }) => kind === 'story' || kind === 'approximate' || kind === 'own')
        .map(({ at }): Feature => ({ type: 'Feature', properties: { kind: 'place' }, geometry: { type: 'Point', coordinates: [...at] } })),
    ],
  };
}

/** A style as one writes it by hand for such data: two sources, seven layers. */
export function peerStyle(): object {
  const kind = (name: string): unknown => ['==', ['get', 'kind'], name];
  const ground = { source: 'ground' };
  return {
    version: 8,
    sources: { ground: { type: 'geojson', data: 'ground.geojson' }, routes: { type: 'geojson', data: 'routes.geojson' } },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': nightPalette.sea } },
      {
        id: 'land',
        type: 'fill',
        ...ground,
        filter: kind('land'),
        paint: { 'fill-color': nightPalette.land, 'fill-outline-color': nightPalette.coast },
      },
      { id: 'lakes', type: 'fill', ...ground, filter: kind('lake'), paint: { 'fill-color': nightPalette.lake } },
      { id: 'rivers', type: 'line', ...ground, filter: kind('river'), paint: { 'line-color': nightPalette.river, 'line-width': 0.7 } },
      { id: 'borders', type: 'line', ...ground, filter: kind('border'), paint: { 'line-color': nightPalette.border, 'line-width': 0.8 } },
      { id: 'legs', type: 'line', source: 'routes', filter: kind('leg'), paint: { 'line-color': nightPalette.route, 'line-width': 2 } },
      {
        id: 'places',
        type: 'circle',
        source: 'routes',
        filter: kind('place'),
        paint: { 'circle-color': nightPalette.place, 'circle-radius': 4 },
      },
    ],
  };
}
