import { Refused } from './api.ts';
import type { Refuse } from './refusals.ts';

/** What is asked of the server, one after the other: an edit is made of the files that the one before it has left. */
export interface Queue {
  /**
   * Does some work when its turn comes, and reads the state anew.
   * @param refused called when the server says no, before anything else is shown, with whether that was about the edit, and why
   * @returns whether it was done
   */
  take(work: () => Promise<void>, refused?: Refuse): Promise<boolean>;
  /** Whether something is not answered yet: until then the files have other words than the author. */
  isBusy(): boolean;
}

/**
 * @param refresh reads the state anew
 * @param failed told what the server says no with
 * @param news called after each answer
 */
export function queueOf(refresh: () => Promise<void>, failed: (words: string) => void, news: () => void): Queue {
  let underWay = 0;
  let before: Promise<unknown> = Promise.resolve();
  return {
    take(work, refused = () => {}) {
      underWay += 1;
      const inTurn = before.then(async () => {
        try {
          await work();
          await refresh();
          return true;
        } catch (error) {
          refused(error instanceof Refused && error.isOfEdit, error instanceof Error ? error.message : String(error));
          if (!(error instanceof Refused) && !(error instanceof TypeError)) throw error;
          failed(error.message);
          await refresh().catch(() => {});
          return false;
        } finally {
          underWay -= 1;
          news();
        }
      });
      before = inTurn.catch(() => {});
      return inTurn;
    },
    isBusy: () => underWay > 0,
  };
}
