import { linesOf } from '#file-format/problem.ts';
import type { ImportCode } from './codes.ts';
import { oneLine } from './escape.ts';
import { offsetsIn } from './json-offsets.ts';

/** A place in a file that is imported: line and column where a reader knows them, else an offset, or a path in JSON. */
export interface Where {
  /** as the reader was given it */
  readonly file: string;
  /** from 1 */
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  /** in UTF-16 units of the file's text */
  readonly offset?: number | undefined;
  /** keys and indices from the file's top to the value */
  readonly path?: readonly (string | number)[] | undefined;
}

/** What an editor should know of an import: something was left out, changed or guessed, or why there is no story. */
export interface Note {
  readonly code: ImportCode;
  readonly file: string;
  /** from 1 */
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** how often, where one line stands for several of the same kind */
  readonly times: number;
}

/** Why a file is no story: thrown by readers, caught where the import begins. */
export class Refusal extends Error {
  constructor(
    readonly code: ImportCode,
    readonly where: Where,
    message: string,
  ) {
    super(message);
  }
}

export interface Notes {
  /**
   * Takes a note.
   * @param group notes of the same code and group are said once, at the first one's place, with their number
   */
  add(code: ImportCode, where: Where, message: string, group?: string): void;
  /** Takes the notes of a file that was read by itself. */
  take(notes: Notes): void;
  /** What was taken so far. */
  readonly taken: readonly Taken[];
  /** All notes in the order of files and places. @param texts the files that were read, for lines and columns */
  list(texts: Readonly<Record<string, string>>): Note[];
}

/** Characters of a message: one that names many lines names them all. */
const longest = 4000;

/** Notes of one code that are told each for itself; a file of a million mistakes is told what they are, not each. */
const most = 200;

interface Taken {
  readonly code: ImportCode;
  readonly where: Where;
  readonly message: string;
  times: number;
}

export function makeNotes(): Notes {
  const taken: Taken[] = [];
  const groups = new Map<string, Taken>();
  const counts = new Map<ImportCode, number>();
  return {
    add(code, where, message, group) {
      const key = group === undefined ? undefined : `${code} ${where.file} ${group}`;
      const before = key === undefined ? undefined : groups.get(key);
      if (before) {
        before.times++;
        return;
      }
      const count = (counts.get(code) ?? 0) + 1;
      counts.set(code, count);
      if (count > most) {
        const rest = groups.get(code);
        if (rest) rest.times++;
        else {
          const more: Taken = { code, where, message: `more of the same kind, beginning with: ${message}`, times: 1 };
          groups.set(code, more);
          taken.push(more);
        }
        return;
      }
      const note: Taken = { code, where, message, times: 1 };
      taken.push(note);
      if (key !== undefined) groups.set(key, note);
    },
    take(notes) {
      for (const note of notes.taken) taken.push(note);
    },
    taken,
    list: (texts) => located(taken, texts),
  };
}

/** A refusal as a note. */
export function refusalNote({ code, where, message }: Refusal, texts: Readonly<Record<string, string>>): Note[] {
  return located([{ code, where, message, times: 1 }], texts);
}

function located(taken: readonly Taken[], texts: Readonly<Record<string, string>>): Note[] {
  const offsets = new Map<Taken, number>();
  const byFile = new Map<string, Taken[]>();
  for (const note of taken) {
    const others = byFile.get(note.where.file);
    if (others) others.push(note);
    else byFile.set(note.where.file, [note]);
  }
  for (const [file, notes] of byFile) {
    const withPath = notes.filter(({ where }) => where.path !== undefined);
    const found = offsetsIn(
      texts[file] ?? '',
      withPath.map(({ where }) => where.path ?? []),
    );
    withPath.forEach((note, index) => {
      offsets.set(note, found[index] ?? 0);
    });
  }
  const counters = new Map([...byFile.keys()].map((file) => [file, linesOf(texts[file] ?? '')]));
  const notes = taken.map((note): Note => {
    const { code, where, message, times } = note;
    const { line, col } = counters.get(where.file)?.linePos(offsets.get(note) ?? where.offset ?? 0) ?? { line: 1, col: 1 };
    const column = where.column ?? (where.line ? 1 : col);
    // one line, and nothing that a terminal would obey
    return { code, file: where.file, line: where.line ?? line, column, message: oneLine(message, longest), times };
  });
  return notes.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column));
}

/** Notes as text: `file:line:column: message (code)`, a line for each. Empty for none. */
export function formatNotes(notes: readonly Note[]): string {
  return notes
    .map(
      ({ file, line, column, message, times, code }) =>
        `${file}:${line}:${column}: ${message}${times > 1 ? `, ${times} times` : ''} (${code})\n`,
    )
    .join('');
}
