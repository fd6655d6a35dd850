import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { isMain } from '#node/root.ts';
import { hostFrom, portFrom, portProblem } from '#server/port.mjs';
import { createSiteServer, listen } from '#server/site-server.ts';
import { headersOf } from '#site/hosting.ts';
import { outFolder } from '#site/out-folder.ts';
import { basePathFrom } from '#site/site-address.mjs';
import { thisHosting } from '#site/this-site.ts';

/**
 * Serves the built site until the process is stopped, and says where.
 * @returns whether it listens; what was in the way has been printed
 */
export async function serve(port: number): Promise<boolean> {
  const folder = outFolder();
  if (!existsSync(join(folder, 'index.html'))) {
    console.error(
      `There is no built site in ${relative(process.cwd(), folder)}/: run \`npm run build\` first, or \`npm start\` for everything.`,
    );
    return false;
  }
  const basePath = basePathFrom(process.env.BASE_PATH);
  const [host, hosting] = [hostFrom(process.env.HOST), await thisHosting()];
  const server = createSiteServer({ folder, basePath, headersOf: (path) => headersOf(hosting, path) });
  // Asked again: minutes of building lie between the first look and this one.
  const problem = await portProblem(port);
  if (problem) {
    console.error(problem);
    return false;
  }
  await listen(server, port, host);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      server.closeAllConnections();
      server.close(() => process.exit(0));
    });
  }
  console.log(`\nReady: http://${nameOf(host)}:${port}${basePath}/   (Ctrl+C stops it)`);
  return true;
}

/** What to type for an address that one listens at. */
const nameOf = (host: string): string =>
  ['127.0.0.1', '::1', '0.0.0.0', '::'].includes(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host;

if (isMain(import.meta.url)) {
  try {
    if (!(await serve(portFrom(process.env.PORT)))) process.exitCode = 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
