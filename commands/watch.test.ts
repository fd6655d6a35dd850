import { expect, it } from 'vitest';
import { coalesced } from './watch.ts';

/** A thing that is run, of which the test says when it ends, and a timer of which it says when it rings. */
function stage() {
  const ends: (() => void)[] = [];
  let bell: (() => void) | undefined;
  const changed = coalesced(
    () => new Promise<void>((resolve) => ends.push(resolve)),
    (go) => {
      bell = go;
    },
  );
  return {
    changed,
    runs: () => ends.length,
    waits: () => bell !== undefined,
    ring: () => {
      const go = bell;
      bell = undefined;
      go?.();
    },
    end: async () => {
      ends.at(-1)?.();
      // what follows a promise, and what follows that
      for (let i = 0; i < 5; i++) await Promise.resolve();
    },
  };
}

it('runs once for many changes, when they have ended', () => {
  const { changed, ring, runs } = stage();
  changed();
  changed();
  changed();
  expect(runs()).toBe(0);
  ring();
  expect(runs()).toBe(1);
});

it('runs once more, and not at the same time, for what changes while it runs', async () => {
  const { changed, ring, runs, end, waits } = stage();
  changed();
  ring();
  changed();
  ring();
  changed();
  ring();
  expect(runs()).toBe(1);
  await end();
  expect(waits()).toBe(true);
  ring();
  expect(runs()).toBe(2);
  await end();
  expect(waits()).toBe(false);
});
