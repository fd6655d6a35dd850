import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LngLat, ProjectionName, Stage } from './camera.ts';
import { horizon, project, unproject, viewOf } from './projection.ts';
import { destination, distanceKm } from './sphere.ts';

interface Vectors {
  vectors: {
    projection: ProjectionName;
    width: number;
    height: number;
    padding: Stage['free'];
    center: LngLat;
    zoom: number;
    bearing: number;
    pitch: number;
    points: { lngLat: LngLat; px: [number, number]; visible: boolean; behindCamera?: boolean }[];
  }[];
}

/** Measured from the live MapLibre GL JS 6.17.0; its `notes` say how. */
const { vectors }: Vectors = JSON.parse(readFileSync(new URL('fixtures/projection-vectors.json', import.meta.url), 'utf8'));

describe('against the live library', () => {
  for (const name of ['vertical-perspective', 'mercator'] as const) {
    it(`agrees with map.project() in ${name} to 0.001 px, and on what is visible`, () => {
      let checked = 0;
      let worst = 0;
      for (const { projection, width, height, padding, points, ...camera } of vectors) {
        if (projection !== name) continue;
        const view = viewOf(camera, { width, height, free: padding }, projection);
        for (const { lngLat, px, visible } of points) {
          // MapLibre does not wrap on the plane: there it means the copy of the point beyond the antimeridian, and we the near one.
          if (name === 'mercator' && Math.abs(lngLat[0] - camera.center[0]) > 180) continue;
          const found = project(view, lngLat);
          expect(found.visible, `${JSON.stringify(camera)} ${lngLat}`).toBe(visible);
          if (!visible) continue;
          checked++;
          worst = Math.max(worst, Math.hypot(found.x - px[0], found.y - px[1]));
        }
      }
      expect(checked).toBeGreaterThan(400);
      expect(worst).toBeLessThan(0.001);
      console.log(name, checked, worst);
    });
  }
});
