import { expect, it } from 'vitest';
import type { Problem } from '#file-format/problem.ts';
import { filesOf } from './fixtures/files.ts';
import { placedProblems } from './placed-problems.ts';

const files = filesOf('commands/new-story');
/** A problem where some words begin in a file. */
function problemAt(file: string, words: string): Problem {
  const before = (files[file] ?? '').split(words)[0]?.split('\n') ?? [];
  return {
    file: `stories/new/${file}`,
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
    severity: 'error',
    message: '',
    code: 'x',
    fix: '',
  };
}

it('finds the step and the key of a problem', () => {
  const placed = placedProblems(
    [
      problemAt('story.yaml', 'by-sea]\n  - id: on-land'),
      problemAt('story.yaml', 'by-sea: 1'),
      problemAt('story.yaml', 'París }'),
      problemAt('story.yaml', 'by-road]      #'),
      problemAt('story.yaml', 'id: title'),
      problemAt('text.en.md', 'by-road: No source'),
      problemAt('text.en.md', '**How we know.**'),
      problemAt('sea.geojson', '{'),
    ],
    files,
  );
  expect(placed.map(({ file, step, key }) => [file, step, key])).toEqual([
    ['story.yaml', 'at-sea', 'steps.at-sea.emphasise.0'],
    ['story.yaml', 'at-sea', 'steps.at-sea.draw.by-sea'],
    ['story.yaml', null, 'places.paris.name.es'],
    ['story.yaml', null, 'journey.1'],
    ['story.yaml', 'title', 'steps.title.id'],
    ['text.en.md', null, 'says.by-road'],
    ['text.en.md', 'on-land', null],
    ['sea.geojson', null, null],
  ]);
});

it('leaves out places in files that can’t be read', () => {
  const broken = { ...files, 'story.yaml': 'steps: [' };
  expect(placedProblems([problemAt('story.yaml', 'id: title')], broken)).toMatchObject([{ step: null, key: null }]);
});
