/** What a change did to files: their texts before and after it. */
export interface Entry {
  /** what was done, in words: "move-place" */
  readonly what: string;
  readonly files: Readonly<Record<string, { readonly before: string; readonly after: string }>>;
}

/** What was done and can be undone, and what was undone and can be done again; the last one last. */
export interface Journal {
  readonly done: readonly Entry[];
  readonly undone: readonly Entry[];
}

export const emptyJournal: Journal = { done: [], undone: [] };

/** So many changes can be undone. */
const most = 200;

/** A journal after a new change: what was undone is forgotten. */
export const withEntry = ({ done }: Journal, entry: Entry): Journal => ({ done: [...done, entry].slice(-most), undone: [] });

/** What undoing or doing again would write. */
export interface Turn {
  readonly what: string;
  /** texts that the files must still have, and those that they get */
  readonly expected: Readonly<Record<string, string>>;
  readonly texts: Readonly<Record<string, string>>;
  readonly journal: Journal;
}

/** @returns null where there is nothing to undo, or to do again */
export function turned({ done, undone }: Journal, way: 'undo' | 'redo'): Turn | null {
  const entry = (way === 'undo' ? done : undone).at(-1);
  if (!entry) return null;
  const texts = (of: 'before' | 'after'): Record<string, string> =>
    Object.fromEntries(Object.entries(entry.files).map(([file, text]) => [file, text[of]]));
  return {
    what: entry.what,
    expected: texts(way === 'undo' ? 'after' : 'before'),
    texts: texts(way === 'undo' ? 'before' : 'after'),
    journal:
      way === 'undo' ? { done: done.slice(0, -1), undone: [...undone, entry] } : { done: [...done, entry], undone: undone.slice(0, -1) },
  };
}
