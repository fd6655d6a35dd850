import type { Element, ElementContent, RootContent } from 'hast';
import { type BlockMaterial, isMedium, plainOfBlock } from './blocks.ts';
import { escapeMarkdown, markdownLink } from './escape.ts';
import { captionOf, type Inside, inline, isCredit, listOf, quotationOf, tableOf, withoutDash } from './html-blocks.ts';
import { type Found, flush, takeMedia } from './html-found.ts';
import { pictureOf, playerOf, recordingOf, sourceOf, textIn } from './html-media.ts';
import { elementsOf } from './html-table.ts';
import type { Notes, Where } from './notes.ts';
import { soundParagraph } from './sound.ts';

/** Elements inside one another that are read. */
const deepest = 400;
const blocks = new Set(
  (
    'address article aside center dd details div dl dt fieldset figcaption footer form h1 h2 h3 h4 h5 h6 ' +
    'header hr main nav p pre section summary'
  ).split(' '),
);
const ignored = new Set('script style noscript template head title meta base'.split(' '));
const players = new Set('iframe embed object svg canvas map'.split(' '));

/** The words of a parsed text, element by element: its first heading, its blocks, and the media that stay behind. */
export function wordsOfNodes(
  nodes: readonly (RootContent | ElementContent)[],
  where: Where,
  notes: Notes,
): Pick<Found, 'heading' | 'blocks' | 'media'> {
  const found: Found = { blocks: [], heading: '', media: [], now: '', waiting: [], depth: 0, inside: false, notes, where };
  walk(nodes, found);
  flush(found);
  return found;
}

function walk(nodes: readonly (RootContent | ElementContent)[], found: Found): void {
  if (found.depth > deepest) {
    found.notes.add('markup', found.where, `Left out: words in more than ${deepest} elements inside one another`, 'depth');
    return;
  }
  found.depth++;
  for (const node of nodes) {
    if (node.type === 'text') found.now += escapeMarkdown(node.value.replace(/\s+/g, ' '));
    else if (node.type === 'element') element(node, found);
  }
  found.depth--;
}

/** The blocks of some nodes by themselves, as those of an item or a cell. */
function partsOf(nodes: readonly ElementContent[], found: Found): BlockMaterial[] {
  const own: Found = { ...found, blocks: [], now: '', waiting: [], inside: true };
  walk(nodes, own);
  flush(own);
  return own.blocks;
}

function element(node: Element, found: Found): void {
  const { tagName: tag, children } = node;
  if (ignored.has(tag)) {
    if (tag === 'script') found.notes.add('code', found.where, 'Not run and not carried over: a script in the words');
    return;
  }
  const own = written(tag);
  if (own) {
    own(node, found);
    return;
  }
  if (['form', 'input', 'button', 'select', 'textarea'].includes(tag))
    found.notes.add('markup', found.where, `Not carried over: \`${tag}\``, tag);
  const apart = blocks.has(tag);
  if (apart) flush(found);
  if (isCredit(node) && credit(node, found)) return;
  walk(children, found);
  if (apart) flush(found);
}

/** How an element is written that is more than its words; undefined for all others. */
function written(tag: string): ((node: Element, found: Found) => void) | undefined {
  if (players.has(tag)) return player;
  switch (tag) {
    case 'br':
      return (_, found) => flush(found);
    case 'a':
      return link;
    case 'b':
    case 'strong':
      return (node, found) => emphasis(node, '**', found);
    case 'i':
    case 'em':
    case 'cite':
      return (node, found) => emphasis(node, '*', found);
    case 'ul':
    case 'ol':
    case 'menu':
      return (node, found) => block((inside) => listOf(node, inside), found);
    // an item without its list
    case 'li':
      return (node, found) => block((inside) => listOf({ ...node, tagName: 'ul', properties: {}, children: [node] }, inside), found);
    case 'table':
      return (node, found) => block((inside) => tableOf(node, inside), found);
    case 'blockquote':
      return (node, found) => block((inside) => quotationOf(node, undefined, inside), found);
    case 'figure':
      return figure;
    case 'img':
      return (node, found) => takeMedia(pictureOf(node, found.where), found);
    case 'picture':
      return picture;
    case 'video':
    case 'audio':
      return recording;
    default:
      return /^h[1-6]$/.test(tag) ? heading : undefined;
  }
}

/** Gives the words of a credit to the picture right before it. @returns whether there is one */
function credit(node: Element, found: Found): boolean {
  if (found.now.trim() !== '') return false;
  // the picture of an inline credit still waits for the end of its paragraph
  flush(found);
  const last = found.blocks.at(-1);
  const shown = typeof last === 'object' && isMedium(last) && last.by === '' ? last : undefined;
  if (!shown && found.left !== found.blocks.length) return false;
  const by = inline(partsOf(node.children, found));
  if (by === '') return true;
  if (shown) found.blocks[found.blocks.length - 1] = { ...shown, by: soundParagraph(by) };
  else {
    found.media.push(`${found.media.pop()} · credit: ${by}`);
    found.left = undefined;
  }
  return true;
}

function picture(node: Element, found: Found): void {
  const inner = elementsOf(node);
  const sources = inner.filter(({ tagName }) => tagName === 'source').map(sourceOf);
  takeMedia(pictureOf(inner.find(({ tagName }) => tagName === 'img') ?? node, found.where, sources), found);
}

function recording(node: Element, found: Found): void {
  takeMedia(recordingOf(node, found.where), found);
  walk(
    node.children.filter((child) => child.type !== 'element' || !['source', 'track'].includes(child.tagName)),
    found,
  );
}

function player(node: Element, found: Found): void {
  takeMedia(playerOf(node), found);
  if (node.tagName === 'object' || node.tagName === 'map') walk(node.children, found);
}

/** Blocks, before which the paragraph that is being written ends. */
function block(read: (inside: Inside) => readonly BlockMaterial[], found: Found): void {
  flush(found);
  found.blocks.push(...read(insideOf(found)));
}

const insideOf = (found: Found): Inside => ({
  parts: (nodes) => partsOf(nodes, found),
  changed: (what) => found.notes.add('markup', found.where, `Changed: ${what}`, what),
});

/** Walks into an element and gives back what it would have written, with the blanks around it set apart. */
function inside(node: Element, found: Found): { before: string; text: string; after: string } {
  const outer = found.now;
  found.now = '';
  const count = found.blocks.length;
  walk(node.children, found);
  const written = found.now;
  // a block inside: its paragraphs are finished, and what was before them comes first
  if (found.blocks.length > count) {
    const later = found.blocks.splice(count);
    const waiting = found.waiting;
    found.waiting = [];
    found.now = outer;
    flush(found);
    found.blocks.push(...later);
    found.waiting = waiting;
    found.now = '';
  } else found.now = outer;
  const text = written.trim();
  return { before: /^\s/.test(written) ? ' ' : '', text, after: /\s$/.test(written) && text !== '' ? ' ' : '' };
}

function emphasis(node: Element, mark: string, found: Found): void {
  const { before, text, after } = inside(node, found);
  const plain = text.includes('](') || text.includes('*');
  found.now += text === '' ? before : `${before}${plain ? text : `${mark}${text}${mark}`}${after}`;
}

function link(node: Element, found: Found): void {
  const href = textIn(node, 'href');
  const before = { blocks: found.blocks.length, media: found.waiting.length + found.media.length, heading: found.heading };
  const written = inside(node, found);
  const linked = (words: string): string | undefined => (href === '' ? undefined : markdownLink(words, href));
  const note = (what: string): void => found.notes.add('link', found.where, `Not carried over: ${what}`);
  if (written.text === '') {
    const last = found.blocks.length > before.blocks ? found.blocks.at(-1) : undefined;
    const whole = typeof last === 'string' && !last.includes('](') ? linked(last) : undefined;
    if (whole) found.blocks[found.blocks.length - 1] = whole;
    else if (href !== '' && (last || found.heading !== before.heading || found.waiting.length + found.media.length > before.media))
      note(`the link of a picture or heading, to \`${href.slice(0, 80)}\``);
    return;
  }
  const inline = linked(written.text);
  if (!inline && href !== '' && !href.startsWith('#')) note(`a link to \`${href.slice(0, 80)}\`, which is no web page`);
  found.now += `${written.before}${inline ?? written.text}${written.after}`;
}

function heading(node: Element, found: Found): void {
  flush(found);
  const first = found.blocks.length === 0;
  const words = partsOf(node.children, found);
  const plain = words.map(plainOfBlock).join(' ').trim();
  if (plain !== '') {
    if (found.heading === '' && first && !found.inside) found.heading = plain;
    else found.blocks.push(`**${escapeMarkdown(plain)}**`);
  }
  found.blocks.push(...words.filter(isMedium));
}

/** A picture, quotation or the like with its caption. */
function figure(node: Element, found: Found): void {
  flush(found);
  const behind = found.media.length;
  const children = elementsOf(node);
  const caption = children.find(({ tagName }) => tagName === 'figcaption');
  const quoted = children.find(({ tagName }) => tagName === 'blockquote');
  if (caption && quoted) {
    const by = withoutDash(inline(partsOf(caption.children, found)));
    for (const child of children)
      if (child === quoted) block((inside) => quotationOf(child, by, inside), found);
      else if (child !== caption) element(child, found);
    flush(found);
    return;
  }
  const parts = partsOf(
    node.children.filter((child) => child !== caption),
    found,
  );
  const { paragraphs, by, rest } = caption ? captionOf(caption, insideOf(found)) : { paragraphs: [], by: '', rest: [] };
  const carried = parts.filter(isMedium);
  const [only] = carried;
  if (only && carried.length === 1)
    found.blocks.push(...parts.map((part) => (part === only ? { ...only, caption: [...only.caption, ...paragraphs], by } : part)), ...rest);
  else found.blocks.push(...parts, ...paragraphs, ...(by ? [soundParagraph(`— ${by}`)] : []), ...rest);
  if (found.media.length > behind) found.left = found.blocks.length;
}
