import { Lexer } from 'yaml';
import { isPictureName, isRecordingName, isTilesName } from './read-media.ts';

/** How many bytes a story's file may have. Three hundred steps in three languages are 300 kB of facts, a novel is 500 kB of words. */
export function mostBytes(file: string): number {
  if (file.endsWith('.geojson')) return 32_000_000;
  if (isPictureName(file) || isTilesName(file)) return 25_000_000;
  if (isRecordingName(file)) return isRecordingName(file, 'video') ? 60_000_000 : 20_000_000;
  return file.endsWith('.md') ? 500_000 : 2_000_000;
}

/** How often YAML may say `*alias`. */
export const mostAliases = 1000;

/** What is too large, where in the text, and what would be right. */
export interface Excess {
  readonly offset: number;
  readonly unexpected: string;
  readonly expected: string;
}

/** Lists and mappings in one another. A story has six. */
const mostDepth = 50;
/** Columns before the first word of a line, dashes of lists included. */
const mostIndent = 200;

/**
 * YAML that is nested more deeply than a story is. The parser is recursive, and what fills the stack may end the whole process: where a regular expression
 * is compiled on the last of it, V8 throws nothing that could be caught. So it is looked for before, by what is not recursive.
 */
export function yamlExcess(text: string): Excess | undefined {
  const expected = 'a story’s lists and mappings';
  let at = 0;
  let depth = 0;
  /** columns that are indentation as far as is known; null within a line */
  let indent: number | null = 0;
  let scalar = false;
  for (const token of new Lexer().lex(text)) {
    // marks of the lexer's own, which are not in the text
    if (token === '\u0002' || token === '\u0018' || token === '\u001f') {
      scalar = token === '\u001f';
      continue;
    }
    if (scalar) indent = null;
    else if (token === '[' || token === '{') depth++;
    else if (token === ']' || token === '}') depth = Math.max(0, depth - 1);
    if (depth > mostDepth) return { offset: at, unexpected: `YAML: more than ${mostDepth} brackets in one another`, expected };
    if (!scalar) {
      if (token === '\n' || token === '\r\n') indent = 0;
      else if (indent !== null) indent = /^[ \t]+$|^[-?:]$/.test(token) ? indent + token.length : null;
      if (indent !== null && indent > mostIndent && depth === 0)
        return { offset: at, unexpected: `YAML: more than ${mostIndent} columns of indentation`, expected };
    }
    scalar = false;
    at += token.length;
  }
  return undefined;
}

/** Characters between two empty lines: a long page of print has 4000. */
const mostInBlock = 10_000;
/** `[`, and `*` or `_`, between two empty lines. */
const mostMarks = 500;
/** Latin letters and signs without a space: addresses have up to 2000. */
const mostInWord = 2000;
/** Markers of lists and quotations at the beginning of a line. */
const mostMarkers = 10;
/** Columns before the first word of a line. */
const mostIndentation = 40;
/** Directives that are open at once. */
const mostOpen = 20;

const word = new RegExp(`[!-~]{${mostInWord + 1}}`);
const markers = new RegExp(`^[ \\t]*(?:(?:[>+]|[-*](?![-*])|\\d{1,9}[.)])[ \\t]*){${mostMarkers + 1}}`, 'm');
const indented = new RegExp(`^[ \\t]{${mostIndentation + 1},}\\S`, 'm');
const block = /\S(?:[^\r\n]|(?:\r\n|[\r\n])(?![ \t]*(?:[\r\n]|$)))*/g;

/**
 * What would keep a Markdown parser for minutes or fill its stack: it takes the square of a paragraph's brackets, of a word's length, of a nesting's depth.
 * @param from offset at which the Markdown begins, after front matter
 */
export function markdownExcess(text: string, from = 0): Excess | undefined {
  const paragraphs = `${mostInBlock} at most between two empty lines`;
  for (const { 0: found, index } of text.slice(from).matchAll(block)) {
    const excess = (offset: number, unexpected: string, expected: string): Excess => ({
      offset: from + index + offset,
      unexpected,
      expected,
    });
    if (found.length > mostInBlock) return excess(0, `paragraph of ${found.length} characters`, paragraphs);
    const long = word.exec(found);
    if (long) return excess(long.index, `more than ${mostInWord} characters without a space`, 'words');
    for (const [what, pattern] of [
      ['`[`', /\[/g],
      ['`*` or `_`', /[*_]/g],
    ] as const) {
      if ((found.match(pattern)?.length ?? 0) > mostMarks)
        return excess(0, `more than ${mostMarks} ${what} in a paragraph`, 'fewer, or an empty line between them');
    }
    const nested = markers.exec(found);
    if (nested) return excess(nested.index, `nesting of more than ${mostMarkers} lists or quotations`, 'paragraphs');
  }
  const deep = indented.exec(text.slice(from));
  if (deep) return { offset: from + deep.index, unexpected: `more than ${mostIndentation} columns of indentation`, expected: 'paragraphs' };
  return openExcess(text, from);
}

/** Each `:::` that is not closed takes in all that follows, and is parsed with all that is in it. */
function openExcess(text: string, from: number): Excess | undefined {
  const open: number[] = [];
  const fences = /^[ \t]*(:{3,})[ \t]*([^\r\n]?)/gm;
  fences.lastIndex = from;
  for (const { 1: colons = '', 2: more, index } of text.matchAll(fences)) {
    if (more) open.push(colons.length);
    else {
      // the outermost that as many colons close
      const closed = open.findIndex((size) => size <= colons.length);
      if (closed >= 0) open.length = closed;
    }
    if (open.length > mostOpen)
      return {
        offset: index,
        unexpected: `more than ${mostOpen} directives that are not closed`,
        expected: 'a line of as many colons as open each',
      };
  }
  return undefined;
}
