import { spawn } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { browserArguments } from '#commands/find-browser.ts';
import { root } from '#node/root.ts';
import { createSiteServer, listen } from '#server/site-server.ts';
import type { Contender } from './contenders.ts';

/** The last one that runs on Node 20. It is fetched when it is asked for: with what it needs it is 170 MB, which `npm ci` need not pay. */
const version = '12.8.2';

/** Scores of Lighthouse's mobile preset for a contender's page, 0–100, by category. @throws Error when it fails */
export async function lighthouse(contender: Contender, browser: string): Promise<Record<string, number>> {
  const server = createSiteServer(contender);
  const port = await listen(server, 0);
  const report = join(root, '.cache/bench/lighthouse.json');
  await mkdir(join(root, '.cache/bench'), { recursive: true });
  try {
    await new Promise<void>((resolve, reject) => {
      const args = [
        '--yes',
        `lighthouse@${version}`,
        `http://127.0.0.1:${port}/${contender.path}`,
        '--quiet',
        '--output=json',
        `--output-path=${report}`,
        '--no-enable-error-reporting',
        `--chrome-flags=--headless=new ${browserArguments.join(' ')}`,
      ];
      const child = spawn('npx', args, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, CHROME_PATH: browser } });
      child.once('error', reject);
      child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`lighthouse ended with ${code}`))));
    });
    const { categories } = JSON.parse(await readFile(report, 'utf8')) as {
      categories: Record<string, { title: string; score: number | null }>;
    };
    return Object.fromEntries(Object.values(categories).map(({ title, score }) => [title, Math.round((score ?? 0) * 100)]));
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
