import type { StoryText } from './text.ts';
import { plainText, stepsOf } from './walk-text.ts';

/** A step's first paragraph as words alone; the story's standfirst where the step has no words of its own. */
export function openingOf(text: StoryText, step: string): string {
  const first = stepsOf(text).find(({ id }) => id === step)?.paragraphs[0];
  return (first && plainText(first)) || text.standfirst;
}

/** What the map shows at a step, in words: the text alternative of its picture. */
export function shownAt(text: StoryText, step: string): string {
  return (stepsOf(text).find(({ id }) => id === step)?.map ?? []).map(plainText).join(' ');
}

/**
 * The beginning of a text, cut between two words, with an ellipsis where it goes on.
 * @param most characters, the ellipsis among them
 */
export function firstWords(text: string, most: number): string {
  const whole = text.trim().replace(/[ \t\n]+/g, ' ');
  if (whole.length <= most) return whole;
  const cut = whole.slice(0, most - 1); // a word that ends here leaves room for a space and the ellipsis
  const end = cut.lastIndexOf(' ');
  return withEllipsis(cut.slice(0, end > 0 ? end : most - 2));
}

/** A text with an ellipsis for what is left out, and without a comma, dash or full stop before it. */
export function withEllipsis(text: string): string {
  return `${text.replace(/[\s.,;:،؛。–—-]+$/u, '')} …`;
}
