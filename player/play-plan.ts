import { clamp } from '#geo/angle.ts';
import { wordsPerMinute } from '#story/word-count.ts';
import type { ScrollMap } from './scroll-map.ts';

/** Least time for a step and for a travel, seconds. */
const shortest = { step: 3, travel: 3 } as const;

/** Words of a step that are read while its map rests, notes included, and words in the gap after it. */
export interface WordCount {
  readonly step: number;
  readonly gap: number;
}

/** A stretch of playback: from one scroll offset to another, CSS px. `begin`: seconds from the start */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly begin: number;
  readonly seconds: number;
}

/** Where playback is at which time. */
export interface PlayPlan {
  /** seconds at speed 1 */
  readonly length: number;
  /** the scroll offset, CSS px, after some seconds from the beginning */
  scrollAt(seconds: number): number;
  /** the seconds after which a scroll offset is reached */
  secondsAt(scroll: number): number;
}

/**
 * Plans playback: each step's passage through the reading band takes the time to read its text and notes, each gap that of its captions, and never less than a
 * few seconds.
 * @param counts one count per step
 */
export function playPlan(map: Pick<ScrollMap, 'passages'>, counts: readonly WordCount[]): PlayPlan {
  const stretches: Stretch[] = [];
  let begin = 0;
  const add = (from: number, to: number, seconds: number): void => {
    stretches.push({ from, to, begin, seconds });
    begin += seconds;
  };
  for (const [index, { from, to }] of map.passages.entries()) {
    const count = counts[index] ?? { step: 0, gap: 0 };
    const next = map.passages[index + 1];
    add(from, to, Math.max((count.step / wordsPerMinute) * 60, shortest.step));
    if (next) add(to, next.from, Math.max((count.gap / wordsPerMinute) * 60, shortest.travel));
  }
  const length = begin;
  const last = stretches.at(-1);
  return {
    length,
    scrollAt(seconds) {
      const here = stretches.find((stretch) => seconds < stretch.begin + stretch.seconds) ?? last;
      if (!here) return 0;
      const share = clamp(0, (seconds - here.begin) / here.seconds, 1);
      return here.from + (here.to - here.from) * share;
    },
    secondsAt(scroll) {
      const here = stretches.find((stretch) => scroll < stretch.to) ?? last;
      if (!here) return 0;
      const share = here.to > here.from ? clamp(0, (scroll - here.from) / (here.to - here.from), 1) : 0;
      return here.begin + here.seconds * share;
    },
  };
}
