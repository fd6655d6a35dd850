import { expect, it } from 'vitest';
import { applyEdit } from '#studio/apply-edit.ts';
import type { Edit } from '#studio/edit.ts';
import { filesOf } from '#studio/fixtures/files.ts';
import { storyState } from '#studio/state.ts';
import { languagesOf, wordsOf } from './shown-words.ts';

const files = filesOf('commands/new-story');
const after = (edit: Edit): string => wordsOf(storyState({ ...files, ...applyEdit(files, edit) }), 'en');
const before = wordsOf(storyState(files), 'en');

it.each<Edit>([
  { kind: 'move-place', place: 'paris', at: [2, 48] },
  { kind: 'set-drawn', step: 'title', leg: 'by-sea', share: 0.2 },
  { kind: 'set-line', leg: 'by-road', points: [[0, 48]] },
  { kind: 'set-side', step: 'title', narrow: true, place: 'paris', side: 'hidden' },
  { kind: 'set-key', file: 'story.yaml', path: ['steps', 'title', 'emphasise'], value: ['paris'] },
])('leaves the page as it is: $kind', (edit) => {
  expect(after(edit)).toBe(before);
});

it.each<Edit>([
  { kind: 'set-key', file: 'story.yaml', path: ['places', 'paris', 'name', 'en'], value: 'Paname' },
  { kind: 'set-key', file: 'story.yaml', path: ['journey'], value: ['by-sea'] },
  { kind: 'set-key', file: 'story.yaml', path: ['look'], value: 'day' },
  { kind: 'set-key', file: 'story.yaml', path: ['legs', 'by-road', 'certainty'], value: 'direction' },
  { kind: 'set-key', file: 'story.yaml', path: ['steps', 'title', 'areas'], value: [{ km2: 1, label: { en: 'a', es: 'a' } }] },
  { kind: 'set-key', file: 'text.en.md', path: ['legend'], value: ['Words.'] },
  { kind: 'add-chapter', step: 'at-sea', words: { en: 'a', es: 'a' } },
  { kind: 'move-step', step: 'title', to: 1 },
])('asks for another page: $kind', (edit) => {
  expect(after(edit)).not.toBe(before);
});

it('is about one language', () => {
  const edit: Edit = { kind: 'set-words', lang: 'es', place: { part: 'title' }, words: 'Otro' };
  expect(after(edit)).toBe(before);
  expect(languagesOf(storyState(files))).toEqual(['en', 'es']);
  expect(languagesOf({ ...storyState(files), facts: null })).toEqual(['en', 'es']);
});
