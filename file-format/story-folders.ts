import { readdir } from 'node:fs/promises';

/**
 * The names of the stories under a folder: of its folders, those that begin with a dot passed over (`.git`, `.obsidian`, `.trash`), in alphabetical order.
 * Whether each can be a story is `npm run check`'s to say.
 * @throws when the folder can't be read, as `node:fs` says it
 */
export async function storyFolders(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort();
}
