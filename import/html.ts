import type { Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { type BlockMaterial, mediaNames, paragraphsOf, plainOfBlock, soundBlocks } from './blocks.ts';
import { escapeMarkdown, plainOf, tidy } from './escape.ts';
import { wordsOfNodes } from './html-walk.ts';
import { isMarkdown, markdownToHtml } from './markdown-words.ts';
import type { Notes, Where } from './notes.ts';
import { soundParagraph } from './sound.ts';

/** Words as a story has them. */
export interface Words {
  /** plain words of the first heading in them */
  readonly heading: string;
  /** paragraphs, lists, tables, quotations, link cards, and media that may lie beside the file */
  readonly blocks: readonly BlockMaterial[];
  /** pictures and other media that stay behind: "https://example.org/a.jpg (words about it)" */
  readonly media: readonly string[];
}

/** UTF-16 units of one text that are read: far more than anyone scrolls through beside a map. */
const most = 40_000;
/** Tags of one text that are read as markup: more is no text. */
const mostTags = 3000;

/**
 * Words that may be HTML or Markdown as blocks of a story: paragraphs with emphasis and links, lists, tables, quotations, link cards and media.
 * Nothing else is kept; what was there is noted. Nothing in it is run or loaded.
 */
export function wordsOf(html: string, where: Where, notes: Notes): Words {
  let source = tidy(html);
  if (source.length > most) {
    notes.add('too-large', where, `words of ${source.length} characters, of which the first ${most} are taken`);
    source = source.slice(0, most);
  }
  const written = isMarkdown(source) ? markdownToHtml(source) : undefined;
  if (written === undefined && !/[<&]/.test(source)) {
    const paragraphs = source
      .split(isListed(source) ? /\n/ : /\n\s*\n/)
      .map((text) => soundParagraph(escapeMarkdown(text.replace(/\s+/g, ' ').trim())));
    return { heading: '', blocks: paragraphs.filter((text) => text !== ''), media: [] };
  }
  const tree = parsed(written ?? source, where, notes);
  const { heading, blocks, media } = wordsOfNodes(tree?.children ?? [], where, notes);
  return { heading, blocks: blocks.map(asCard).flatMap(soundBlocks), media };
}

/** Whether the lines of a plain text are each for itself, short as in a list, and not the wrapped lines of paragraphs. */
function isListed(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.length > 2 && lines.filter((line) => line.trim().length < 60).length > lines.length * 0.7;
}

/** A paragraph that is a link to a page, and nothing else, is a link card, unless it is only called by its address. */
function asCard(block: BlockMaterial): BlockMaterial {
  if (typeof block !== 'string') return block;
  const [, words = '', href = ''] = /^\[((?:[^\\[\]]|\\.)+)\]\((https?:[^()\s]+)\)$/.exec(block) ?? [];
  const title = plainOf(words).trim();
  return href === '' || /^(https?:|www\.)/i.test(title) || title === '' ? block : { kind: 'link', href, title };
}

/** Words as one line of plain text, without markup. */
export function plainWords(html: string, where: Where, notes: Notes): string {
  const { heading, blocks: found } = wordsAlone(html, where, notes);
  return [heading, ...found.map(plainOfBlock)].filter((text) => text !== '').join(' ');
}

/** Words as paragraphs of inline Markdown, where nothing else has room. */
export function paragraphWords(html: string, where: Where, notes: Notes): string[] {
  const { heading, blocks: found } = wordsAlone(html, where, notes);
  return [...(heading === '' ? [] : [soundParagraph(escapeMarkdown(heading))]), ...found.flatMap(paragraphsOf)];
}

/** Words where media have no room: those are noted. */
function wordsAlone(html: string, where: Where, notes: Notes): Words {
  const words = wordsOf(html, where, notes);
  for (const picture of [...words.media, ...mediaNames(words.blocks)]) notes.add('media', where, `Not carried over: ${picture}`);
  return words;
}

function parsed(source: string, where: Where, notes: Notes): Root | undefined {
  const tags = source.split('<').length - 1;
  try {
    if (tags <= mostTags) return fromHtml(source, { fragment: true });
  } catch {
    // nested too deep for the parser's stack: the same as too much markup
  }
  notes.add('markup', where, `Not carried over: the markup of words with ${tags} tags; its text is taken without it`);
  return { type: 'root', children: [{ type: 'text', value: source.replace(/<[^<>]*>/g, ' ').replace(/[<>]/g, ' ') }] };
}
