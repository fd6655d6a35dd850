import { clamp } from '#geo/angle.ts';
import { restHalf } from '#theme/layout.ts';

/** Where a step's text is in the document, CSS px from its top. */
export interface TextBox {
  readonly top: number;
  readonly bottom: number;
  /** where what belongs above the text begins, such as the chapter's heading; default `top` */
  readonly head?: number;
}

/** The part of the viewport in which text is read, CSS px from its top. */
export interface ReadingBand {
  readonly top: number;
  readonly bottom: number;
  /** above this line text is hidden or off the screen; default 0 */
  readonly edge?: number;
}

/** CSS px of scroll: where a step begins and ends to be read, and `at`, where its position is exactly its index. */
export interface Passage {
  readonly from: number;
  readonly at: number;
  readonly to: number;
}

/** The passage of each step's text through the reading band. */
export interface ScrollMap {
  readonly passages: readonly Passage[];
}

/**
 * The passage of step i begins when its text enters the band from below and ends when its last line leaves it above.
 * `at`, where links lead, has the text in the middle of the band, but never its beginning out of view.
 * Passages are kept in order and apart, whatever the layout, so that the position never jumps: overlapping ones are cut at the middle.
 * @param maxScroll the largest scroll offset of the page, CSS px
 */
export function scrollMapOf(boxes: readonly TextBox[], band: ReadingBand, maxScroll: number): ScrollMap {
  const passages = boxes.map(({ top, bottom, head = top }, index) => {
    const from = index === 0 ? 0 : top - band.bottom;
    const to = Math.max(bottom - band.top, from + 1);
    return { from, at: Math.min((from + to) / 2, head - (band.edge ?? 0)), to };
  });
  for (let i = 1; i < passages.length; i++) {
    const before = passages[i - 1] as { from: number; to: number };
    const here = passages[i] as { from: number; to: number };
    if (before.to > here.from - 1) {
      const middle = Math.max((before.to + here.from) / 2, before.from + 1);
      before.to = middle - 0.5;
      here.from = middle + 0.5;
      here.to = Math.max(here.to, here.from + 1);
    }
  }
  // The end of the page must reach the last step, even in a viewport so tall that its text never rises to the band.
  const last = passages.at(-1);
  if (last && passages.length > 1 && last.to > maxScroll) {
    last.from = Math.max(Math.min(last.from, maxScroll - 1), (passages.at(-2)?.to ?? 0) + 1);
    last.to = Math.max(maxScroll, last.from + 1);
  }
  for (const [index, passage] of passages.entries()) {
    const room = (passage.to - passage.from) / 10;
    // The first step is at its index from the top of the page on, the last one until its end.
    passage.at = index === 0 ? passage.from : clamp(passage.from + room, passage.at, passage.to - room);
  }
  return { passages };
}

/** The scroll offsets and positions between which a step is read: up to its index, and from there on. After the last step's the position stays. */
function stretches({ from, at, to }: Passage, index: number, count: number): { from: number; to: number; begin: number; end: number }[] {
  const rising = { from: at, to, begin: index, end: index === count - 1 ? index : index + restHalf };
  return index === 0 ? [rising] : [{ from, to: at, begin: index - restHalf, end: index }, rising];
}

/** All stretches of the page in order: those of each step and, between two steps, the travel. Positions grow through them without a gap. */
function stretchesOf({ passages }: ScrollMap): { from: number; to: number; begin: number; end: number }[] {
  return passages.flatMap((passage, index) => {
    const own = stretches(passage, index, passages.length);
    const next = passages[index + 1];
    return next ? [...own, { from: passage.to, to: next.from, begin: index + restHalf, end: index + 1 - restHalf }] : own;
  });
}

/** The position (3 ± 0.1 while step 3 is read) at a scroll offset in CSS px. It never decreases while the offset grows. */
export function positionAt(map: ScrollMap, scroll: number): number {
  const all = stretchesOf(map);
  const here = all.find(({ to }) => scroll <= to) ?? all.at(-1);
  if (!here) return 0;
  const share = here.to > here.from ? clamp(0, (scroll - here.from) / (here.to - here.from), 1) : 0;
  return here.begin + (here.end - here.begin) * share;
}

/** The scroll offset in CSS px at which `position` is shown: the inverse of `positionAt`. */
export function scrollFor(map: ScrollMap, position: number): number {
  const all = stretchesOf(map);
  const here = all.find(({ end }) => position <= end) ?? all.at(-1);
  if (!here) return 0;
  const share = here.end > here.begin ? clamp(0, (position - here.begin) / (here.end - here.begin), 1) : 0;
  return here.from + (here.to - here.from) * share;
}
