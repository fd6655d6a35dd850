import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { archiveFile, tilesAround, townArchive } from '#basemap/make/fixtures/pmtiles-file.ts';
import { tileName, tileSet, tilesIn } from '#basemap/tile-set.ts';
import { formatProblems } from '#file-format/problem.ts';
import { contentCache } from '#node/content-cache.ts';
import { streetsOf } from '#site/streets.ts';
import { smallStory } from '#story/fixtures/small-story.ts';
import type { Story } from '#story/story.ts';
import { compile } from '#timeline/compile.ts';
import { posterStage } from '#timeline/stages.ts';
import { checkStreets } from './check-streets.ts';
import { writeStreets } from './streets.ts';

const root = await mkdtemp(join(tmpdir(), 'map-story-streets-'));
afterAll(() => rm(root, { recursive: true, force: true }));
const step = smallStory.steps[0]!;
/** From afar into a town, and one street further. */
const town: Story = {
  ...smallStory,
  id: 'town',
  steps: [
    { ...step, id: 'afar', camera: { center: [10.75, 59.91], zoom: 4 } },
    { ...step, id: 'streets', camera: { center: [10.75, 59.91], zoom: 13.4 } },
  ],
};
const country: Story = { ...town, id: 'country', steps: [town.steps[0]!] };
const elsewhere: Story = { ...town, id: 'elsewhere', steps: [{ ...step, id: 'bay', camera: { center: [5.33, 60.39], zoom: 12 } }] };
await writeFile(join(root, 'town.pmtiles'), townArchive(10.75, 59.91));

const write = async (stories: readonly Story[], streets: string | Record<string, string>, to = 'site') =>
  writeStreets({
    stories,
    settings: { streets },
    root,
    folder: join(root, to),
    cache: await contentCache(join(root, 'cache')),
    version: '1',
  });

it('writes the tiles that cameras see and the archive has, and what pages must know of them', async () => {
  const written = await write([country, town, elsewhere], 'town.pmtiles');
  const streets = await streetsOf('town', root);
  expect(streets?.path).toMatch(/^streets\/[0-9a-f]{8}\/$/);
  expect(streets?.credit).toEqual([{ text: '© OpenStreetMap', url: 'https://www.openstreetmap.org/copyright' }]);
  const tiles = [...tilesIn(streets?.tiles ?? {})];
  expect(tiles.length).toBe(written.tiles);
  expect([...new Set(tiles.map(({ z }) => z))]).toEqual([9, 10, 11, 12, 13, 14]);
  expect(tileSet(streets?.tiles ?? {}).has(13, ...placeOf(13))).toBe(true);
  for (const tile of tiles) {
    const bytes = await readFile(join(root, 'site', streets?.path ?? '', `${tileName(tile)}.mvt`));
    expect(bytes.length).toBeGreaterThan(50);
    expect(bytes.toString('latin1')).not.toContain('Main Street');
  }
  for (const none of ['country', 'elsewhere']) expect(await streetsOf(none, root)).toBeUndefined();

  const camera = compile(town, posterStage('wide')).rests[1]!.camera;
  const ground = await written.pictures.tilesFor(town, camera, posterStage('wide'));
  expect(ground.length).toBeGreaterThan(1);
  expect(ground[0]?.ways.length).toBe(3);
  expect([written.pictures.key(town), written.pictures.key(country)]).toEqual([streets?.path, '']);
  expect(await written.pictures.tilesFor(country, camera, posterStage('wide'))).toEqual([]);
  await written.close();
});

it('makes the same again from what it has kept, and forgets what is no longer named', async () => {
  const first = await write([town], { town: 'town.pmtiles' });
  await first.close();
  const before = await streetsOf('town', root);
  const again = await write([town], { town: 'town.pmtiles' }, 'again');
  await again.close();
  expect(await streetsOf('town', root)).toEqual(before);
  expect(existsSync(join(root, 'again', before?.path ?? ''))).toBe(true);
  await (await write([town], {})).close();
  expect(await streetsOf('town', root)).toBeUndefined();
});

const placeOf = (z: number): [number, number] => {
  const [tile] = tilesAround(10.75, 59.91, z, 0);
  return [tile!.x, tile!.y];
};

it.each<[string, readonly Story[], string]>([
  ['name: a\nstreets: nowhere.pmtiles', [town], 'site.yaml:2:10: Unexpected file `'],
  ['streets:\n  town: nowhere.pmtiles', [town], 'site.yaml:2:9: Unexpected file `'],
  ['streets: pictures.pmtiles', [town], 'tiles of type png, expected a PMTiles archive of vector tiles in Protomaps’ schema'],
  ['streets: other.pmtiles', [town], 'no layer `earth` among transportation, expected'],
  [
    'streets:\n  elsewhere: town.pmtiles',
    [town, elsewhere],
    'site.yaml:2:14: Unexpected archive without a tile where step `bay` of `elsewhere` looks, expected tiles from zoom 9 around 5.330, 60.390',
  ],
  ['streets: town.pmtiles', [country], 'Unexpected archive that no step of any story looks at'],
])('names the mistake in %j', async (text, stories, report) => {
  await writeFile(join(root, 'pictures.pmtiles'), townArchive(10.75, 59.91, { tileType: 2 }));
  await writeFile(join(root, 'other.pmtiles'), townArchive(10.75, 59.91, { metadata: { vector_layers: [{ id: 'transportation' }] } }));
  const problems = await checkStreets(text, stories, ['town', 'country', 'elsewhere'], root);
  expect(formatProblems(problems)).toContain(report);
  expect(problems.length).toBe(1);
});

it('names a hole where a camera looks', async () => {
  const [tile] = tilesAround(10.75, 59.91, 12, 0);
  await writeFile(join(root, 'hole.pmtiles'), archiveFile({ tiles: new Map([[tile!, Uint8Array.of()], [{ ...tile!, z: 13 }, Uint8Array.of()]]) })); // biome-ignore format: a line
  const [problem] = await checkStreets('streets: { town: hole.pmtiles }', [town], ['town'], root);
  expect(problem?.message).toMatch(/archive without a tile 13\/\d+\/\d+ where step `streets` of `town` looks/);
});

it('finds nothing wrong with what is right, nor where nothing is named', async () => {
  for (const text of ['streets: town.pmtiles', 'streets: { town: town.pmtiles }', 'name: a', null])
    expect(await checkStreets(text, [town, country], ['town', 'country'], root)).toEqual([]);
});
