import { soundBlock } from '#file-format/paragraph.ts';
import { escapePlain, oneLine, plainOf } from './escape.ts';
import type { Where } from './notes.ts';
import { soundParagraph } from './sound.ts';

/** A block of a step's words as an import has it. A bare text is a paragraph; all texts are inline Markdown, unless it says otherwise. */
export type BlockMaterial = string | ListMaterial | TableMaterial | QuotationMaterial | LinkCardMaterial | MediumMaterial;

export interface ListMaterial {
  readonly kind: 'list';
  readonly ordered: boolean;
  /** the first number of an ordered list */
  readonly start: number;
  readonly items: readonly ItemMaterial[];
}

export interface ItemMaterial {
  readonly words: string;
  /** the list under it, whose items have none */
  readonly items?: readonly ItemMaterial[] | undefined;
  /** whether the list under it has numbers */
  readonly ordered?: boolean | undefined;
}

export interface TableMaterial {
  readonly kind: 'table';
  /** for each column */
  readonly align: readonly ('left' | 'center' | 'right' | undefined)[];
  readonly head: readonly string[];
  /** as many cells as the head has */
  readonly rows: readonly (readonly string[])[];
}

export interface QuotationMaterial {
  readonly kind: 'quotation';
  readonly paragraphs: readonly string[];
  /** who says so */
  readonly by?: string | undefined;
}

export interface LinkCardMaterial {
  readonly kind: 'link';
  readonly href: string;
  /** plain words */
  readonly title: string;
}

/** A picture, sound or video that may lie beside the file that is imported. */
export interface MediumMaterial {
  readonly kind: 'medium';
  readonly medium: 'picture' | 'sound' | 'video';
  /** from the folder of the file that names it, without a way up */
  readonly path: string;
  /** plain words for readers who do not see or hear it; empty for none */
  readonly alt: string;
  readonly caption: readonly string[];
  /** whose it is; empty for none */
  readonly by: string;
  /** what is said in a recording */
  readonly captions?: readonly { readonly path: string; readonly lang: string }[] | undefined;
  /** the picture of a video, as `path` */
  readonly poster?: string | undefined;
  readonly where: Where;
  /** the names in the story's folder, once it is carried over */
  readonly names?: { readonly file: string; readonly captions?: string; readonly poster?: string } | undefined;
}

/** Characters, and signs that make a parser look twice, of one block: the format takes few more (`file-format/limits.ts`). */
const mostCharacters = 8000;
const mostSigns = 400;

/** The block, in pieces where it is too large for the format, and as paragraphs where Markdown has no way to write it. */
export function soundBlocks(block: BlockMaterial): readonly BlockMaterial[] {
  if (typeof block === 'string') return [soundParagraph(block)];
  if (block.kind === 'medium') return [block];
  return pieces(block).flatMap((piece): readonly BlockMaterial[] => (isSound(piece) ? [piece] : paragraphsOf(piece)));
}

function isSound(block: Exclude<BlockMaterial, string>): boolean {
  const read = soundBlock(blockMarkdown(block));
  if (!read || !('type' in read)) return false;
  switch (read.type) {
    case 'list':
      return block.kind === 'list' && read.items.length === block.items.length;
    case 'table':
      return block.kind === 'table' && read.rows.length === block.rows.length;
    case 'quotation':
      return block.kind === 'quotation' && read.paragraphs.length === block.paragraphs.length;
    case 'link-card':
      return block.kind === 'link' && read.href === block.href;
    default:
      return false;
  }
}

/** Parts of a list, table or quotation that are each as large as the format takes. */
function pieces(block: Exclude<BlockMaterial, string | MediumMaterial>): readonly Exclude<BlockMaterial, string | MediumMaterial>[] {
  switch (block.kind) {
    case 'list': {
      let start = block.start;
      return chunks(block.items, (item) => [item.words, ...(item.items ?? []).map(({ words }) => words)].join('        ')).map((items) => {
        const piece = { ...block, start, items };
        start += items.length;
        return piece;
      });
    }
    case 'table': {
      const head = block.head.join('   ').length;
      return chunks(block.rows, (row) => row.join('   '), head).map((rows) => ({ ...block, rows }));
    }
    case 'quotation':
      return chunks(block.paragraphs, (paragraph) => paragraph, block.by?.length).map((paragraphs, index, all) => ({
        ...block,
        paragraphs,
        by: index === all.length - 1 ? block.by : undefined,
      }));
    case 'link':
      return [block];
  }
}

function chunks<T>(list: readonly T[], textOf: (item: T) => string, each = 0): T[][] {
  const all: T[][] = [];
  let room = { characters: 0, signs: 0 };
  for (const item of list) {
    const text = textOf(item);
    const size = text.length + 10;
    const signs = text.match(/[[*_]/g)?.length ?? 0;
    if (all.length === 0 || room.characters < size || room.signs < signs) {
      all.push([]);
      room = { characters: mostCharacters - each, signs: mostSigns };
    }
    all.at(-1)?.push(item);
    room = { characters: room.characters - size, signs: room.signs - signs };
  }
  return all;
}

/** The paragraphs of a quotation, with who says so behind a dash. */
const quoted = ({ paragraphs, by }: QuotationMaterial): string[] => [...paragraphs, ...(by ? [`— ${by}`] : [])];

/** A block as paragraphs of inline Markdown, where nothing else has room; none of a medium. */
export function paragraphsOf(block: BlockMaterial): string[] {
  if (typeof block === 'string') return [block];
  const found = ((): string[] => {
    switch (block.kind) {
      case 'list':
        return block.items.flatMap((item) => [item, ...(item.items ?? [])]).map(({ words }) => `• ${words}`);
      case 'table':
        return [block.head, ...block.rows].map((cells) => cells.filter((cell) => cell !== '').join(' · '));
      case 'quotation':
        return quoted(block);
      case 'link':
        return [`[${escapePlain(block.title)}](${block.href})`];
      case 'medium':
        return [];
    }
  })();
  return found.filter((text) => text.trim() !== '').map(soundParagraph);
}

/** The words of a block, without markup. */
export const plainOfBlock = (block: BlockMaterial): string => paragraphsOf(block).map(plainOf).join(' ');

export const isMedium = (block: BlockMaterial): block is MediumMaterial => typeof block === 'object' && block.kind === 'medium';

/** What the media among blocks are called, where they have no room. */
export const mediaNames = (blocks: readonly BlockMaterial[]): string[] => blocks.filter(isMedium).map(mediumName);

/** What a medium is called in messages and comments. */
export function mediumName({ medium, path, alt }: Pick<MediumMaterial, 'medium' | 'path' | 'alt'>): string {
  return `${medium} ${path}${alt ? ` (${alt})` : ''}`;
}

/**
 * A block as Markdown of a story's text.
 * @param after the block before it: lists that follow one another need marks of their own
 */
export function blockMarkdown(block: BlockMaterial, after?: BlockMaterial): string {
  if (typeof block === 'string') return soundParagraph(block);
  switch (block.kind) {
    case 'list': {
      const other = typeof after === 'object' && after.kind === 'list' && after.ordered === block.ordered;
      return listLines(block, other).join('\n');
    }
    case 'table': {
      const row = (cells: readonly string[]): string => `| ${cells.map(cellMarkdown).join(' | ')} |`;
      const sides = { left: ':---', center: ':---:', right: '---:' };
      return [row(block.head), `| ${block.align.map((side) => (side ? sides[side] : '---')).join(' | ')} |`, ...block.rows.map(row)].join(
        '\n',
      );
    }
    case 'quotation':
      return quoted(block)
        .map((paragraph) => `> ${paragraph}`)
        .join('\n>\n');
    case 'link':
      return `:::link[${labelOf(block.title)}]{href="${attribute(block.href)}"}\n:::`;
    case 'medium': {
      const { medium, alt, caption, by, names } = block;
      const attributes = [
        `file=${names?.file ?? ''}`,
        ...(names?.poster ? [`poster=${names.poster}`] : []),
        ...(names?.captions ? [`captions=${names.captions}`] : []),
      ];
      return `:::${medium}[${labelOf(alt)}]{${attributes.join(' ')}}\n${[...caption, `— ${by}`].join('\n\n')}\n:::`;
    }
  }
}

function listLines({ ordered, start, items }: ListMaterial, other: boolean): string[] {
  const signs = other ? { item: '*', number: ')' } : { item: '-', number: '.' };
  return items.flatMap(({ words, items: inner = [], ordered: numbered = false }, index) => {
    const mark = ordered ? `${start + index}${signs.number} ` : `${signs.item} `;
    const indent = ' '.repeat(mark.length);
    return [`${mark}${words}`, ...inner.map((item, i) => `${indent}${numbered ? `${i + 1}. ` : '- '}${item.words}`)];
  });
}

const cellMarkdown = (cell: string): string => cell.replace(/\\.|\|/gs, (match) => (match === '|' ? '\\|' : match));
const labelOf = (words: string): string => escapePlain(oneLine(words, 1000));
const attribute = (value: string): string => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
