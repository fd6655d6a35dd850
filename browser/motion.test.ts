// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { motionPreference } from './motion.ts';
import { motionSwitches } from './motion-switches.ts';

/** The system's setting, which a test may change. */
function system(reduced: boolean): { set(reduced: boolean): void; listeners(): number } {
  const listeners = new Set<() => void>();
  const query = {
    matches: reduced,
    addEventListener: (_: string, listener: () => void) => listeners.add(listener),
    removeEventListener: (_: string, listener: () => void) => listeners.delete(listener),
  };
  vi.stubGlobal('matchMedia', () => query);
  return {
    set(next) {
      query.matches = next;
      for (const listener of listeners) listener();
    },
    listeners: () => listeners.size,
  };
}

beforeEach(() => window.localStorage.clear());
afterEach(() => vi.unstubAllGlobals());

test('without a choice the system’s setting holds, as it changes', () => {
  const { set, listeners } = system(true);
  const motion = motionPreference();
  const onChange = vi.fn();
  const stop = motion.watch(onChange);
  expect(motion.on()).toBe(false);
  set(false);
  expect([motion.on(), onChange.mock.calls.length]).toEqual([true, 1]);
  stop();
  expect(listeners()).toBe(0);
});

test('the reader’s choice holds against the system’s setting, and on the next visit', () => {
  system(false);
  const motion = motionPreference();
  const onChange = vi.fn();
  motion.watch(onChange);
  motion.choose(false);
  expect([motion.on(), onChange.mock.calls.length, motionPreference().on()]).toEqual([false, 1, false]);
});

test('where storage is refused a choice holds for the page', () => {
  system(false);
  const refuse = (): never => {
    throw new DOMException('no', 'SecurityError');
  };
  vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse });
  const motion = motionPreference();
  motion.choose(false);
  expect(motion.on()).toBe(false);
});

test('the switches show what is in effect and change it', () => {
  const { set } = system(false);
  document.body.innerHTML = '<main><button data-motion data-unavailable></button><button data-motion data-unavailable></button></main>';
  const root = document.querySelector('main') as HTMLElement;
  const buttons = [...root.querySelectorAll('button')];
  const checked = (): (string | null)[] => buttons.map((button) => button.getAttribute('aria-checked'));
  const stop = motionSwitches(root, motionPreference());
  expect([checked(), root.dataset.motion, root.querySelector('[data-unavailable]')]).toEqual([['true', 'true'], 'on', null]);
  set(true);
  expect([checked(), root.dataset.motion]).toEqual([['false', 'false'], 'off']);
  buttons[1]?.click();
  expect([checked(), root.dataset.motion]).toEqual([['true', 'true'], 'on']);
  stop();
  buttons[0]?.click();
  expect(root.dataset.motion).toBe('on');
});
