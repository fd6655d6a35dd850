import type { BlockContent, DefinitionContent } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Aside, Block, Paragraph, StepText } from '#story/text.ts';
import {
  attributeOffset,
  checkAttributes,
  endOf,
  isChapter,
  isLabel,
  isParagraphOfColons,
  isStep,
  isUnclosed,
  offsetOf,
  skipped,
  unknownAttributes,
} from './directives.ts';
import { type InlineContext, inlines, names } from './markdown.ts';
import { nearest } from './nearest.ts';
import type { Spot } from './problem.ts';
import { blockDirectives, isBlock, readBlock, type StepContext } from './read-blocks.ts';

const parts = ['map', 'caption', 'note'] as const;
type Part = (typeof parts)[number];
type Node = BlockContent | DefinitionContent;

/**
 * Reads a `::::step{#id}`: its words, then `:::map`, then captions and notes. Adds it to `steps`.
 * @param inside whether it is inside another step that is not closed, which makes this one look unclosed too
 * @returns null when it has no id
 */
export function readStep(
  node: ContainerDirective,
  outer: StepContext,
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

  const context: StepContext = { ...outer, step: id ?? null };
  const blocks: Block[] = [];
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
    if (isBlock(child)) {
      if (map || asides.length > 0)
        report('misplaced-part', spot(at), `${blockName(child)} after a part`, 'the step’s words before its `:::map`');
      words = { from: blocks.length === 0 ? at : words.from, to: endOf(child) };
      const block = readBlock(child, context);
      if (block) blocks.push(block);
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
  if (id && blocks.length > 0) context.parts.push({ kind: 'paragraphs', step: id, spot: spot(words.from), from: words.from, to: words.to });
  return id ? { id, blocks, map: map ?? [], asides } : null;
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

function otherBlock(node: Node, { report, spot }: InlineContext): void {
  const at = spot(offsetOf(node));
  if (node.type === 'containerDirective' || node.type === 'leafDirective') {
    const colons = node.type === 'leafDirective' ? '::' : ':::';
    const near = nearest(node.name, [...parts, ...blockDirectives]);
    report('unknown-directive', at, `\`${colons}${node.name}\``, near ? `\`:::${near}\`` : '`:::map`, `:::caption` or `:::note`');
  } else if (isParagraphOfColons(node)) report('directive-fence', at, 'closing `:::`', 'an open directive before it');
  else if (isLabel(node)) report('bad-attribute', at, 'label of a directive', 'none');
  else if (node.type === 'footnoteDefinition')
    report('unsupported-markdown', at, 'footnote definition', 'none: footnotes name the sources of story.yaml');
  else if (node.type === 'heading') report('unsupported-markdown', at, 'heading inside a step', 'it between the steps');
  else report('unsupported-markdown', at, names[node.type] ?? node.type, 'paragraphs');
}

const blockName = (node: Node): string => ('name' in node ? `\`:::${node.name}\`` : (names[node.type] ?? node.type));
const isPart = (name: string): name is Part => parts.some((part) => part === name);
