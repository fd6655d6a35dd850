import type { Inline, Paragraph, StoryText } from '#timeline/text.ts';

/** Every paragraph of a story in reading order: words, captions and notes. */
export function paragraphsOf(text: StoryText): Paragraph[] {
  const asides = (step: StoryText['chapters'][number]['steps'][number]) => step.asides.flatMap((aside) => aside.paragraphs);
  return [text.credit, ...text.chapters.flatMap((chapter) => chapter.steps.flatMap((step) => [...step.paragraphs, ...asides(step)]))];
}

/** Source ids in the order in which they are first cited; the number of a footnote is the place in this list, from 1. */
export function citedSources(text: StoryText): string[] {
  const ids = new Set<string>();
  const walk = (inline: Inline): void => {
    if (inline.type === 'cite') ids.add(inline.source);
    else if (inline.type !== 'text') inline.children.forEach(walk);
  };
  for (const paragraph of [...paragraphsOf(text), ...Object.values(text.says)]) paragraph.forEach(walk);
  return [...ids];
}

/** Source id → id of the step that cites it first. A source cited by the instrument alone has none. */
export function firstMentions(text: StoryText): Map<string, string> {
  const mentions = new Map<string, string>();
  for (const step of text.chapters.flatMap((chapter) => chapter.steps)) {
    const walk = (inline: Inline): void => {
      if (inline.type === 'cite') {
        if (!mentions.has(inline.source)) mentions.set(inline.source, step.id);
      } else if (inline.type !== 'text') inline.children.forEach(walk);
    };
    for (const paragraph of [...step.paragraphs, ...step.asides.flatMap((aside) => aside.paragraphs)]) paragraph.forEach(walk);
  }
  return mentions;
}

/** The words of a paragraph without its marks. */
export function plain(paragraph: Paragraph): string {
  return paragraph.map((inline) => (inline.type === 'text' ? inline.value : inline.type === 'cite' ? '' : plain(inline.children))).join('');
}

/** Minutes that an unhurried reader needs: 200 words a minute (Brysbaert 2019: 238 for silent reading of non-fiction; the map wants time too). */
export function readingMinutes(text: StoryText): number {
  const words = paragraphsOf(text).reduce((sum, paragraph) => sum + plain(paragraph).split(/\s+/).filter(Boolean).length, 0);
  return Math.max(1, Math.round(words / 200));
}

/** A name for a step in lists: its first words, cut between words before `limit` characters. */
export function stepTitle(step: StoryText['chapters'][number]['steps'][number], fallback: string, limit = 46): string {
  const words = step.paragraphs[0] ? plain(step.paragraphs[0]) : fallback;
  if (words.length <= limit) return words;
  return `${words.slice(0, words.lastIndexOf(' ', limit)).replace(/[\s,;:.–—-]+$/u, '')} …`;
}
