import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus as processors, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium } from '@playwright/test';
import { build } from 'esbuild';
import { browserArguments, ensureBrowser } from '#commands/find-browser.ts';
import { runNode } from '#commands/next.ts';
import { root } from '#node/root.ts';
import { outFolder } from '#site/out-folder.ts';
import { storyOf } from '#site/stories.ts';
import { thisFront } from '#site/this-site.ts';
import type { View } from './agreement.ts';
import { another, type Contender, ours, writePeers } from './contenders.ts';
import { lighthouse } from './lighthouse.ts';
import { writeMadeStory } from './made-stories.ts';
import { plotOf } from './plot.ts';
import { allSituations, between, lengthsTable, overRuns, type Results, reportOf, shortTable } from './report.ts';
import { devices, figures, type Sample, type Situation } from './sample.ts';
import { run, settledCameras } from './session.ts';
import { inTurn } from './statistics.ts';

const options = {
  site: { type: 'string' },
  also: { type: 'string', multiple: true },
  story: { type: 'string' },
  runs: { type: 'string', default: '9' },
  only: { type: 'string' },
  quick: { type: 'boolean', default: false },
  add: { type: 'boolean', default: false },
  lighthouse: { type: 'boolean', default: false },
  lengths: { type: 'boolean', default: false },
  report: { type: 'boolean', default: false },
  write: { type: 'boolean', default: false },
  verbose: { type: 'boolean', default: false },
} as const;

/** What `--only` leaves: of each kind that it names something of, only that. @throws RangeError for a name of nothing */
export function chosen(
  only: string | undefined,
  ids: readonly string[],
  situations: readonly Situation[],
): { ids: string[]; situations: Situation[] } {
  const names = (only ?? '').split(',').filter((name) => name !== '');
  const kinds = {
    ids: [...ids],
    device: [...new Set(situations.map(({ device }) => device as string))],
    cpu: [...new Set(situations.map(({ cpu }) => `${cpu}x`))],
    line: [...new Set(situations.map(({ line }) => line as string))],
  };
  const unknown = names.find((name) => !Object.values(kinds).some((all) => all.includes(name)));
  if (unknown) throw new RangeError(`Unexpected "${unknown}" in --only, expected some of ${Object.values(kinds).flat().join(', ')}`);
  const kept = (all: readonly string[]): string[] => {
    const named = all.filter((name) => names.includes(name));
    return named.length > 0 ? named : [...all];
  };
  return {
    ids: kept(kinds.ids),
    situations: situations.filter(
      ({ device, cpu, line }) =>
        kept(kinds.device).includes(device) && kept(kinds.cpu).includes(`${cpu}x`) && kept(kinds.line).includes(line),
    ),
  };
}

async function probeScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'bench/in-page/probe.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome111',
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}

async function machine(browser: Browser): Promise<string> {
  const all = processors();
  return `${all.length} cores (${all[0]?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GB, Chromium ${browser.version()} without a graphics card`;
}

/** Where samples are kept after each run: a bench that was stopped has not been in vain. */
const kept = join(root, '.cache/bench/results.json');

async function write(results: Results): Promise<void> {
  await writeFile(join(root, 'docs/bench.md'), reportOf(results));
  await writeFile(join(root, 'docs/bench.svg'), plotOf(results));
  const readme = join(root, 'README.md');
  await writeFile(readme, between(await readFile(readme, 'utf8'), shortTable(results)));
}

/** Adds to the results of the last bench, if there are any. */
async function addToKept(more: Partial<Results>, writes: boolean): Promise<void> {
  if (!existsSync(kept)) return;
  const results = { ...(await readKept()), ...more };
  await keep(results);
  if (writes) await write(results);
}

const readKept = async (): Promise<Results> => JSON.parse(await readFile(kept, 'utf8')) as Results;

/**
 * `npm run bench`: measures the built site and its peers.
 *
 * - `--site <folder>`: the built site (default: out/, or SITE_OUT) · `--also <folder>`: another static site, may be repeated · `--story <id>`
 * - `--runs <n>`: 9 unless told · `--quick`: one run, one line, the processor as it is · `--only phone,1x,cable,ours`: of each kind only what is named
 * - `--add`: adds to the results of the last bench instead of beginning anew: a long bench in parts
 * - `--lighthouse`: Lighthouse's mobile preset instead · `--lengths`: made stories of 12 and 300 steps, 500 and 100,000 points instead, which are built first
 * - `--write`: writes docs/bench.md, docs/bench.svg and the table of the README; otherwise the report is printed · `--report`: from the results of the last bench
 * - `--verbose`: says which looks were wrong, and what each jump took
 *
 * @returns an exit code
 */
export async function bench(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options });
  if (values.report) {
    const results = await readKept();
    if (values.write) await write(results);
    else console.log(reportOf(results));
    return 0;
  }
  const executablePath = ensureBrowser();
  if (!executablePath) return 1;
  if (values.lengths) {
    await addToKept({ lengths: await measureLengths(executablePath, values.quick ? 1 : Number(values.runs)) }, values.write);
    return 0;
  }
  const front = await thisFront();
  const story = values.story ? await storyOf(values.story) : front.type === 'story' ? front.story : front.stories[0];
  const lang = story?.languages[0];
  if (!story || !lang) throw new Error('There is no story to measure.');
  const own = ours(resolve(values.site ?? outFolder()), story.id, lang);
  if (values.lighthouse) {
    const scores = await lighthouse(own, executablePath);
    console.log(
      Object.entries(scores)
        .map(([name, score]) => `${name} ${score}`)
        .join(' · '),
    );
    await addToKept({ lighthouse: scores }, values.write);
    return 0;
  }
  const peers = await writePeers(join(root, '.cache/bench/peers'), story, lang, devices.desk, devices.phone);
  const others = await Promise.all((values.also ?? []).map((folder) => another(resolve(folder))));
  const contenders = [...peers, ...others, own];
  const quick: Situation[] = (['phone', 'desk'] as const).map((device) => ({ device, cpu: 1, line: 'cable' }));
  const { ids, situations } = chosen(
    values.only,
    contenders.map(({ id }) => id),
    values.quick ? quick : allSituations(),
  );
  const browser = await chromium.launch({ executablePath, args: [...browserArguments] });
  try {
    const before = values.add && existsSync(kept) ? await readKept() : null;
    const known = new Set([...ids, ...(before?.contenders ?? []).map(({ id }) => id)]);
    const results: Results = {
      ...before,
      machine: await machine(browser),
      date: new Date().toISOString().slice(0, 10),
      contenders: contenders.filter(({ id }) => known.has(id)).map(({ id, name }) => ({ id, name })),
      story: story.id,
      samples: [...(before?.samples ?? [])],
    };
    const measured = contenders.filter(({ id }) => ids.includes(id));
    for await (const sample of samplesOf(browser, measured, situations, values.quick ? 1 : Number(values.runs), values.verbose)) {
      results.samples.push(sample);
      await keep(results);
    }
    if (values.write) await write(results);
    else console.log(reportOf(results));
  } finally {
    await browser.close();
  }
  return 0;
}

async function keep(results: Results): Promise<void> {
  await mkdir(join(root, '.cache/bench'), { recursive: true });
  await writeFile(kept, JSON.stringify(results));
}

/** The made stories of `--lengths`: by their ids, what they are called and how they are made. */
const lengths = {
  'steps-12': { name: '12 steps', steps: 12 },
  'steps-300': { name: '300 steps', steps: 300 },
  'points-500': { name: '500 points', steps: 12, points: 500 },
  'points-100000': { name: '100,000 points', steps: 12, points: 100_000 },
} as const;

/** What the length of a story costs, on a phone: figures by the name of a made story. Builds a site of them. @throws Error when that fails */
async function measureLengths(executablePath: string, runs: number): Promise<NonNullable<Results['lengths']>> {
  const [stories, site] = ['.cache/bench/lengths', '.cache/bench/lengths-site'];
  await rm(join(root, stories), { recursive: true, force: true });
  for (const [id, shape] of Object.entries(lengths)) await writeMadeStory(join(root, stories, id), 1, { ...shape, languages: ['en'] });
  // site.yaml names the published stories, so that they are built beside these.
  if ((await runNode(['--import', 'tsx', 'commands/build.ts'], { STORIES: `stories,${stories}`, SITE_OUT: site })) !== 0)
    throw new Error('The made stories could not be built.');
  const browser = await chromium.launch({ executablePath, args: [...browserArguments] });
  try {
    const probe = await probeScript();
    const phone: Situation = { device: 'phone', cpu: 1, line: 'cable' };
    const samples: Sample[] = [];
    for (let index = 0; index < runs; index++)
      for (const id of inTurn(Object.keys(lengths), index)) {
        samples.push(await run(browser, probe, ours(join(root, site), id, 'en', id), phone, [], { play: true, heap: index === 0 }));
        console.error(`run ${index + 1} of ${runs}: ${id}`);
      }
    const over = (id: string): Record<string, number> =>
      Object.fromEntries(
        figures.flatMap((figure) => {
          const value = overRuns(samples, id, phone, figure);
          return value === null ? [] : [[figure.id, value]];
        }),
      );
    const measured = Object.fromEntries(Object.entries(lengths).map(([id, { name }]) => [name, over(id)]));
    console.log(lengthsTable(measured).join('\n'));
    return measured;
  } finally {
    await browser.close();
  }
}

/** All runs, one after the other. A contender that fails in one is said so, and has no sample of it. */
async function* samplesOf(
  browser: Browser,
  contenders: readonly Contender[],
  situations: readonly Situation[],
  runs: number,
  verbose: boolean,
): AsyncGenerator<Sample> {
  const probe = await probeScript();
  const cameras = new Map<string, View[]>();
  for (let index = 0; index < runs; index++) {
    for (const situation of situations) {
      for (const contender of inTurn(contenders, index)) {
        const label = `run ${index + 1} of ${runs}: ${situation.device} ${situation.cpu}x ${situation.line} ${contender.id}`;
        const start = performance.now();
        try {
          const key = `${contender.id} ${situation.device}`;
          const play = situation.line === 'cable' && !contender.loadOnly;
          if (play && !cameras.has(key)) cameras.set(key, await settledCameras(browser, probe, contender, { ...situation, cpu: 1 }));
          const extent = { play, heap: play && situation.cpu === 1 && index === 0, verbose };
          yield await run(browser, probe, contender, situation, cameras.get(key) ?? [], extent);
          console.error(`${label}: ${Math.round((performance.now() - start) / 1000)} s`);
        } catch (error) {
          console.error(`${label} failed: ${error instanceof Error ? error.message : error}`);
        }
      }
    }
  }
}
