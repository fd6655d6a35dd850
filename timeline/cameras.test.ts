import { describe, expect, it } from 'vitest';
import { project, viewOf } from '#geo/projection.ts';
import { smallStory } from '#story/fixtures/small-story.ts';
import { camerasOf } from './cameras.ts';
import { compile } from './compile.ts';
import { frameAt } from './frame-at.ts';
import { posterStage } from './stages.ts';

const timeline = compile(smallStory, posterStage('wide'));

describe('camerasOf', () => {
  it('has every rest, and no frame far from all of them', () => {
    const cameras = camerasOf(timeline);
    for (const { camera } of timeline.rests) expect(cameras).toContainEqual(camera);
    for (let position = 0; position <= timeline.rests.length - 1; position += 1 / 37) {
      const { camera } = frameAt(timeline, position);
      const nearest = Math.min(
        ...cameras.map((other) => {
          const view = viewOf(other, timeline.stage);
          const { x, y, visible } = project(view, camera.center);
          const moved = visible ? Math.hypot(x - view.cx, y - view.cy) / Math.min(view.width, view.height) : 9;
          return Math.max(moved, Math.abs(other.zoom - camera.zoom));
        }),
      );
      expect(nearest, `at ${position}`).toBeLessThan(0.36);
    }
  });

  it('leaves out what is far away, but no rest', () => {
    const near = camerasOf(timeline, 5);
    expect(near.length).toBeLessThan(camerasOf(timeline).length);
    for (const { camera } of timeline.rests) expect(near).toContainEqual(camera);
    expect(near.slice(timeline.rests.length).every(({ zoom }) => zoom > 4.5)).toBe(true);
  });

  it('has few for a story that stays where it is', () => {
    const [first] = smallStory.steps;
    const still = compile({ ...smallStory, steps: [first!, { ...first!, id: 'again' }] }, posterStage('wide'));
    expect(camerasOf(still).length).toBeLessThanOrEqual(2 + 8);
  });
});
