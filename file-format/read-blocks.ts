import type { BlockContent, Blockquote, DefinitionContent, List as ListNode, Paragraph as ParagraphNode, Table as TableNode } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Block } from '#story/text.ts';
import { isLabel, isParagraphOfColons, offsetOf } from './directives.ts';
import { inlines } from './markdown.ts';
import type { BlockFind } from './passages.ts';
import { readChart } from './read-chart.ts';
import { type MediaContext, readComparison, readPicture, readRecording } from './read-media-blocks.ts';
import { readLinkCard, readList, readQuotation, readTable } from './read-word-blocks.ts';

type Node = BlockContent | DefinitionContent;
type BlockDirective = ContainerDirective & { name: (typeof blockDirectives)[number] };
type BlockNode = ParagraphNode | ListNode | TableNode | Blockquote | BlockDirective;

/** Directives that stand among a step's paragraphs. */
export const blockDirectives = ['link', 'picture', 'compare', 'sound', 'video', 'chart'] as const;

/** The media of a story's folder by name; null: there, and not to be used, which has been reported. */
export type Media = MediaContext['media'];

/** What a step is read with. */
export type StepContext = MediaContext;

/** Whether a node belongs to a step's words. */
export const isBlock = (node: Node): node is BlockNode =>
  (node.type === 'paragraph' && !isLabel(node) && !isParagraphOfColons(node)) ||
  node.type === 'list' ||
  node.type === 'table' ||
  node.type === 'blockquote' ||
  (node.type === 'containerDirective' && blockDirectives.some((name) => name === node.name));

/** Reads a part of a step's words. @returns undefined when it is so mistaken that nothing is left of it */
export function readBlock(node: BlockNode, context: StepContext): Block | undefined {
  const found = (name: string, { files = [], figures = [] }: Partial<Pick<BlockFind, 'files' | 'figures'>> = {}): void => {
    context.blocks.push({ name, step: context.step, spot: context.spot(offsetOf(node)), files, figures });
  };
  switch (node.type) {
    case 'paragraph':
      return inlines(node.children, context, offsetOf(node));
    case 'list': {
      const list = readList(node, context);
      found(`${list.ordered ? 'numbered list' : 'list'} of ${list.items.length} ${list.items.length === 1 ? 'item' : 'items'}`);
      return list;
    }
    case 'table': {
      const table = readTable(node, context);
      found(`table of ${table.rows.length + 1} × ${table.head.length} cells`);
      return table;
    }
    case 'blockquote':
      found('quotation');
      return readQuotation(node, context);
    case 'containerDirective': {
      if (node.name === 'link') {
        found('`:::link`');
        return readLinkCard(node, context);
      }
      if (node.name === 'chart') {
        const { chart, figures } = readChart(node, context);
        found(`${node.attributes?.type ?? ''} chart of ${figures.length} figures`.trim(), { figures });
        return chart;
      }
      if (node.name === 'compare') {
        const { before, after } = node.attributes ?? {};
        found(`\`:::compare\` of \`${before ?? ''}\` and \`${after ?? ''}\``, { files: [before ?? '', after ?? ''] });
        return readComparison(node, context);
      }
      const file = node.attributes?.file ?? '';
      const { captions = '', poster = '' } = node.attributes ?? {};
      found(`\`:::${node.name}\` of \`${file}\``, { files: [file, captions ?? '', poster ?? ''] });
      return node.name === 'picture' ? readPicture(node, file, context) : readRecording(node, node.name, context);
    }
  }
}
