import type { BlockContent, Blockquote, DefinitionContent, List as ListNode, Paragraph as ParagraphNode, Table as TableNode } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type {
  Block,
  ComparedPicture,
  Comparison,
  LinkCard,
  List,
  ListItem,
  Paragraph,
  Picture,
  Quotation,
  Recording,
  Table,
} from '#story/text.ts';
import { inlinesOf, plainText } from '#story/walk-text.ts';
import { checkClosed, checkCredit, readCredited, readLabel } from './credited.ts';
import { attributeOffset, checkAttributes, isLabel, isParagraphOfColons, offsetOf, skipped, unknownAttributes } from './directives.ts';
import { type InlineContext, inlines, names } from './markdown.ts';
import { nearest } from './nearest.ts';
import type { BlockFind } from './passages.ts';
import type { Spot } from './problem.ts';
import { readChart } from './read-chart.ts';
import { isCaptionsName, isPictureName, isRecordingName, type Medium } from './read-media.ts';

type Node = BlockContent | DefinitionContent;
type BlockDirective = ContainerDirective & { name: (typeof blockDirectives)[number] };
type BlockNode = ParagraphNode | ListNode | TableNode | Blockquote | BlockDirective;

/** Directives that stand among a step's paragraphs. */
export const blockDirectives = ['link', 'picture', 'compare', 'sound', 'video', 'chart'] as const;

/** The media of a story's folder by name; null: there, and not to be used, which has been reported. */
export type Media = ReadonlyMap<string, Medium | null>;

/** What a step is read with. */
export interface StepContext extends InlineContext {
  readonly media: Media;
  /** BCP 47 tag of the text */
  readonly lang: string;
}

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

function readList(node: ListNode, context: InlineContext, depth = 1): List {
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

function readTable(node: TableNode, context: InlineContext): Table {
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

function readQuotation(node: Blockquote, context: InlineContext): Quotation {
  const { paragraphs, by } = readCredited(node.children, context, 'a quotation');
  if (paragraphs.length === 0) context.report('empty-part', context.spot(offsetOf(node)), 'quotation without words', 'words after the `>`');
  return { type: 'quotation', paragraphs, ...(by ? { by } : {}) };
}

/** `:::link[Title]{href=https://…}` with words on what is there. */
function readLinkCard(node: ContainerDirective, context: InlineContext): LinkCard | undefined {
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

const pictures = { ending: isPictureName, example: 'harbour.jpg', what: 'a picture' };

/** `:::picture[what it shows]{file=harbour.jpg}` with a caption, and behind a dash whose it is. */
function readPicture(node: BlockDirective, file: string, context: StepContext): Picture | undefined {
  const { alt, paragraphs, by } = readMediumBlock(node, ['file'], 'what it shows, for readers who cannot see it', context);
  const medium = readFileName(node, 'file', pictures, context);
  if (medium?.kind !== 'picture' || !by || alt === undefined) return undefined;
  return { type: 'picture', file, digest: medium.digest, width: medium.width, height: medium.height, alt, paragraphs, by };
}

/**
 * `:::compare[what is compared]{before=quay-1911.jpg after=quay-2024.jpg}` with a list of what the two show, a caption, and behind a dash whose they are.
 */
function readComparison(node: BlockDirective, context: StepContext): Comparison | undefined {
  const { report, spot, text } = context;
  const start = offsetOf(node);
  const list = node.children.find((child): child is ListNode => child.type === 'list');
  const rest = { ...node, children: node.children.filter((child) => child !== list) };
  const { alt: label, paragraphs, by } = readMediumBlock(rest, ['before', 'after'], 'what is compared', context);
  const [before, after] = (['before', 'after'] as const).map((name) =>
    readFileName(node, name, { ...pictures, example: name === 'before' ? 'quay-1911.jpg' : 'quay-2024.jpg' }, context),
  );
  const items = list ? readList(list, context).items : [];
  const alts = items.map(({ words, list: under }, index) =>
    under ? '' : altOf(words, spot(offsetOf(list?.children[index] ?? node)), context),
  );
  if (alts.length !== 2 || alts.some((alt) => alt === '')) {
    const expected = 'a list of two items, what each picture shows, for readers who cannot see them';
    report(
      'unlike-pictures',
      spot(offsetOf(list ?? node)),
      `\`:::compare\` that says of ${alts.length} ${alts.length === 1 ? 'picture' : 'pictures'} what it shows`,
      expected,
    );
  }
  if (before?.kind !== 'picture' || after?.kind !== 'picture' || !by || label === undefined) return undefined;
  const size = ({ width, height }: { width: number; height: number }): string => `${width} × ${height} px`;
  if (size(before) !== size(after)) {
    const at = spot(attributeOffset(text, start, 'after'));
    report(
      'unlike-pictures',
      at,
      `\`${node.attributes?.after}\` of ${size(after)}`,
      `${size(before)}, as \`${node.attributes?.before}\` has`,
    );
  }
  const compared = (file: string | null | undefined, { digest, width, height }: typeof before, alt = ''): ComparedPicture => ({
    file: file ?? '',
    digest,
    width,
    height,
    alt,
  });
  const { attributes } = node;
  return {
    type: 'comparison',
    label,
    before: compared(attributes?.before, before, alts[0]),
    after: compared(attributes?.after, after, alts[1]),
    paragraphs,
    by,
  };
}

/** Plain words that stand for a picture. */
function altOf(words: Paragraph, at: Spot, { report }: InlineContext): string {
  if (words.some(({ type }) => type !== 'text')) report('unsupported-markdown', at, 'markup in what a picture shows', 'plain words');
  return plainText(words).trim();
}

/**
 * `:::video[what is seen]{file=harbour.mp4 poster=harbour.jpg captions=harbour.en.vtt}` and `:::sound[what is heard]{file=keeper.mp3 captions=keeper.en.vtt}`
 * with a caption, and behind a dash whose it is. `captions=none`: nobody speaks.
 */
function readRecording(node: BlockDirective, type: 'sound' | 'video', context: StepContext): Recording | undefined {
  const { lang, report, spot } = context;
  const known = ['file', 'captions', ...(type === 'video' ? ['poster'] : [])];
  const what = type === 'video' ? 'what is seen and heard' : 'what is heard';
  const { alt, paragraphs, by } = readMediumBlock(node, known, `${what}, for readers who do not play it`, context);
  const [example, article] = type === 'video' ? ['harbour.mp4', 'a video'] : ['keeper.mp3', 'a sound'];
  const recording = readFileName(node, 'file', { ending: (name) => isRecordingName(name, type), example, what: article }, context);
  const stem = example.replace(/\.\w+$/, '');
  const captioned = {
    ending: (name: string) => isCaptionsName(name) && name.endsWith(`.${lang}.vtt`),
    example: `${stem}.${lang}.vtt`,
    what: `captions in the language of the text, \`.${lang}.vtt\`,`,
  };
  const { attributes } = node;
  const silent = attributes?.captions === 'none';
  if (!attributes?.captions) {
    report(
      'bad-attribute',
      spot(offsetOf(node)),
      `\`:::${type}\` without captions`,
      `\`captions=${captioned.example}\`, or \`captions=none\` where nobody speaks`,
    );
  }
  const captions = attributes?.captions && !silent ? readFileName(node, 'captions', captioned, context) : undefined;
  const poster = type === 'video' ? readFileName(node, 'poster', pictures, context) : undefined;
  if ((recording?.kind !== 'sound' && recording?.kind !== 'video') || !by || alt === undefined) return undefined;
  if (type === 'video' && poster?.kind !== 'picture') return undefined;
  return {
    type,
    file: attributes?.file ?? '',
    digest: recording.digest,
    alt,
    ...(poster?.kind === 'picture'
      ? { poster: { file: attributes?.poster ?? '', digest: poster.digest, width: poster.width, height: poster.height } }
      : {}),
    ...(captions?.kind === 'captions'
      ? { captions: { file: attributes?.captions ?? '', digest: captions.digest, words: captions.words } }
      : {}),
    paragraphs,
    by,
  };
}

/** What all media have: words in brackets, a caption, and behind a dash whose it is. @param label what the words in brackets say */
function readMediumBlock(
  node: BlockDirective,
  known: readonly string[],
  label: string,
  context: StepContext,
): { alt: string | undefined; paragraphs: Paragraph[]; by?: Paragraph } {
  checkAttributes(node, known, context);
  checkClosed(node, context);
  const alt = readLabel(node, context, label);
  const credited = readCredited(node.children, context, `\`:::${node.name}\``);
  checkCredit(node, credited.by, context);
  return { alt, ...credited };
}

/** A kind of files that an attribute names. */
interface FileKind {
  readonly ending: (name: string) => boolean;
  readonly example: string;
  /** "a picture" */
  readonly what: string;
}

/** The medium that an attribute names: a file of the story's folder, by its name alone. */
function readFileName(
  node: ContainerDirective,
  attribute: string,
  { ending, example, what }: FileKind,
  context: StepContext,
): Medium | undefined {
  const { report, spot, text, media } = context;
  const start = offsetOf(node);
  const file = node.attributes?.[attribute] ?? '';
  const at = spot(attributeOffset(text, start, attribute));
  if (file === '') {
    report(
      'bad-attribute',
      spot(start),
      `\`:::${node.name}\` without ${attribute === 'after' ? 'an' : 'a'} ${attribute}`,
      `\`{${attribute}=${example}}\``,
    );
  } else if (!/^[\w-][\w.-]*$/.test(file) || !ending(file))
    report('bad-file-name', at, `\`${file}\``, `the name of ${what} in the story’s folder, such as \`${example}\``);
  else if (!media.has(file)) {
    const near = nearest(file, [...media.keys()].filter(ending));
    report('missing-file', at, `\`${file}\`, which is not there`, near ? `\`${near}\`` : 'a file of the story’s folder');
  }
  return media.get(file) ?? undefined;
}
