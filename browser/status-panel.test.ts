import { describe, expect, it } from 'vitest';
import { smallStory } from '#story/fixtures/small-story.ts';
import type { Leg, Story } from '#story/story.ts';
import { compile } from '#timeline/compile.ts';
import { frameAt } from '#timeline/frame-at.ts';
import { readingOf } from './status-panel.ts';

const stage = { width: 1000, height: 600, free: { top: 0, right: 0, bottom: 0, left: 400 } };
const readingWith = (sea: Partial<Leg>) => {
  const story: Story = { ...smallStory, legs: { ...smallStory.legs, sea: { ...(smallStory.legs.sea as Leg), ...sea } } };
  const timeline = compile(story, stage);
  return { timeline, at: (position: number) => readingOf(frameAt(timeline, position), timeline) };
};

describe('what the status panel reads', () => {
  it('is the length of the line, where nothing else is said, and how much of it is drawn', () => {
    const { timeline, at } = readingWith({});
    const ofKm = Math.round((timeline.paths.sea?.km ?? 0) / 10) * 10;
    expect(at(1)).toEqual({ leg: 'sea', km: ofKm, ofKm });
    expect(at(0.75)?.km).toBeLessThan(ofKm);
  });

  it('is what a source says, in proportion to what is drawn', () => {
    const { at } = readingWith({ length: { km: 9824, sources: ['agency'] } });
    expect(at(1)).toEqual({ leg: 'sea', km: 9820, ofKm: 9820 });
  });

  it('is no number where the length is unknown or there is only a direction', () => {
    for (const nothing of [{ length: 'unknown' }, { certainty: 'direction' }] as const)
      expect(readingWith(nothing).at(1)).toEqual({ leg: 'sea', km: null, ofKm: null });
  });

  it('leaves the route timeline its share where nothing is said of a length', () => {
    expect(readingWith({ length: 'unknown' }).timeline.journeyKm).toBeCloseTo(readingWith({}).timeline.journeyKm, 6);
    const { timeline } = readingWith({ length: { km: 9824, sources: ['agency'] } });
    expect(timeline.journeyKm).toBeCloseTo(9824 + (timeline.paths.west?.km ?? 0), 6);
  });
});
