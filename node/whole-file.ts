import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';

/**
 * Writes a file in one go: whoever reads it meanwhile, here or in another process, sees the old file or the new one.
 * Many may write the same at once: each has a draft of its own.
 *
 * @param file in a folder that is there
 * @throws what the file system refuses; the file is as it was then, and no draft is left
 */
export async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  const draft = `${file}.${randomUUID()}`;
  try {
    await writeFile(draft, content);
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
