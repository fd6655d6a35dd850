import { clamp } from '#geo/angle.ts';
import { restHalf } from '#theme/layout.ts';

/** Where a step's text is in the document, CSS px from its top. */
export interface TextBox {
  readonly top: number;
  readonly bottom: number;
  /** where what belongs above the text begins, such as the chapter's heading; default `top` */
  readonly head?: number;
  /** where what is read with the text ends, such as the step's last note; default `bottom` */
  readonly end?: number;
}

/** The part of the viewport in which text is read, CSS px from its top. */
export interface ReadingBand {
  readonly top: number;
  readonly bottom: number;
  /** above this line text is hidden or off the screen; default 0 */
  readonly edge?: number;
  /** where links lead, a text begins no lower than here; default `bottom`: as low as it comes */
  readonly rest?: number;
}

/** CSS px of scroll: where a step begins and ends to be read, and `at`, where its position is exactly its index. */
export interface Passage {
  readonly from: number;
  readonly at: number;
  readonly to: number;
}

/** A part of the page in which position and scroll grow evenly: from one offset (CSS px) to another, and between which positions. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly begin: number;
  readonly end: number;
}

/** The passage of each step's text, with its notes, through the reading band. */
export interface ScrollMap {
  readonly passages: readonly Passage[];
  /** the whole page in order: each step up to its index and from there on, and the travels between; neither offsets nor positions ever decrease */
  readonly stretches: readonly Stretch[];
}

/**
 * The passage of step i begins when its text enters the band from below and ends when the last line of its text and notes leaves it above.
 * `at`, where links lead, has the text in the middle of the band, a short one higher, but never its beginning out of view.
 * Passages are kept in order and apart, whatever the layout, so that the position never jumps: overlapping ones are cut at the middle.
 * @param maxScroll the largest scroll offset of the page, CSS px
 */
export function scrollMapOf(boxes: readonly TextBox[], band: ReadingBand, maxScroll: number): ScrollMap {
  const passages = boxes.map(({ top, bottom, head = top, end = bottom }, index) => {
    const from = index === 0 ? 0 : top - band.bottom;
    const read = Math.max(bottom - band.top, from + 1);
    // The text alone decides where links lead: notes follow it, and move nothing.
    const at = Math.max((from + read) / 2, top - (band.rest ?? band.bottom));
    return { from, at: Math.min(at, head - (band.edge ?? 0)), room: (read - from) / 10, to: Math.max(end - band.top, read) };
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
  const placed = passages.map(({ from, at, room, to }, index): Passage => {
    const least = Math.min(room, (to - from) / 10);
    // The first step is at its index from the top of the page on, the last one until its end.
    return { from, at: index === 0 ? from : clamp(from + least, at, to - least), to };
  });
  return { passages: placed, stretches: stretchesOf(placed) };
}

/** The positions between which a step is read: up to its index, and from there on. After the last step's the position stays. */
function stretchesIn({ from, at, to }: Passage, index: number, count: number): Stretch[] {
  const rising = { from: at, to, begin: index, end: index === count - 1 ? index : index + restHalf };
  return index === 0 ? [rising] : [{ from, to: at, begin: index - restHalf, end: index }, rising];
}

function stretchesOf(passages: readonly Passage[]): Stretch[] {
  return passages.flatMap((passage, index) => {
    const own = stretchesIn(passage, index, passages.length);
    const next = passages[index + 1];
    return next ? [...own, { from: passage.to, to: next.from, begin: index + restHalf, end: index + 1 - restHalf }] : own;
  });
}

/** The position (3 ± 0.1 while step 3 is read) at a scroll offset in CSS px. It never decreases while the offset grows. */
export function positionAt({ stretches }: ScrollMap, scroll: number): number {
  const here = stretches[firstUpTo(stretches, 'to', scroll)];
  if (!here) return 0;
  const share = here.to > here.from ? clamp(0, (scroll - here.from) / (here.to - here.from), 1) : 0;
  return here.begin + (here.end - here.begin) * share;
}

/** The scroll offset in CSS px at which `position` is shown: the inverse of `positionAt`. */
export function scrollFor({ stretches }: ScrollMap, position: number): number {
  const here = stretches[firstUpTo(stretches, 'end', position)];
  if (!here) return 0;
  const share = here.end > here.begin ? clamp(0, (position - here.begin) / (here.end - here.begin), 1) : 0;
  return here.from + (here.to - here.from) * share;
}

/** Index of the first stretch that reaches up to a value, or of the last one; by bisection. */
function firstUpTo(stretches: readonly Stretch[], side: 'to' | 'end', value: number): number {
  let [low, high] = [0, stretches.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= (stretches[middle] as Stretch)[side]) high = middle;
    else low = middle + 1;
  }
  return low;
}
