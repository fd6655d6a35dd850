import { describe, expect, it } from 'vitest';
import { afterFrame, type DrawPace, initialPace, isDrawLevel, movingRatio } from './draw-level.ts';

const play = (frames: readonly number[], from: DrawPace = initialPace()): DrawPace => frames.reduce(afterFrame, from);
const many = (ms: number, count = 13): number[] => Array.from({ length: count }, () => ms);

describe('draw level', () => {
  it('stays where frames are quick, whatever the first ones took', () => {
    const pace = play([...many(900, 4), ...many(16, 9)]);
    expect(pace).toMatchObject({ level: 'all', decided: true });
    expect(play(many(2000), pace).level).toBe('all');
  });

  it('is not moved by a few slow frames', () => {
    expect(play([...many(16, 4), 16, 400, 16, 16, 400, 16, 400, 16, 16]).level).toBe('all');
  });

  it('falls step by step, only as far as it must', () => {
    expect(play(many(120))).toMatchObject({ level: 'coarse', decided: false });
    expect(play([...many(120), ...many(30)])).toMatchObject({ level: 'coarse', decided: true });
    expect(play(many(120, 39))).toMatchObject({ level: 'no-halos', decided: true });
    expect(play(many(900, 39))).toMatchObject({ level: 'pictures', decided: true });
  });

  it('never rises, and takes up what was decided earlier in the visit', () => {
    for (const level of ['coarse', 'no-halos'] as const) expect(play(many(5, 60), initialPace(level)).level).toBe(level);
  });

  it('does not count pauses of the page', () => {
    expect(play(many(20_000, 40))).toEqual(initialPace());
    expect(play([Number.NaN, -5])).toEqual(initialPace());
  });

  it('knows its own names', () => {
    expect(['all', 'coarse', 'no-halos', 'pictures', '', null, 'x'].map(isDrawLevel)).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it.each([
    ['all', 2, 2],
    ['coarse', 2, 1],
    ['coarse', 1, 0.6],
    ['no-halos', 3, 1.5],
    ['coarse', 0.5, 0.5],
  ] as const)('at level %s and %s px per px a moving frame has %s', (level, ratio, moving) => {
    expect(movingRatio(level, ratio)).toBe(moving);
  });
});
