import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { isMain, root } from '#node/root.ts';
import { portFrom } from '#server/port.mjs';
import { watchBrowserScripts } from '#site/browser-scripts.ts';
import { basePathFrom } from '#site/site-address.mjs';
import { serveWithStudio } from '#studio/server/dev-server.ts';
import { createStudio } from '#studio/server/studio-server.ts';
import { check } from './check.ts';
import { runNode } from './next.ts';

/** The site from its sources, and the studio beside it. */
export interface DevServer {
  /** addresses, without a slash at the end */
  readonly site: string;
  /** with the token of this start */
  readonly studio: string;
  /** resolves with Next's exit code when it ends by itself */
  readonly ended: Promise<number>;
  stop(): Promise<void>;
}

/**
 * Serves the site while it is worked on, and the studio, on this machine alone: Next's own server behind ours, under one origin, since the studio speaks with the pages that it shows.
 * @param port 0: one that is free
 * @throws Error when the port is taken, or Next ends before it serves
 */
export async function serveDev(port: number, env: Readonly<Record<string, string>> = {}): Promise<DevServer> {
  const basePath = basePathFrom(process.env.BASE_PATH);
  const upstream = await freePort();
  const own = port === 0 ? await freePort() : port;
  const studio = createStudio({ port: own, basePath });
  const front = await serveWithStudio(own, upstream, studio).catch((error: unknown) => {
    studio.stop();
    throw error;
  });
  const next = join(root, 'node_modules/next/dist/bin/next');
  const child = spawn(process.execPath, [next, 'dev', '--port', String(upstream), '--hostname', '127.0.0.1'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      BASE_PATH: basePath,
      NEXT_TELEMETRY_DISABLED: '1',
      ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}),
      ...env,
    },
  });
  const stopChild = (): void => {
    child.kill();
  };
  process.once('SIGTERM', stopChild);
  process.once('SIGINT', stopChild);
  const ended = once(child, 'exit').then(([code]) => (code as number | null) ?? 1);
  const lines = createInterface(child.stdout);
  const ready = new Promise<void>((resolve) => {
    lines.on('line', (line) => {
      // Its address is not the one to open.
      if (!/(Local|Network):/.test(line)) console.log(line);
      if (/Ready in/.test(line)) resolve();
    });
  });
  const site = `http://localhost:${own}`;
  const stop = async (): Promise<void> => {
    process.off('SIGTERM', stopChild);
    process.off('SIGINT', stopChild);
    child.kill();
    await ended;
    await front.stop();
    studio.stop();
  };
  const code = await Promise.race([ready.then(() => null), ended]);
  if (code !== null) {
    await stop();
    throw new Error('Next has ended before it served the site: see above.');
  }
  return { site: site + basePath, studio: `${site}/studio/?token=${studio.token}`, ended, stop };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

/** Serves the site and the studio while they are being worked on. Mistakes in a story are shown and do not stop it. @returns an exit code */
export async function dev(): Promise<number> {
  await check();
  if ((await runNode(['--import', 'tsx', 'commands/prepare.ts'])) !== 0) return 1;
  const stop = await watchBrowserScripts(join(root, 'public'));
  try {
    const server = await serveDev(portFrom(process.env.PORT));
    console.log(`\nThe site:   ${server.site}/\nThe studio: ${server.studio}\n`);
    try {
      return await server.ended;
    } finally {
      await server.stop();
    }
  } finally {
    await stop();
  }
}

if (isMain(import.meta.url)) {
  try {
    process.exitCode = await dev();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
