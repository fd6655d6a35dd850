import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildEmbedScript } from './embed-script.ts';

const scripts = ['embed.js', 'embed-more.js', 'embed-flat.js'];
let folder: string;
const script = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'map-story-embed-'));
  await buildEmbedScript(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('the host’s script is no larger than 6 kB, as gzip packs it', async () => {
  expect(gzipSync(await script('embed.js')).length).toBeLessThanOrEqual(6000);
});

test('the flat edition’s is half of that, and what few stories need a quarter', async () => {
  expect(gzipSync(await script('embed-flat.js')).length).toBeLessThanOrEqual(3000);
  expect(gzipSync(await script('embed-more.js')).length).toBeLessThanOrEqual(1500);
});

test('none evaluates text, writes markup or cookies, stores or sends anything: a strict content security policy has nothing against them', async () => {
  for (const name of scripts) {
    const forbidden =
      /\beval\(|new Function|innerHTML|insertAdjacentHTML|document\.write|document\.cookie|localStorage|sessionStorage|fetch\(|XMLHttpRequest|sendBeacon|import\(/;
    expect(await script(name)).not.toMatch(forbidden);
  }
});

test('none leaves a name in the host’s page but the element’s', async () => {
  for (const name of scripts) expect(await script(name)).toMatch(/^"use strict";\(\(\)=>\{[\s\S]*\}\)\(\);\s*$/);
});
