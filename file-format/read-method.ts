import type { BlockContent, DefinitionContent, RootContent } from 'mdast';
import type { MethodText, Paragraph } from '#story/text.ts';
import { emptyFront } from './front-matter.ts';
import { markdownExcess } from './limits.ts';
import { type InlineContext, inlines, names, parseMarkdown } from './markdown.ts';
import { type Finds, passagesOf } from './passages.ts';
import type { Report, Spot } from './problem.ts';
import type { TextDraft } from './read-text.ts';

/** `method.<lang>.md` as far as it could be read: the same as of a text, so that translations are compared alike, and its words. */
export interface MethodDraft extends TextDraft {
  readonly method: MethodText;
}

/** Reads `method.<lang>.md`: paragraphs on how the story was checked and, in `:::unverified`, on what could not be. */
export function readMethod(file: string, lang: string, text: string, report: Report): MethodDraft {
  const excess = markdownExcess(text);
  if (excess) report('too-large', { file, offset: excess.offset }, excess.unexpected, excess.expected);
  const finds: Finds = { references: [], runs: [], parts: [], blocks: [] };
  const spot = (offset: number): Spot => ({ file, offset });
  const context: InlineContext = { ...finds, text, step: null, report, spot };
  const how: Paragraph[] = [];
  const unverified: Paragraph[] = [];

  const block = (node: RootContent | BlockContent | DefinitionContent, within: 'method' | 'unverified'): void => {
    const start = node.position?.start.offset ?? 0;
    const end = node.position?.end.offset ?? start;
    if (start >= text.length || (node.type === 'html' && node.value.startsWith('<!--'))) return;
    if (node.type === 'paragraph') {
      (within === 'method' ? how : unverified).push(inlines(node.children, context, start));
      finds.parts.push({ kind: within, step: null, spot: spot(start), from: start, to: end });
    } else if (node.type === 'containerDirective' && node.name === 'unverified' && within === 'method') {
      if (
        !/^:{3,}$/.test(
          text
            .slice(start, end)
            .trimEnd()
            .split(/[\r\n]/)
            .at(-1) ?? '',
        )
      )
        report('directive-fence', spot(start), 'open `:::unverified`', '`:::` after its last line');
      if (unverified.length > 0) report('misplaced-part', spot(start), 'second `:::unverified`', 'one');
      if (node.children.length === 0) report('empty-part', spot(start), 'empty `:::unverified`', 'what could not be verified');
      for (const child of node.children) block(child, 'unverified');
    } else if (node.type === 'containerDirective' || node.type === 'leafDirective') {
      report('unknown-directive', spot(start), `\`:::${node.name}\``, '`:::unverified`');
    } else report('unsupported-markdown', spot(start), names[node.type] ?? node.type, 'paragraphs, and `:::unverified` around some');
  };
  if (!excess) for (const node of parseMarkdown(text).children) block(node, 'method');
  if (!excess && how.length === 0) report('empty-part', spot(0), 'no paragraph', 'how the story was checked');

  return {
    file,
    lang,
    whole: !excess,
    unread: excess !== undefined,
    text: emptyFront(lang),
    chapters: [],
    steps: [],
    references: finds.references,
    passages: passagesOf(finds),
    blocks: [],
    method: { how, unverified },
  };
}
