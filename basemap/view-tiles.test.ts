import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tilePathsFor } from './view-tiles.ts';

it('names tiles that there are, wherever and however near', () => {
  const lonLat = fc.tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -90, max: 90, noNaN: true }));
  const point = fc.record({ at: lonLat, scale: fc.double({ min: 0.01, max: 4, noNaN: true }) });
  fc.assert(
    fc.property(fc.double({ min: -2, max: 10, noNaN: true }), fc.array(point, { minLength: 1, maxLength: 9 }), (zoom, points) => {
      const paths = tilePathsFor(zoom, points);
      expect(paths.length).toBeGreaterThan(0);
      for (const path of paths) expect(existsSync(fileURLToPath(new URL(`./data/${path}`, import.meta.url))), path).toBe(true);
    }),
  );
});

it('names each tile once, coarser ones far away', () => {
  const here = { at: [36.2, 51.7], scale: 1 } as const;
  expect(tilePathsFor(5.4, [here, here])).toEqual(['tiles/near/5/19/10.mvt']);
  expect(tilePathsFor(5.4, [{ ...here, scale: 0.4 }])).toEqual(['tiles/near/4/9/5.mvt']);
  expect(tilePathsFor(7, [{ at: [-70, -40], scale: 1 }])).toEqual(['tiles/west/3/2/4.mvt']);
});
