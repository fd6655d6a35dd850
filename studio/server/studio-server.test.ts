import { chmodSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Edit } from '#studio/edit.ts';
import { type Served, serveStory } from './fixtures/served.ts';

let served: Served;
beforeEach(async () => {
  served = await serveStory();
});
afterEach(() => served.stop());

const file = (name: string): string => join(served.folder, 'mine', name);
const text = (name: string): string => readFileSync(file(name), 'utf8');
const ask: Served['ask'] = (...of) => served.ask(...of);
const post: Served['post'] = (...of) => served.post(...of);
const state = async () => JSON.parse((await ask('/studio/mine/state')).body);
const move = (lng: number): Edit => ({ kind: 'move-place', place: 'brest', at: [lng, 48.39] });

it('takes the token from the address into a cookie of its own', async () => {
  const first = await ask(`/studio/mine/?token=${served.studio.token}`, { headers: { cookie: '' } });
  expect(first.status).toBe(303);
  expect(first.headers.location).toBe('/studio/mine/');
  expect(first.headers['set-cookie']).toEqual([
    `map-story-studio-${served.port}=${served.studio.token}; Path=/studio; HttpOnly; SameSite=Strict`,
  ]);
  expect(served.studio.token.length).toBeGreaterThan(40);
  const page = await ask('/studio/mine/');
  expect(page.status).toBe(200);
  expect(page.headers['content-security-policy']).toContain("default-src 'none'");
  expect(page.headers['cache-control']).toBe('no-store');
  expect(page.body).not.toContain(served.studio.token);
  expect((await ask('/studio/')).body).toContain('<a href="/studio/mine/">');
  // No way out to another host by two slashes.
  expect((await ask(`//evil.example/studio/?token=${served.studio.token}`)).body).toMatch(/^site /);
});

it.each(['/studio/', '/studio/mine/', '/studio/mine/state', '/studio/mine/events', '/studio/-/studio.js', '/studio/mine/story/en.json'])(
  'says nothing without the token: %s',
  async (path) => {
    const { status, body } = await ask(path, { headers: { cookie: '' } });
    expect(status).toBe(403);
    expect(body).toBe('Unexpected token, expected the one of the address that `npm run dev` has printed.\n');
    expect(served.checked).toEqual([]);
  },
);

it('writes nothing for others', async () => {
  const before = text('story.yaml');
  const { revision } = await state();
  const edit = { edit: move(-4), revision };
  for (const headers of [
    { origin: 'https://evil.example' },
    { host: `evil.example:${served.port}` },
    { 'content-type': 'text/plain' },
    { cookie: '' },
  ])
    expect((await post('/studio/mine/edit', edit, headers)).status).toBe(403);
  expect((await ask('/studio/mine/edit')).status).toBe(404);
  expect(text('story.yaml')).toBe(before);
});

it.each([
  '/studio/..%2fsecret/state',
  '/studio/%2e%2e/state',
  '/studio/mine/..%2f..%2fsecret.md',
  '/studio/mine/story/..%2fsecret.json',
  '/studio/-/..%2fstart.ts',
])('gives nothing away beside: %s', async (path) => {
  const { status, body } = await ask(path);
  expect([404, 308]).toContain(status);
  expect(body).not.toContain('secret"');
});

it('reads and writes no file that lies elsewhere', async () => {
  rmSync(file('text.es.md'));
  symlinkSync(join(served.folder, 'secret.md'), file('text.es.md'));
  const { texts, revision } = await state();
  expect(Object.keys(texts)).toEqual(['en']);
  const { status, body } = await post('/studio/mine/edit', { edit: { kind: 'move-step', step: 'title', to: 1 }, revision });
  expect(status).toBe(422);
  expect(JSON.parse(body).message).toContain('text.es.md: a link that leads out of the story’s folder');
  expect(readFileSync(join(served.folder, 'secret.md'), 'utf8')).toBe('secret');
});

it('makes an edit, undoes it, and does it again', async () => {
  const before = text('story.yaml');
  chmodSync(file('story.yaml'), 0o640);
  const { revision } = await state();
  expect(await post('/studio/mine/edit', { edit: move(-4.5), revision })).toMatchObject({ status: 200, body: '{"done":"move-place"}' });
  expect(text('story.yaml')).toBe(before.replace('brest: { at: [-4.49, 48.39]', 'brest: { at: [-4.5, 48.39]'));
  expect(statSync(file('story.yaml')).mode & 0o777).toBe(0o640);
  expect(readdirSync(join(served.folder, 'mine')).sort()).toEqual(['story.yaml', 'text.en.md', 'text.es.md']);
  expect(await state()).toMatchObject({ undo: 'move-place', redo: null });
  await post('/studio/mine/undo', null);
  expect(text('story.yaml')).toBe(before);
  expect(await state()).toMatchObject({ undo: null, redo: 'move-place', revision });
  await post('/studio/mine/redo', null);
  expect(text('story.yaml')).toContain('[-4.5, 48.39]');
  expect((await post('/studio/mine/redo', null)).body).toBe('{"turned":false}');
});

it('refuses what was made on other files than there are, and turns nothing over another’s change', async () => {
  const { revision } = await state();
  await post('/studio/mine/edit', { edit: move(-4.5), revision });
  const stale = await post('/studio/mine/edit', { edit: move(-4), revision });
  expect(stale.status).toBe(409);
  expect(JSON.parse(stale.body).message).toContain('it has changed since it was read');
  writeFileSync(file('story.yaml'), `${text('story.yaml')}# by another hand\n`);
  const mine = text('story.yaml');
  const undo = await post('/studio/mine/undo', null);
  expect(undo.status).toBe(409);
  expect(JSON.parse(undo.body).message).toContain('story.yaml');
  expect(text('story.yaml')).toBe(mine);
  expect(await state()).toMatchObject({ undo: 'move-place' });
});

it('keeps a byte order mark', async () => {
  writeFileSync(file('story.yaml'), `\ufeff${text('story.yaml')}`);
  const { revision } = await state();
  await post('/studio/mine/edit', { edit: move(-4.5), revision });
  expect(text('story.yaml').startsWith('\ufeff# yaml')).toBe(true);
});

it('says what is wrong with an edit, and where', async () => {
  const { revision } = await state();
  const unknown = await post('/studio/mine/edit', { edit: { kind: 'move-place', place: 'nowhere', at: [1, 2] }, revision });
  expect(unknown.status).toBe(422);
  expect(JSON.parse(unknown.body)).toMatchObject({
    file: 'story.yaml',
    line: 14,
    column: 3,
    message: expect.stringContaining('`nowhere`'),
  });
  for (const edit of [
    { kind: 'format-disk' },
    { kind: 'move-place', place: 'brest', at: [500, 0] },
    null,
    7,
    { kind: 'move-place', place: 'brest', at: [1, 2], file: '../x' },
  ])
    expect((await post('/studio/mine/edit', { edit, revision })).status).toBe(400);
  const broken = await ask('/studio/mine/edit', {
    method: 'POST',
    headers: { origin: `http://localhost:${served.port}`, 'content-type': 'application/json' },
    body: '{',
  });
  expect(broken.status).toBe(400);
});

it('tells of changes that a text editor makes', async () => {
  // Before it was read there is nothing to show, and nothing wrong.
  expect(await ask('/studio/mine/story/en.json')).toMatchObject({ status: 200, body: 'null' });
  const events: string[] = [];
  const cookie = `map-story-studio-${served.port}=${served.studio.token}`;
  await new Promise<void>((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port: served.port, path: '/studio/mine/events', headers: { host: `localhost:${served.port}`, cookie } },
      (answer) => {
        answer.setEncoding('utf8');
        answer.on('data', (chunk: string) => {
          for (const [, event = ''] of chunk.matchAll(/^data: (.*)$/gm)) events.push(JSON.parse(event).kind);
          if (events.length === 3) writeFileSync(file('text.en.md'), text('text.en.md').replace('The ship', 'The vessel'));
          if (events.length >= 6) {
            sent.destroy();
            resolve();
          }
        });
      },
    );
    sent.on('error', reject);
    sent.end();
  });
  expect(events.slice(0, 6)).toEqual(['files', 'read', 'problems', 'files', 'read', 'problems']);
  expect((await state()).texts.en.steps[1].paragraphs).toContain('The vessel');
  expect((await ask('/studio/mine/story/en.json')).body).toBe('{"id":"mine"}');
});
