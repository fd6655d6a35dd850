import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { formatProblems } from '#file-format/problem.ts';
import { oneParagraph, tinyStory } from '#fonts/fixture.ts';
import { root as repository } from '#node/root.ts';
import { checkPublisher } from './check-publisher.ts';

const root = await mkdtemp(join(tmpdir(), 'publisher-'));
afterAll(() => rm(root, { recursive: true, force: true }));
await mkdir(join(root, 'brand'));
await writeFile(join(root, 'brand/good.svg'), '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>');
await writeFile(join(root, 'brand/bad.svg'), '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">\n<script/></svg>');

const check = async (text: string | null): Promise<string> => formatProblems(await checkPublisher(text, [], [], root));

it('finds nothing to say of a site without files of its own, or with good ones', async () => {
  for (const text of [null, 'name: The Courier', 'logo: { file: brand/good.svg, alt: The Courier }'])
    expect(await checkPublisher(text, [], [], root)).toEqual([]);
});

it('says what is wrong with a logo where site.yaml names it', async () => {
  expect(await check('logo:\n  file: { night: brand/good.svg, day: brand/bad.svg }\n  alt: The Courier\n')).toContain(
    'site.yaml:2:39: Unexpected a script in `brand/bad.svg:2:1`, expected a drawing alone: shapes, gradients and text',
  );
  expect(await check('logo:\n  file: brand/none.svg\n  alt: The Courier\n')).toContain(
    'site.yaml:2:9: Unexpected file `brand/none.svg` that can’t be read (ENOENT), expected a file on your disk',
  );
});

it('leaves what is wrong with site.yaml itself to its own check', async () => {
  expect(await checkPublisher('logo: { file: brand/none.svg }', [], [], root)).toEqual([]);
});

it('says what is wrong with a font, and warns of letters that it lacks', async () => {
  const plex = join(repository, 'node_modules/@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-400-normal.woff2');
  const of = (regular: string): string => `fonts:\n  reading: { name: Courier Text, licence: © us, regular: ${JSON.stringify(regular)} }\n`;
  expect(await check(of('brand/bad.svg'))).toContain(
    'site.yaml:2:58: Unexpected file `brand/bad.svg` that is no font, expected a font as WOFF 2, WOFF, TrueType or OpenType',
  );
  const stories = [tinyStory({ en: { chapters: oneParagraph('A łódź') }, ar: { chapters: oneParagraph('لشبونة') } })];
  const problems = await checkPublisher(of(plex), stories, ['tiny'], root);
  expect(problems.map(({ severity, line }) => [severity, line])).toEqual([
    ['warning', 2],
    ['warning', 2],
  ]);
  const report = formatProblems(problems);
  expect(report).toContain('with few letters of `ar`');
  expect(report).toContain('without “ł” (U+142), “ź” (U+17A)');
});
