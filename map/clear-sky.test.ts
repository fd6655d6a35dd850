import type { Map as MapLibreMap } from 'maplibre-gl';
import { expect, it } from 'vitest';
import { leaveOutClearSky } from './clear-sky.ts';

const clear = { 'sky-color': { a: 0 }, 'horizon-color': { a: 0 }, 'atmosphere-blend': 0 };

type Draw = (mesh: unknown, frame: { data: { sky: unknown } }) => void;

/** A map as MapLibre's, which notes what is drawn. */
function mapOf() {
  const drawn: string[] = [];
  const shared: Record<'sky' | 'atmosphere' | 'line', Draw> = {
    sky: () => drawn.push('sky'),
    atmosphere: () => drawn.push('atmosphere'),
    line: () => drawn.push('line'),
  };
  const listeners: (() => void)[] = [];
  const map = { painter: { drawFunctions: shared }, on: (_type: string, listener: () => void) => listeners.push(listener) };
  return {
    shared,
    map,
    restore: () => listeners.forEach((listener) => void listener()),
    /** what a frame with this sky draws */
    frame(sky: unknown): string[] {
      drawn.length = 0;
      for (const draw of Object.values(map.painter.drawFunctions)) draw(null, { data: { sky } });
      return [...drawn];
    },
  };
}

const leaveOut = ({ map }: ReturnType<typeof mapOf>): void => leaveOutClearSky(map as unknown as MapLibreMap);

it('draws neither sky nor atmosphere where nobody would see them', () => {
  const made = mapOf();
  expect(made.frame(clear)).toEqual(['sky', 'atmosphere', 'line']);
  leaveOut(made);
  expect(made.frame(clear)).toEqual(['line']);
});

it('draws what of a sky is seen, and what it knows nothing of', () => {
  const made = mapOf();
  leaveOut(made);
  expect(made.frame({ ...clear, 'sky-color': { a: 0.5 } })).toEqual(['sky', 'line']);
  expect(made.frame({ ...clear, 'horizon-color': { a: 1 } })).toEqual(['sky', 'line']);
  expect(made.frame({ ...clear, 'atmosphere-blend': 0.8 })).toEqual(['atmosphere', 'line']);
  expect(made.frame(undefined)).toEqual(['sky', 'atmosphere', 'line']);
});

it('leaves the functions that other maps draw with, and replaces those of a new painter, once', () => {
  const made = mapOf();
  leaveOut(made);
  expect(made.shared.sky).not.toBe(made.map.painter.drawFunctions.sky);
  const replaced = made.map.painter.drawFunctions;
  made.restore();
  expect(made.map.painter.drawFunctions).toBe(replaced);
  made.map.painter = { drawFunctions: made.shared };
  made.restore();
  expect(made.frame(clear)).toEqual(['line']);
});

it('leaves a map that is made otherwise', () => {
  const on = (): void => {};
  for (const painter of [undefined, {}, { drawFunctions: { line: on } }]) {
    const map = { painter, on };
    expect(() => leaveOutClearSky(map as unknown as MapLibreMap)).not.toThrow();
    expect(map.painter).toBe(painter);
  }
});
