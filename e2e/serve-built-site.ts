import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '#node/root.ts';
import { createSiteServer, listen } from '#server/site-server.ts';
import { basePathFrom } from '#site/site-address.mjs';

/**
 * Before the first browser test: serves out/ on a free port and puts its address into SITE_UNDER_TEST, where the fixture finds it.
 * When SITE_UNDER_TEST is set already, that site is tested and nothing is served.
 * @returns what stops the server after the last test
 * @throws when there is no built site
 */
export default async function serveBuiltSite(): Promise<() => void> {
  if (process.env.SITE_UNDER_TEST) return () => {};
  const folder = join(root, 'out');
  if (!existsSync(join(folder, 'index.html'))) throw new Error('There is no built site in out/: run `npm run build` first.');
  const basePath = basePathFrom(process.env.BASE_PATH);
  const server = createSiteServer({ folder, basePath });
  const port = await listen(server, 0);
  process.env.SITE_UNDER_TEST = `http://localhost:${port}${basePath}`;
  return () => {
    server.closeAllConnections();
    server.close();
  };
}
