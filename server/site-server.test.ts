import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSiteServer, listen } from './site-server.ts';

const long = 'export const words = "steppe and forest, ";\n'.repeat(200);
const headersOf = (path: string): Record<string, string> => ({ 'X-Path': path });
let parent: string;
const servers: Server[] = [];
let port: number;
let portBelow: number;

beforeAll(async () => {
  parent = mkdtempSync(join(tmpdir(), 'map-story-site-'));
  const files = {
    'secret.txt': 'secret',
    'out/index.html': '<h1>front</h1>',
    'out/oslo/en/index.html': '<h1>oslo</h1>',
    'out/404.html': '<h1>not here</h1>',
    'out/empty.json': '',
    'out/scripts/a1b2.mjs': long,
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(parent, name)), { recursive: true });
    writeFileSync(join(parent, name), text);
  }
  servers.push(
    createSiteServer({ folder: join(parent, 'out'), headersOf }),
    createSiteServer({ folder: join(parent, 'out'), basePath: '/stories' }),
  );
  [port = 0, portBelow = 0] = await Promise.all(servers.map((server) => listen(server, 0)));
});

afterAll(() => {
  for (const server of servers) server.close();
  rmSync(parent, { recursive: true, force: true });
});

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Asks with exactly this path: fetch would tidy `..` away before it is sent. */
function ask(path: string, headers: Record<string, string> = {}, { method = 'GET', at = port } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request({ host: 'localhost', port: at, path, method, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }));
    })
      .on('error', reject)
      .end();
  });
}

describe('addresses', () => {
  test('folders answer with their index', async () => {
    expect((await ask('/')).body.toString()).toBe('<h1>front</h1>');
    const { status, headers, body } = await ask('/oslo/en/?x=1');
    expect([status, headers['content-type'], body.toString()]).toEqual([200, 'text/html; charset=utf-8', '<h1>oslo</h1>']);
  });
  test('a folder without its slash is given it, and keeps the question', async () => {
    const { status, headers } = await ask('/oslo/en?mode=flat');
    expect([status, headers.location]).toEqual([308, '/oslo/en/?mode=flat']);
  });
  test('what is absent answers with 404.html', async () => {
    for (const path of ['/nowhere', '/oslo/', '/oslo/en/index.html/']) {
      const { status, body } = await ask(path);
      expect([path, status, body.toString()]).toEqual([path, 404, '<h1>not here</h1>']);
    }
  });
  test.each(['/../secret.txt', '/..%2fsecret.txt', '/%2e%2e/secret.txt', '/oslo/..%2f..%2fsecret.txt', '/..%5csecret.txt', '//secret.txt'])(
    '%s gives nothing away',
    async (path) => {
      const { status, body } = await ask(path);
      expect([status, body.toString()]).toEqual([404, '<h1>not here</h1>']);
    },
  );
  test('a link out of the folder leads nowhere, one within it is followed', async () => {
    symlinkSync(join(parent, 'secret.txt'), join(parent, 'out/secret.txt'));
    symlinkSync(parent, join(parent, 'out/up'));
    symlinkSync(join(parent, 'out/oslo'), join(parent, 'out/lisbon'));
    for (const path of ['/secret.txt', '/up/secret.txt']) expect((await ask(path)).status).toBe(404);
    expect((await ask('/lisbon/en/')).body.toString()).toBe('<h1>oslo</h1>');
  });
  test('below a base path', async () => {
    const at = portBelow;
    expect((await ask('/stories/oslo/en/', {}, { at })).status).toBe(200);
    expect((await ask('/stories', {}, { at })).headers.location).toBe('/stories/');
    expect((await ask('/stories/', {}, { at })).body.toString()).toBe('<h1>front</h1>');
    expect((await ask('/oslo/en/', {}, { at })).status).toBe(404);
  });
  test('only reading', async () => {
    expect((await ask('/', {}, { method: 'POST' })).status).toBe(405);
    const head = await ask('/scripts/a1b2.mjs', {}, { method: 'HEAD' });
    expect([head.status, head.headers['content-length'], head.body.length]).toEqual([200, String(long.length), 0]);
  });
});

describe('compression', () => {
  test('brotli and gzip hold the same text', async () => {
    const path = '/scripts/a1b2.mjs';
    const br = await ask(path, { 'accept-encoding': 'gzip, br' });
    const gzip = await ask(path, { 'accept-encoding': 'gzip' });
    expect([br.headers['content-encoding'], brotliDecompressSync(br.body).toString()]).toEqual(['br', long]);
    expect([gzip.headers['content-encoding'], gunzipSync(gzip.body).toString()]).toEqual(['gzip', long]);
    expect(br.headers.vary).toBe('Accept-Encoding');
    expect(new Set([br.headers.etag, gzip.headers.etag, (await ask(path)).headers.etag]).size).toBe(3);
  });
  test('what the build has compressed is sent as it is, unless the file is newer', async () => {
    const at = join(parent, 'out/scripts');
    writeFileSync(join(at, 'made.mjs'), long);
    writeFileSync(join(at, 'made.mjs.br'), brotliCompressSync(`${long}//made`));
    const body = async (): Promise<string> =>
      brotliDecompressSync((await ask('/scripts/made.mjs', { 'accept-encoding': 'br' })).body).toString();
    expect(await body()).toBe(`${long}//made`);
    utimesSync(join(at, 'made.mjs.br'), 1, 1);
    expect(await body()).toBe(long);
  });
  test('not for what is small', async () => {
    expect((await ask('/', { 'accept-encoding': 'br' })).headers['content-encoding']).toBeUndefined();
  });
});

describe('caching', () => {
  test('files have the headers that they are given by path, missing ones those of 404.html', async () => {
    const given = async (path: string): Promise<unknown> => (await ask(path)).headers['x-path'];
    expect(await given('/')).toBe('index.html');
    expect(await given('/oslo/en/')).toBe('oslo/en/index.html');
    expect(await given('/scripts/a1b2.mjs')).toBe('scripts/a1b2.mjs');
    expect(await given('/missing')).toBe('404.html');
  });
  test('unless they are given others, caches ask each time', async () => {
    expect((await ask('/stories/', {}, { at: portBelow })).headers['cache-control']).toBe('no-cache');
  });
  test('what the reader has is not sent again', async () => {
    const { headers } = await ask('/');
    const again = await ask('/', { 'if-none-match': `"other", W/${headers.etag}` });
    expect([again.status, again.body.length]).toEqual([304, 0]);
    expect((await ask('/', { 'if-none-match': '"other"' })).status).toBe(200);
  });
});

describe('ranges', () => {
  test('a part of a file, not compressed', async () => {
    const { status, headers, body } = await ask('/scripts/a1b2.mjs', { range: 'bytes=7-11', 'accept-encoding': 'br' });
    expect([status, body.toString(), headers['content-range'], headers['content-length']]).toEqual([
      206,
      'const',
      `bytes 7-11/${long.length}`,
      '5',
    ]);
  });
  test('none of it', async () => {
    const { status, headers } = await ask('/scripts/a1b2.mjs', { range: 'bytes=999999-' });
    expect([status, headers['content-range']]).toEqual([416, `bytes */${long.length}`]);
  });
  test('an empty file', async () => {
    const { status, body } = await ask('/empty.json');
    expect([status, body.length]).toEqual([200, 0]);
  });
});
