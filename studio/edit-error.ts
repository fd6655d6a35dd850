import { linesOf } from '#file-format/problem.ts';

/** An edit that cannot be made: "Unexpected X, expected Y", and where in which file. */
export class EditError extends Error {
  readonly file: string;
  /** from 1 */
  readonly line: number;
  /** from 1, in UTF-16 units */
  readonly column: number;

  /** @param text the file's text, and @param offset where in it */
  constructor(message: string, file: string, text: string, offset: number) {
    super(message);
    this.name = 'EditError';
    const { line, col } = linesOf(text).linePos(Math.min(Math.max(offset, 0), text.length));
    this.file = file;
    this.line = line;
    this.column = col;
  }
}
