import type { Block, Chart, List, Paragraph } from './text.ts';

/** Whether a block is a plain paragraph. */
export const isParagraph = (block: Block): block is Paragraph => !('type' in block);

/** All words of some blocks, paragraph by paragraph, item by item and cell by cell, in reading order. */
export function wordsOf(blocks: readonly Block[]): Paragraph[] {
  return blocks.flatMap(wordsOfBlock).filter((words) => words.length > 0);
}

function wordsOfBlock(block: Block): readonly Paragraph[] {
  if (isParagraph(block)) return [block];
  switch (block.type) {
    case 'list':
      return wordsOfList(block);
    case 'table':
      return [block.head, ...block.rows].flat();
    case 'picture':
    case 'comparison':
    case 'sound':
    case 'video':
      return [...block.paragraphs, block.by];
    case 'chart':
      return [...chartNames(block), ...block.paragraphs, block.by];
    case 'quotation':
      return block.by ? [...block.paragraphs, block.by] : block.paragraphs;
    case 'link-card':
      return [[{ type: 'text', value: block.title }], ...block.paragraphs];
  }
}

/** What stands in a chart: its title, and the names of its columns and rows. Its figures are no words. */
const chartNames = ({ title, rowName, series, rows }: Chart): Paragraph[] =>
  [title, rowName, ...series, ...rows.map(({ name }) => name)].map((value) => [{ type: 'text', value }]);

/** The words that a step begins with, for what names it: not those of a picture, a chart or the like, where it has others. */
export function firstWordsOf(blocks: readonly Block[]): Paragraph | undefined {
  const reading = blocks.filter(
    (block) => isParagraph(block) || !('file' in block || block.type === 'chart' || block.type === 'comparison'),
  );
  return wordsOf(reading)[0] ?? wordsOf(blocks)[0];
}

const wordsOfList = ({ items }: List): Paragraph[] => items.flatMap(({ words, list }) => [words, ...(list ? wordsOfList(list) : [])]);

/** Those of {@link wordsOf} that are set in the type of the article, and those in that of captions: tables, link cards, charts and names of who says so. */
export function wordsByType(blocks: readonly Block[]): { readonly reading: Paragraph[]; readonly captions: Paragraph[] } {
  const reading: Paragraph[] = [];
  const captions: Paragraph[] = [];
  for (const block of blocks) {
    if (isParagraph(block)) reading.push(block);
    else if (block.type === 'list') reading.push(...wordsOfList(block));
    else if (block.type === 'quotation') {
      reading.push(...block.paragraphs);
      if (block.by) captions.push(block.by);
    } else captions.push(...wordsOfBlock(block), ...('captions' in block ? (block.captions?.words ?? []) : []));
  }
  return { reading, captions };
}
