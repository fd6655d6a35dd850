import type { Mark, ToGuest } from '#embed/messages.ts';
import { clamp } from '#geo/angle.ts';
import type { Player } from '#player/player.ts';
import { positionAt, type ScrollMap, scrollFor, scrollMapOf } from '#player/scroll-map.ts';
import { restHalf } from '#theme/layout.ts';
import type { PageScroll } from './page-scroll.ts';

/** Where a host's own paragraphs are. */
export type HostTextPositions = Omit<Extract<ToGuest, { type: 'words' }>, 'type'>;

/**
 * The story's position for a place among the host's marked paragraphs: `at` 2.5 is half-way from the third to the fourth. They need not name every step,
 * nor follow the story's order: between two of them the map travels from the one's step to the other's, through the steps between.
 *
 * @param steps the story's positions of the marked paragraphs, one or more
 */
export function positionAmong(steps: readonly number[], at: number): number {
  const last = steps.length - 1;
  const index = clamp(0, Math.floor(at), Math.max(last - 1, 0));
  const [from = 0, to = from] = [steps[index], steps[Math.min(index + 1, last)]];
  const share = clamp(0, at - index, 1);
  // The same step twice: nothing moves.
  if (from === to) return from;
  const side = Math.sign(to - from);
  if (share <= restHalf) return from + side * share;
  if (share >= 1 - restHalf) return to - side * (1 - share);
  const [start, end] = [from + side * restHalf, to - side * restHalf];
  return start + ((end - start) * (share - restHalf)) / (1 - 2 * restHalf);
}

/** The scroll of a guest that follows the host's own paragraphs. */
export interface HostTextScroll extends PageScroll {
  /** Sets where the host's paragraphs are. Those of unknown steps are ignored. */
  setText(text: HostTextPositions): void;
  /** Goes to how far the host has scrolled, CSS px as the paragraphs are measured. */
  follow(offset: number): void;
}

/** @param requestScroll asks the host to scroll to an offset, CSS px as the paragraphs are measured */
export function hostText(player: Player, requestScroll: (offset: number, smooth: boolean) => void): HostTextScroll {
  const ids = player.timeline().story.steps.map((step) => step.id);
  let map: ScrollMap = scrollMapOf([], { top: 0, bottom: 0 }, 0);
  let steps: number[] = [];
  let held: { offset: number; position: number } | null = null;
  let last = 0;
  return {
    setText({ marks, band, end }) {
      const known = marks.filter(({ step }) => ids.includes(step)).sort(byPlace);
      const [first] = known;
      // What is above the first paragraph gets a passage of its own on the same step, so that a seek of that step leads to the paragraph.
      const all = first ? [{ step: first.step, top: -1, bottom: 0 }, ...known] : [];
      steps = all.map(({ step }) => ids.indexOf(step));
      map = scrollMapOf(all, band, end);
      if (steps.length > 0 && !held) this.follow(last);
    },
    follow(offset) {
      last = offset;
      if (steps.length === 0) return;
      if (held && Math.abs(held.offset - offset) < 1) return;
      held = null;
      player.moveTo(positionAmong(steps, positionAt(map, offset)));
    },
    seek(position, behavior = 'instant') {
      const mark = steps.indexOf(position, 1);
      if (behavior === 'instant' || mark < 0) {
        // Shown at once, and held until the host scrolls away.
        held = { offset: last, position };
        player.moveTo(position);
      }
      if (mark < 0) return;
      const offset = Math.round(scrollFor(map, mark));
      if (held) held = { offset, position };
      requestScroll(offset, behavior === 'smooth');
    },
    refresh() {},
    stop() {},
  };
}

const byPlace = (a: Mark, b: Mark): number => a.top - b.top;
