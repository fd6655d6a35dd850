import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { billOf, isPermissive, noticesOf, packageFolders, servedPackages, withDependencies } from './served-packages.ts';

it.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0)', true],
  ['MIT AND Zlib', true],
  ['Apache-2.0 AND LGPL-3.0-or-later', false],
  ['GPL-2.0-only OR AGPL-3.0', false],
  ['MPL-2.0', false],
  ['SEE LICENSE IN x', false],
  ['MIT AND (GPL-2.0 OR MIT)', false],
  ['', false],
])('%s is permissive: %s', (licence, is) => expect(isPermissive(licence)).toBe(is));

it('finds the packages of bundled files', () => {
  const files = [
    'map/open.ts',
    'node_modules/a/index.js',
    'node_modules/a/x/y.js',
    'node_modules/@s/b/i.mjs',
    'node_modules/a/node_modules/c/i.js',
  ];
  expect(packageFolders(files)).toEqual(['node_modules/@s/b', 'node_modules/a', 'node_modules/a/node_modules/c']);
});

it('finds what a package depends on, the nearer of two versions first', () => {
  const lock = {
    packages: {
      'node_modules/map': { dependencies: { spec: '1', tile: '1' } },
      'node_modules/spec': { dependencies: { json: '1', map: '1' } },
      'node_modules/spec/node_modules/json': { version: '1' },
      'node_modules/json': { version: '2' },
      'node_modules/tile': { dependencies: { json: '2', absent: '1' } },
      'node_modules/other': {},
    },
  };
  expect(withDependencies('node_modules/map', lock)).toEqual([
    'node_modules/json',
    'node_modules/map',
    'node_modules/spec',
    'node_modules/spec/node_modules/json',
    'node_modules/tile',
  ]);
});

describe('packages that are served', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'map-story-packages-'));
  });
  afterEach(() => rm(root, { recursive: true, force: true }));
  const add = async (name: string, about: object, notice?: string): Promise<string> => {
    const folder = `node_modules/${name}`;
    await mkdir(join(root, folder), { recursive: true });
    await writeFile(join(root, folder, 'package.json'), JSON.stringify({ name, version: '1.2.3', ...about }));
    if (notice) await writeFile(join(root, folder, 'LICENSE.md'), notice);
    return folder;
  };

  it('are listed with their licences, hashes and notices', async () => {
    const folders = [
      await add('@s/b', { license: 'ISC' }, 'You may.'),
      await add('a', { licenses: [{ type: 'MIT' }, { type: 'GPL-3.0' }] }),
    ];
    const packages = await servedPackages(root, folders, { packages: { 'node_modules/@s/b': { integrity: 'sha512-AQID' } } });
    expect(packages.map(({ name, licence }) => [name, licence])).toEqual([
      ['@s/b', 'ISC'],
      ['a', 'MIT OR GPL-3.0'],
    ]);
    const bill = JSON.parse(billOf(packages, '0.1.0'));
    expect(bill.components[0]).toEqual({
      type: 'library',
      'bom-ref': 'pkg:npm/%40s/b@1.2.3',
      name: '@s/b',
      version: '1.2.3',
      purl: 'pkg:npm/%40s/b@1.2.3',
      licenses: [{ license: { id: 'ISC' } }],
      hashes: [{ alg: 'SHA-512', content: '010203' }],
    });
    expect(bill.components[1].licenses).toEqual([{ expression: 'MIT OR GPL-3.0' }]);
    expect(await noticesOf(root, packages)).toContain('@s/b 1.2.3\n\nISC\n\nYou may.');
  });

  it('stop the build where one is under a licence that asks for more', async () => {
    const folders = [await add('a', { license: 'MIT' }), await add('b', { license: 'AGPL-3.0' }), await add('c', {})];
    await expect(servedPackages(root, folders, { packages: {} })).rejects.toThrow(
      /Unexpected licence AGPL-3\.0 of b 1\.2\.3, expected a permissive one[^\n]*\nUnexpected licence \(none\) of c/,
    );
  });
});
