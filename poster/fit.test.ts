import { expect, test } from 'vitest';
import { project, viewOf } from '#geo/projection.ts';
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

test('on another stage it is aligned with the live map or fills the stage, never leaving an edge bare', () => {
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
      expect(fit.x + fit.scale * drawn.stage.width).toBeGreaterThanOrEqual(timeline.stage.width - 1);
      expect(fit.y + fit.scale * drawn.stage.height).toBeGreaterThanOrEqual(timeline.stage.height - 1);
      const center = frameAt(timeline, step).camera.center;
      const there = project(viewOf(frameAt(drawn, step).camera, drawn.stage), center);
      const here = project(viewOf(frameAt(timeline, step).camera, timeline.stage), center);
      expect(Math.hypot(fit.scale * there.x + fit.x - here.x, fit.scale * there.y + fit.y - here.y)).toBeLessThan(12);
    }
  }
});
