import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentTypes } from '#server/site-files.ts';
import { createSiteServer, listen } from '#server/site-server.ts';
import { siteFrom } from '#site/addresses.ts';
import { hostFiles } from '#site/host-files.ts';
import { headersOf, hostingOf } from '#site/hosting.ts';

// The files for hosts, in the servers that they are for: both must answer as ours does. Debian has both: apt-get install nginx caddy.

const base = '/stories';
const hosting = hostingOf(siteFrom({ BASE_PATH: base, EMBED_HOSTS: 'https://news.example' }));
const files = hostFiles({ hosting, types: contentTypes, languages: ['en'] });
const words = 'words that many pages have, '.repeat(100);

/** A release: what is in it, and with `.br` and `.gz` beside. */
const release: Readonly<Record<string, string>> = {
  'index.html': `<h1>front</h1>${words}`,
  'oslo/en/index.html': `<h1>oslo</h1>${words}`,
  'oslo/en/ports/index.html': '<h1>step</h1>',
  'oslo/en/text/index.html': '<h1>text</h1>',
  'oslo/en/how-far/index.html': '<h1>how far</h1>',
  'oslo/en/embed/index.html': '<h1>guest</h1>',
  'oslo/en/embed/flat.html': '<h1>flat</h1>',
  'oslo/embed-code/index.html': '<h1>code</h1>',
  'oslo/en/manifest.webmanifest': '{}',
  '404.html': '<h1>not here</h1>',
  'embed.js': words,
  'scripts/story-1.js': words,
  'maplibre/1/maplibre-gl-worker.mjs': words,
  'basemap/1/tiles/near/0/0/0.mvt': words,
  'basemap/.secret': 'secret',
  'offline.js': words,
  'icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'examples/index.html': '<h1>examples</h1>',
  'pictures/oslo/en/1/title-wide.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'posters/oslo/en/title-wide.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'feeds/en.xml': '<feed/>',
};
const before: Readonly<Record<string, string>> = { ...release, 'scripts/story-0.js': 'the release before' };

function write(folder: string, contents: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(contents)) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    if (text.length < 1024) continue;
    writeFileSync(`${file}.br`, brotliCompressSync(text));
    writeFileSync(`${file}.gz`, gzipSync(text));
  }
}

const has = (command: string): boolean => {
  try {
    execFileSync(command, [command === 'nginx' ? '-v' : 'version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

function ask(port: number, path: string, accept = ''): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, headers: { 'accept-encoding': accept } }, (response) => {
      let body = '';
      response.setEncoding('latin1').on('data', (part: string) => {
        body += part;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    })
      .on('error', reject)
      .end();
  });
}

/** Asks until the server answers or has ended. */
async function answering(port: number, child: ChildProcess, said: () => string): Promise<void> {
  while (child.exitCode === null) {
    try {
      await ask(port, `${base}/`);
      return;
    } catch {
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  throw new Error(`The server ended:\n${said()}`);
}

let folder: string;
let ours: ReturnType<typeof createSiteServer>;
let oursAt: number;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'map-story-hosts-'));
  execFileSync('chmod', ['755', folder]);
  write(join(folder, `releases/1${base}`), before);
  write(join(folder, `releases/2${base}`), release);
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  symlinkSync(join(folder, 'secret.txt'), join(folder, `releases/2${base}/secret.txt`));
  symlinkSync(join(folder, 'releases/1'), join(folder, 'before'));
  symlinkSync(join(folder, 'releases/2'), join(folder, 'current'));
  ours = createSiteServer({ folder: join(folder, `current${base}`), basePath: base, headersOf: (path) => headersOf(hosting, path) });
  oursAt = await listen(ours, 0, '127.0.0.1');
});
afterAll(() => {
  ours.close();
  rmSync(folder, { recursive: true, force: true });
});

const here = (text: string, port: number): string => text.replaceAll('/srv/map-story', folder).replace(/(listen |^:)8080/m, `$1${port}`);

const servers = {
  nginx(port: number) {
    const root = process.getuid?.() === 0 ? 'user root;\n' : '';
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join(' ');
    writeFileSync(
      join(folder, 'nginx.conf'),
      `${root}daemon off; pid ${folder}/nginx.pid; error_log stderr error; events {}\nhttp { access_log off; ${temporary}\n${here(files['nginx.conf'], port)}\n}\n`,
    );
    return ['nginx', '-p', folder, '-c', join(folder, 'nginx.conf'), '-e', 'stderr'];
  },
  caddy(port: number) {
    writeFileSync(join(folder, 'Caddyfile'), `{\n  admin off\n  auto_https off\n}\n${here(files.Caddyfile, port)}`);
    return ['caddy', 'run', '--config', join(folder, 'Caddyfile'), '--adapter', 'caddyfile'];
  },
} as const;

for (const [name, command] of Object.entries(servers)) {
  const there = has(name);
  describe.skipIf(!there)(there ? name : `${name} (not run: ${name} is not installed here)`, () => {
    let child: ChildProcess;
    let port: number;

    beforeAll(async () => {
      port = await freePort();
      const [program = '', ...args] = command(port);
      let said = '';
      child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder } });
      for (const stream of [child.stdout, child.stderr])
        stream?.on('data', (part: Buffer) => {
          said += part;
        });
      await answering(port, child, () => said);
    });
    afterAll(async () => {
      if (child.exitCode !== null) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    });

    test('answers with the same status, type and headers as our own server', async () => {
      const paths = Object.keys(release).map((path) => path.replace(/(^|\/)index\.html$/, '$1'));
      const missingOnes = ['nowhere/', 'oslo/', 'no/where/', 'oslo/en/no/where/', 'no/index.html', 'scripts/gone.js'];
      for (const path of [...paths, 'index.html', 'oslo/en/index.html', ...missingOnes]) {
        const [answer, wanted] = await Promise.all([ask(port, `${base}/${path}`), ask(oursAt, `${base}/${path}`)]);
        const missing = wanted.status === 404;
        const said = ({ status, headers }: Answer): unknown => ({
          status,
          type: headers['content-type'],
          ...Object.fromEntries(
            Object.keys(headersOf(hosting, missing ? '404.html' : path)).map((header) => [header, headers[header.toLowerCase()]]),
          ),
        });
        expect([path, said(answer)]).toEqual([path, said(wanted)]);
        for (const header of ['content-security-policy', 'cross-origin-opener-policy'])
          expect([path, header, answer.headers[header]]).toEqual([path, header, wanted.headers[header]]);
      }
    });

    test('gives a folder the slash that it lacks, on the same host', async () => {
      const { status, headers } = await ask(port, `${base}/oslo/en`);
      expect([status === 301 || status === 308, headers.location]).toEqual([true, `${base}/oslo/en/`]);
    });

    test('gives nothing away that is not in the release', async () => {
      // Caddy follows links, and cannot be told otherwise.
      const linked = name === 'caddy' ? [] : [`${base}/secret.txt`];
      for (const path of [
        '/secret.txt',
        ...linked,
        `${base}/../../secret.txt`,
        `${base}/.git/config`,
        `${base}/basemap/.secret`,
        '/releases/1/stories/',
      ])
        expect([path, (await ask(port, path)).body.includes('secret')]).toEqual([path, false]);
    });

    test('sends what the build has compressed', async () => {
      const packed = await ask(port, `${base}/scripts/story-1.js`, 'gzip');
      expect([packed.headers['content-encoding'], packed.body]).toEqual(['gzip', gzipSync(words).toString('latin1')]);
      expect(packed.headers.vary?.toString().toLowerCase()).toContain('accept-encoding');
      if (name !== 'caddy') return;
      const tight = await ask(port, `${base}/scripts/story-1.js`, 'br, gzip');
      expect([tight.headers['content-encoding'], tight.body]).toEqual(['br', brotliCompressSync(words).toString('latin1')]);
    });

    test('a page that is open while a release comes finds the files of its own', async () => {
      const old = await ask(port, `${base}/scripts/story-0.js`);
      expect([old.status, old.body]).toEqual([200, 'the release before']);
      expect(old.headers['cache-control']).toContain('immutable');
    });
  });
}
