import type { Element, ElementContent } from 'hast';
import { type BlockMaterial, type ItemMaterial, isMedium, paragraphsOf } from './blocks.ts';
import { escapeMarkdown } from './escape.ts';
import { textIn } from './html-media.ts';
import { alignOf, elementsOf, gridOf, mostColumns } from './html-table.ts';
import { soundParagraph } from './sound.ts';

/** How what is inside an element is read, and where it is said that it became simpler. */
export interface Inside {
  /** the blocks of some nodes by themselves */
  readonly parts: (nodes: readonly ElementContent[]) => BlockMaterial[];
  readonly changed: (what: string) => void;
}

/** A list, and after it what can't be in it. */
export function listOf(node: Element, inside: Inside): BlockMaterial[] {
  const after: BlockMaterial[] = [];
  const items = itemsOf(node, inside, after);
  const start = Number(node.properties.start ?? 1);
  const first = Number.isInteger(start) && start >= 0 && start < 1e6 ? start : 1;
  return items.length > 0 ? [{ kind: 'list', ordered: node.tagName === 'ol', start: first, items }, ...after] : after;
}

/** The items of a list. @param after what stands in them and can't, which comes after the list */
function itemsOf(node: Element, { parts: partsOf, changed }: Inside, after: BlockMaterial[]): ItemMaterial[] {
  const items: ItemMaterial[] = [];
  for (const child of node.children) {
    if (child.type !== 'element' && child.type !== 'text') continue;
    const parts = partsOf(child.type === 'element' && child.tagName === 'li' ? child.children : [child]);
    const words = parts.filter((part) => typeof part === 'string');
    const lists = parts.flatMap((part) => (typeof part === 'object' && part.kind === 'list' ? [part] : []));
    const others = parts.filter((part) => typeof part === 'object' && part.kind !== 'list');
    if (words.length > 1) changed('paragraphs of an item of a list, which are one');
    if (others.some((part) => typeof part === 'object' && !isMedium(part))) changed('a table or quotation in a list, which comes after it');
    after.push(...others);
    const inner = lists.flatMap((one) => one.items);
    if (inner.some((item) => item.items)) changed('a list in a list in a list, whose items are in the second');
    const flat = inner.flatMap((item): ItemMaterial[] => [{ words: item.words }, ...(item.items ?? [])]);
    const ordered = lists[0]?.ordered;
    if (words.length > 0) items.push({ words: words.join(' '), ...(flat.length > 0 ? { items: flat, ordered } : {}) });
    else {
      const before = items.at(-1);
      // a list right in a list belongs to the item above it
      if (before && flat.length > 0) items[items.length - 1] = { ordered, ...before, items: [...(before.items ?? []), ...flat] };
      else items.push(...flat);
    }
  }
  return items;
}

/** A table, or what comes of it: a list of its rows, paragraphs, what is in its cells. */
export function tableOf(node: Element, { parts: partsOf, changed }: Inside): BlockMaterial[] {
  const { caption, head, rows, columns, spanned, cut } = gridOf(node);
  if (cut) changed(`a table of more than ${mostColumns} columns, of which the rest is left out`);
  const around = node.children.filter((child) => child.type === 'text');
  const captioned = caption ? partsOf(caption.children) : partsOf(around);
  const cells = [...(head ? [head] : []), ...rows].map((row) =>
    Array.from({ length: columns }, (_, column) => {
      const cell = row[column];
      return cell ? partsOf(cell.children) : [];
    }),
  );
  const parts = cells.flat();
  const complex = parts.some((cell) => cell.some((part) => typeof part === 'object' && !isMedium(part)));
  const after = parts.flat().filter(isMedium);
  const lines = cells.map((row) => row.map((cell) => cell.filter((part) => typeof part === 'string').join(' ')));
  const joined = lines.map((row) => row.filter((cell) => cell !== '').join(' · ')).filter((line) => line !== '');
  if (complex) {
    changed('a table that holds lists, quotations or tables, whose cells come one after the other');
    return [...captioned, ...parts.flat()];
  }
  if (head && columns > 1) {
    const [names = [], ...others] = lines;
    if (spanned) changed('cells over several columns or rows, which are in the first of them');
    if (names.includes('')) changed('a column without a name, which is called “–”');
    const align = names.map((_, column) => alignOf(head[column]) ?? alignOf(rows[0]?.[column]));
    return [...captioned, { kind: 'table', align, head: names.map((cell) => cell || '–'), rows: others }, ...after];
  }
  if (joined.length > 1 && columns > 1) {
    changed('a table without names of its columns, which is a list of its rows');
    return [...captioned, { kind: 'list', ordered: false, start: 1, items: joined.map((words) => ({ words })) }, ...after];
  }
  if (joined.length > 0) changed('a table of one column or row, which is now paragraphs');
  return [...captioned, ...joined.map(soundParagraph), ...after];
}

/** A quotation. @param by who says so, where it stands outside */
export function quotationOf(node: Element, by: string | undefined, { parts: partsOf, changed }: Inside): BlockMaterial[] {
  const children = [...node.children];
  const last = children.findLastIndex((child) => child.type === 'element');
  const end = children[last];
  const credit = end?.type === 'element' ? creditIn(end) : undefined;
  if (credit) children.splice(last, 1);
  const said = credit ? inline(partsOf(credit.children)) : '';
  const address = textIn(node, 'cite');
  const paragraphs: string[] = [];
  const after: BlockMaterial[] = [];
  for (const part of partsOf(children)) {
    if (isMedium(part)) after.push(part);
    else {
      if (typeof part === 'object' && part.kind !== 'quotation') changed('a list or table in a quotation, which is paragraphs of it');
      paragraphs.push(...paragraphsOf(part));
    }
  }
  const dashed = /^[—–]\s/.test(paragraphs.at(-1) ?? '') && paragraphs.length > 1 ? withoutDash(paragraphs.pop() ?? '') : '';
  const who =
    [withoutDash(said), dashed].filter((words) => words !== '').join(', ') ||
    by ||
    (/^https?:/i.test(address) ? escapeMarkdown(address) : '');
  if (paragraphs.length > 0) return [{ kind: 'quotation', paragraphs, ...(who ? { by: who } : {}) }, ...after];
  return who === '' ? after : [soundParagraph(who), ...after];
}

/** The element that says whose words a quotation has: its `footer` or `cite`, alone or in a paragraph of its own. */
function creditIn(node: Element): Element | undefined {
  if (node.tagName === 'footer' || node.tagName === 'cite') return node;
  const children = node.children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
  const [only] = children;
  return node.tagName === 'p' && children.length === 1 && only?.type === 'element' && only.tagName === 'cite' ? only : undefined;
}

/** Blocks as inline Markdown of one line. */
export const inline = (parts: readonly BlockMaterial[]): string => parts.flatMap(paragraphsOf).join(' ');
/** Without the dash that stands before who says so. */
export const withoutDash = (words: string): string => words.replace(/^(?:[—–]|\\-|-)\s*/, '').trim();

/** Elements of a caption that say whose a picture is. */
const credits = /(^|[-_\s])(credit|credits|byline|attribution|copyright|source)([-_\s]|$)/i;

const classOf = (node: Element): string => [node.properties.className ?? ''].flat().join(' ');

/** Whether an element beside a picture says whose it is: by its class, and without a picture of its own. */
export const isCredit = (node: Element): boolean => /credit/i.test(classOf(node)) && !holdsMedia(node);

const mediaTags = new Set('img picture video audio iframe embed object svg canvas figure'.split(' '));
const holdsMedia = (node: Element): boolean => elementsOf(node).some((child) => mediaTags.has(child.tagName) || holdsMedia(child));

/** The words of a caption, and whose it is where that is set apart: in an element for it, or behind a dash or ©. */
export function captionOf(node: Element, { parts: partsOf }: Inside): { paragraphs: string[]; by: string; rest: BlockMaterial[] } {
  const saysWhose = (child: ElementContent): boolean =>
    child.type === 'element' && (['cite', 'small'].includes(child.tagName) || credits.test(classOf(child)) || isCredit(child));
  const credit = node.children.filter(saysWhose);
  const parts = partsOf(node.children.filter((child) => !saysWhose(child)));
  const paragraphs = parts.filter((part) => typeof part === 'string');
  const rest = parts.filter((part) => typeof part !== 'string');
  let by = withoutDash(inline(credit.flatMap((child) => (child.type === 'element' ? partsOf(child.children) : []))));
  const last = paragraphs.at(-1) ?? '';
  if (by === '' && /^(—|–|©)/.test(last)) by = withoutDash(paragraphs.pop() ?? '');
  return { paragraphs, by: by && soundParagraph(by), rest };
}
