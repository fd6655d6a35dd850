import type { Node, YAMLSeq } from 'yaml';
import { endWithComments } from './kept-line.ts';
import { lineEnd, lineStart, nextLine } from './splice.ts';
import { contentEnd, startOf } from './yaml-text.ts';

// Which lines of a file the items of a list in lines have.

/** Where the dash of an item stands, and its column. */
export function dashOf(source: string, item: Node): { at: number; column: number } {
  const at = source.lastIndexOf('-', startOf(item) - 1);
  return { at, column: at - lineStart(source, at) };
}

/**
 * Of each item of a list in lines: from its first comment to the end of its last line, without empty lines around it and without the line break. Comments
 * between two items that are indented deeper than their dashes are the upper one's.
 */
export function blockSlots(source: string, list: YAMLSeq): { from: number; to: number }[] {
  let end = -1;
  return list.items.map((node, index) => {
    const item = node as Node;
    const { at, column } = dashOf(source, item);
    const dash = lineStart(source, at);
    // Comments before the first item stand below the list's key.
    const after = index === 0 ? firstCommentLine(source, dash) : end;
    const blank = /^(?:[ \t]*\r?\n)*/.exec(source.slice(after, dash))?.[0].length ?? 0;
    const to = endWithComments(source, lineEnd(source, contentEnd(source, item)), column);
    end = nextLine(source, to);
    return { from: after + blank, to };
  });
}

/** The first of the comment lines right above a line. */
function firstCommentLine(source: string, line: number): number {
  let first = line;
  while (first > 0) {
    const above = lineStart(source, first - 1);
    if (!/^[ \t]+#/.test(source.slice(above, first))) break;
    first = above;
  }
  return first;
}
