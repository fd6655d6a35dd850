/** How long one slice of work may take, ms. A task of 50 ms and more delays what the reader does, and what is in one slice is not all of a task. */
const SLICE = 20;

/** Resolves in a task of its own, after what the reader has done meanwhile. */
export function nextTask(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: { yield?(): Promise<void> } };
  return scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));
}

/** Between two parts of a long piece of work: a promise to wait for, where the slice has lasted long enough; else null. */
export type Pause = () => Promise<void> | null;

/** Cuts one piece of work into slices, from now on. @param now ms, for tests */
export function makeSlices(now: () => number = () => performance.now(), next: () => Promise<void> = nextTask): Pause {
  let began = now();
  return () =>
    now() - began < SLICE
      ? null
      : next().then(() => {
          began = now();
        });
}
