import { describe, expect, it } from 'vitest';
import { compile } from '#timeline/compile.ts';
import { frameAt } from '#timeline/frame-at.ts';
import { basemap, stage, story } from './fixtures/story.ts';
import { insetOf } from './inset.ts';

const timeline = compile(story, stage);
const close = frameAt(timeline, 2);

/** Bounding box of the view's outline, px. */
function viewBox(svg: string): { x: number; y: number; width: number; height: number } {
  const d = /d="(M[^"]+)"[^>]*data-view=""/.exec(svg)?.[1] ?? '';
  const numbers = (text: string): number[] => (text.match(/-?(?:\d+\.\d+|\.\d+|\d+)/g) ?? []).map(Number);
  const square = /^M(\S+?) (\S+?)h(\d+)/.exec(d);
  if (square) return { x: Number(square[1]), y: Number(square[2]), width: Number(square[3]), height: Number(square[3]) };
  const [start, steps] = d.split('l');
  let [x, y] = numbers(start ?? '') as [number, number];
  const xs = [x];
  const ys = [y];
  const moves = numbers(steps ?? '');
  for (let i = 0; i < moves.length; i += 2) {
    x += moves[i] as number;
    y += moves[i + 1] as number;
    xs.push(x);
    ys.push(y);
  }
  return { x: Math.min(...xs), y: Math.min(...ys), width: Math.max(...xs) - Math.min(...xs), height: Math.max(...ys) - Math.min(...ys) };
}

describe('insetOf', () => {
  it('outlines the view, the larger the farther away the camera is', () => {
    const at = (zoom: number): number => viewBox(insetOf({ ...close, camera: { ...close.camera, zoom } }, { timeline, basemap })).width;
    expect(at(2.5)).toBeGreaterThan(at(3.5));
    expect(at(3.5)).toBeGreaterThan(at(7));
    expect(at(9)).toBe(at(12)); // never too small to see
  });

  it('keeps the outline on the globe wherever the view is', () => {
    for (const center of [
      [60, 53],
      [-100, -40],
      [179, 80],
      [-90, 5],
      [0, -89],
    ] as const) {
      const { x, y, width, height } = viewBox(insetOf({ ...close, camera: { ...close.camera, center, zoom: 7 } }, { timeline, basemap }));
      expect(Math.hypot(x + width / 2 - 60, y + height / 2 - 60)).toBeLessThan(57);
    }
  });

  it('has the journey, one head and no other legs', () => {
    const svg = insetOf(frameAt(timeline, 1), { timeline, basemap });
    expect([...svg.matchAll(/data-leg="(\w+)"/g)].map(([, id]) => id).sort()).toEqual(['fly', 'sail']);
    expect([...svg.matchAll(/data-head="(\w+)"/g)].map(([, id]) => id)).toEqual(['fly']);
    expect(svg).toMatch(/^<svg [^>]*viewBox="0 0 120 120"[^>]*aria-hidden="true"/);
  });

  it('shows the position in a story without a journey', () => {
    const still = compile({ ...story, journey: [] }, stage);
    const { x, y, width, height } = viewBox(insetOf(frameAt(still, 2), { timeline: still, basemap }));
    expect(Math.hypot(x + width / 2 - 60, y + height / 2 - 60)).toBeLessThan(12);
  });

  it('is small', () => {
    expect(insetOf(close, { timeline, basemap }).length).toBeLessThan(8000);
  });
});
