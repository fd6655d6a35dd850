import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { FileMistake } from '#node/file-mistake.ts';
import { creditOf, openArchive } from './archive.ts';
import { archiveFile, protomaps, tilesAround, townArchive, townTile } from './fixtures/pmtiles-file.ts';

const folder = await mkdtemp(join(tmpdir(), 'map-story-archive-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
const put = async (name: string, bytes: Uint8Array | string): Promise<string> => {
  await writeFile(join(folder, name), bytes);
  return join(folder, name);
};
const [oslo] = tilesAround(10.75, 59.91, 14, 0);

describe('openArchive', () => {
  it('reads what there is, and gives tiles as they were', async () => {
    const archive = await openArchive(await put('town.pmtiles', townArchive(10.75, 59.91)));
    expect([archive.minZoom, archive.maxZoom, archive.bounds]).toEqual([9, 14, [10, 59, 11, 60]]);
    expect(archive.credit).toEqual([{ text: '© OpenStreetMap', url: 'https://www.openstreetmap.org/copyright' }]);
    expect(await archive.tile(oslo!)).toEqual(townTile(oslo!));
    expect(await archive.tile({ z: 14, x: 0, y: 0 })).toBeNull();
    await archive.close();
  });

  it('has another key as soon as the archive is another', async () => {
    const keyOf = async (name: string, bytes: Uint8Array): Promise<string> => {
      const archive = await openArchive(await put(name, bytes));
      await archive.close();
      return archive.key;
    };
    const [key, same, other] = [
      await keyOf('a.pmtiles', townArchive(10.75, 59.91)),
      await keyOf('b.pmtiles', townArchive(10.75, 59.91)),
      await keyOf('c.pmtiles', townArchive(5.33, 60.39)),
    ];
    expect(key).toMatch(/^[0-9a-f]{8}$/);
    expect(same).toBe(key);
    expect(other).not.toBe(key);
  });

  it.each<[string, Uint8Array | string, string]>([
    ['a picture archive', townArchive(10.75, 59.91, { tileType: 2 }), 'tiles of type png'],
    ['no archive', 'GIF89a', 'no PMTiles archive'],
    ['an empty file', '', 'no PMTiles archive'],
    ['a truncated header', townArchive(10.75, 59.91).slice(0, 60), 'no PMTiles archive'],
    [
      'another schema',
      townArchive(10.75, 59.91, { metadata: { vector_layers: [{ id: 'transportation' }, { id: 'water' }] } }),
      'no layer `earth` among transportation, water',
    ],
    [
      'an older version of the schema',
      townArchive(10.75, 59.91, {
        metadata: { vector_layers: protomaps.vector_layers.map(({ id }) => ({ id, fields: { 'pmap:kind': 'String' } })) },
      }),
      'no `kind` of features in the layer `water`',
    ],
    ['no metadata', townArchive(10.75, 59.91, { metadata: null }), 'no layer `earth` among none'],
  ])('says of %s what it is', async (name, bytes, found) => {
    const file = await put(`${name.replaceAll(' ', '-')}.pmtiles`, bytes);
    const mistake: FileMistake = await openArchive(file).then(
      () => expect.fail('Expected a mistake'),
      (error: FileMistake) => error,
    );
    expect(mistake.found).toContain(found);
    expect(mistake.found).toContain(file);
    expect(mistake.expected).toContain('Protomaps');
  });

  it('says where there is no file', async () => {
    await expect(openArchive(join(folder, 'nowhere.pmtiles'))).rejects.toThrow('it is not there');
  });

  it('says which tile cannot be read', async () => {
    const whole = archiveFile({ tiles: new Map([[oslo!, townTile(oslo!)]]) });
    const archive = await openArchive(await put('cut.pmtiles', whole.slice(0, whole.length - 40)));
    await expect(archive.tile(oslo!)).rejects.toThrow(`tile 14/${oslo!.x}/${oslo!.y} that cannot be read`);
    await archive.close();
  });
});

describe('creditOf', () => {
  it('takes words and links, and nothing else', () => {
    expect(creditOf('')).toEqual([]);
    expect(creditOf('Map data &copy; Kartverket &amp; others')).toEqual([{ text: 'Map data © Kartverket & others' }]);
    expect(creditOf('<a href="https://a.example/">A</a> | <a href=\'https://b.example/?x=1&amp;y\'><b>B</b></a>')).toEqual([
      { text: 'A', url: 'https://a.example/' },
      { text: ' | ' },
      { text: 'B', url: 'https://b.example/?x=1&y' },
    ]);
    expect(creditOf('<a href="javascript:alert(1)">x</a><script>alert(2)</script><img src=x onerror=alert(3)>')).toEqual([
      { text: 'x' },
      { text: 'alert(2)' },
    ]);
  });
});
