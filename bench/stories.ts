import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isMain, root } from '#node/root.ts';
import { writeMadeStories } from './made-stories.ts';
import { treeUse } from './process-tree.ts';

/** The parts of `npm run build`, one after the other. */
const parts = {
  check: ['--import', 'tsx', 'commands/check.ts'],
  prepare: ['--import', 'tsx', 'commands/prepare.ts'],
  next: ['node_modules/next/dist/bin/next', 'build'],
  publish: ['--import', 'tsx', 'commands/publish.ts'],
} as const;

interface Measured {
  /** of processors, which other programs slow down less than the clock's */
  readonly cpu: number;
  readonly seconds: number;
  /** of all processes together, MB */
  readonly peak: number;
}

/** Runs a program of Node in the repository; what it says goes to the log. @throws Error when it fails */
function measure(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'] });
    let peak = 0;
    let said = '';
    child.stderr.on('data', (text: Buffer) => {
      said = `${said}${text}`.slice(-4000);
    });
    const cpu = new Map<number, number>();
    const sampling = setInterval(() => {
      const use = treeUse(child.pid ?? 0);
      peak = Math.max(peak, use.memory);
      for (const [pid, seconds] of use.cpu) cpu.set(pid, seconds);
    }, 200);
    child.once('exit', (code) => {
      clearInterval(sampling);
      const sum = [...cpu.values()].reduce((total, seconds) => total + seconds, 0);
      if (code === 0) resolve({ cpu: sum, seconds: (performance.now() - start) / 1000, peak: peak / 1e6 });
      else reject(new Error(`${args.join(' ')} ended with ${code}:\n${said}`));
    });
  });
}

function sizeOf(path: string): number {
  const stats = statSync(path);
  return stats.isDirectory() ? readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0) : stats.size;
}

/**
 * `npx tsx bench/stories.ts [--first <seed>] [<count> …]`: makes so many stories (15, 30 and 60 unless told) of 12 steps in 3 languages, builds a site of them twice,
 * and prints what each part takes. Each count has stories of its own, so that nothing of them has been drawn before; the second build changes nothing.
 * The site goes into .cache/bench; public/ and .next are the repository's.
 */
async function bench(counts: readonly number[], first: number): Promise<void> {
  console.log(
    `| stories | build | ${Object.keys(parts).join(', CPU s | ')}, CPU s | in all, CPU s | a story, CPU s | clock, s | peak, MB | site, MB |`,
  );
  console.log(`| --- | --- |${' --- |'.repeat(Object.keys(parts).length + 5)}`);
  let seed = first;
  for (const count of counts) {
    const folder = `.cache/bench/stories-${count}`;
    rmSync(join(root, folder), { recursive: true, force: true });
    mkdirSync(join(root, folder), { recursive: true });
    await writeMadeStories(join(root, folder), count, seed);
    seed += count;
    const env = { STORIES: folder, SITE_OUT: '.cache/bench/site', NEXT_TELEMETRY_DISABLED: '1' };
    for (const build of ['first', 'again']) {
      const measured: Measured[] = [];
      for (const args of Object.values(parts)) measured.push(await measure(args, env));
      const seconds = measured.reduce((sum, part) => sum + part.seconds, 0);
      const cpu = measured.reduce((sum, part) => sum + part.cpu, 0);
      const peak = Math.max(...measured.map((part) => part.peak));
      const site = sizeOf(join(root, env.SITE_OUT)) / 1e6;
      const cells = [
        count,
        build,
        ...measured.map((part) => Math.round(part.cpu)),
        Math.round(cpu),
        (cpu / count).toFixed(1),
        Math.round(seconds),
      ];
      console.log(`| ${[...cells, Math.round(peak), Math.round(site)].join(' | ')} |`);
    }
  }
}

if (isMain(import.meta.url)) {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { first: { type: 'string', default: '0' } } });
  await bench(positionals.length > 0 ? positionals.map(Number) : [15, 30, 60], Number(values.first));
}
