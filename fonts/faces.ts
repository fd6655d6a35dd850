import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FontFace } from '#theme/fonts.ts';
import { unicodeRange } from './unicode-range.ts';

/** A face and what its file holds. Its `unicode-range` says less: between two characters it may run over others that the file has not. */
export interface MadeFace extends FontFace {
  readonly characters: string;
}

/** The list of the faces that have been made, by language: its name in /fonts/. */
export const facesFile = 'faces.json';

/**
 * The faces that a page of a language asks for.
 *
 * @param folder what has become /fonts/; default: public/fonts under the working directory, which is the repository's when pages are built
 * @throws Error when they have not been made; RangeError for a language that no story has
 */
export async function facesFor(lang: string, folder = join(process.cwd(), 'public/fonts')): Promise<MadeFace[]> {
  const file = join(folder, facesFile);
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Error(`There is no ${file}: \`npm run build\` and \`npm run dev\` make it before anything else`, { cause });
  });
  const all = JSON.parse(text) as Readonly<Record<string, MadeFace[]>>;
  const faces = Object.hasOwn(all, lang) ? all[lang] : undefined;
  if (!faces) throw new RangeError(`Unexpected language "${lang}", expected one of ${Object.keys(all).join(', ')}`);
  return faces;
}

/**
 * The faces of a page without a map that has words in other languages than its own. Of those languages' faces it has what its own do not hold, once. Were a character in two
 * faces, a browser would fetch the second, too, as soon as the first is late (`font-display: optional`), and show neither.
 *
 * @param own of the page's language
 * @param others of the other languages, those that come first in the page first
 * @returns in the order of `fontCss`: the page's own last
 */
export function facesBeside(own: readonly MadeFace[], others: readonly MadeFace[]): MadeFace[] {
  const kept: MadeFace[] = [];
  for (const face of others.filter(inText)) {
    const beside = (faces: readonly MadeFace[]): string =>
      faces
        .filter((other) => inText(other) && other.family === face.family && other.style === face.style && other.weight === face.weight)
        .map((other) => other.characters)
        .join('');
    const held = new Set(beside([...own, ...kept]));
    const characters = [...face.characters].filter((character) => !held.has(character)).join('');
    if (characters === '') continue;
    kept.push({ ...face, first: false, where: 'page', characters, range: unicodeRange(characters, beside([...own, ...others])) });
  }
  return [...kept.reverse(), ...own];
}

const inText = ({ where }: FontFace): boolean => where !== 'map';
