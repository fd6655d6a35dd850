import { changedMeanwhile } from '#studio/changed-meanwhile.ts';
import { Refused } from './api.ts';

/**
 * Refuses an edit of a number that has changed since its author began, as the server does of words: to be asked when the edit's turn comes.
 * @param was what it is as far as the author knows
 * @param now what the state has
 * @throws Refused where that is something else
 */
export function refuseChanged(was: number | undefined, now: number | undefined): void {
  if (was !== now) throw new Refused(changedMeanwhile(now), true);
}
