import { existsSync, watch } from 'node:fs';

/** ms in which changes count as one: an editor writes a file in several steps, a checkout many files */
const quiet = 150;

/**
 * Runs something after changes: not for each of them, never twice at once, and once more when something changed while it ran.
 * @param run what is done; what it throws is its own to report
 * @param later calls back when no change has followed for a while, and forgets what it was to call before
 * @returns to be called at each change; the promise is that of the run that saw it, for tests
 */
export function coalesced(run: () => Promise<void>, later: (go: () => void) => void): () => void {
  let running = false;
  let again = false;
  const start = (): void => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    again = false;
    void run().finally(() => {
      running = false;
      if (again) later(start);
    });
  };
  return () => later(start);
}

/**
 * Runs something now and after each change under some folders, until the process is told to end.
 * @param folders those that are not there are passed over; of a folder that holds another the inner one is watched whole, the outer one itself only
 */
export async function watchFolders(folders: readonly string[], run: () => Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const changed = coalesced(
    () => run().catch((error: unknown) => console.error(error instanceof Error ? error.message : error)),
    (go) => {
      clearTimeout(timer);
      timer = setTimeout(go, quiet);
    },
  );
  const known = folders.filter((folder) => existsSync(folder));
  const watchers = known.map((folder) => {
    const holdsOther = known.some((other) => other !== folder && other.startsWith(folder));
    const watcher = watch(folder, { recursive: !holdsOther }, (_, name) => {
      // what the checks write themselves, and what they do not read
      if (!holdsOther || name === 'site.yaml') changed();
    });
    watcher.on('error', (error) => console.error(`Can't watch ${folder}: ${error.message}`));
    return watcher;
  });
  await run();
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
  });
  clearTimeout(timer);
  for (const watcher of watchers) watcher.close();
}
