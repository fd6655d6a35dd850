import { readFile, stat } from 'node:fs/promises';

/** What is wrong with a file that another names: whoever reads that one knows the place, and reports it there. */
export class FileMistake extends Error {
  constructor(
    readonly found: string,
    readonly expected: string,
  ) {
    super(`Unexpected ${found}, expected ${expected}`);
  }
}

/**
 * Reads a file that another names.
 * @param name what a report calls it
 * @param what it is to be: "a font"
 * @param tooLarge the mistake of a file of so many bytes; undefined where they are not too many
 * @throws FileMistake for a file that is not there, can't be read, is none, or is too large
 */
export async function readNamedFile(
  file: string,
  name: string,
  { what, tooLarge }: { readonly what: string; readonly tooLarge: (bytes: number) => FileMistake | undefined },
): Promise<Buffer> {
  try {
    const found = await stat(file);
    if (!found.isFile()) throw new FileMistake(`\`${name}\`, which is no file`, what);
    const mistake = tooLarge(found.size);
    if (mistake) throw mistake;
    return await readFile(file);
  } catch (error) {
    if (error instanceof FileMistake) throw error;
    throw new FileMistake(`file \`${name}\` that can’t be read (${(error as NodeJS.ErrnoException).code ?? error})`, 'a file on your disk');
  }
}
