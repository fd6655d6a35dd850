import { DOMParser, type Element, type Node } from '@xmldom/xmldom';
import { tidy } from './escape.ts';
import { type Notes, Refusal, type Where } from './notes.ts';

/** An XML file that was read. */
export interface Xml {
  readonly file: string;
  readonly root: Element;
}

/** Elements nested deeper than this are no one’s. */
const deepest = 500;

/**
 * Reads XML. Entities that a file defines are not expanded and nothing is loaded; a file that defines some is refused. What breaks XML’s rules
 * and can be read all the
 * same is noted.
 * @throws Refusal
 */
export function readXml(file: string, text: string, notes: Notes): Xml {
  const entity = /<!ENTITY/i.exec(text.slice(0, 1_000_000));
  if (entity)
    throw new Refusal(
      'entities',
      { file, offset: entity.index },
      'Unexpected definition of an entity, expected a file without them: they are never expanded',
    );
  const deep = tooDeep(text);
  if (deep !== undefined)
    throw new Refusal(
      'broken-file',
      { file, offset: deep },
      `Unexpected element inside ${deepest} others, expected a file that is not nested so deep`,
    );
  let errors = 0;
  try {
    const parser = new DOMParser({
      xmlns: undeclared(file, text, notes),
      onError(level, message, context) {
        if (level === 'fatalError') return;
        errors++;
        const { lineNumber, columnNumber } = (context as { locator?: { lineNumber?: number; columnNumber?: number } }).locator ?? {};
        const first = String(message).split('\n')[0]?.slice(0, 120) ?? '';
        if (errors <= 20)
          notes.add('syntax', { file, line: lineNumber || 1, column: columnNumber || 1 }, `Read all the same: ${first}`, first);
      },
    });
    const root = parser.parseFromString(text.trimStart(), 'text/xml').documentElement;
    if (root) return { file, root };
  } catch (error) {
    const { lineNumber, columnNumber } = (error as { locator?: { lineNumber?: number; columnNumber?: number } }).locator ?? {};
    const why =
      error instanceof RangeError
        ? 'nesting too deep to read'
        : String((error as Error).message ?? error)
            .split('\n')[0]
            ?.slice(0, 160);
    throw new Refusal(
      'broken-file',
      { file, line: lineNumber || 1, column: columnNumber || 1 },
      `Unexpected ${why}, expected well-formed XML`,
    );
  }
  throw new Refusal('broken-file', { file, offset: 0 }, 'Unexpected file without an element, expected well-formed XML');
}

/** Prefixes that a file uses and does not declare, as programs forget to: each gets a namespace of its own, since names are read without. */
function undeclared(file: string, text: string, notes: Notes): Record<string, string> {
  const used = new Map<string, number>();
  for (const match of text.matchAll(/<\/?([A-Za-z_][\w.-]{0,60}):|\s([A-Za-z_][\w.-]{0,60}):[\w.-]{1,60}\s*=/g)) {
    const prefix = match[1] ?? match[2] ?? '';
    if (!used.has(prefix)) used.set(prefix, match.index);
    if (used.size > 100) break;
  }
  const found: Record<string, string> = {};
  for (const [prefix, offset] of used) {
    if (
      prefix === 'xml' ||
      prefix === 'xmlns' ||
      text.includes(`xmlns:${prefix}=`) ||
      new RegExp(`xmlns:${prefix.replace(/[.-]/g, '\\$&')}\\s*=`).test(text)
    )
      continue;
    found[prefix] = `urn:undeclared:${prefix}`;
    notes.add('syntax', { file, offset }, `Read all the same: prefix \`${prefix}:\`, which the file does not declare`);
  }
  return found;
}

/** Where elements nest too deep, by counting tags: the parser takes more time for each level. */
function tooDeep(text: string): number | undefined {
  let depth = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
    const next = text[at + 1];
    if (next === '/') depth--;
    else if (next === '!') {
      const [open, close] = text.startsWith('<![CDATA[', at)
        ? ['<![CDATA[', ']]>']
        : text.startsWith('<!--', at)
          ? ['<!--', '-->']
          : ['<!', '>'];
      const end = text.indexOf(close, at + open.length);
      if (end < 0) return undefined;
      at = end;
    } else if (next !== '?') {
      const end = text.indexOf('>', at);
      if (end < 0) return undefined;
      if (text[end - 1] !== '/') depth++;
      if (depth > deepest) return at;
      at = end - 1;
    }
  }
  return undefined;
}

/** The name of an element without its prefix. */
export const nameOf = (element: Element): string => element.localName || element.nodeName.replace(/^.*:/, '');

/** The elements right inside one. */
export function childrenOf(element: Element): Element[] {
  const children: Element[] = [];
  for (let child: Node | null = element.firstChild; child; child = child.nextSibling)
    if (child.nodeType === 1) children.push(child as Element);
  return children;
}

export function childOf(element: Element | undefined, name: string): Element | undefined {
  return element && childrenOf(element).find((child) => nameOf(child) === name);
}

/** The text of an element, all of it, trimmed; empty where there is none. */
export const textOf = (element: Element | undefined): string => tidy(element?.textContent ?? '').trim();

export const childText = (element: Element | undefined, name: string): string => textOf(childOf(element, name));

/** Where an element begins. */
export const whereOf = (file: string, element: Element): Where => {
  const { lineNumber, columnNumber } = element as { lineNumber?: number; columnNumber?: number };
  return { file, line: lineNumber || 1, column: columnNumber || 1 };
};
