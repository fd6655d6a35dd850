import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, request, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { root } from '#node/root.ts';
import type { Edit } from '#studio/edit.ts';
import { placedProblems } from '#studio/placed-problems.ts';
import { type Checker, type CheckerAnswer, startChecker } from './checker.ts';
import { serveWithStudio } from './dev-server.ts';
import { refusal } from './guard.ts';
import { createStudio, type Studio } from './studio-server.ts';

describe('a request', () => {
  const gate = { port: 3000, token: 'secret' };
  const good = { host: 'localhost:3000', cookie: 'other=1; map-story-studio-3000=secret' };
  const own = { ...good, origin: 'http://localhost:3000', 'content-type': 'application/json' };
  const asked = (method: string, headers: IncomingHttpHeaders, remoteAddress = '127.0.0.1') => ({ method, headers, remoteAddress });

  it.each([
    ['of the page', asked('GET', good)],
    ['by the other names of this machine', asked('GET', { ...good, host: '[::1]:3000' }, '::1')],
    ['that writes, of the page', asked('POST', { ...own, 'sec-fetch-site': 'same-origin' }, '::ffff:127.0.0.1')],
    ['that is typed', asked('GET', { ...good, 'sec-fetch-site': 'none' })],
  ])('is answered: %s', (_, request) => {
    expect(refusal(request, gate)).toBeNull();
  });

  it.each([
    ['from another machine', asked('GET', good, '192.168.1.7'), 'another machine'],
    ['without an address', { method: 'GET', headers: good, remoteAddress: undefined }, 'another machine'],
    ['to a name that was led here', asked('GET', { ...good, host: 'evil.example:3000' }), 'Unexpected host'],
    ['to another port', asked('GET', { ...good, host: 'localhost:3001' }), 'Unexpected host'],
    ['to a name that begins as ours', asked('GET', { ...good, host: 'localhost:3000.evil.example' }), 'Unexpected host'],
    ['of another site', asked('POST', { ...own, origin: 'https://evil.example' }), 'Unexpected origin'],
    ['of another port of this machine', asked('POST', { ...own, origin: 'http://localhost:8080' }), 'Unexpected origin'],
    ['of a sandboxed frame', asked('POST', { ...own, origin: 'null' }), 'Unexpected origin'],
    ['that writes and says nothing of its origin', asked('POST', { ...good, 'content-type': 'application/json' }), 'Unexpected origin'],
    ['that another site’s page has the browser make', asked('GET', { ...good, 'sec-fetch-site': 'cross-site' }), 'another site'],
    ['of another port’s page', asked('GET', { ...good, 'sec-fetch-site': 'same-site' }), 'another site'],
    ['of a form', asked('POST', { ...own, 'content-type': 'text/plain' }), 'Unexpected type'],
    ['without the token', asked('GET', { host: 'localhost:3000' }), 'Unexpected token'],
    ['with another start’s token', asked('GET', { ...good, cookie: 'map-story-studio-3000=secreT' }), 'Unexpected token'],
    ['with another port’s token', asked('GET', { ...good, cookie: 'map-story-studio-3001=secret' }), 'Unexpected token'],
  ])('is refused: %s', (_, request, why) => {
    expect(refusal(request, gate)).toContain(why);
  });

  it('is refused where the address has another token than the cookie', () => {
    expect(refusal(asked('GET', good), gate, 'wrong')).toContain('Unexpected token');
    expect(refusal(asked('GET', { host: 'localhost:3000' }), gate, 'secret')).toBeNull();
  });
});

describe('the server', () => {
  let folder: string;
  let upstream: Server;
  let port: number;
  let studio: Studio;
  let stop: () => Promise<void>;
  let heardOf: string[];
  const file = (name: string): string => join(folder, 'mine', name);
  const text = (name: string): string => readFileSync(file(name), 'utf8');

  beforeAll(async () => {
    upstream = createServer((asked, response) => response.end(`site ${asked.url}`)).listen(0, '127.0.0.1');
    await new Promise((resolve) => upstream.once('listening', resolve));
  });
  afterAll(() => upstream.close());

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'map-story-studio-'));
    cpSync(join(root, 'commands/new-story'), join(folder, 'mine'), { recursive: true });
    writeFileSync(join(folder, 'secret.md'), 'secret');
    heardOf = [];
    const checker: Checker = {
      ask: (of, answered) => {
        heardOf.push(of);
        answered({ number: 1, kind: 'read', stories: { en: '{"id":"mine"}' }, gaps: null, problems: [] });
        answered({ number: 1, kind: 'checked', problems: [] });
      },
      stop() {},
    };
    const free = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => free.once('listening', resolve));
    port = (free.address() as AddressInfo).port;
    await new Promise((resolve) => free.close(resolve));
    studio = createStudio({
      port,
      basePath: '',
      checker,
      ids: async () => ['mine'],
      folderOf: async (id) => (id === 'mine' ? join(folder, 'mine') : undefined),
    });
    const served = await serveWithStudio(port, (upstream.address() as AddressInfo).port, studio);
    stop = async () => {
      await served.stop();
      studio.stop();
    };
  });
  afterEach(async () => {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  });

  interface Answer {
    readonly status: number;
    readonly headers: IncomingHttpHeaders;
    readonly body: string;
  }
  const ask = (
    path: string,
    { method = 'GET', headers = {}, body }: { method?: string; headers?: Record<string, string>; body?: string } = {},
  ) =>
    new Promise<Answer>((resolve, reject) => {
      const cookie = `map-story-studio-${port}=${studio.token}`;
      const sent = request(
        { host: '127.0.0.1', port, path, method, headers: { host: `localhost:${port}`, cookie, ...headers } },
        (answer) => {
          let said = '';
          answer.setEncoding('utf8');
          answer.on('data', (chunk) => {
            said += chunk;
          });
          answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: said }));
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });
  const post = (path: string, value: unknown, headers: Record<string, string> = {}) =>
    ask(path, {
      method: 'POST',
      headers: { origin: `http://localhost:${port}`, 'content-type': 'application/json', ...headers },
      body: JSON.stringify(value),
    });
  const state = async () => JSON.parse((await ask('/studio/mine/state')).body);
  const move = (lng: number): Edit => ({ kind: 'move-place', place: 'brest', at: [lng, 48.39] });

  it('passes on all else to the site, under the same origin', async () => {
    expect((await ask('/mine/en/?a=1')).body).toBe('site /mine/en/?a=1');
    expect((await ask('/studios/')).body).toBe('site /studios/');
  });

  it('keeps no connection to the site, and its own to the browser', async () => {
    const asked: (string | undefined)[] = [];
    upstream.prependListener('request', ({ headers }) => asked.push(headers.connection));
    const answers = [
      await ask('/a', { headers: { connection: 'keep-alive' } }),
      await ask('/b', { headers: { connection: 'keep-alive' } }),
    ];
    expect(asked).toEqual(['close', 'close']);
    expect(answers.map(({ status, headers }) => [status, headers.connection])).toEqual([
      [200, 'keep-alive'],
      [200, 'keep-alive'],
    ]);
  });

  it('passes on the site’s sockets, and opens none of its own', async () => {
    upstream.once('upgrade', (asked, socket) =>
      socket.end(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: ${asked.headers.upgrade}\r\n\r\n${asked.url}`),
    );
    const said = (path: string) =>
      new Promise<string>((resolve) => {
        let answer = '';
        const socket = connect(port, '127.0.0.1', () =>
          socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`),
        );
        socket.setEncoding('utf8');
        socket.on('data', (chunk) => {
          answer += chunk;
        });
        socket.on('error', () => {});
        socket.on('close', () => resolve(answer));
      });
    expect(await said('/_next/hmr')).toMatch(/^HTTP\/1\.1 101 [\s\S]*\/_next\/hmr$/);
    expect(await said('/studio/mine/events')).toBe('');
  });

  it('takes the token from the address into a cookie of its own', async () => {
    const first = await ask(`/studio/mine/?token=${studio.token}`, { headers: { cookie: '' } });
    expect(first.status).toBe(303);
    expect(first.headers.location).toBe('/studio/mine/');
    expect(first.headers['set-cookie']).toEqual([`map-story-studio-${port}=${studio.token}; Path=/studio; HttpOnly; SameSite=Strict`]);
    expect(studio.token.length).toBeGreaterThan(40);
    const page = await ask('/studio/mine/');
    expect(page.status).toBe(200);
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.body).not.toContain(studio.token);
    expect((await ask('/studio/')).body).toContain('<a href="/studio/mine/">');
    // No way out to another host by two slashes.
    expect((await ask(`//evil.example/studio/?token=${studio.token}`)).body).toMatch(/^site /);
  });

  it.each(['/studio/', '/studio/mine/', '/studio/mine/state', '/studio/mine/events', '/studio/-/studio.js', '/studio/mine/story/en.json'])(
    'says nothing without the token: %s',
    async (path) => {
      const { status, body } = await ask(path, { headers: { cookie: '' } });
      expect(status).toBe(403);
      expect(body).toBe('Unexpected token, expected the one of the address that `npm run dev` has printed.\n');
      expect(heardOf).toEqual([]);
    },
  );

  it('writes nothing for others', async () => {
    const before = text('story.yaml');
    const { revision } = await state();
    const edit = { edit: move(-4), revision };
    for (const headers of [
      { origin: 'https://evil.example' },
      { host: `evil.example:${port}` },
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
    symlinkSync(join(folder, 'secret.md'), file('text.es.md'));
    const { texts, revision } = await state();
    expect(Object.keys(texts)).toEqual(['en']);
    const { status, body } = await post('/studio/mine/edit', { edit: { kind: 'move-step', step: 'title', to: 1 }, revision });
    expect(status).toBe(422);
    expect(JSON.parse(body).message).toContain('text.es.md: a link that leads out of the story’s folder');
    expect(readFileSync(join(folder, 'secret.md'), 'utf8')).toBe('secret');
  });

  it('makes an edit, undoes it, and does it again', async () => {
    const before = text('story.yaml');
    chmodSync(file('story.yaml'), 0o640);
    const { revision } = await state();
    expect(await post('/studio/mine/edit', { edit: move(-4.5), revision })).toMatchObject({ status: 200, body: '{"done":"move-place"}' });
    expect(text('story.yaml')).toBe(before.replace('brest: { at: [-4.49, 48.39]', 'brest: { at: [-4.5, 48.39]'));
    expect(statSync(file('story.yaml')).mode & 0o777).toBe(0o640);
    expect(readdirSync(join(folder, 'mine')).sort()).toEqual(['story.yaml', 'text.en.md', 'text.es.md']);
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
      headers: { origin: `http://localhost:${port}`, 'content-type': 'application/json' },
      body: '{',
    });
    expect(broken.status).toBe(400);
  });

  it('tells of changes that a text editor makes', async () => {
    // Before it was read there is nothing to show, and nothing wrong.
    expect(await ask('/studio/mine/story/en.json')).toMatchObject({ status: 200, body: 'null' });
    const events: string[] = [];
    const cookie = `map-story-studio-${port}=${studio.token}`;
    await new Promise<void>((resolve, reject) => {
      const sent = request(
        { host: '127.0.0.1', port, path: '/studio/mine/events', headers: { host: `localhost:${port}`, cookie } },
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
});

describe('the checks', () => {
  /** What they say of a story, in order. */
  const answersOf = async (folder: string): Promise<CheckerAnswer[]> => {
    const checker = startChecker();
    const answers = await new Promise<CheckerAnswer[]>((resolve) => {
      const all: CheckerAnswer[] = [];
      checker.ask(folder, (answer) => {
        all.push(answer);
        if (answer.kind !== 'read') resolve(all);
      });
    });
    checker.stop();
    return answers;
  };

  it('read a story, and say what is wrong with it', async () => {
    const answers = await answersOf(join(root, 'commands/new-story'));
    const gap = { length: expect.any(Number), pace: expect.any(Number) };
    expect(answers).toMatchObject([
      { kind: 'read', stories: { en: expect.stringContaining('"by-sea"') }, gaps: { Tablet: [gap, gap] } },
      { kind: 'checked', problems: [] },
    ]);
  });

  it('know where land is, as `npm run check` does, and where the leg stands that runs over it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'map-story-studio-'));
    const story = join(folder, 'mine');
    cpSync(join(root, 'commands/new-story'), story, { recursive: true });
    const file = join(story, 'story.yaml');
    const text = readFileSync(file, 'utf8').replace('via: [[-10.2, 40.5], [-9.9, 43.4]]', 'via: [[-8, 41.5], [-7, 43]]');
    writeFileSync(file, text);
    const answers = await answersOf(story);
    rmSync(folder, { recursive: true });
    const problems = answers.flatMap((answer) => (answer.kind === 'checked' ? answer.problems : []));
    expect(problems).toContainEqual(
      expect.objectContaining({ code: 'sea-over-land', severity: 'warning', message: expect.stringContaining('`by-sea`') }),
    );
    expect(placedProblems(problems, { 'story.yaml': text }).find(({ code }) => code === 'sea-over-land')?.key).toBe('legs.by-sea.mode');
  });
});
