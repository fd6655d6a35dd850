import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contentTypes } from '#server/site-files.ts';
import { hostFiles } from '#site/host-files.ts';
import type { Hosting } from '#site/hosting.ts';

/** What nginx answers for one kind of file, in requests a second: with our headers and rules, and as a file of any site. */
export interface Load {
  readonly what: string;
  /** bytes as sent */
  readonly bytes: number;
  readonly ours: number;
  readonly plain: number;
}

/** How often each is driven, in turn, and for how many seconds. The middle one counts. */
const rounds = 3;
const seconds = 2;

/** The requests a second in what wrk prints. @throws Error where it prints none, or where an answer was no success */
export function requestsIn(output: string): number {
  if (/Non-2xx/.test(output)) throw new Error(`Unexpected answers, expected success:\n${output}`);
  const found = /Requests\/sec:\s*([\d.]+)/.exec(output)?.[1];
  if (found === undefined) throw new Error(`Unexpected output of wrk:\n${output}`);
  return Number(found);
}

export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/**
 * Drives nginx, which serves a built site by the file that the build writes for it, with wrk; beside it the same nginx with the same files and
 * nothing said of them.
 * @throws Error when nginx or wrk is not installed, or there is no built site
 */
export async function load(folder: string, hosting: Hosting, story: string): Promise<Load[]> {
  if (!existsSync(join(folder, 'index.html.gz'))) throw new Error(`There is no built site in ${folder}: run \`npm run build\` first.`);
  const work = await mkdtemp(join(tmpdir(), 'map-story-load-'));
  execFileSync('chmod', ['755', work]);
  const [port, plainPort] = [18_080, 18_081];
  const conf = hostFiles({ hosting, types: contentTypes, languages: [] })
    ['nginx.conf'].replaceAll('/srv/map-story/current', folder)
    .replace('listen 8080', `listen ${port}`);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${work}/${name};`).join(' ');
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  await writeFile(
    join(work, 'nginx.conf'),
    `${user} daemon off; worker_processes 1; pid ${work}/pid; error_log stderr error; events {}
http { access_log off; sendfile on; ${temporary}
${conf}
server { listen ${plainPort}; root ${folder}; gzip_static on; open_file_cache max=20000 inactive=10m; open_file_cache_valid 5s; } }
`,
  );
  const nginx = spawn('nginx', ['-p', work, '-c', join(work, 'nginx.conf'), '-e', 'stderr'], { stdio: 'ignore' });
  try {
    const paths: Record<string, string> = {
      'a story’s page': `${story}/`,
      'an embed': `${story}/embed/`,
      'a script': `scripts/${(await readdir(join(folder, 'scripts'))).find((name) => /^story-.*\.js$/.test(name))}`,
      'a tile': await tileOf(folder),
    };
    await answering(port, nginx);
    const results: Load[] = [];
    for (const [what, path] of Object.entries(paths)) {
      const drive = (at: number): number =>
        requestsIn(
          execFileSync('wrk', ['-t1', '-c32', `-d${seconds}s`, '-H', 'Accept-Encoding: gzip', `http://127.0.0.1:${at}/${path}`], {
            encoding: 'utf8',
          }),
        );
      const turns = Array.from({ length: rounds }, () => [drive(port), drive(plainPort)] as const);
      const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
      const sent = existsSync(`${file}.gz`) ? `${file}.gz` : file;
      const bytes = (await readFile(sent)).length;
      results.push({ what, bytes, ours: median(turns.map(([ours]) => ours)), plain: median(turns.map(([, plain]) => plain)) });
    }
    return results;
  } finally {
    nginx.kill('SIGTERM');
    await rm(work, { recursive: true, force: true });
  }
}

/** The largest tile. */
async function tileOf(folder: string): Promise<string> {
  const files = (await readdir(join(folder, 'basemap'), { recursive: true })).map((name) => name.replaceAll('\\', '/'));
  const tiles = files.filter((name) => name.endsWith('.mvt'));
  const sizes = await Promise.all(tiles.map(async (name) => ({ name, size: (await stat(join(folder, 'basemap', name))).size })));
  const [largest] = sizes.sort((a, b) => b.size - a.size);
  if (!largest) throw new Error(`Expected tiles in ${folder}/basemap`);
  return `basemap/${largest.name}`;
}

async function answering(port: number, child: ReturnType<typeof spawn>): Promise<void> {
  const answers = (): Promise<boolean> =>
    new Promise((resolve) => {
      request({ host: '127.0.0.1', port, path: '/' }, (response) => {
        response.resume();
        resolve(true);
      })
        .on('error', () => resolve(false))
        .end();
    });
  let ended = false;
  child.once('error', () => {
    ended = true;
  });
  while (!(await answers())) {
    if (ended || child.exitCode !== null)
      throw new Error('nginx did not start: is it installed (apt-get install nginx wrk), and ports 18080 and 18081 free?');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The result as a table for docs/publishing.md. */
export function loadTable(results: readonly Load[]): string {
  const row = ({ what, bytes, ours, plain }: Load): string =>
    `| ${what} | ${(bytes / 1000).toFixed(1)} kB | ${Math.round(ours).toLocaleString('en')} | ${Math.round(plain).toLocaleString('en')} | ${(ours / plain).toFixed(2)} |`;
  return ['| | as sent | requests a second | the plain file | ratio |', '| --- | ---: | ---: | ---: | ---: |', ...results.map(row)].join(
    '\n',
  );
}
