import { expect, it } from 'vitest';
import { filesOf } from './fixtures/files.ts';
import { storyState } from './state.ts';

const files = filesOf('commands/new-story');

it('shows facts, words and lines', () => {
  const { facts, texts, lines, troubles } = storyState(files);
  expect(troubles).toEqual([]);
  expect(facts?.steps?.map((step) => step?.id)).toEqual(['title', 'at-sea', 'on-land']);
  expect(lines).toEqual({ 'by-sea': facts?.legs?.['by-sea']?.via, 'by-road': [] });
  expect(texts.en?.front.title).toBe('From Lisbon to Paris');
  expect(Object.keys(texts.en?.values.says ?? {})).toEqual(['by-sea', 'by-road']);
  expect(texts.en?.steps[2]).toMatchObject({ id: 'on-land', heading: 'Ashore', asides: [{ kind: 'note' }] });
  expect(texts.es?.steps).toHaveLength(3);
  expect(storyState(files).lineOf).toMatchObject({ languages: 3, 'places.paris': 16, 'legs.by-road': 30, 'steps.at-sea': 44 });
});

it('says what can’t be read, and shows the rest', () => {
  const broken = storyState({ ...files, 'story.yaml': 'steps: [', 'text.es.md': '' });
  expect(broken.facts).toBeNull();
  expect(broken.texts.en?.steps).toHaveLength(3);
  expect(broken.texts.es).toBeUndefined();
  expect(broken.troubles.map(({ file, line, column }) => `${file}:${line}:${column}`)).toEqual(['story.yaml:1:8', 'text.es.md:1:1']);
});
