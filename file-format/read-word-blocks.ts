import type { Blockquote, List as ListNode, Table as TableNode } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { LinkCard, List, ListItem, Paragraph, Quotation, Table } from '#story/text.ts';
import { inlinesOf, plainText } from '#story/walk-text.ts';
import { checkClosed, readCredited, readLabel } from './credited.ts';
import { attributeOffset, checkAttributes, isLabel, isParagraphOfColons, offsetOf, skipped, unknownAttributes } from './directives.ts';
import { type InlineContext, inlines, names } from './markdown.ts';

/** A list, with one list under an item at most. */
export function readList(node: ListNode, context: InlineContext, depth = 1): List {
  const { report, spot } = context;
  const items = node.children.map((item): ListItem => {
    const at = spot(offsetOf(item));
    if (item.checked !== null && item.checked !== undefined)
      report('unsupported-markdown', at, 'box to tick', 'an item without `[ ]` before its words');
    let words: Paragraph | undefined;
    let list: List | undefined;
    for (const child of item.children) {
      if (skipped(child, context)) continue;
      if (child.type === 'paragraph' && !words && !list) words = inlines(child.children, context, offsetOf(child));
      else if (child.type === 'list' && !list && depth < 2) list = readList(child, context, depth + 1);
      else {
        const what = child.type === 'list' && depth >= 2 ? 'list in a list in a list' : `${names[child.type] ?? child.type} in an item`;
        report('unsupported-markdown', spot(offsetOf(child)), what, 'one paragraph in an item, and one list under it');
      }
    }
    if (!words || plainText(words).trim() === '') report('empty-part', at, 'item without words', 'words after its mark');
    return list ? { words: words ?? [], list } : { words: words ?? [] };
  });
  const start = node.start ?? 1;
  return { type: 'list', ordered: node.ordered === true, ...(start === 1 ? {} : { start }), items };
}

/** Markdown says left and right of what is at the start and at the end: a table in Arabic is the other way round. */
const sides = { left: 'start', center: 'center', right: 'end' } as const;

/** A table of which every column has a name. */
export function readTable(node: TableNode, context: InlineContext): Table {
  const { report, spot } = context;
  const [first, ...others] = node.children.map((row) => ({
    at: spot(offsetOf(row)),
    cells: row.children.map((cell) => inlines(cell.children, context, offsetOf(cell))),
  }));
  const head = first?.cells ?? [];
  for (const { at, cells } of others) {
    if (cells.length !== head.length)
      report(
        'table-shape',
        at,
        `row of ${cells.length} ${cells.length === 1 ? 'cell' : 'cells'}`,
        `${head.length}, as the table’s head has`,
      );
  }
  const unnamed = node.children[0]?.children[head.findIndex((cell) => plainText(cell).trim() === '')];
  if (unnamed) report('empty-part', spot(offsetOf(unnamed)), 'column without a name', 'words in each cell of the table’s head');
  if (others.length === 0) report('empty-part', spot(offsetOf(node)), 'table without rows', 'a row below its head');
  return {
    type: 'table',
    align: head.map((_, column) => (node.align?.[column] ? sides[node.align[column]] : null)),
    head,
    rows: others.map(({ cells }) => cells),
  };
}

/** A quotation, with who says so behind a dash. */
export function readQuotation(node: Blockquote, context: InlineContext): Quotation {
  const { paragraphs, by } = readCredited(node.children, context, 'a quotation');
  if (paragraphs.length === 0) context.report('empty-part', context.spot(offsetOf(node)), 'quotation without words', 'words after the `>`');
  return { type: 'quotation', paragraphs, ...(by ? { by } : {}) };
}

/** `:::link[Title]{href=https://…}` with words on what is there. */
export function readLinkCard(node: ContainerDirective, context: InlineContext): LinkCard | undefined {
  const { report, spot } = context;
  const start = offsetOf(node);
  checkAttributes(node, ['href'], context);
  checkClosed(node, context);
  const href = node.attributes?.href ?? '';
  const label = readLabel(node, context, 'the title of the page');
  const hrefAt = spot(attributeOffset(context.text, start, 'href'));
  if (href === '') {
    if (unknownAttributes(node, ['href']).length === 0)
      report('bad-attribute', spot(start), '`:::link` without an address', '`:::link[Title]{href=https://…}`');
  } else if (!/^https?:\/\//i.test(href) || !URL.canParse(href))
    report('bad-url', hrefAt, `\`${href}\``, 'a URL that begins with https:// or http://');
  else context.references.push({ to: 'web', id: href, spot: hrefAt, step: context.step });
  const paragraphs: Paragraph[] = [];
  for (const child of node.children) {
    if (skipped(child, context) || isLabel(child)) continue;
    if (child.type !== 'paragraph' || isParagraphOfColons(child)) {
      report('unsupported-markdown', spot(offsetOf(child)), `${names[child.type] ?? child.type} in \`:::link\``, 'paragraphs');
      continue;
    }
    const words = inlines(child.children, context, offsetOf(child));
    // the whole card is a link, and there are no links in links
    const other = [...inlinesOf([words])].find(({ type }) => type === 'link' || type === 'reference' || type === 'cite');
    if (other) report('unsupported-markdown', spot(offsetOf(child)), `${linkNames[other.type]} in \`:::link\``, 'words and emphasis');
    paragraphs.push(words);
  }
  return href === '' || label === undefined ? undefined : { type: 'link-card', href, title: label, paragraphs };
}

const linkNames: Readonly<Record<string, string>> = { link: 'link', reference: 'reference', cite: 'footnote' };
