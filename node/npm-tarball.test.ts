import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { tarballWith } from './fixture.ts';
import { FetchError, filesIn, integrityOf, readFromTarball, tarballOf } from './npm-tarball.ts';

let folder: string;
let file: string;
const large = Buffer.from(Array.from({ length: 200_000 }, (_, i) => (i * 7919) % 251));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'packages-'));
  file = join(folder, 'scope-thing-1.0.0.tgz');
  await writeFile(file, tarballWith({ 'a.json': '{}', 'large.bin': large, empty: '', 'z.txt': 'end' }));
});
afterAll(() => rm(folder, { recursive: true }));

describe('readFromTarball', () => {
  it('reads one file, across chunks', async () => {
    expect((await readFromTarball(file, 'a.json')).toString()).toBe('{}');
    expect((await readFromTarball(file, 'large.bin')).equals(large)).toBe(true);
    expect((await readFromTarball(file, 'empty')).length).toBe(0);
    expect((await readFromTarball(file, 'z.txt')).toString()).toBe('end');
  });

  it('says which file is not there', async () => {
    await expect(readFromTarball(file, 'b.json')).rejects.toThrow('expected a file package/b.json');
  });
});

describe('filesIn', () => {
  it('gives the wanted files in their order, whole', async () => {
    const found: [string, number][] = [];
    for await (const { path, bytes } of filesIn(file, (it) => it !== 'a.json')) found.push([path, bytes.length]);
    expect(found).toEqual([
      ['large.bin', large.length],
      ['empty', 0],
      ['z.txt', 3],
    ]);
  });
});

describe('tarballOf', () => {
  it('takes a tarball that is there, if it is the pinned one', async () => {
    const pinned = { name: '@scope/thing', version: '1.0.0', integrity: await integrityOf(file) };
    expect(await tarballOf(pinned, folder)).toBe(file);
    await expect(tarballOf({ ...pinned, integrity: 'sha512-other' }, folder)).rejects.toThrow(
      /Unexpected content of .*expected sha512-other/,
    );
  });

  it('says why npm could not fetch one, and leaves nothing behind', async () => {
    // a port that nobody listens at
    vi.stubEnv('npm_config_registry', 'http://127.0.0.1:9/');
    const cache = join(folder, 'none');
    const fetched = tarballOf({ name: '@scope/no-such-thing', version: '9.9.9', integrity: '' }, cache);
    await expect(fetched).rejects.toThrow(FetchError);
    await expect(fetched).rejects.toThrow('ECONNREFUSED');
    expect(await readdir(cache)).toEqual([]);
    vi.unstubAllEnvs();
  });
});
