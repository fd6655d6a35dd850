import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { isMain } from '#node/root.ts';
import { portFrom, portProblem } from '#server/port.mjs';
import { createSiteServer, listen } from '#server/site-server.ts';
import { outFolder } from '#site/out-folder.ts';
import { basePathFrom } from '#site/site-address.mjs';

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
  const server = createSiteServer({ folder, basePath });
  // Asked again: minutes of building lie between the first look and this one.
  const problem = await portProblem(port);
  if (problem) {
    console.error(problem);
    return false;
  }
  await listen(server, port);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      server.closeAllConnections();
      server.close(() => process.exit(0));
    });
  }
  console.log(`\nReady: http://localhost:${port}${basePath}/   (Ctrl+C stops it)`);
  return true;
}

if (isMain(import.meta.url)) {
  try {
    if (!(await serve(portFrom(process.env.PORT)))) process.exitCode = 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
