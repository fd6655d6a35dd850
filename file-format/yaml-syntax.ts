import { type Document, isAlias, isNode, Lexer, visit, type YAMLError } from 'yaml';
import { mostAliases } from './limits.ts';

/** The one mistake of a YAML text that its author has to look for. */
export interface SyntaxMistake {
  readonly offset: number;
  readonly unexpected: string;
  readonly expected: string;
}

/**
 * What is wrong with a YAML text, said once and where it was made. A parser goes on after a mistake and reports what follows from it, up to one error a
 * word; and where something is never closed it reports the place at which it gave up.
 * @returns undefined when nothing is
 */
export function syntaxMistake(doc: Document, text: string): SyntaxMistake | undefined {
  const errors = [...doc.errors, ...doc.warnings];
  const first = errors.reduce<YAMLError | undefined>(
    (before, error) => (before && before.pos[0] <= error.pos[0] ? before : error),
    undefined,
  );
  return first ? explained(first, text) : (directive(doc, text) ?? unknownAlias(doc));
}

/** `%YAML 1.1` would make sets, dates and merged keys of what is text today. */
function directive(doc: Document, text: string): SyntaxMistake | undefined {
  const version = doc.directives?.yaml.explicit ? doc.directives.yaml.version : '1.2';
  if (version === '1.2') return undefined;
  return {
    offset: Math.max(text.search(/^%YAML/m), 0),
    unexpected: `YAML: version ${version}`,
    expected: 'YAML 1.2, without a `%YAML` line',
  };
}

function explained(error: YAMLError, text: string): SyntaxMistake {
  const [offset] = error.pos;
  const { quotes, brackets } = openAt(text, offset);
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  // A quote that runs over the end of its line, and that the mistake comes right after, was not meant to: `"Lisbon` … `"Oslo"`.
  const swallowed = quotes.findLast(
    ({ start, end }) => end > offset - line.length - 1 && end <= offset + 1 && text.slice(start, end).includes('\n'),
  );
  if (swallowed) {
    const quote = text[swallowed.start] ?? '"';
    return { offset: swallowed.start, unexpected: `YAML: \`${quote}\` that is not closed in its line`, expected: `another \`${quote}\`` };
  }
  switch (error.code) {
    case 'MULTILINE_IMPLICIT_KEY':
      return {
        offset,
        unexpected: `YAML: \`${firstLine(text.slice(offset))}\` without a value`,
        expected: '`key: value`, with a colon and a space',
      };
    case 'BLOCK_AS_IMPLICIT_KEY':
      return {
        offset,
        unexpected: 'YAML: second `:` in a line, or another indentation than the keys around it',
        expected: 'quotes around words with a colon in them, and equal keys at one indentation',
      };
    case 'TAB_AS_INDENT':
      return { offset, unexpected: 'YAML: tab at the beginning of a line', expected: 'spaces' };
    case 'BAD_INDENT': {
      const open = brackets.at(-1);
      if (!error.message.startsWith('Flow') || open === undefined)
        return {
          offset,
          unexpected: 'YAML: another indentation than the lines around it',
          expected: 'equal keys and items at one indentation',
        };
      const bracket = text[open];
      return { offset: open, unexpected: `YAML: \`${bracket}\` that is not closed`, expected: `\`${bracket === '{' ? '}' : ']'}\`` };
    }
    case 'MISSING_CHAR': {
      // to the parser a quote that is never closed ends with the text
      const never = quotes.at(-1);
      const quote = never && text[never.start];
      if (never && error.message.startsWith('Missing closing'))
        return { offset: never.start, unexpected: `YAML: \`${quote}\` that is not closed`, expected: `another \`${quote}\`` };
      break;
    }
  }
  return { offset, unexpected: `YAML: ${firstLine(error.message).replace(/[.:]+$/, '')}`, expected: 'valid YAML 1.2' };
}

const firstLine = (text: string): string => text.split(/\r\n|[\r\n]/)[0]?.trim() ?? '';

/** The quoted texts up to an offset and a little beyond, and the offsets of the brackets that are open there. */
function openAt(text: string, offset: number): { quotes: { start: number; end: number }[]; brackets: number[] } {
  const quotes: { start: number; end: number }[] = [];
  const brackets: number[] = [];
  let at = 0;
  for (const token of new Lexer().lex(text)) {
    // the lexer marks the beginning of a document, of a plain word and the end of flow with characters that are not in the text
    if (token === '\u0002' || token === '\u001f' || token === '\u0018') continue;
    if (at > offset) break;
    if (token[0] === '"' || token[0] === "'") quotes.push({ start: at, end: at + token.length });
    if (at < offset) {
      if (token === '{' || token === '[') brackets.push(at);
      else if (token === '}' || token === ']') brackets.pop();
    }
    at += token.length;
  }
  return { quotes, brackets };
}

/** `*name` of something that no `&name` names before it, which the parser finds no fault with; and more of them than anyone writes. */
function unknownAlias(doc: Document): SyntaxMistake | undefined {
  const anchors = new Set<string>();
  let count = 0;
  let mistake: SyntaxMistake | undefined;
  visit(doc, (_, node) => {
    if (isNode(node) && 'anchor' in node && typeof node.anchor === 'string') anchors.add(node.anchor);
    if (!isAlias(node)) return undefined;
    const offset = node.range?.[0] ?? 0;
    if (!anchors.has(node.source))
      mistake = {
        offset,
        unexpected: `YAML: \`*${node.source}\`, which nothing is`,
        expected: `quotes around it, or \`&${node.source}\` before it`,
      };
    else if (++count > mostAliases)
      mistake = { offset, unexpected: `YAML: more than ${mostAliases} aliases`, expected: 'the values themselves' };
    return mistake ? visit.BREAK : undefined;
  });
  return mistake;
}
