import { linesOf } from '#file-format/problem.ts';

/** What is said of words that have changed since their author began to write others. @param now what the file has, undefined: nothing */
export function changedMeanwhile(now: unknown): string {
  const words = typeof now === 'string' ? now : JSON.stringify(now);
  const said = words === undefined || words === '' ? 'nothing' : JSON.stringify(words.length > 120 ? `${words.slice(0, 120)}…` : words);
  return `Unexpected ${said}, which somebody has written here meanwhile, expected the words that yours were made of. Yours stay in the field: Ctrl+Enter writes them all the same, Escape takes the file’s`;
}

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
