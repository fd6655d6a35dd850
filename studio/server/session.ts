import { watch } from 'node:fs';
import { applyEdit } from '#studio/apply-edit.ts';
import type { Edit } from '#studio/edit.ts';
import { EditError } from '#studio/edit-error.ts';
import { type Entry, emptyJournal, type Journal, turned, withEntry } from '#studio/journal.ts';
import { type PlacedProblem, placedProblems } from '#studio/placed-problems.ts';
import type { Gaps } from '#studio/screen-sizes.ts';
import { type StoryState, storyState } from '#studio/state.ts';
import type { Checker } from './checker.ts';
import { ChangedError, type ReadFiles, readStoryFiles, writeStoryFiles } from './story-files.ts';

/** What the page is told of a story. */
export interface StudioState extends StoryState {
  readonly story: string;
  readonly revision: string;
  /** what undo and redo would turn, or null */
  readonly undo: string | null;
  readonly redo: string | null;
}

/** What happens to a story while its page is open. */
export type StudioEvent =
  /** files have changed, here or in a text editor */
  | { readonly kind: 'files'; readonly revision: string }
  /** the story was read: whether it can be shown */
  | { readonly kind: 'read'; readonly revision: string; readonly sound: boolean; readonly gaps: Gaps | null }
  | { readonly kind: 'problems'; readonly revision: string; readonly problems: readonly PlacedProblem[]; readonly linted: boolean };

export interface Session {
  state(): Promise<StudioState>;
  /** @param revision what the author saw. @throws EditError, ChangedError */
  edit(edit: Edit, revision: string): Promise<void>;
  /** @returns whether there was anything to turn. @throws ChangedError */
  turn(way: 'undo' | 'redo'): Promise<boolean>;
  /** the story for the browser in a language, as it was last without a mistake of its form */
  storyJson(lang: string): string | undefined;
  /** Calls back with what happens from now on, and with what is known already. @returns how to stop */
  listen(heard: (event: StudioEvent) => void): () => void;
  stop(): void;
}

/** An editor writes a file in several steps, ms. */
const quiet = 80;

/** A story while it is worked on: its files are read anew each time, only what can be undone is kept here. */
export function openSession(id: string, folder: string, checker: Checker): Session {
  let journal: Journal = emptyJournal;
  let revision = '';
  let json: Readonly<Record<string, string>> = {};
  const last = new Map<StudioEvent['kind'], StudioEvent>();
  const listeners = new Set<(event: StudioEvent) => void>();
  const tell = (event: StudioEvent): void => {
    last.set(event.kind, event);
    for (const heard of listeners) heard(event);
  };
  // One after the other: an edit reads, and writes what it has made of that.
  let before: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = before.then(work, work);
    before = result.catch(() => {});
    return result;
  };
  const look = async (): Promise<ReadFiles> => {
    const files = await readStoryFiles(folder);
    if (files.revision === revision) return files;
    revision = files.revision;
    last.clear();
    tell({ kind: 'files', revision });
    check(files);
    return files;
  };
  const check = ({ texts, revision: of }: ReadFiles): void => {
    checker.ask(folder, (answer) => {
      if (of !== revision) return; // It is about files that are no more: another one is asked.
      if (answer.kind === 'failed') {
        console.error(answer.message);
        return;
      }
      if (answer.kind === 'read') {
        if (answer.stories) json = answer.stories;
        tell({ kind: 'read', revision: of, sound: answer.stories !== null, gaps: answer.gaps });
      }
      tell({ kind: 'problems', revision: of, problems: placedProblems(answer.problems, texts), linted: answer.kind === 'checked' });
    });
  };
  const write = async (texts: ReadFiles['texts'], expected: ReadFiles['texts'], next: Journal): Promise<void> => {
    await writeStoryFiles(folder, texts, expected);
    journal = next;
    await look();
  };
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch(folder, () => {
    clearTimeout(timer);
    timer = setTimeout(() => void inTurn(look).catch((error: unknown) => console.error(error)), quiet);
  });
  watcher.on('error', (error) => console.error(`Can't watch ${folder}: ${error.message}`));
  return {
    state: () =>
      inTurn(async () => {
        const { texts } = await look();
        return {
          story: id,
          revision,
          ...storyState(texts),
          undo: journal.done.at(-1)?.what ?? null,
          redo: journal.undone.at(-1)?.what ?? null,
        };
      }),
    edit: (edit, seen) =>
      inTurn(async () => {
        const { texts, unread, revision: now } = await look();
        if (now !== seen) throw new ChangedError(`folder of ${id}`);
        const [left] = Object.entries(unread);
        if (left) throw new EditError(`Unexpected ${left[0]}: ${left[1]}, expected a plain file in UTF-8`, left[0], '', 0);
        const changed = applyEdit(texts, edit);
        if (Object.keys(changed).length === 0) return;
        const files: Entry['files'] = Object.fromEntries(
          Object.entries(changed).map(([file, after]) => [file, { before: texts[file] ?? '', after }]),
        );
        await write(changed, texts, withEntry(journal, { what: edit.kind, files }));
      }),
    turn: (way) =>
      inTurn(async () => {
        const turn = turned(journal, way);
        if (turn) await write(turn.texts, turn.expected, turn.journal);
        return turn !== null;
      }),
    storyJson: (lang) => (Object.hasOwn(json, lang) ? json[lang] : undefined),
    listen(heard) {
      for (const event of last.values()) heard(event);
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
    stop() {
      clearTimeout(timer);
      watcher.close();
      listeners.clear();
    },
  };
}
