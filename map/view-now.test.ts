import { expect, it } from 'vitest';
import { viewOf } from '#geo/projection.ts';
import { stage } from './fixtures/timeline.ts';
import { sameView } from './view-now.ts';

it('knows a view from each one that differs in one thing', () => {
  const camera = { center: [100, 50], zoom: 4, bearing: 20, pitch: 30 } as const;
  const view = viewOf(camera, stage);
  expect(sameView(view, viewOf({ ...camera }, { ...stage }))).toBe(true);
  const others = [
    viewOf({ ...camera, center: [100.1, 50] }, stage),
    viewOf({ ...camera, center: [100, 50.1] }, stage),
    viewOf({ ...camera, zoom: 4.01 }, stage),
    viewOf({ ...camera, bearing: 21 }, stage),
    viewOf({ ...camera, bearing: -20 }, stage),
    viewOf({ ...camera, pitch: 31 }, stage),
    viewOf(camera, { ...stage, width: stage.width + 1 }),
    viewOf(camera, { ...stage, height: stage.height + 1 }),
    viewOf(camera, { ...stage, free: { ...stage.free, left: stage.free.left + 10 } }),
  ];
  expect(others.filter((other) => sameView(view, other))).toEqual([]);
});
