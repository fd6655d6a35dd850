import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkFiles } from './check-files.ts';
import type { LintProblem } from './locate-lint.ts';

const folder = join(dirname(fileURLToPath(import.meta.url)), 'cases', 'ok-small');
const texts = readdirSync(folder).filter((name) => /story\.yaml|\.md|\.geojson/.test(name));
const files: Readonly<Record<string, string>> = Object.fromEntries(texts.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));

/** The files' text at the place of a lint problem. */
function pointedAt(at: LintProblem['at']): string {
  const { problems } = checkFiles('small', files, {
    lint: { story: () => [{ code: 'too-fast', severity: 'warning', message: 'Unexpected a, expected b', at }] },
  });
  const [{ file, line, column } = { file: '', line: 0, column: 0 }] = problems;
  return `${file}: ${files[file]?.split('\n')[line - 1]?.slice(column - 1) ?? ''}`;
}

describe('locateLint', () => {
  it.each<[LintProblem['at'], string]>([
    [{ file: 'story', path: ['steps', 1, 'camera'] }, 'story.yaml: { follow: sea, zoom: 4 }'],
    [{ file: 'story', path: ['steps', 1, 'narrow', 'camera'] }, 'story.yaml: { center: [130, 41], zoom: 3 }'],
    [{ file: 'story', path: ['steps', 1, 'emphasise', 0] }, 'story.yaml: sea]'],
    [{ file: 'story', path: ['steps', 2] }, 'story.yaml: id: west'],
    // what the compiled story has and the file leaves to defaults: the nearest thing around it
    [{ file: 'story', path: ['steps', 0, 'emphasise', 3] }, 'story.yaml: id: title'],
    [{ file: 'story', path: ['steps', 2, 'draw', 'sea'] }, 'story.yaml: { west: 0.5 }'],
    [
      { file: 'text', step: 'crossing', path: ['place', 'northharbor'] },
      'text.en.md: place:northharbor), *it is said*.[^log] See [the title](#title) and [a site](https://example.org/).',
    ],
    [{ file: 'text', lang: 'en', step: 'west', path: ['region', 'delta-region'] }, 'text.en.md: region:delta-region).'],
    // a word that is not in that step: the step
    [{ file: 'text', step: 'west', path: ['place', 'northharbor'] }, 'text.en.md: ::::step{#west}'],
    [{ file: 'text', step: 'west', path: [] }, 'text.en.md: ::::step{#west}'],
    [{ file: 'text', path: [] }, 'text.en.md: ---'],
  ])('%j', (at, expected) => {
    expect(pointedAt(at)).toBe(expected);
  });

  it('leaves the story beside an error of the lint, and stops before one in files that have errors', () => {
    const error: LintProblem = {
      code: 'too-fast',
      severity: 'error',
      message: 'Unexpected a, expected b',
      at: { file: 'story', path: [] },
    };
    const sound = checkFiles('small', files, { lint: { story: () => [error] } });
    expect(sound.story?.id).toBe('small');
    expect(sound.problems).toMatchObject([{ code: 'too-fast', severity: 'error', file: 'story.yaml', line: 1 }]);
    const broken = checkFiles(
      'small',
      { ...files, 'story.yaml': `colour: red\n${files['story.yaml']}` },
      { lint: { story: () => [error] } },
    );
    expect(broken.story).toBeNull();
    expect(broken.problems.map(({ code }) => code)).toEqual(['unknown-key']);
  });
});
