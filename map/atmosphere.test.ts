import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { horizon, unproject, viewOf } from '#geo/projection.ts';
import { atmosphereOf } from './atmosphere.ts';
import { stage } from './fixtures/timeline.ts';

const viewAt = (zoom: number, pitch: number) => viewOf({ center: [100, 50], zoom, bearing: 20, pitch }, stage);

describe('atmosphereOf', () => {
  it('knows what is globe and what is sky as unproject does, also where the horizon is no closed curve', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 9, noNaN: true }),
        fc.double({ min: 0, max: 75, noNaN: true }),
        fc.double({ min: -200, max: 1200, noNaN: true }),
        fc.double({ min: -300, max: 900, noNaN: true }),
        (zoom, pitch, px, py) => {
          const view = viewAt(zoom, pitch);
          const atmosphere = atmosphereOf(view);
          if (!atmosphere) return;
          const { conic, facing } = atmosphere;
          const [x, y] = [(px - view.cx) / view.f, (view.cy - py) / view.f];
          const value = conic.c0 + conic.cy * y + conic.cyy * y * y + conic.cxx * x * x;
          if (Math.abs(value) < 1e-9) return; // the limb itself
          expect(value > 0 && facing[0] * y < facing[1]).toBe(unproject(view, px, py) !== null);
        },
      ),
    );
  });

  it('has the limb where geo has the horizon', () => {
    const view = viewAt(2, 35);
    const edge = horizon(view);
    const atmosphere = atmosphereOf(view);
    if (!edge || !atmosphere) throw new Error('expected both');
    expect(atmosphere.disc).toMatchObject({ ...edge, strength: 1 });
    for (let turn = 0; turn < 2 * Math.PI; turn += 0.3) {
      const x = (edge.x + edge.radius * Math.cos(turn) - view.cx) / view.f;
      const y = (view.cy - edge.y - edge.radiusY * Math.sin(turn)) / view.f;
      expect(atmosphere.conic.c0 + atmosphere.conic.cy * y + atmosphere.conic.cyy * y * y + atmosphere.conic.cxx * x * x).toBeCloseTo(0, 9);
    }
  });

  it('is nothing where the stage is all basemap', () => {
    expect(atmosphereOf(viewAt(6, 0))).toBeNull();
  });

  it('has only the line of the limb where the horizon is open', () => {
    expect(atmosphereOf(viewAt(9, 75))).toMatchObject({ disc: null });
  });
});
