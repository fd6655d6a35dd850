import type { RootContent } from 'mdast';
import type { Paragraph, StoryText } from '#story/text.ts';
import { checkSchema } from './check-schema.ts';
import { defined } from './defined.ts';
import { markdownExcess } from './limits.ts';
import { inlines, parseMarkdown } from './markdown.ts';
import type { Finds, Part } from './passages.ts';
import type { Report, Spot } from './problem.ts';
import { salvage } from './salvage.ts';
import { frontMatterSchema } from './schema.ts';
import { type Path, parseYaml, type YamlFile } from './yaml-file.ts';

type Front = Omit<StoryText, 'chapters'>;

/** Used in place of front matter that could not be read. */
export const emptyFront = (lang: string): Front => ({
  lang,
  title: '',
  standfirst: '',
  description: '',
  credit: [],
  updated: '',
  legend: [],
  certainty: {},
  says: {},
});

/** Whether a text begins with front matter that has no end. */
export const isUnclosedFront = (text: string): boolean => /^---[ \t]*[\r\n]/.test(text) && !/[\r\n]---[ \t]*$/m.test(text);

/** Where front matter ends; 0 where there is none. */
export const frontEnd = (text: string): number => /^---[ \t]*[\r\n][\s\S]*?[\r\n]---[ \t]*(?=[\r\n]|$)/.exec(text)?.[0].length ?? 0;

/**
 * Reads a text's front matter: `first` is the first node of its Markdown. What is mistaken is reported, and empty in the result.
 * @returns null where it could not be read at all
 */
export function readFrontMatter(
  file: string,
  lang: string,
  text: string,
  first: RootContent | undefined,
  finds: Finds,
  report: Report,
): Front | null {
  if (first?.type !== 'yaml') {
    if (isUnclosedFront(text))
      report('missing-front-matter', { file, offset: 0 }, 'front matter without an end', 'a line `---` after its last key');
    else
      report(
        'missing-front-matter',
        { file, offset: 0 },
        'text without front matter',
        'a line `---`, the title and the rest, and another `---`',
      );
    return null;
  }
  const [from, to] = [first.position?.start.offset ?? 0, first.position?.end.offset ?? 0];
  // between the lines of dashes
  const begin = text.indexOf('\n', from) + 1;
  const yaml = parseYaml(file, text.slice(begin, Math.max(begin, text.lastIndexOf('---', to))), report, begin);
  if (yaml.broken) return null;
  checkSchema(frontMatterSchema, yaml, report);
  const front = salvage(frontMatterSchema, yaml.value);
  const part = (kind: Part['kind'], path: Path, leg?: string): void => {
    const { text: source, spot } = yaml.source(path);
    finds.parts.push({ kind, step: null, leg, spot, from: spot.offset, to: spot.offset + source.length });
  };
  const inline = (value: string | undefined, path: Path): Paragraph =>
    value === undefined ? [] : inlineValue(value, yaml, path, finds, report);
  if (front?.published && front.updated && front.published > front.updated)
    report('bad-date', yaml.spot(['updated']), `\`${front.updated}\`, before it was published`, `${front.published} or later`);
  for (const key of ['title', 'standfirst', 'description'] as const) {
    if (front?.[key] === undefined) continue;
    part(key, [key]);
    const { text: source, spot } = yaml.source([key]);
    finds.runs.push({ source, spot });
  }
  if (front?.credit !== undefined) part('credit', ['credit']);
  const legend = (front?.legend ?? []).map((value, index) => {
    if (value !== undefined) part('legend', ['legend', index]);
    return inline(value, ['legend', index]);
  });
  for (const key of Object.keys(front?.certainty ?? {})) {
    part('certainty', ['certainty', key]);
    const { text: source, spot } = yaml.source(['certainty', key]);
    finds.runs.push({ source, spot });
  }
  const says: Record<string, Paragraph> = {};
  for (const [leg, value] of Object.entries(front?.says ?? {})) {
    finds.references.push({ to: 'leg', id: leg, spot: yaml.spot(['says', leg], 'key'), step: null });
    if (value !== undefined) part('says', ['says', leg], leg);
    says[leg] = inline(value, ['says', leg]);
  }
  return {
    lang,
    title: front?.title ?? '',
    standfirst: front?.standfirst ?? '',
    description: front?.description ?? '',
    credit: inline(front?.credit, ['credit']),
    ...(front?.published ? { published: front.published } : {}),
    updated: front?.updated ?? '',
    legend,
    certainty: defined(front?.certainty ?? {}),
    says,
  };
}

/** A YAML text as one paragraph of inline Markdown. */
function inlineValue(value: string, yaml: YamlFile, path: Path, finds: Finds, report: Report): Paragraph {
  const { text: source, spot: start } = yaml.source(path);
  // Quotes and folded lines move things: an offset in the value is looked for in its source.
  const spot = (offset: number): Spot => {
    const snippet = /^\S{0,12}/.exec(value.slice(offset))?.[0] ?? '';
    const verbatim = source.indexOf(value);
    const at = verbatim >= 0 ? verbatim + offset : Math.max(source.indexOf(snippet), 0);
    return { file: start.file, offset: start.offset + at };
  };
  const excess = markdownExcess(value);
  if (excess) {
    report('too-large', spot(excess.offset), excess.unexpected, excess.expected);
    return [];
  }
  const blocks = parseMarkdown(value).children.filter((node) => (node.position?.start.offset ?? 0) < value.length);
  const [only, second] = blocks;
  if (only?.type !== 'paragraph' || second) {
    report('unsupported-markdown', spot(second?.position?.start.offset ?? 0), 'more than a paragraph', 'one paragraph of inline Markdown');
    return [];
  }
  return inlines(only.children, { ...finds, text: value, step: null, report, spot }, 0);
}
