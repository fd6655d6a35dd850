import fc from 'fast-check';
import { expect, test } from 'vitest';
import { playPlan } from './play-plan.ts';

const map = {
  passages: [
    { from: 0, at: 0, to: 300 },
    { from: 1000, at: 1100, to: 1200 },
    { from: 2200, at: 2300, to: 2500 },
  ],
};
const words = [
  { step: 100, gap: 0 },
  { step: 40, gap: 60 },
  { step: 0, gap: 0 },
];

test('a step takes what its words take at 200 a minute, a gap what its captions take, none less than three seconds', () => {
  const plan = playPlan(map, words);
  // 100 words: 30 s; empty gap: 3 s; 40 words: 12 s; 60 words: 18 s; no words: 3 s
  expect(plan.length).toBeCloseTo(66, 9);
  expect(plan.scrollAt(0)).toBe(0);
  expect(plan.scrollAt(15)).toBeCloseTo(150, 9);
  expect(plan.scrollAt(31.5)).toBeCloseTo(650, 9);
  expect(plan.scrollAt(33)).toBeCloseTo(1000, 9);
  expect(plan.scrollAt(54)).toBeCloseTo(1700, 9);
  expect(plan.scrollAt(1e6)).toBe(2500);
  expect(plan.scrollAt(-5)).toBe(0);
});

test('time and scroll are each other’s inverse, and time never scrolls back', () => {
  const plan = playPlan(map, words);
  fc.assert(
    fc.property(fc.double({ min: 0, max: 66, noNaN: true }), fc.double({ min: 0, max: 66, noNaN: true }), (a, b) => {
      expect(plan.secondsAt(plan.scrollAt(a))).toBeCloseTo(a, 6);
      if (a < b) expect(plan.scrollAt(a)).toBeLessThanOrEqual(plan.scrollAt(b));
    }),
  );
});

test('a story without steps stands still', () => {
  const plan = playPlan({ passages: [] }, []);
  expect(plan.length).toBe(0);
  expect(plan.scrollAt(3)).toBe(0);
  expect(plan.secondsAt(3)).toBe(0);
});
