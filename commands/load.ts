import { load, loadTable } from '#bench/load.ts';
import { isMain } from '#node/root.ts';
import { storyPath } from '#site/addresses.ts';
import { outFolder } from '#site/out-folder.ts';
import { thisFront, thisHosting } from '#site/this-site.ts';

/**
 * `npm run load`: how fast nginx serves the built site, driven by wrk (Debian has both), beside the same files without our rules. @returns an
 * exit code
 */
export async function measureLoad(): Promise<number> {
  const front = await thisFront();
  const story = front.type === 'story' ? front.story : front.stories[0];
  const path = storyPath(story?.id ?? '', story?.languages[0] ?? front.lang).replace(/\/$/, '');
  try {
    console.log(loadTable(await load(outFolder(), await thisHosting(), path)));
    return 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }
}

if (isMain(import.meta.url)) process.exitCode = await measureLoad();
