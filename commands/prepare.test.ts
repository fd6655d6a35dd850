import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { root } from '#node/root.ts';
import { unchangingFolders } from '#site/caching.ts';
import { siteFolders } from '#story/reserved.ts';
import { clearPublic, keptInPublic, siblingImports } from './prepare.ts';

const folder = await mkdtemp(join(tmpdir(), 'public-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('public/', () => {
  test('is emptied of what an earlier build has written, a story that is gone among it', async () => {
    await mkdir(join(folder, 'gone/en'), { recursive: true });
    for (const file of ['icon.svg', 'CNAME', 'sitemap.xml', 'gone/en/card.png']) await writeFile(join(folder, file), 'x');
    await clearPublic(folder, keptInPublic('public/*\n!public/icon.svg\n!/public/CNAME\n'));
    expect((await readdir(folder)).sort()).toEqual(['CNAME', 'icon.svg']);
  });

  test('keeps what git does', async () => {
    expect(keptInPublic(await readFile(join(root, '.gitignore'), 'utf8'))).toContain('icon.svg');
  });
});

test('what a build writes at the root is no id of a story', async () => {
  const source = await readFile(join(root, 'commands/prepare.ts'), 'utf8');
  const written = [...source.matchAll(/join\(publicFolder, '([\w-]+)'/g)].map(([, name]) => name);
  expect(written).toContain('fonts');
  for (const name of [...written, ...unchangingFolders, 'examples', 'feeds', 'posters']) expect(siteFolders).toContain(name);
});

test('siblingImports finds the modules that a minified one needs beside it', () => {
  const source =
    'import{a as b}from"./shared.mjs";import"./side.mjs";const c=()=>import(`./later.mjs`);import x from"pkg";export*from"./shared.mjs"';
  expect(siblingImports(source)).toEqual(['shared.mjs', 'side.mjs', 'later.mjs']);
});
