import type { View } from './tab.ts';

/** ms that a state may take to come on a machine that does much else; none of it is waited for when it is sooner. */
const patience = 90_000;

/**
 * Asks again and again until there is an answer.
 * @param what is waited for, for the error; a function where that says what there was instead
 * @param ask what it throws counts as no answer: documents change while they load
 * @returns the first answer that is neither empty nor false
 * @throws when none has come in 90 s, with the last error
 */
export async function eventually<T>(
  what: string | (() => string),
  ask: () => Promise<T>,
): Promise<NonNullable<Exclude<T, false | 0 | ''>>> {
  const end = performance.now() + patience;
  for (let error: unknown; ; ) {
    try {
      const answer = await ask();
      if (answer) return answer as NonNullable<Exclude<T, false | 0 | ''>>;
    } catch (thrown) {
      error = thrown;
    }
    if (performance.now() > end)
      throw new Error(`Expected ${typeof what === 'string' ? what : what()}, and it has not come in ${patience / 1000} s`, {
        cause: error,
      });
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Waits until a function that runs in a document returns something. */
export const until = <Given, Result>(view: View, what: string, test: (given: Given) => Result, given: Given) =>
  eventually(what, () => view.run(test, given));
