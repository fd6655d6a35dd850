import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkFiles, type Files } from '#file-format/check-files.ts';
import { linter } from './linter.ts';
import { todosIn } from './todos.ts';

const folder = join(import.meta.dirname, '..', 'commands', 'new-story');
const made: Files = Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
const warned = (changed: Files) =>
  checkFiles('new', { ...made, ...changed }, { lint: linter }).problems.filter(({ code }) => code === 'todo-left');
const story = String(made['story.yaml']);
const text = String(made['text.en.md']);

describe('comments that say TODO', () => {
  it('are none in what `npm run new` makes', () => {
    expect(warned({})).toEqual([]);
  });

  it('are one warning for each file, at the first, with how many there are', () => {
    const found = warned({
      'story.yaml': story.replace('sources:', '# TODO: the borders\nsources:').replace('places:', 'places: # TODO: their names'),
      'text.en.md': `${text}\n<!-- TODO: picture a.jpg -->\n`,
    });
    expect(found).toMatchObject([
      { file: 'story.yaml', line: story.slice(0, story.indexOf('sources:')).split('\n').length, column: 1, severity: 'warning' },
      { file: 'text.en.md', line: text.split('\n').length + 1, column: 1, severity: 'warning' },
    ]);
    expect(found.map(({ message }) => message)).toEqual([
      'Unexpected 2 comments `TODO`, of which this is the first, expected what they ask for to be done and none to be left',
      'Unexpected comment `TODO`, expected what it asks for to be done and none to be left',
    ]);
  });

  it('are found behind what else a comment says, and no line that only names them is one', () => {
    const marked = '# What is to do is marked TODO.\na: 1 # of 2001 · TODO: its name · TODO: its picture\nTODO: words\n<!-- TODO -->\n';
    expect(todosIn(marked)).toEqual(['TODO: its name', 'TODO: its picture', '<!-- TODO'].map((found) => marked.indexOf(found)));
  });

  it('takes no longer for many in one line', () => {
    expect(todosIn(`# ${'TODO: '.repeat(200_000)}`)).toHaveLength(200_000);
  });

  it('are no words', () => {
    expect(warned({ 'text.en.md': text.replace('title: ', 'title: TODO O NADA ') })).toEqual([]);
  });
});
