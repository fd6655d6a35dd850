import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createSiteServer, listen } from '#server/site-server.ts';
import { headersOf } from '#site/hosting.ts';
import { outFolder } from '#site/out-folder.ts';
import { basePathFrom } from '#site/site-address.mjs';
import { thisHosting } from '#site/this-site.ts';

/**
 * Before the first browser test: serves the built site (out/, or where SITE_OUT says) on a free port, with the headers that its hosts send, and puts its address into SITE_UNDER_TEST, where the fixture finds it.
 * When SITE_UNDER_TEST is set already, that site is tested and nothing is served.
 * @returns what stops the server after the last test
 * @throws when there is no built site
 */
export default async function serveBuiltSite(): Promise<() => void> {
  if (process.env.SITE_UNDER_TEST) return () => {};
  const folder = outFolder();
  if (!existsSync(join(folder, 'index.html')))
    throw new Error(`There is no built site in ${folder}: build it with the same SITE_OUT first.`);
  const basePath = basePathFrom(process.env.BASE_PATH);
  const hosting = await thisHosting();
  const server = createSiteServer({ folder, basePath, headersOf: (path) => headersOf(hosting, path) });
  const port = await listen(server, 0);
  process.env.SITE_UNDER_TEST = `http://localhost:${port}${basePath}`;
  return () => {
    server.closeAllConnections();
    server.close();
  };
}
