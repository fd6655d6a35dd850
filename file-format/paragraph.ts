import type { BlockContent } from 'mdast';
import type { Block } from '#story/text.ts';
import { isParagraphOfColons } from './directives.ts';
import { markdownExcess } from './limits.ts';
import { inlines, parseMarkdown } from './markdown.ts';
import { collect } from './problem.ts';
import { isBlock, type Media, readBlock } from './read-blocks.ts';

const spot = (offset: number) => ({ file: '', offset });

/** Whether a text is one paragraph of the inline Markdown that a story has, without a mistake. References in it are not looked up. */
export function isSoundParagraph(text: string): boolean {
  const { findings, report } = collect();
  const only = onlyNode(text);
  if (only?.type !== 'paragraph' || isParagraphOfColons(only)) return false;
  inlines(only.children, { references: [], runs: [], parts: [], blocks: [], text, step: null, report, spot }, 0);
  return findings.length === 0;
}

/**
 * The block of a step's words that a text is.
 * @param lang of the text, BCP 47
 * @param media the files that it may name
 * @returns undefined where it has a mistake, is none or more than one
 */
export function soundBlock(text: string, lang = 'en', media: Media = new Map()): Block | undefined {
  if (markdownExcess(text)) return undefined;
  const { findings, report } = collect();
  const only = onlyNode(text) as BlockContent | undefined;
  if (!only || !isBlock(only)) return undefined;
  const block = readBlock(only, { references: [], runs: [], parts: [], blocks: [], text, step: null, report, spot, media, lang });
  return findings.length === 0 ? block : undefined;
}

function onlyNode(text: string) {
  const [only, second] = parseMarkdown(text).children.filter((node) => (node.position?.start.offset ?? 0) < text.length);
  return second ? undefined : only;
}
