import type { Mark, ToGuest } from '#embed/messages.ts';
import { clamp } from '#geo/angle.ts';
import type { Player } from '#player/player.ts';
import { positionAt, type ScrollMap, scrollFor, scrollMapOf } from '#player/scroll-map.ts';
import type { PageScroll } from './page-scroll.ts';

/** What a host says of its own words. */
export type HostWords = Omit<Extract<ToGuest, { type: 'words' }>, 'type'>;

/** Half of the part of a unit in which a step's words are read, as in scroll-map.ts. */
const rest = 0.1;

/**
 * The story's position for a place among the host's words: `at` 2.5 is half-way from the words marked third to those marked fourth. Words need not
 * name every step, nor in the story's order: between two marks the map travels from the one's step to the other's, by way of those between.
 *
 * @param steps the story's positions of the marked words, one or more
 */
export function positionAmong(steps: readonly number[], at: number): number {
  const last = steps.length - 1;
  const index = clamp(0, Math.floor(at), Math.max(last - 1, 0));
  const [from = 0, to = from] = [steps[index], steps[Math.min(index + 1, last)]];
  const share = clamp(0, at - index, 1);
  // The same step twice: its words go on, and nothing moves.
  if (from === to) return from;
  const side = Math.sign(to - from);
  if (share <= rest) return from + side * share;
  if (share >= 1 - rest) return to - side * (1 - share);
  const [start, end] = [from + side * rest, to - side * rest];
  return start + ((end - start) * (share - rest)) / (1 - 2 * rest);
}

/** Drives a player by the host's own paragraphs. */
export interface HostTextScroll extends PageScroll {
  /** Where the host's words stand. Marks of unknown steps are ignored. */
  stand(words: HostWords): void;
  /** The host has scrolled so far, CSS px in the measure of the marks. */
  follow(offset: number): void;
}

export function hostText(player: Player, ask: (offset: number, smooth: boolean) => void): HostTextScroll {
  const ids = player.timeline().story.steps.map((step) => step.id);
  let map: ScrollMap = { passages: [] };
  let steps: number[] = [];
  let held: { offset: number; position: number } | null = null;
  let last = 0;
  return {
    stand({ marks, band, end }) {
      const known = marks.filter(({ step }) => ids.includes(step)).sort(byPlace);
      const [first] = known;
      // What stands above the first words is not of this story: a passage of its own, on the same step, so that a way to the words leads to them.
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
        // Shown at once; it holds until the host scrolls away from where that is.
        held = { offset: last, position };
        player.moveTo(position);
      }
      if (mark < 0) return;
      const offset = Math.round(scrollFor(map, mark));
      if (held) held = { offset, position };
      ask(offset, behavior === 'smooth');
    },
    refresh() {},
    stop() {},
  };
}

const byPlace = (a: Mark, b: Mark): number => a.top - b.top;
