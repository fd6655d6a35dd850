import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { decodeCities } from '#how-far/cities.ts';
import { journeys } from '#how-far/fixtures/journeys.ts';
import { citiesPath } from './city-lists.ts';
import { writeHowFarFiles } from './files.ts';

it('the files of the pages are the list of cities and two pictures for each language, of stories with a journey only', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'how-far-'));
  const story = { ...journeys['round-the-world'], languages: ['en', 'ja'] };
  await writeHowFarFiles(folder, [story, { ...journeys.short, journey: [] }]);
  expect(decodeCities(await readFile(join(folder, await citiesPath()), 'utf8')).length).toBeGreaterThan(1000);
  expect((await readdir(folder)).sort()).toEqual(['how-far', 'round-the-world']);
  for (const [lang, city] of [
    ['en', 'London'],
    ['ja', '東京'],
  ] as const) {
    for (const layout of ['wide', 'portrait']) {
      const svg = await readFile(join(folder, story.id, lang, 'how-far', `${layout}.svg`), 'utf8');
      expect(svg).toContain('data-leg="leg-0"');
      expect(svg).toContain(city);
      expect(gzipSync(svg).length).toBeLessThan(40_000);
    }
  }
});
