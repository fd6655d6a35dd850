// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { scrolledWindow } from '#player/fixtures/scrolled-window.ts';
import type { PlayPlan } from '#player/play-plan.ts';
import { type Playback, playback } from './playback.ts';

/** 10 seconds for 1000 px. */
const even = (length = 10): PlayPlan => ({
  length,
  scrollAt: (seconds) => Math.min(Math.max(seconds, 0), length) * 100,
  secondsAt: (scroll) => Math.min(scroll / 100, length),
});

let now: number;
let due: Map<number, FrameRequestCallback>;
let window_: ReturnType<typeof scrolledWindow>;
let plan: PlayPlan;
let states: boolean[];
let player: Playback;

const make = (loop = false): Playback =>
  playback({
    plan: () => plan,
    isControl: (target) => target instanceof Element && target.matches('button'),
    onChange: (playing) => states.push(playing),
    loop,
  });

beforeEach(() => {
  [now, due, plan, states] = [0, new Map(), even(), []];
  let last = 0;
  vi.stubGlobal('requestAnimationFrame', (callback: FrameRequestCallback) => {
    due.set(++last, callback);
    return last;
  });
  vi.stubGlobal('cancelAnimationFrame', (handle: number) => due.delete(handle));
  window_ = scrolledWindow(2000);
  document.body.innerHTML = '<button></button><p></p>';
  player = make();
});
afterEach(() => {
  player.stop();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** Animation frames, so many ms apart. */
function frames(count: number, ms = 50): void {
  for (let i = 0; i < count; i++) {
    now += ms;
    const callbacks = [...due.values()];
    due.clear();
    for (const callback of callbacks) callback(now);
  }
}

test('it scrolls by the plan: the time between frames, not their number', () => {
  player.play();
  frames(21);
  expect(window.scrollY).toBe(100);
  frames(10, 100);
  expect(window.scrollY).toBe(200);
  expect([player.playing(), states]).toEqual([true, [true]]);
});

test('a hidden tab’s long frame counts a tenth of a second', () => {
  player.play();
  frames(1);
  frames(1, 60_000);
  expect(window.scrollY).toBe(10);
});

test('twice the speed is twice as far, and none is refused', () => {
  player.setSpeed(2);
  player.play();
  frames(21);
  expect(window.scrollY).toBe(200);
  for (const speed of [0, -1, Number.NaN]) expect(() => player.setSpeed(speed)).toThrow(`Unexpected speed ${speed}`);
});

test('it begins where the reader is, and at the end from the beginning', () => {
  window_.scroll(500);
  player.play();
  frames(3);
  expect(window.scrollY).toBe(510);
  player.pause();
  window_.scroll(1000);
  player.play();
  expect(window.scrollY).toBe(0);
});

test('after a scroll by something else, or another plan, it goes on from there', () => {
  player.play();
  frames(3);
  window_.scroll(600);
  frames(2);
  expect(window.scrollY).toBe(610);
  plan = even(20);
  frames(2);
  expect(window.scrollY).toBe(620);
});

test('it pauses at the end of the story, or begins again', () => {
  window_.scroll(990);
  player.play();
  frames(5);
  expect([window.scrollY, player.playing(), states]).toEqual([1000, false, [true, false]]);
  player.stop();
  player = make(true);
  window_.scroll(990);
  player.play();
  frames(5);
  expect(player.playing()).toBe(true);
  expect(window.scrollY).toBeLessThan(100);
});

const touch = (selector: string, event: Event): boolean => document.querySelector(selector)?.dispatchEvent(event) ?? false;

test.each([
  ['a wheel', 'p', new Event('wheel', { bubbles: true }), true],
  ['a wheel over a control', 'button', new Event('wheel', { bubbles: true }), true],
  ['a touch', 'p', new Event('touchstart', { bubbles: true }), true],
  ['a tap on a control', 'button', new Event('pointerdown', { bubbles: true }), false],
  ['a key', 'p', new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }), true],
  ['Tab', 'p', new KeyboardEvent('keydown', { key: 'Tab', bubbles: true }), false],
  ['a key on a control', 'button', new KeyboardEvent('keydown', { key: ' ', bubbles: true }), false],
] as const)('%s: pauses %s', (_, selector, event, pauses) => {
  player.play();
  touch(selector, event);
  expect(player.playing()).toBe(!pauses);
  expect(due.size).toBe(pauses ? 0 : 1);
});

test('playing and pausing twice is once', () => {
  player.play();
  player.play();
  expect(due.size).toBe(1);
  player.pause();
  player.pause();
  expect(states).toEqual([true, false]);
});
