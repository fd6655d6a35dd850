import { expect, it } from 'vitest';
import { emptyJournal, turned, withEntry } from './journal.ts';

const entry = (before: string, after: string) => ({ what: 'set-words', files: { 'text.en.md': { before, after } } });

it('turns the last change back, and forward again', () => {
  const journal = withEntry(withEntry(emptyJournal, entry('a', 'b')), entry('b', 'c'));
  const undo = turned(journal, 'undo');
  expect(undo).toMatchObject({ expected: { 'text.en.md': 'c' }, texts: { 'text.en.md': 'b' } });
  const redo = turned(undo?.journal ?? emptyJournal, 'redo');
  expect(redo).toMatchObject({ expected: { 'text.en.md': 'b' }, texts: { 'text.en.md': 'c' }, journal });
});

it('has nothing to turn where nothing was done, and nothing to do again after something new', () => {
  expect(turned(emptyJournal, 'undo')).toBeNull();
  const undone = turned(withEntry(emptyJournal, entry('a', 'b')), 'undo')?.journal ?? emptyJournal;
  expect(undone.undone).toHaveLength(1);
  expect(turned(withEntry(undone, entry('a', 'x')), 'redo')).toBeNull();
});

it('keeps the last two hundred changes', () => {
  let journal = emptyJournal;
  for (let n = 0; n < 250; n++) journal = withEntry(journal, entry(`${n}`, `${n + 1}`));
  expect(journal.done).toHaveLength(200);
  expect(turned(journal, 'undo')?.texts).toEqual({ 'text.en.md': '249' });
});
