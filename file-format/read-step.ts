import type { BlockContent, DefinitionContent, Heading, Nodes } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Aside, Paragraph, StepText } from '#story/text.ts';
import { type InlineContext, inlines, names } from './markdown.ts';
import { nearest } from './nearest.ts';
import type { Spot } from './problem.ts';

const parts = ['map', 'caption', 'note'] as const;
type Part = (typeof parts)[number];
type Block = BlockContent | DefinitionContent;

/**
 * Reads a `::::step{#id}`: paragraphs, then `:::map`, then captions and notes. Adds it to `steps`.
 * @param inside whether it is inside another step that is not closed, which makes this one look unclosed too
 * @returns null when it has no id
 */
export function readStep(
  node: ContainerDirective,
  outer: InlineContext,
  steps: { id: string; spot: Spot }[],
  inside: boolean,
): StepText | null {
  const { report, spot } = outer;
  const start = spot(offsetOf(node));
  const id = node.attributes?.id;
  checkAttributes(node, ['id'], outer);
  const unclosed = isUnclosed(node, outer.text);
  if (inside) report('directive-fence', start, 'step inside a step', 'the step before it closed by as many colons as open it');
  else if (unclosed) report('directive-fence', start, 'step that is not closed', 'a line of as many colons as open it');
  if (!id && unknownAttributes(node, ['id']).length === 0) report('bad-attribute', start, 'step without an id', '`::::step{#id}`');
  if (id && steps.some((step) => step.id === id)) report('duplicate-step', start, `second step \`${id}\``, 'another id');
  if (id) steps.push({ id, spot: start });

  const context: InlineContext = { ...outer, step: id ?? null };
  const paragraphs: Paragraph[] = [];
  const asides: Aside[] = [];
  let map: Paragraph[] | null = null;
  let words = { from: 0, to: 0 };
  const part = (kind: Part, whole: ContainerDirective, leg?: string) => {
    const first = whole.children[0];
    if (id && first) context.parts.push({ kind, step: id, leg, spot: spot(offsetOf(whole)), from: offsetOf(first), to: endOf(whole) });
  };
  for (const child of node.children) {
    const at = offsetOf(child);
    if (skipped(child, outer) || isStep(child) || (unclosed && isChapter(child))) continue;
    if (child.type === 'paragraph' && !isLabel(child) && !isParagraphOfColons(child)) {
      if (map || asides.length > 0)
        report('misplaced-part', spot(at), 'paragraph after a part', 'the step’s paragraphs before its `:::map`');
      words = { from: paragraphs.length === 0 ? at : words.from, to: endOf(child) };
      paragraphs.push(inlines(child.children, context, at));
    } else if (child.type === 'containerDirective' && isPart(child.name)) {
      const body = readPart(child, context);
      if (child.name === 'map') {
        if (map) report('misplaced-part', spot(at), 'second `:::map`', 'one in a step');
        else if (asides.length > 0) report('misplaced-part', spot(at), '`:::map` after a caption or note', 'it right after the paragraphs');
        part(child.name, child);
        map ??= body;
      } else {
        const leg = captionLeg(child, context);
        part(child.name, child, leg);
        asides.push({ kind: child.name, ...(leg === undefined ? {} : { leg }), paragraphs: body });
      }
    } else otherBlock(child, context);
  }
  if (!map)
    report('missing-map', start, `step ${id ? `\`${id}\` ` : ''}without \`:::map\``, 'a sentence or two that say what its map shows');
  if (id && paragraphs.length > 0)
    context.parts.push({ kind: 'paragraphs', step: id, spot: spot(words.from), from: words.from, to: words.to });
  return id ? { id, paragraphs, map: map ?? [], asides } : null;
}

function readPart(node: ContainerDirective, context: InlineContext): Paragraph[] {
  const start = context.spot(offsetOf(node));
  checkAttributes(node, node.name === 'caption' ? ['leg'] : [], context);
  if (isUnclosed(node, context.text)) {
    context.report(
      'directive-fence',
      start,
      `\`:::${node.name}\` that is not closed`,
      'a closing `:::` before its step ends, and a step with more colons than its parts',
    );
  }
  const paragraphs: Paragraph[] = [];
  for (const child of node.children) {
    if (skipped(child, context)) continue;
    if (child.type === 'paragraph' && !isLabel(child) && !isParagraphOfColons(child))
      paragraphs.push(inlines(child.children, context, offsetOf(child)));
    else otherBlock(child, context);
  }
  if (paragraphs.length === 0) context.report('empty-part', start, `\`:::${node.name}\` without text`, 'a paragraph in it');
  return paragraphs;
}

function captionLeg(node: ContainerDirective, context: InlineContext): string | undefined {
  if (node.name !== 'caption') return undefined;
  const start = offsetOf(node);
  const leg = node.attributes?.leg;
  if (!leg) {
    if (unknownAttributes(node, ['leg']).length === 0)
      context.report('bad-attribute', context.spot(start), '`:::caption` without a leg', '`:::caption{leg=id}`');
    return undefined;
  }
  context.references.push({ to: 'leg', id: leg, spot: context.spot(attributeOffset(context.text, start, 'leg')), step: context.step });
  return leg;
}

function checkAttributes(node: ContainerDirective, known: readonly string[], { text, report, spot }: InlineContext): void {
  const start = offsetOf(node);
  for (const name of unknownAttributes(node, known)) {
    const near = nearest(name, known) ?? known[0];
    report(
      'bad-attribute',
      spot(attributeOffset(text, start, name)),
      `attribute \`${name}\` of \`${node.name}\``,
      near ? `\`${near}\`` : 'none',
    );
  }
}

const unknownAttributes = (node: ContainerDirective, known: readonly string[]): string[] =>
  Object.keys(node.attributes ?? {}).filter((name) => !known.includes(name));

/** The offset of an attribute in a directive's opening line; `{#id}` is written without its name. */
function attributeOffset(text: string, start: number, name: string): number {
  const line = /^[^\r\n]*/.exec(text.slice(start))?.[0] ?? '';
  const brace = line.indexOf('{');
  const at = brace < 0 ? -1 : line.indexOf(name, brace);
  return start + Math.max(at, 0);
}

function otherBlock(node: Block, { report, spot }: InlineContext): void {
  const at = spot(offsetOf(node));
  if (node.type === 'containerDirective' || node.type === 'leafDirective') {
    const colons = node.type === 'leafDirective' ? '::' : ':::';
    report(
      'unknown-directive',
      at,
      `\`${colons}${node.name}\``,
      `\`:::${nearest(node.name, parts) ?? 'map'}\`${nearest(node.name, parts) ? '' : ', `:::caption` or `:::note`'}`,
    );
  } else if (isParagraphOfColons(node)) report('directive-fence', at, 'closing `:::`', 'an open directive before it');
  else if (isLabel(node)) report('bad-attribute', at, 'label of a directive', 'none');
  else if (node.type === 'footnoteDefinition')
    report('unsupported-markdown', at, 'footnote definition', 'none: footnotes name the sources of story.yaml');
  else if (node.type === 'heading') report('unsupported-markdown', at, 'heading inside a step', 'it between the steps');
  else report('unsupported-markdown', at, names[node.type] ?? node.type, 'paragraphs');
}

const offsetOf = (node: Nodes): number => node.position?.start.offset ?? 0;
const endOf = (node: Nodes): number => node.position?.end.offset ?? 0;
const isPart = (name: string): name is Part => parts.some((part) => part === name);
const isLabel = (node: Nodes): boolean => node.type === 'paragraph' && node.data !== undefined && 'directiveLabel' in node.data;

/** Comments, and the definitions that `parseMarkdown` appended. */
const skipped = (node: Nodes, { text }: InlineContext): boolean =>
  offsetOf(node) >= text.length || (node.type === 'html' && node.value.startsWith('<!--'));

export const isStep = (node: Nodes): node is ContainerDirective & { name: 'step' } =>
  node.type === 'containerDirective' && node.name === 'step';
export const isChapter = (node: Nodes): node is Heading & { depth: 2 } => node.type === 'heading' && node.depth === 2;

/** Whether a directive runs to the end of what is around it, because no line of colons closes it. */
export function isUnclosed(node: ContainerDirective, text: string): boolean {
  const source = text.slice(offsetOf(node), node.position?.end.offset);
  const lines = source.trimEnd().split(/\r\n|[\r\n]/);
  const last = lines.at(-1) ?? '';
  const colons = /^:+/.exec(source)?.[0].length ?? 3;
  return lines.length < 2 || !(/^\s*:+\s*$/.test(last) && last.trim().length >= colons);
}

/** A line that closes nothing is a paragraph to Markdown. */
export function isParagraphOfColons(node: Nodes): boolean {
  const only = node.type === 'paragraph' && node.children.length === 1 ? node.children[0] : undefined;
  return only?.type === 'text' && /^:{2,}$/.test(only.value.trim());
}
