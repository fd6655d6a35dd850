import type { BlockContent, DefinitionContent } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Paragraph } from '#story/text.ts';
import { plainText } from '#story/walk-text.ts';
import { isLabel, isParagraphOfColons, isUnclosed, offsetOf, skipped } from './directives.ts';
import { type InlineContext, inlines, names } from './markdown.ts';

/** Paragraphs, of which the last says whose they are when it begins with a dash. @param where they stand: "a quotation" */
export function readCredited(
  children: readonly (BlockContent | DefinitionContent)[],
  context: InlineContext,
  where: string,
): { paragraphs: Paragraph[]; by?: Paragraph } {
  const paragraphs: Paragraph[] = [];
  for (const child of children) {
    if (skipped(child, context) || isLabel(child)) continue;
    if (child.type === 'paragraph' && !isParagraphOfColons(child)) paragraphs.push(inlines(child.children, context, offsetOf(child)));
    else
      context.report('unsupported-markdown', context.spot(offsetOf(child)), `${names[child.type] ?? child.type} in ${where}`, 'paragraphs');
  }
  const by = withoutDash(paragraphs.at(-1));
  return by ? { paragraphs: paragraphs.slice(0, -1), by } : { paragraphs };
}

function withoutDash(paragraph: Paragraph | undefined): Paragraph | undefined {
  const [first, ...rest] = paragraph ?? [];
  const [dash] = (first?.type === 'text' && /^[—–]\s+/.exec(first.value)) || [];
  if (first?.type !== 'text' || dash === undefined) return undefined;
  const words = first.value.slice(dash.length);
  return words === '' ? rest : [{ type: 'text', value: words }, ...rest];
}

/** Reports a directive whose last paragraph does not say whose it is. */
export function checkCredit(node: ContainerDirective, by: Paragraph | undefined, context: InlineContext): void {
  if (by) return;
  const expected = '`— Who made it, and where it is from` as its last paragraph';
  context.report('missing-credit', context.spot(offsetOf(node)), `\`:::${node.name}\` that does not say whose it is`, expected);
}

/** Reports a directive inside a step that runs to the end of it. */
export function checkClosed(node: ContainerDirective, { text, report, spot }: InlineContext): void {
  if (isUnclosed(node, text))
    report('directive-fence', spot(offsetOf(node)), `\`:::${node.name}\` that is not closed`, 'a closing `:::` before its step ends');
}

/** The plain words in the brackets of a directive. @param what they are: "the title of the page" */
export function readLabel(node: ContainerDirective, context: InlineContext, what: string): string | undefined {
  const label = node.children.find(isLabel);
  const words = label?.type === 'paragraph' ? inlines(label.children, context, offsetOf(label)) : [];
  const title = plainText(words).trim();
  const at = context.spot(offsetOf(label ?? node));
  if (title === '') context.report('empty-part', at, `\`:::${node.name}\` without words in brackets`, `${what}: \`:::${node.name}[…]{…}\``);
  else if (words.some(({ type }) => type !== 'text'))
    context.report('unsupported-markdown', at, `markup in the brackets of \`:::${node.name}\``, 'plain words');
  return title === '' ? undefined : title;
}
