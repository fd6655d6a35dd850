import { firstWordsOf, wordsOf } from './blocks.ts';
import type { Paragraph, StepText, StoryText } from './text.ts';
import { plainText, sourcesIn, stepsOf } from './walk-text.ts';
import { countWords, wordsPerMinute } from './word-count.ts';

/** A step's words, lists and tables among them, with its captions and notes. The map description is left out: it cites nothing. */
export function paragraphsIn(step: StepText): Paragraph[] {
  return [...wordsOf(step.blocks), ...step.asides.flatMap((aside) => aside.paragraphs)];
}

/** Every paragraph of a story in reading order, captions and notes included. */
export function paragraphsOf(text: StoryText): Paragraph[] {
  return [text.credit, ...stepsOf(text).flatMap(paragraphsIn)];
}

/** The paragraphs of a story's page of method. */
export const methodOf = ({ method }: StoryText): Paragraph[] => [...(method?.how ?? []), ...(method?.unverified ?? [])];

/** Source ids in the order of their first citation; a footnote's number is its position in this list, from 1. */
export function citedSources(text: StoryText): string[] {
  return [...sourcesIn([...paragraphsOf(text), ...Object.values(text.says), ...methodOf(text)])];
}

/** Source id → id of the step that cites it first. Sources cited only by the status panel are absent. */
export function firstMentions(text: StoryText): Map<string, string> {
  const mentions = new Map<string, string>();
  for (const step of stepsOf(text)) {
    for (const source of sourcesIn(paragraphsIn(step))) if (!mentions.has(source)) mentions.set(source, step.id);
  }
  return mentions;
}

/** Minutes that an unhurried reader needs for a story, one at least. */
export function readingMinutes(text: StoryText): number {
  const words = paragraphsOf(text).reduce((sum, paragraph) => sum + countWords(plainText(paragraph), text.lang), 0);
  return Math.max(1, Math.round(words / wordsPerMinute));
}

/** A step's name in lists: the beginning of its text, cut between words before `limit` characters. */
export function stepTitle(step: StepText, fallback: string, limit = 46): string {
  const first = firstWordsOf(step.blocks);
  const words = first ? plainText(first) : fallback;
  if (words.length <= limit) return words;
  return `${words.slice(0, words.lastIndexOf(' ', limit)).replace(/[\s,;:.–—-]+$/u, '')} …`;
}
