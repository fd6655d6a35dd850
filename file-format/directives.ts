import type { Heading, Nodes } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { InlineContext } from './markdown.ts';
import { nearest } from './nearest.ts';

/** Reports attributes that a directive does not know. */
export function checkAttributes(node: ContainerDirective, known: readonly string[], { text, report, spot }: InlineContext): void {
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

export const unknownAttributes = (node: ContainerDirective, known: readonly string[]): string[] =>
  Object.keys(node.attributes ?? {}).filter((name) => !known.includes(name));

/** The offset of an attribute in a directive's opening line; `{#id}` is written without its name. */
export function attributeOffset(text: string, start: number, name: string): number {
  const line = /^[^\r\n]*/.exec(text.slice(start))?.[0] ?? '';
  const brace = line.indexOf('{');
  const at = brace < 0 ? -1 : line.indexOf(name, brace);
  return start + Math.max(at, 0);
}

export const offsetOf = (node: Nodes): number => node.position?.start.offset ?? 0;
export const endOf = (node: Nodes): number => node.position?.end.offset ?? 0;
/** Whether a paragraph is what stands in the brackets of a directive, `:::link[label]`. */
export const isLabel = (node: Nodes): boolean => node.type === 'paragraph' && node.data !== undefined && 'directiveLabel' in node.data;

/** Whether a node is none of the text: a comment, or a definition that `parseMarkdown` appended. */
export const skipped = (node: Nodes, { text }: InlineContext): boolean =>
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
