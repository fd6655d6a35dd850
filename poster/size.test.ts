import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { loadBasemap } from '#basemap/load.ts';
import type { Camera } from '#geo/camera.ts';
import { nightPalette } from '#theme/palette.ts';
import { compile } from '#timeline/compile.ts';
import { frameAt } from '#timeline/frame-at.ts';
import { stageOf } from '#timeline/stages.ts';
import { story } from './fixtures/story.ts';
import { insetOf } from './inset.ts';
import { posterOf } from './poster.ts';
import { shapeBasemap } from './shaped-basemap.ts';

/** A poster's budget, bytes compressed, and the part of it reserved for labels and legs of a real story. */
const budget = 40_000;
const labelsAndLegs = 2_500;

// The heaviest views: the whole continent, with most lights and coasts; eastern Asia, with most wide halos.
const cameras: Record<string, Camera> = {
  'the whole continent, tilted': { center: [96, 50], zoom: 2.5, bearing: -30, pitch: 30 },
  'the whole continent': { center: [90, 52], zoom: 2.3, bearing: 0, pitch: 0 },
  'eastern Asia': { center: [128, 40], zoom: 5.3, bearing: 0, pitch: 0 },
  'a peninsula and islands': { center: [130, 38], zoom: 4.4, bearing: 0, pitch: 0 },
  'Town region': { center: [36.2, 51.6], zoom: 6.7, bearing: 0, pitch: 0 },
};

const read = (file: string): Promise<Uint8Array> => readFile(new URL(`../basemap/data/${file}`, import.meta.url));
const basemap = shapeBasemap(await loadBasemap(read, 'fine'));

describe('on the real basemap', () => {
  const desk = compile(story, stageOf({ width: 1440, height: 900 }));
  const phone = compile(story, stageOf({ width: 390, height: 844 }));

  it.each(Object.keys(cameras))('a poster stays within its budget: %s', (name) => {
    for (const [timeline, zoomOut] of [
      [desk, 0],
      [phone, 0.9],
    ] as const) {
      const camera = cameras[name] as Camera;
      const svg = posterOf({ ...frameAt(timeline, 1), camera: { ...camera, zoom: camera.zoom - zoomOut } }, { timeline, basemap });
      expect(gzipSync(svg, { level: 9 }).length).toBeLessThan(budget - labelsAndLegs);
    }
  });

  it('no coast runs along the antimeridian through Chukotka', () => {
    const camera = { center: [180, 67], zoom: 4, bearing: 0, pitch: 0 } as const;
    const svg = posterOf({ ...frameAt(desk, 1), camera }, { timeline: desk, basemap });
    const land = new RegExp(`<path d="([^"]+)" fill="${nightPalette.land}"`).exec(svg)?.[1] ?? '';
    // the antimeridian is in the column of the principal point
    const column = (desk.stage.free.left + desk.stage.width - desk.stage.free.right) / 2;
    const along = land.split('M').flatMap((part) => {
      const [start = '', steps = ''] = part.replace('z', '').split('l');
      const numbers = (text: string): number[] => (text.match(/-?(?:\d+\.\d+|\.\d+|\d+)/g) ?? []).map(Number);
      const moves = numbers(steps);
      let x = numbers(start)[0] ?? Number.NaN;
      return moves.flatMap((dx, i) => {
        if (i % 2 !== 0) return [];
        x += dx;
        return Math.abs(x - column) < 0.3 && Math.abs(dx) < 0.2 ? [Math.abs(moves[i + 1] ?? 0)] : [];
      });
    });
    expect(land.length).toBeGreaterThan(1000);
    expect(along.filter((length) => length > 3)).toEqual([]);
  });

  it('the inset takes a few kilobytes', () => {
    expect(gzipSync(insetOf(frameAt(desk, 2), { timeline: desk, basemap })).length).toBeLessThan(5_000);
  });
});
