import { existsSync } from 'node:fs';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { modeline, schemaFiles } from '#file-format/json-schema.ts';
import { isMain, root } from '#node/root.ts';

/** An id of a story: its folder's name and the first part of its address. */
const isId = (name: string): boolean => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name);

/**
 * `npm run new -- <name>`: writes a small story (three steps, two legs, two languages) that builds at once and is meant to be changed.
 *
 * @param stories the folder of stories; default: stories/
 * @returns an exit code; what is in the way has been printed
 */
export async function newStory(name: string | undefined, stories = join(root, 'stories')): Promise<number> {
  if (!name || !isId(name)) {
    console.error(`Unexpected name ${name ? `"${name}"` : '(none)'}, expected lower-case words joined by hyphens: npm run new -- my-story`);
    return 1;
  }
  const folder = join(stories, name);
  const shown = relative(process.cwd(), folder);
  if (existsSync(folder)) {
    console.error(`There is a ${shown} already: choose another name.`);
    return 1;
  }
  await cp(join(fileURLToPath(new URL('.', import.meta.url)), 'new-story'), folder, { recursive: true });
  const file = join(folder, 'story.yaml');
  const schema = relative(folder, join(root, schemaFiles.story)).replaceAll('\\', '/');
  await writeFile(file, (await readFile(file, 'utf8')).replace(/^# yaml-language-server: .*/, modeline(schema)));
  console.log(`Written: ${shown}. Now: npm run dev, then http://localhost:3000/${name}/en/. What each key means: docs/handbook/keys.md`);
  console.log(`When it is changed: npm run check -- ${name}`);
  return 0;
}

if (isMain(import.meta.url)) process.exitCode = await newStory(process.argv[2]);
