import { expect, test } from 'vitest';
import { alignmentOf, covering } from './align.ts';
import type { Camera, Stage } from './camera.ts';
import { globeRadius, project, viewOf, zoomOfRadius } from './projection.ts';

const free = { top: 0, right: 0, bottom: 0, left: 0 };
const camera: Camera = { center: [129, 39], zoom: 5, bearing: 0, pitch: 0 };
const small: Stage = { width: 390, height: 315, free };

test('equal views need no scaling or shift', () => {
  const view = viewOf(camera, small);
  const { scale, x, y } = alignmentOf(view, view) ?? { scale: 0, x: 0, y: 0 };
  expect(scale).toBeCloseTo(1, 9);
  expect(x).toBeCloseTo(0, 6);
  expect(y).toBeCloseTo(0, 6);
});

test('a stage twice the size at one zoom level closer is exactly the picture scaled by two', () => {
  const from = viewOf(camera, small);
  const to = viewOf({ ...camera, zoom: 6 }, { width: 780, height: 630, free });
  const { scale, x, y } = alignmentOf(from, to) ?? { scale: 0, x: 0, y: 0 };
  expect(scale).toBeCloseTo(2, 6);
  expect(x).toBeCloseTo(0, 4);
  expect(y).toBeCloseTo(0, 4);
});

test('with another centre and size, places land within a few px of their true position', () => {
  const from = viewOf(camera, small);
  const stage = { width: 430, height: 380, free };
  const to = viewOf({ ...camera, center: [128.6, 39.3], zoom: zoomOfRadius(globeRadius(5.1, 39), 39.3) }, stage);
  const fit = alignmentOf(from, to);
  expect(fit).not.toBeNull();
  for (const place of [
    [126.98, 37.57],
    [131.9, 43.1],
    [125.75, 39.02],
  ] as const) {
    const there = project(from, place);
    const here = project(to, place);
    expect(
      Math.hypot((fit?.scale ?? 0) * there.x + (fit?.x ?? 0) - here.x, (fit?.scale ?? 0) * there.y + (fit?.y ?? 0) - here.y),
    ).toBeLessThan(3);
  }
});

test('views of opposite sides of the Earth have nothing in common', () => {
  expect(alignmentOf(viewOf(camera, small), viewOf({ ...camera, center: [-51, -39] }, small))).toBeNull();
});

test('covering leaves no side bare but those that may be, as near as that allows', () => {
  expect(covering({ scale: 1, x: 0, y: 0 }, small, small)).toEqual({ scale: 1, x: 0, y: 0 });
  // Moved back over the side, not larger.
  expect(covering({ scale: 1.1, x: 5, y: -10 }, small, small)).toEqual({ scale: 1.1, x: 0, y: -10 });
  // Larger about the middle of the stage.
  const { width, height } = small;
  const grown = covering({ scale: 0.5, x: width / 4, y: height / 4 }, small, small);
  expect(grown).toEqual({ scale: 1, x: expect.closeTo(0, 9), y: expect.closeTo(0, 9) });
  expect(covering({ scale: 0.5, x: 60, y: 60 }, small, small, ['left', 'right', 'top', 'bottom'])).toEqual({ scale: 0.5, x: 60, y: 60 });
  // One side may be bare: the picture need not span the stage, but ends at the other.
  expect(covering({ scale: 0.5, x: 0, y: -10 }, small, small, ['left', 'top', 'bottom']).x).toBe(width / 2);
});
