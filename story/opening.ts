import { firstWordsOf } from './blocks.ts';
import type { StoryText } from './text.ts';
import { plainText, stepsOf } from './walk-text.ts';

/** A step's first paragraph as plain text; the story's standfirst where the step has no text of its own. */
export function openingOf(text: StoryText, step: string): string {
  const first = firstWordsOf(stepsOf(text).find(({ id }) => id === step)?.blocks ?? []);
  return (first && plainText(first)) || text.standfirst;
}

/** A step's map description: the text alternative of its picture. */
export function shownAt(text: StoryText, step: string): string {
  return (stepsOf(text).find(({ id }) => id === step)?.map ?? []).map(plainText).join(' ');
}

/**
 * The beginning of a text, cut between words, with an ellipsis where it continues.
 * @param most characters, including the ellipsis
 */
export function firstWords(text: string, most: number): string {
  const whole = text.trim().replace(/[ \t\n]+/g, ' ');
  if (whole.length <= most) return whole;
  const cut = whole.slice(0, most - 1); // a word that ends here leaves room for a space and the ellipsis
  const end = cut.lastIndexOf(' ');
  return withEllipsis(cut.slice(0, end > 0 ? end : most - 2));
}

/** A truncated text with an ellipsis, without a comma, dash or full stop before it. */
export function withEllipsis(text: string): string {
  return `${text.replace(/[\s.,;:،؛。–—-]+$/u, '')} …`;
}
