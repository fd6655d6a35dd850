import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '#node/root.ts';
import { basePathFrom } from '#site/site-address.mjs';

/** A site that is served as `npm run dev` does it. */
export interface DevSite {
  /** its address, without a slash at the end */
  readonly address: string;
  stop(): Promise<void>;
}

/**
 * Serves the site from its sources, beside the built one: with the files that the build has left in public/. It works in .next/dev, which another `npm run dev` must not hold.
 * @throws Error when it ends before it serves
 */
export async function startDevSite(): Promise<DevSite> {
  const port = await freePort();
  const basePath = basePathFrom(process.env.BASE_PATH);
  const child = spawn(process.execPath, [join(root, 'node_modules/next/dist/bin/next'), 'dev', '--port', String(port)], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, SITE_OUT: '', BASE_PATH: basePath, NEXT_TELEMETRY_DISABLED: '1' },
  });
  const ended = once(child, 'exit');
  const said: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    said.push(line);
    if (/Ready in/.test(line)) break;
  }
  if (child.exitCode !== null) throw new Error(`next dev ended before it served:\n${said.join('\n')}`);
  child.stdout.resume();
  return {
    address: `http://localhost:${port}${basePath}`,
    async stop() {
      child.kill();
      await ended;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
