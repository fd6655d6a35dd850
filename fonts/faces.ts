import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FontFace } from '#theme/fonts.ts';

/** The list of the faces that have been made, by language: its name in /fonts/. */
export const facesFile = 'faces.json';

/**
 * The faces that a page of a language asks for.
 *
 * @param folder what has become /fonts/; default: public/fonts under the working directory, which is the repository's when pages are built
 * @throws Error when they have not been made; RangeError for a language that no story has
 */
export async function facesFor(lang: string, folder = join(process.cwd(), 'public/fonts')): Promise<FontFace[]> {
  const file = join(folder, facesFile);
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Error(`There is no ${file}: \`npm run build\` and \`npm run dev\` make it before anything else`, { cause });
  });
  const all = JSON.parse(text) as Readonly<Record<string, FontFace[]>>;
  const faces = Object.hasOwn(all, lang) ? all[lang] : undefined;
  if (!faces) throw new RangeError(`Unexpected language "${lang}", expected one of ${Object.keys(all).join(', ')}`);
  return faces;
}
