import { inLanguage } from '#story/languages.ts';
import type { Place, PlaceKind } from '#story/story.ts';
import { detailStyle, labelLeading, labelOffset, labels } from '#theme/labels.ts';

/** What decides how much room a line of a label takes. `size` in CSS px, `tracking` in em. */
export interface LineMetrics {
  readonly size: number;
  readonly tracking: number;
  readonly caps: boolean;
  readonly weight: number;
}

/** Type of the labels in numbers. */
export interface LabelMetrics {
  readonly kinds: Readonly<Record<PlaceKind, LineMetrics>>;
  /** the second line */
  readonly detail: LineMetrics;
  /** line height, em */
  readonly leading: number;
  /** from the mark's point to the label, CSS px */
  readonly offset: number;
}

/** The labels as the map sets them. */
export const defaultLabelMetrics: LabelMetrics = { kinds: labels, detail: detailStyle, leading: labelLeading, offset: labelOffset };

/** Mean advances in em of classes of characters of IBM Plex Sans at weight 400; bolder is wider by 0.018 per 100. */
const advances: readonly (readonly [RegExp, number])[] = [
  [/[ilj.,:;'’|!·]/u, 0.28],
  [/[ \u00a0\u2009]/u, 0.26],
  [/[ftr()\-‐[\]/“”"]/u, 0.36],
  [/[mw—@%]/u, 0.84],
  [/[MW]/u, 0.86],
  [/[IJ]/u, 0.42],
  // vowel signs of Devanagari that stand beside their letter; other marks lie on theirs
  [/\p{Mc}/u, 0.3],
  [/\p{Mark}/u, 0],
  [/\p{Script=Devanagari}/u, 0.63],
  [/[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u, 1],
  [/[жмшщюыфЖМШЩЮЫФ]/u, 0.8],
  [/\p{Lu}/u, 0.65],
  [/\p{N}/u, 0.6],
];
const otherAdvance = 0.545;

/** Estimated width of one line, CSS px: the sum of the mean advances of its characters. Within 6 % of what Chromium measures, for Latin and
 * Cyrillic names (label-metrics.test.ts); on the whole a little more, so that labels rather keep apart. */
export function lineWidth(text: string, metrics: LineMetrics): number {
  const weight = 1 + Math.max(0, metrics.weight - 400) * 0.00018;
  let em = 0;
  let count = 0;
  for (const character of metrics.caps ? text.toLocaleUpperCase() : text) {
    em += (advances.find(([test]) => test.test(character))?.[1] ?? otherAdvance) * weight;
    count += 1;
  }
  return (em + Math.max(0, count - 1) * metrics.tracking) * metrics.size;
}

/** Estimated width and height of a place's label, CSS px: its name and, below, its detail. */
export function labelSize(place: Place, lang: string, metrics: LabelMetrics): { width: number; height: number } {
  const line = metrics.kinds[place.kind];
  const name = lineWidth(inLanguage(place.name, lang), line);
  if (!place.detail) return { width: name, height: line.size * metrics.leading };
  const detail = lineWidth(inLanguage(place.detail, lang), metrics.detail);
  return { width: Math.max(name, detail), height: (line.size + metrics.detail.size) * metrics.leading };
}
