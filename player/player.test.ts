import { describe, expect, it, vi } from 'vitest';
import { smallStory } from '#story/fixtures/small-story.ts';
import { compile } from '#timeline/compile.ts';
import { stageOf } from '#timeline/stages.ts';
import { createPlayer } from './player.ts';

/** An animation frame that comes when the test says so. */
function clock() {
  let waiting: (() => void)[] = [];
  return {
    schedule: (callback: () => void) => void waiting.push(callback),
    tick() {
      const due = waiting;
      waiting = [];
      for (const callback of due) callback();
      return due.length;
    },
  };
}

const timeline = compile(smallStory, stageOf({ width: 1440, height: 900 }));

describe('player', () => {
  it('draws once per animation frame, the last wish, and never at rest', () => {
    const { schedule, tick } = clock();
    const player = createPlayer({ timeline, schedule });
    const draw = vi.fn();
    player.subscribe(draw);
    for (const position of [0.2, 0.5, 0.7]) player.moveTo(position);
    expect(draw).not.toHaveBeenCalled();
    expect(tick()).toBe(1);
    expect(draw).toHaveBeenCalledTimes(1);
    expect(draw.mock.calls[0]?.[0].position).toBe(0.7);
    player.moveTo(0.7);
    expect(tick()).toBe(0);
  });
  it('keeps within the story and refuses what is no number', () => {
    const { schedule, tick } = clock();
    const player = createPlayer({ timeline, schedule });
    player.moveTo(99);
    tick();
    expect(player.frame().position).toBe(smallStory.steps.length - 1);
    player.moveTo(-5);
    expect(player.position()).toBe(0);
    expect(() => player.moveTo(Number.NaN)).toThrow('Unexpected position NaN, expected a finite number');
  });
  it('keeps the position when the stage changes, and draws anew', () => {
    const { schedule, tick } = clock();
    const player = createPlayer({ timeline, schedule, position: 1 });
    const draw = vi.fn();
    player.subscribe(draw);
    const phone = compile(smallStory, stageOf({ width: 390, height: 844 }));
    player.setTimeline(phone);
    tick();
    expect(player.position()).toBe(1);
    expect(draw).toHaveBeenCalledExactlyOnceWith(player.frame(), phone);
    expect(player.frame().camera).not.toEqual(compile(smallStory, timeline.stage).rests[1]?.camera);
  });
  it('tells when the frame of a wish has been drawn, also when it was shown already', async () => {
    const { schedule, tick } = clock();
    const player = createPlayer({ timeline, schedule });
    player.moveTo(1);
    const drawn = player.drawn();
    tick();
    expect((await drawn).position).toBe(1);
    const again = player.drawn();
    tick();
    expect((await again).position).toBe(1);
  });
  it('stops: no draw after destroy, none for who left', () => {
    const { schedule, tick } = clock();
    const player = createPlayer({ timeline, schedule });
    const [left, stayed] = [vi.fn(), vi.fn()];
    player.subscribe(left)();
    player.subscribe(stayed);
    player.moveTo(0.4);
    tick();
    expect(left).not.toHaveBeenCalled();
    expect(stayed).toHaveBeenCalledTimes(1);
    player.moveTo(0.9);
    player.destroy();
    tick();
    expect(stayed).toHaveBeenCalledTimes(1);
  });
});
