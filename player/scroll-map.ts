/** Where a step's words stand in the document, CSS px from its top. */
export interface TextBox {
  readonly top: number;
  readonly bottom: number;
}

/** The part of the viewport in which one reads, CSS px from its top. */
export interface ReadingBand {
  readonly top: number;
  readonly bottom: number;
}

/** Scroll offsets between which each step is being read: the passage of its words through the reading band. */
export interface ScrollMap {
  readonly passages: readonly { readonly from: number; readonly to: number }[];
}

/** Half of the part of a step's unit of position in which its words are read; the rest is travel. */
const rest = 0.1;

/**
 * The passage of step i begins when its words enter the band from below and ends when their last line leaves it above.
 * Passages are kept in order and apart, whatever the layout, so that the position never jumps: what overlaps is cut at the middle.
 */
export function scrollMapOf(boxes: readonly TextBox[], band: ReadingBand, maxScroll: number): ScrollMap {
  const passages = boxes.map(({ top, bottom }, index) => {
    const from = index === 0 ? 0 : top - band.bottom;
    const to = Math.max(bottom - band.top, from + 1);
    return { from, to };
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
  // The end of the page must reach the last step, even on a stage so tall that its words never climb to the band.
  const last = passages.at(-1);
  if (last && passages.length > 1 && last.to > maxScroll) {
    last.from = Math.max(Math.min(last.from, maxScroll - 1), (passages.at(-2)?.to ?? 0) + 1);
    last.to = Math.max(maxScroll, last.from + 1);
  }
  return { passages };
}

/** The position at which step `index` of `count` begins and ends to be read: the first has no way to it, the last none from it. */
function restOf(index: number, count: number): [begin: number, end: number] {
  return [index === 0 ? 0 : index - rest, index === count - 1 ? index : index + rest];
}

/** The position (3 ± 0.1 while step 3 is read) at a scroll offset in CSS px. Never goes back while the offset grows. */
export function positionAt(map: ScrollMap, scroll: number): number {
  const { passages } = map;
  let index = 0;
  while (index + 1 < passages.length && scroll >= (passages[index + 1]?.from ?? Number.POSITIVE_INFINITY)) index++;
  const here = passages[index];
  if (!here) return 0;
  const [begin, end] = restOf(index, passages.length);
  const next = passages[index + 1];
  if (scroll <= here.to || !next) {
    const share = Math.min(Math.max((scroll - here.from) / (here.to - here.from), 0), 1);
    return begin + (end - begin) * share;
  }
  return end + (index + 1 - rest - end) * ((scroll - here.to) / (next.from - here.to));
}

/** The scroll offset in CSS px at which `position` is shown: the inverse of `positionAt`. */
export function scrollFor(map: ScrollMap, position: number): number {
  const { passages } = map;
  const count = passages.length;
  for (let index = 0; index < count; index++) {
    const here = passages[index] as { from: number; to: number };
    const [begin, end] = restOf(index, count);
    if (position <= begin && index === 0) return here.from;
    if (position <= end || index === count - 1) return here.from + (here.to - here.from) * Math.min((position - begin) / (end - begin), 1);
    const next = passages[index + 1] as { from: number };
    const arrival = index + 1 - rest;
    if (position < arrival) return here.to + (next.from - here.to) * ((position - end) / (arrival - end));
  }
  return 0;
}
