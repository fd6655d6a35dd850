import { expect, test } from 'vitest';
import { horizon, project, viewOf } from '#geo/projection.ts';
import { smallStory } from '#story/fixtures/small-story.ts';
import { compile } from '#timeline/compile.ts';
import { frameAt } from '#timeline/frame-at.ts';
import { stageOf } from '#timeline/stages.ts';
import { posterFit } from './fit.ts';

const story = smallStory;
const on = (width: number, height: number) => compile(story, stageOf({ width, height }), { lang: 'en' });

test('on the stage it was drawn for, a poster is not moved or scaled', () => {
  const fit = posterFit(0, on(390, 844), on(390, 844));
  expect(fit).not.toBe('fill');
  if (fit !== 'fill') expect([fit.scale, fit.x, fit.y].map((value) => Math.round(value * 1e6) / 1e6)).toEqual([1, 0, 0]);
});

test('on another stage it is aligned with the live map or fills the stage, and ends only where it shows nothing but space', () => {
  const drawn = on(390, 844);
  for (const [width, height] of [
    [360, 740],
    [412, 915],
    [430, 932],
    [820, 1180],
    [320, 568],
  ] as const) {
    const timeline = on(width, height);
    for (const step of story.steps.keys()) {
      const fit = posterFit(step, drawn, timeline);
      if (fit === 'fill') continue;
      const limb = horizon(viewOf(frameAt(drawn, step).camera, drawn.stage));
      const right = limb && limb.x + limb.radius < drawn.stage.width;
      const bottom = limb && limb.y + limb.radiusY < drawn.stage.height;
      if (!right) expect(fit.x + fit.scale * drawn.stage.width).toBeGreaterThanOrEqual(timeline.stage.width - 1);
      if (!bottom) expect(fit.y + fit.scale * drawn.stage.height).toBeGreaterThanOrEqual(timeline.stage.height - 1);
      const center = frameAt(timeline, step).camera.center;
      const there = project(viewOf(frameAt(drawn, step).camera, drawn.stage), center);
      const here = project(viewOf(frameAt(timeline, step).camera, timeline.stage), center);
      expect(Math.hypot(fit.scale * there.x + fit.x - here.x, fit.scale * there.y + fit.y - here.y)).toBeLessThan(12);
    }
  }
});

test('a globe that is whole on the picture is as large as on the live map, also where the stage is wider than the picture', () => {
  const [first, ...rest] = story.steps;
  if (!first) expect.fail('the fixture has no step');
  const globe = { ...story, steps: [{ ...first, camera: { center: [90, 30], zoom: 1.9 }, narrow: undefined }, ...rest] } as typeof story;
  const [drawn, timeline] = [
    compile(globe, stageOf({ width: 390, height: 844 }), { lang: 'en' }),
    compile(globe, stageOf({ width: 820, height: 1180 }), { lang: 'en' }),
  ];
  const radius = (of: typeof drawn): number => horizon(viewOf(frameAt(of, 0).camera, of.stage))?.radius ?? Number.NaN;
  const fit = posterFit(0, drawn, timeline);
  if (fit === 'fill') expect.fail('it fills the stage');
  expect(Math.abs(fit.scale * radius(drawn) - radius(timeline))).toBeLessThan(4);
  expect(fit.x).toBeGreaterThan(1);
});
