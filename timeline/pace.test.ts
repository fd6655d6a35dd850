import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pointAt } from '#geo/path.ts';
import { project, unproject, viewOf } from '#geo/projection.ts';
import { root } from '#node/root.ts';
import { smallStory } from '#story/fixtures/small-story.ts';
import { compile } from './compile.ts';
import { frameAt } from './frame-at.ts';
import { gapLengths, leastGap, pageGap, pageGaps, speedLimitOf } from './pace.ts';
import { stageOf } from './stages.ts';

const screens = [
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
  { width: 844, height: 390 },
];

describe.each(screens)('the pace on $width × $height', ({ width, height }) => {
  const stage = stageOf({ width, height });
  const timeline = compile(smallStory, stage);
  const gaps = gapLengths(timeline, height);

  it('makes each gap a whole number of px, no less than the minimum', () => {
    expect(gaps).toHaveLength(smallStory.steps.length - 1);
    for (const gap of gaps) {
      expect(Number.isInteger(gap)).toBe(true);
      expect(gap).toBeGreaterThanOrEqual(leastGap * height);
    }
  });

  it('never moves the ground, or the visible end of a leg, faster than the limit', () => {
    const limit = speedLimitOf(timeline);
    gaps.forEach((gap, index) => {
      for (let px = 0; px < gap; px += 5) {
        const position = (at: number): number => index + 0.1 + (0.8 * at) / gap;
        const [a, b] = [frameAt(timeline, position(px)), frameAt(timeline, position(px + 1))];
        const [from, to] = [viewOf(a.camera, stage), viewOf(b.camera, stage)];
        const ground = unproject(from, from.cx, from.cy);
        if (!ground) throw new Error('no ground in the middle');
        const { x, y } = project(to, ground);
        expect(Math.hypot(x - to.cx, y - to.cy), `step ${index}, px ${px}`).toBeLessThan(limit * 1.05);
        for (const [id, { drawn }] of Object.entries(b.legs)) {
          const path = timeline.paths[id];
          if (!path) continue;
          const [start, end] = [project(to, pointAt(path, a.legs[id]?.drawn ?? drawn)), project(to, pointAt(path, drawn))];
          const inView = end.visible && end.x > 0 && end.y > 0 && end.x < stage.width && end.y < stage.height;
          if (inView) expect(Math.hypot(end.x - start.x, end.y - start.y), `leg ${id}`).toBeLessThan(limit * 1.1);
        }
      }
    });
  });

  it('gives the longest travel the largest gap', () => {
    const longest = timeline.travels.reduce(
      (best, travel, index) => (travel.length > (timeline.travels[best]?.length ?? 0) ? index : best),
      0,
    );
    expect(gaps[longest]).toBe(Math.max(...gaps));
  });

  it('is at its limit where a gap has its whole length, and that much faster where the page has less of it', () => {
    pageGaps(timeline, height).forEach(({ length, pace }, index) => {
      const whole = (gaps[index] ?? 0) / height;
      expect(length).toBeGreaterThanOrEqual(pageGap.least);
      expect(length).toBeLessThanOrEqual(pageGap.most);
      // A whole px more or less is a thousandth.
      const most = (speedLimitOf(timeline) * whole) / length;
      if (whole > leastGap + 0.01) expect(pace / most).toBeCloseTo(1, 2);
      else expect(pace / most).toBeLessThanOrEqual(1.001);
    });
    expect(pageGaps(compile(smallStory, stage, { motion: false }), height).every(({ pace }) => pace === 0)).toBe(true);
  });

  it('makes every gap minimal with reduced motion', () => {
    const still = gapLengths(compile(smallStory, stage, { motion: false }), height);
    for (const gap of still) expect(gap).toBe(Math.ceil(leastGap * height));
  });
});

it('knows how the page’s style sheet makes gaps', () => {
  const { least, share, most } = pageGap;
  const height = `clamp(${least * 100}svh, var(--travel, 80) * ${share}svh, ${most * 100}svh)`;
  expect(readFileSync(join(root, 'components/article.css'), 'utf8')).toContain(height);
});
