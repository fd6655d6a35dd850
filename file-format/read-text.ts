import type { BlockContent, DefinitionContent, Heading, RootContent } from 'mdast';
import { isReservedSection } from '#story/reserved.ts';
import type { ChapterText, Paragraph, StepText, StoryText } from '#story/text.ts';
import { isChapter, isParagraphOfColons, isStep, isUnclosed } from './directives.ts';
import { emptyFront, frontEnd, isUnclosedFront, readFrontMatter } from './front-matter.ts';
import { markdownExcess } from './limits.ts';
import { type InlineContext, inlines, names, parseMarkdown } from './markdown.ts';
import { type BlockFind, type Finds, type Passage, passagesOf, type Reference } from './passages.ts';
import type { Report, Spot } from './problem.ts';
import { blockDirectives, type Media, type StepContext } from './read-blocks.ts';
import { readStep } from './read-step.ts';

/** A text as far as it could be read, and where its steps and references are. */
export interface TextDraft {
  readonly file: string;
  readonly lang: string;
  /** whether its front matter could be read: what it names is not known else */
  readonly whole: boolean;
  /** whether it is too large to be read: its steps are not known then */
  readonly unread: boolean;
  readonly text: Omit<StoryText, 'chapters'>;
  readonly chapters: readonly ChapterText[];
  readonly steps: readonly { readonly id: string; readonly spot: Spot }[];
  readonly references: readonly Reference[];
  /** its parts in their order, as a translation has them too */
  readonly passages: readonly Passage[];
  /** what is in its steps beside paragraphs, in the order of the file */
  readonly blocks: readonly BlockFind[];
}

export type { Media } from './read-blocks.ts';

type Block = RootContent | BlockContent | DefinitionContent;
interface Draft {
  heading: string | null;
  spot: Spot | null;
  end: number;
  steps: StepText[];
}

/** Reads `text.<lang>.md`. @param media that the story's folder has */
export function readText(file: string, lang: string, text: string, report: Report, media: Media = new Map()): TextDraft {
  const excess = markdownExcess(text, frontEnd(text));
  if (excess) report('too-large', { file, offset: excess.offset }, excess.unexpected, excess.expected);
  // Only the front matter is read then.
  const read = excess ? text.slice(0, frontEnd(text)) : withoutUnclosedFront(text);
  const root = parseMarkdown(read);
  const finds: Finds = { references: [], runs: [], parts: [], blocks: [] };
  const steps: { id: string; spot: Spot }[] = [];
  const chapters: Draft[] = [{ heading: null, spot: null, end: 0, steps: [] }];
  const spot = (offset: number): Spot => ({ file, offset });
  const context = (step: string | null): StepContext => ({ ...finds, text, step, report, spot, media, lang });
  const front = readFrontMatter(file, lang, text, root.children[0], finds, report);

  const block = (node: Block, inside = false): void => {
    const start = node.position?.start.offset ?? 0;
    if (start >= read.length || node.type === 'yaml' || (node.type === 'html' && node.value.startsWith('<!--'))) return;
    if (isChapter(node)) {
      chapters.push({ heading: headingText(node, context(null)), spot: spot(start), end: node.position?.end.offset ?? start, steps: [] });
    } else if (isStep(node)) {
      const step = readStep(node, context(null), steps, inside);
      if (step) chapters.at(-1)?.steps.push(step);
      // A step that is not closed has swallowed what comes after it: read on, so that one mistake stays one.
      for (const child of node.children) {
        if (isStep(child) || (isChapter(child) && isUnclosed(node, text))) block(child, true);
      }
    } else if (node.type === 'containerDirective' || node.type === 'leafDirective') {
      misplaced(node, spot(start), report);
    } else if (isParagraphOfColons(node)) {
      report('directive-fence', spot(start), 'closing `:::`', 'an open directive before it');
    } else {
      const instead = node.type === 'heading' ? 'a chapter’s heading, `##`' : 'text inside a `::::step{#id}`';
      report(
        node.type === 'heading' ? 'unsupported-markdown' : 'text-outside-step',
        spot(start),
        `${names[node.type] ?? node.type}${node.type === 'heading' ? ` of level ${node.depth}` : ''}`,
        instead,
      );
    }
  };
  for (const node of root.children) block(node);

  for (const chapter of chapters) {
    if (chapter.spot && chapter.steps.length === 0)
      report('empty-part', chapter.spot, 'chapter without steps', 'a `::::step{#id}` below its heading');
  }
  const taken = new Set(steps.map(({ id }) => id));
  const filled = chapters.filter((chapter) => chapter.steps.length > 0);
  for (const { spot: at, end, steps: own } of filled) {
    if (at) finds.parts.push({ kind: 'heading', step: own[0]?.id ?? null, spot: at, from: at.offset, to: end });
  }
  return {
    file,
    lang,
    whole: front !== null && !excess,
    unread: excess !== undefined,
    text: front ?? emptyFront(lang),
    chapters: filled.map(({ heading, steps: own }) => ({ heading, id: slug(heading, taken), steps: own })),
    steps,
    references: finds.references,
    passages: passagesOf(finds),
    blocks: finds.blocks,
  };
}

/** Front matter without an end would be paragraphs and headings to Markdown: it is blanked, up to the first step or heading. */
function withoutUnclosedFront(text: string): string {
  if (!isUnclosedFront(text)) return text;
  const end = text.search(/^(?:::|#)/m);
  return text.slice(0, end < 0 ? text.length : end).replace(/[^\r\n]/g, ' ') + (end < 0 ? '' : text.slice(end));
}

function misplaced(node: { type: string; name: string }, spot: Spot, report: Report): void {
  const known = ['map', 'caption', 'note', ...blockDirectives].includes(node.name) && node.type === 'containerDirective';
  if (known) report('misplaced-part', spot, `\`:::${node.name}\` outside a step`, 'it inside a `::::step{#id}`');
  else report('unknown-directive', spot, `\`${node.type === 'leafDirective' ? '::' : ':::'}${node.name}\``, '`::::step{#id}`');
}

/** A heading is plain words: it is a link's text in contents and strips. */
function headingText(node: Heading, context: InlineContext): string {
  const start = node.position?.start.offset ?? 0;
  const words = inlines(node.children, context, start);
  const other = words.find((word) => word.type !== 'text');
  if (other) context.report('unsupported-markdown', context.spot(start), `${wordNames[other.type]} in a heading`, 'plain words');
  return plain(words).trim();
}

const wordNames = { text: 'text', strong: 'strong', em: 'emphasis', reference: 'reference', link: 'link', cite: 'footnote' } as const;

const plain = (words: Paragraph): string =>
  words.map((word) => (word.type === 'text' ? word.value : 'children' in word ? plain(word.children) : '')).join('');

/** A URL fragment for a chapter, unlike any step's, other chapter's or other section's of the page. Letters of all scripts stay. */
function slug(heading: string | null, taken: Set<string>): string {
  const words =
    (heading ?? 'start')
      .toLowerCase()
      .normalize('NFC')
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '') || 'chapter';
  const base = isReservedSection(words) ? `chapter-${words}` : words;
  let id = base;
  for (let n = 2; taken.has(id); n++) id = `${base}-${n}`;
  taken.add(id);
  return id;
}
