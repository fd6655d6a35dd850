import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tarballWith } from '#node/fixture.ts';
import { FetchError, type Pinned } from '#node/npm-tarball.ts';
import { root } from '#node/root.ts';
import { openPackages } from './packages.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'font-packages-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const hebrew = '@fontsource/frank-ruhl-libre';

describe('openPackages', () => {
  it('unpacks what is used of a fetched package, once', async () => {
    const packages = join(folder, 'once');
    const asked: string[] = [];
    const fetch = async ({ name, version }: Pinned): Promise<string> => {
      asked.push(`${name} ${version}`);
      const file = join(folder, 'package.tgz');
      await writeFile(
        file,
        tarballWith({ 'package.json': '{}', LICENSE: 'OFL', 'files/a.woff2': 'font', 'files/a.woff': 'old', 'index.css': '' }),
      );
      return file;
    };
    const [at] = [...(await openPackages([hebrew, hebrew], { packages, fetch })).folders.values()];
    expect(await readFile(join(at!, 'files/a.woff2'), 'utf8')).toBe('font');
    expect((await readdir(at!, { recursive: true })).sort()).toEqual(['LICENSE', 'files', 'files/a.woff2', 'package.json']);
    await openPackages([hebrew], { packages, fetch });
    expect(asked).toEqual([`${hebrew} 5.3.0`]);
  });

  it('finds dependencies where npm has put them', async () => {
    const { folders } = await openPackages(['@fontsource/ibm-plex-sans'], { fetch: () => Promise.reject(new Error('fetched')) });
    expect([...folders]).toEqual([['@fontsource/ibm-plex-sans', join(root, 'node_modules/@fontsource/ibm-plex-sans')]]);
  });

  it('says why a package is lacking, and leaves no half of one', async () => {
    const packages = join(folder, 'half');
    const offline = (): Promise<string> => Promise.reject(new FetchError('ENOTFOUND'));
    const { folders, lacking } = await openPackages([hebrew], { packages, fetch: offline });
    expect(folders.size).toBe(0);
    expect(lacking.get(hebrew)).toEqual({ id: `${hebrew}@5.3.0`, reason: 'ENOTFOUND' });

    const broken = async (): Promise<string> => {
      const file = join(folder, 'broken.tgz');
      await writeFile(file, tarballWith({ 'files/a.woff2': 'font' }).subarray(0, 40));
      return file;
    };
    await expect(openPackages([hebrew], { packages, fetch: broken })).rejects.toThrow();
    expect(await readdir(packages)).toEqual([]);
  });
});
