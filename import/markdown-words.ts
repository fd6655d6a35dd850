import type { Nodes } from 'mdast';
import { markdownExcess } from '#file-format/limits.ts';
import { parseMarkdown } from '#file-format/markdown.ts';

const listItem = /^ {0,3}(?:[-*+]|\d{1,9}[.)])[ \t]+\S/;

/** Whether words are Markdown: lists, tables, quotations, pictures and links are never written so by chance. Emphasis alone may be. */
export function isMarkdown(text: string): boolean {
  if (/<[a-z!/?]/i.test(text)) return false;
  if (/!?\[[^\]\n]{0,500}\]\((?:https?:\/\/|[\w.~%/-]{1,200}\.\w{2,4}(?:\s+"[^"]{0,500}")?\))/i.test(text)) return true;
  const lines = text.split('\n');
  return lines.some((line, index) => {
    const next = lines[index + 1] ?? '';
    // “> 3000 m” is no quotation
    if (/^ {0,3}>[ \t]*[\p{L}"“„«‘*_[]/u.test(line)) return true;
    if (line.includes('|') && /^[ \t|:-]*-[ \t|:-]*$/.test(next) && next.includes('|')) return true;
    return listItem.test(line) && lines.slice(index + 1).some((other) => /^\s*(?:[-*+]|\d{1,9}[.)])[ \t]+\S/.test(other));
  });
}

/** Markdown as HTML, so that words are read in one way; undefined where it is too much for a parser. What Markdown there is besides shows as it is written. */
export function markdownToHtml(text: string): string | undefined {
  if (markdownExcess(text)) return undefined;
  const tree = parseMarkdown(text);
  const addresses = new Map<string, string>();
  for (const node of tree.children) if (node.type === 'definition') addresses.set(node.identifier, node.url);
  return tree.children
    .filter((node) => (node.position?.start.offset ?? 0) < text.length)
    .map((node) => html(node, { text, addresses }))
    .join('\n');
}

interface Source {
  readonly text: string;
  /** of references: identifier → address */
  readonly addresses: ReadonlyMap<string, string>;
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
const element = (tag: string, inner: string, attributes = ''): string => `<${tag}${attributes}>${inner}</${tag}>`;

function html(node: Nodes, source: Source): string {
  const inner = (): string => ('children' in node ? node.children.map((child) => html(child, source)).join('') : '');
  const image = (url: string, alt: string | null | undefined, title: string | null | undefined): string =>
    `<img src="${escaped(url)}" alt="${escaped(alt ?? '')}"${title ? ` title="${escaped(title)}"` : ''}>`;
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return escaped(node.value);
    case 'code':
      return element('pre', escaped(node.value));
    case 'paragraph':
      return element('p', inner());
    case 'heading':
      return element(`h${node.depth}`, inner());
    case 'emphasis':
      return element('em', inner());
    case 'strong':
      return element('strong', inner());
    case 'delete':
      return inner();
    case 'break':
      return '<br>';
    case 'thematicBreak':
      return '<hr>';
    case 'blockquote':
      return element('blockquote', inner());
    case 'list':
      return node.ordered ? element('ol', inner(), ` start="${node.start ?? 1}"`) : element('ul', inner());
    case 'listItem':
      return element('li', `${typeof node.checked === 'boolean' ? (node.checked ? '[x] ' : '[ ] ') : ''}${inner()}`);
    case 'link':
      return element('a', inner(), ` href="${escaped(node.url)}"`);
    case 'linkReference':
      return element('a', inner(), ` href="${escaped(source.addresses.get(node.identifier) ?? '')}"`);
    case 'image':
      return image(node.url, node.alt, node.title);
    case 'imageReference':
      return image(source.addresses.get(node.identifier) ?? '', node.alt, undefined);
    case 'definition':
      return '';
    case 'table':
      return element(
        'table',
        node.children
          .map((row, index) => {
            const tag = index === 0 ? 'th' : 'td';
            const cells = row.children.map((cell, column) => {
              const align = node.align?.[column];
              return element(tag, cell.children.map((child) => html(child, source)).join(''), align ? ` align="${align}"` : '');
            });
            return element('tr', cells.join(''));
          })
          .join(''),
      );
    default: {
      // directives, footnotes and the like are none in other tools’ words
      const written = escaped(source.text.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0));
      return node.type === 'textDirective' || node.type === 'footnoteReference' ? written : element('p', written);
    }
  }
}
