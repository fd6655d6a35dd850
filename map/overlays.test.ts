import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { expect, it } from 'vitest';
import type { Overlay } from '#story/story.ts';
import { overlayLayer, paintAt } from './overlays.ts';

const shapes = { id: 'ice', says: {}, data: { file: 'ice.geojson', digest: '0123456789abcdef' }, shapes: [] };
const corner = [0, 0] as const;
const overlays: readonly Overlay[] = [
  { ...shapes, type: 'fill', paint: { 'fill-color': '#9cf', 'fill-opacity': 0.4 } },
  { ...shapes, type: 'line', paint: {} },
  { ...shapes, type: 'circle', paint: { 'circle-stroke-opacity': 0.5, 'circle-radius': 3 } },
  {
    id: 'chart',
    says: {},
    type: 'raster',
    paint: { 'raster-opacity': 0.8 },
    picture: { file: 'a.jpg', digest: '0123456789abcdef', width: 900, height: 600 },
    corners: [corner, corner, corner, corner],
  },
  {
    id: 'sheets',
    says: {},
    type: 'raster',
    paint: {},
    tiles: {
      file: 'a.pmtiles',
      digest: '0123456789abcdef',
      format: 'png',
      side: 256,
      minZoom: 3,
      maxZoom: 6,
      bounds: [-3, 59, 2, 61],
    },
  },
];

it('multiplies what the story says of opacity by the strength', () => {
  expect(overlays.map((overlay) => paintAt(overlay, 0.5))).toEqual([
    { 'fill-opacity': 0.2 },
    { 'line-opacity': 0.5 },
    { 'circle-opacity': 0.5, 'circle-stroke-opacity': 0.25 },
    { 'raster-opacity': 0.4 },
    { 'raster-opacity': 0.5 },
  ]);
});

it('begins unseen, as layers that MapLibre takes, and nothing of them fades by itself', () => {
  for (const overlay of overlays) {
    const layer = overlayLayer(overlay);
    expect(layer).toMatchObject({ id: `overlay-${overlay.id}`, type: overlay.type, layout: { visibility: 'none' } });
    const source =
      'corners' in overlay
        ? { type: 'image', url: 'https://a.example/a.webp', coordinates: overlay.corners }
        : 'tiles' in overlay
          ? { type: 'raster', tiles: ['https://a.example/{z}/{x}/{y}.png'] }
          : { type: 'geojson', data: 'https://a.example/a' };
    const style = { version: 8, sources: { [`overlay-${overlay.id}`]: source }, layers: [layer] };
    expect(validateStyleMin(style as never).map(({ message }) => message)).toEqual([]);
  }
  expect(overlayLayer(overlays[3] as Overlay)).toMatchObject({ paint: { 'raster-fade-duration': 0, 'raster-opacity': 0 } });
});
