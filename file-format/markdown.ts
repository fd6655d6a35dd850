import type { Nodes, PhrasingContent, Root } from 'mdast';
import type {} from 'mdast-util-directive';
import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Inline, Paragraph } from '#story/text.ts';
import { nearest, oneOf } from './nearest.ts';
import type { Finds } from './passages.ts';
import type { Report, Spot } from './problem.ts';

const processor = unified().use(remarkParse).use(remarkFrontmatter).use(remarkDirective).use(remarkGfm).freeze();

/**
 * Markdown as a tree with offsets. GFM takes `[^id]` for a footnote only if it is defined, and ours are defined in
 * `story.yaml`: so definitions are appended, behind everything, where they move nothing. Nodes from `text.length` on are theirs.
 */
export function parseMarkdown(text: string): Root {
  const ids = new Set(Array.from(text.matchAll(/\[\^([^\]\s]+)\]/g), (match) => match[1]));
  return processor.parse(`${text}\n\n${Array.from(ids, (id) => `[^${id}]: -\n`).join('\n')}`);
}

export interface InlineContext extends Finds {
  /** the Markdown that was parsed */
  readonly text: string;
  readonly step: string | null;
  readonly report: Report;
  spot(offset: number): Spot;
}

const references = ['leg', 'place', 'region'] as const;
const schemes = [...references, 'https', 'http', 'mailto'];

/** The inline Markdown that a story has: text, emphasis, strong, references, links and footnote marks. All else is reported. */
export function inlines(nodes: readonly PhrasingContent[], context: InlineContext, around: number): Paragraph {
  const found: Inline[] = [];
  const text = (value: string) => {
    const last = found.at(-1);
    // a line break in the file is a space in the sentence
    const flat = value.replace(/[ \t]*(\r\n|[\r\n])[ \t]*/g, ' ');
    if (last?.type === 'text') found[found.length - 1] = { type: 'text', value: last.value + flat };
    else found.push({ type: 'text', value: flat });
  };
  const run = (start: number, end: number) => context.runs.push({ source: context.text.slice(start, end), spot: context.spot(start) });
  for (const node of nodes) {
    const start = node.position?.start.offset ?? around;
    const end = node.position?.end.offset ?? start;
    const unsupported = (what: string, instead: string) => context.report('unsupported-markdown', context.spot(start), what, instead);
    switch (node.type) {
      case 'text':
        text(node.value);
        run(start, end);
        checkLeftovers(start, context.text.slice(start, end), context);
        break;
      case 'strong':
      case 'emphasis':
        found.push({ type: node.type === 'strong' ? 'strong' : 'em', children: inlines(node.children, context, start) });
        break;
      case 'footnoteReference': {
        const source = node.label ?? node.identifier;
        context.references.push({ to: 'source', id: source, spot: context.spot(start), step: context.step });
        found.push({ type: 'cite', source });
        break;
      }
      case 'link': {
        const lastChild = node.children.at(-1)?.position?.end.offset ?? start;
        const at = context.text.indexOf(node.url, lastChild);
        found.push(link(node.url, inlines(node.children, context, start), context, context.spot(at < 0 || at > end ? start : at)));
        break;
      }
      case 'textDirective':
        // `Attention:this` and `10:pm` are sentences, not directives
        if (node.children.length === 0 && Object.keys(node.attributes ?? {}).length === 0) {
          text(context.text.slice(start, end));
          run(start, end);
        } else
          context.report(
            'unknown-directive',
            context.spot(start),
            `\`:${node.name}\``,
            `a reference such as \`[words](${nearest(node.name, references) ?? 'leg'}:id)\``,
          );
        break;
      case 'html':
        if (!node.value.startsWith('<!--')) unsupported(`HTML \`${node.value}\``, 'Markdown');
        break;
      case 'break':
        unsupported('line break', 'a new paragraph, or no spaces at the line’s end');
        break;
      default:
        unsupported(names[node.type] ?? node.type, 'emphasis, strong, references, links and footnotes');
    }
  }
  return found;
}

/** Markdown takes a mistaken link or directive for words, and shows its signs to the reader: nobody means that. */
function checkLeftovers(start: number, source: string, { report, spot }: InlineContext): void {
  for (const match of source.matchAll(/(?<!\\)(?:\]\(|\[\^|\*\*|:{3,}[\w-]*)/g)) {
    const expected = match[0].startsWith(':')
      ? '`:::name[words]{key="value"}` on a line of its own, with quotes around a value that has signs in it'
      : match[0] === '**'
        ? '`**words**`, or `\\*`'
        : match[0] === '[^'
          ? '`[^source]`, without spaces'
          : '`[words](leg:id)`, without spaces in the address';
    report('broken-markup', spot(start + match.index), `\`${match[0]}\` in the words`, expected);
  }
}

function link(url: string, children: Paragraph, context: InlineContext, spot: Spot): Inline {
  const [, scheme = '', rest = ''] = /^([a-z][a-z0-9+.-]*):(.*)$/i.exec(url) ?? [];
  const reference = references.find((kind) => kind === scheme);
  if (children.length === 0) context.report('empty-part', spot, `link to \`${url}\` without words`, 'words between the brackets');
  if (reference) {
    context.references.push({ to: reference, id: rest, spot, step: context.step });
    return { type: 'reference', to: reference, id: rest, children };
  }
  const step = url.startsWith('#');
  context.references.push({ to: step ? 'step' : 'web', id: step ? url.slice(1) : url, spot, step: context.step });
  if (!step) checkAddress(url, scheme, context, spot);
  return { type: 'link', href: url, children };
}

function checkAddress(url: string, scheme: string, context: InlineContext, spot: Spot): void {
  if (scheme === 'http' || scheme === 'https') {
    if (!URL.canParse(url)) context.report('bad-url', spot, `\`${url}\``, 'a URL that begins with https:// or http://');
  } else if (scheme !== 'mailto') {
    const near = scheme && nearest(scheme, schemes);
    context.report(
      'unknown-scheme',
      spot,
      `link to \`${url}\``,
      near ? `\`${near}:\`` : `${oneOf(schemes.map((name) => `${name}:`))}, or \`#step\``,
    );
  }
}

/** What Markdown's nodes are called in messages. */
export const names: Partial<Record<Nodes['type'], string>> = {
  blockquote: 'quotation',
  code: 'code block',
  definition: 'link definition',
  delete: 'struck text',
  footnoteDefinition: 'footnote definition',
  heading: 'heading',
  html: 'HTML',
  image: 'image',
  imageReference: 'image',
  inlineCode: 'code',
  linkReference: 'link by reference',
  list: 'list',
  paragraph: 'paragraph',
  table: 'table',
  thematicBreak: 'rule',
};
