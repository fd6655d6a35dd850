import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '#node/root.ts';
import { storyIds, storyOf } from '#site/stories.ts';
import type { Story } from '#story/story.ts';

/** Code, styles and interface words of the engine. Not: stories and the order in which the site lists them, docs, where the basemap's data come from, and lists of the world's cities. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((file) => /\.(ts|tsx|mjs|js|css|html|yaml)$/.test(file) && existsSync(join(root, file)))
  // The browser tests look at the published stories in a few places: their smoke test, the layout, how notes are read, what a story may weigh.
  .filter(
    (file) =>
      !/^(stories|site\.yaml|docs|basemap\/(make|data)|how-far\/(make|data)|playwright\.config|commands\/neutral|e2e\/(kursk|layout|overlaps|reading|weigh))/.test(
        file,
      ),
  );

/** Cities of the world that the fixture of the browser tests goes to as well. */
const fixture = readFileSync(join(root, 'e2e/stories/everything/story.yaml'), 'utf8');

const regionNames = new Intl.DisplayNames('en', { type: 'region' });

/** What belongs to one story: its places and regions by their English names, its id, and the countries whose borders it draws. */
function namesOf(story: Story): string[] {
  const places = Object.values(story.places).filter(({ kind }) => kind === 'story' || kind === 'approximate' || kind === 'own');
  const named = [...places, ...Object.values(story.regions)].map(({ name }) => (name.en ?? '').replace(/^near /, ''));
  const countries = story.borders.map((code) => regionNames.of(code) ?? code);
  return [...new Set([story.id, ...named, ...countries])].filter(
    (name) => name.length > 3 && !fixture.toLowerCase().includes(name.toLowerCase()),
  );
}

const ids = await storyIds();

describe('the engine knows no story', () => {
  it.each(ids)('names nothing of %s', async (id) => {
    const names = namesOf(await storyOf(id));
    expect(names.length).toBeGreaterThan(2);
    const any = new RegExp(
      `(?<![\\p{L}-])(?:${names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})(?![\\p{L}])`,
      'iu',
    );
    const found = files.flatMap((file) =>
      readFileSync(join(root, file), 'utf8')
        .split('\n')
        .flatMap((line, index) => (any.test(line) && !/^ *example:/.test(line) ? [`${file}:${index + 1}: ${any.exec(line)?.[0]}`] : [])),
    );
    expect(found).toEqual([]);
  });
});
