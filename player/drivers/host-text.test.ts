import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Player } from '#player/player.ts';
import { hostText, positionAmong } from './host-text.ts';

describe('the position among marked words', () => {
  test('is the step’s own where its words are read, and travels in between', () => {
    expect(positionAmong([1, 2, 3], 0)).toBe(1);
    expect(positionAmong([1, 2, 3], 0.1)).toBeCloseTo(1.1);
    expect(positionAmong([1, 2, 3], 0.5)).toBeCloseTo(1.5);
    expect(positionAmong([1, 2, 3], 1.95)).toBeCloseTo(2.95);
    expect(positionAmong([1, 2, 3], 2)).toBe(3);
  });
  test('passes through steps that no words name', () => {
    expect(positionAmong([1, 5], 0.1)).toBeCloseTo(1.1);
    expect(positionAmong([1, 5], 0.5)).toBeCloseTo(3);
    expect(positionAmong([1, 5], 0.9)).toBeCloseTo(4.9);
  });
  test('goes back where the words go back, and rests where two paragraphs tell one step', () => {
    expect(positionAmong([5, 2], 0.05)).toBeCloseTo(4.95);
    expect(positionAmong([5, 2], 0.5)).toBeCloseTo(3.5);
    expect(positionAmong([4, 4], 0.5)).toBe(4);
    expect(positionAmong([7], 0.4)).toBe(7);
  });
  test('never jumps, and stays within the steps that are marked', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(11), { minLength: 1, maxLength: 8 }), fc.double({ min: 0, max: 8, noNaN: true }), (steps, at) => {
        const here = positionAmong(steps, at);
        expect(Math.abs(positionAmong(steps, at + 1e-6) - here)).toBeLessThan(1e-4);
        expect(here).toBeGreaterThanOrEqual(Math.min(...steps) - 1e-9);
        expect(here).toBeLessThanOrEqual(Math.max(...steps) + 1e-9);
      }),
    );
  });
});

describe('a player driven by a host’s words', () => {
  const driven = () => {
    const moves: number[] = [];
    const requests: [number, boolean][] = [];
    const story = { steps: ['title', 'sea', 'rail', 'end'].map((id) => ({ id })) };
    const player = { timeline: () => ({ story }), moveTo: (position: number) => moves.push(position) } as unknown as Player;
    const scroll = hostText(player, (offset, smooth) => requests.push([offset, smooth]));
    const mark = (step: string, top: number) => ({ step, top, bottom: top + 100 });
    return { moves, requests, scroll, mark };
  };
  const band = { top: 300, bottom: 600 };

  test('rests while a paragraph is in the band and travels to the next', () => {
    const { moves, scroll, mark } = driven();
    scroll.setText({ marks: [mark('sea', 1000), mark('rail', 3000)], band, end: 9000 });
    for (const offset of [0, 600, 1600, 2600, 9000]) scroll.follow(offset);
    const [, top, reading, between, next, end] = moves;
    expect([top, end]).toEqual([1, 2]);
    expect(reading).toBeCloseTo(1, 0);
    expect(between).toBeGreaterThan(1.1);
    expect(between).toBeLessThan(1.9);
    expect(next).toBeCloseTo(2, 0);
  });

  test('ignores steps that the story has not, and words before any are known', () => {
    const { moves, scroll, mark } = driven();
    scroll.follow(500);
    scroll.setText({ marks: [mark('nowhere', 1000)], band, end: 9000 });
    scroll.follow(700);
    expect(moves).toEqual([]);
  });

  test('a seek shows its step at once, asks the host to go to the words, and holds until the host goes elsewhere', () => {
    const { moves, requests, scroll, mark } = driven();
    scroll.setText({ marks: [mark('sea', 1000), mark('rail', 3000)], band, end: 9000 });
    scroll.seek(2);
    expect(moves.at(-1)).toBe(2);
    const [offset = 0] = requests[0] ?? [];
    expect(offset).toBeGreaterThan(3100 - band.bottom);
    expect(offset).toBeLessThan(3100 - band.top);
    const before = moves.length;
    scroll.follow(offset + 0.4);
    expect(moves.length).toBe(before);
    scroll.follow(0);
    expect(moves.at(-1)).toBe(1);
  });

  test('the first words are sought where they stand, not at the top of the host’s page', () => {
    const { requests, scroll, mark } = driven();
    scroll.setText({ marks: [mark('sea', 2000), mark('rail', 3000)], band, end: 9000 });
    scroll.seek(1, 'smooth');
    expect(requests).toEqual([[expect.closeTo(2050 - 450, -2), true]]);
  });

  test('a seek to a step without words moves the map alone', () => {
    const { moves, requests, scroll, mark } = driven();
    scroll.setText({ marks: [mark('sea', 1000)], band, end: 9000 });
    scroll.seek(3);
    scroll.follow(0.2);
    expect(moves.at(-1)).toBe(3);
    expect(requests).toEqual([]);
  });
});
