import { createHash } from 'node:crypto';
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isMain, root } from '#node/root.ts';
import { storyIds, storyOf } from '#site/stories.ts';
import type { Story } from '#story/story.ts';
import { type FontFace, firstFonts } from '#theme/fonts.ts';
import { type FontCut, type FontScript, type FontSource, fontCuts, scriptsOf, sourcesFor } from './cuts.ts';
import { facesFile } from './faces.ts';
import { makeSubsetter, type Subset } from './subset.ts';
import { charactersFor } from './texts.ts';
import { unicodeRange } from './unicode-range.ts';

export interface FontsOptions {
  /** where parts of fonts are kept, so that a build makes only those that have changed */
  readonly cache?: string;
  /** default: all of stories/ */
  readonly stories?: readonly Story[];
}

export interface MadeFonts {
  /** by language */
  readonly faces: Readonly<Record<string, readonly FontFace[]>>;
  /** size of each file */
  readonly bytes: Readonly<Record<string, number>>;
  /** by language, the characters that a font of the machine must draw, as ours have them not */
  readonly missing: Readonly<Record<string, string>>;
}

/** A part of a font for one cut. */
interface Part extends Subset {
  readonly cut: FontCut;
  readonly source: FontSource;
  readonly file: string;
  readonly late: boolean;
}

/** Unbreakable, wide and narrow. */
const spaces = '\u00a0\u202f';

/** What a font of a script that a page is not written in may be asked for there. */
const writtenIn: Readonly<Record<FontScript, RegExp>> = {
  latin: /[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/gu,
  'latin-ext': /[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/gu,
  vietnamese: /\p{Script=Latin}/gu,
  cyrillic: /\p{Script=Cyrillic}/gu,
  arabic: /[\p{Script=Arabic}،؛؟]/gu,
  korean: /[\p{Script=Hangul}\p{Script=Han}]/gu,
};

/**
 * Makes the fonts of every language: of each cut the characters that its pages set in it, in as many files as scripts; the licences beside them.
 * The folder is made anew.
 *
 * @param to what becomes /fonts/
 * @returns what has been made
 * @throws Error when a package lacks a font
 */
export async function writeFonts(to: string, options: FontsOptions = {}): Promise<MadeFonts> {
  const { stories = await Promise.all((await storyIds()).map(storyOf)) } = options;
  const subsetter = await makeSubsetter(options.cache);
  await rm(to, { recursive: true, force: true });
  await mkdir(to, { recursive: true });
  const faces: Record<string, FontFace[]> = {};
  const bytes: Record<string, number> = {};
  const missing: Record<string, string> = {};

  /** A cut of some characters, each from the first font that has it; what none has is added to `lacking`. */
  async function partsOf(cut: FontCut, lang: string, characters: string, lacking: Set<string>, late = false): Promise<Part[]> {
    const own = scriptsOf(lang);
    const parts: Part[] = [];
    let wanted = characters;
    for (const source of sourcesFor(cut, lang)) {
      const asked = own.includes(source.script) ? wanted : (wanted.match(writtenIn[source.script]) ?? []).join('');
      if (asked === '') continue;
      const subset = await subsetter.subset(source, asked);
      if (subset.characters === '') continue;
      const held = new Set(subset.characters);
      // A font that has a space sets the unbreakable ones with it.
      if (held.has(' ')) for (const space of spaces) held.add(space);
      wanted = [...wanted].filter((character) => !held.has(character)).join('');
      const hash = createHash('sha256').update(subset.bytes).digest('hex').slice(0, 8);
      const file = `${nameOf(source)}.${hash}.woff2`;
      await writeFile(join(to, file), subset.bytes);
      bytes[file] = subset.bytes.length;
      parts.push({ ...subset, cut, source, file, late });
    }
    for (const character of wanted) lacking.add(character);
    return parts;
  }

  for (const lang of new Set(stories.flatMap(({ languages }) => languages))) {
    const texts = await charactersFor(stories, lang);
    const lacking = new Set<string>();
    const parts: Part[] = [];
    for (const cut of fontCuts) parts.push(...(await partsOf(cut, lang, texts[cut.use], lacking)));
    for (const cut of fontCuts.filter(({ use }) => use === 'captions'))
      parts.push(...(await partsOf(cut, lang, texts.later, lacking, true)));
    faces[lang] = facesOf(parts, lang);
    // Of some cities even the best-known spelling has letters that hardly any font has.
    missing[lang] = [...lacking].filter((character) => !texts.cities.includes(character)).join('');
  }
  await writeFile(join(to, facesFile), JSON.stringify(faces));
  const packages = new Set(fontCuts.flatMap(({ sources }) => sources.map(({ from: [name] }) => name)));
  await Promise.all(
    [...packages].map((name) =>
      copyFile(join(root, 'node_modules', name, 'LICENSE'), join(to, `LICENSE-${name.replace(/^.*\//, '')}.txt`)),
    ),
  );
  await subsetter.tidy();
  return { faces, bytes, missing };
}

/** `source-serif-4-latin-opsz40-wght600`: what a file is, whoever wears it. */
function nameOf({ from: [, file], axes = {} }: FontSource): string {
  const base = file
    .replace(/\.woff2$/, '')
    .replace('-opsz', '')
    .replace('-normal', '');
  return [base, ...Object.entries(axes).map(([axis, value]) => `${axis}${value}`)].join('-');
}

function facesOf(parts: readonly Part[], lang: string): FontFace[] {
  const own = scriptsOf(lang);
  return parts.map((part) => {
    const { cut, source, file, characters, late } = part;
    const siblings = parts.filter((other) => other !== part && other.cut === cut);
    return {
      family: cut.family,
      style: cut.style,
      weight: String(cut.weight),
      file,
      range: unicodeRange(characters, siblings.map((other) => other.characters).join('')),
      first: cut.first && !late && own.includes(source.script),
      // Other scripts, and what comes later, are never on the map.
      where: cut.where === 'both' && (late || !own.includes(source.script)) ? 'page' : cut.where,
      late,
      ...(source.scale && { scale: source.scale }),
    };
  });
}

/** What to say of characters that no font has, a line for each language that has some. */
export const missingFonts = (missing: MadeFonts['missing']): string[] =>
  Object.entries(missing).flatMap(([lang, characters]) =>
    characters === ''
      ? []
      : [
          `No font of ours has ${[...characters].map((it) => `“${it}” (${unicodeRange(it, '')})`).join(', ')}, which texts in \`${lang}\` hold`,
        ],
  );

if (isMain(import.meta.url)) {
  const { faces, bytes, missing } = await writeFonts(join(root, 'public/fonts'));
  for (const line of missingFonts(missing)) console.warn(line);
  const sum = (files: Iterable<string>): string =>
    `${([...new Set(files)].reduce((total, file) => total + (bytes[file] ?? 0), 0) / 1000).toFixed(1)} kB`.padStart(9);
  for (const [lang, list] of Object.entries(faces)) {
    const first = firstFonts(list);
    console.log(`${lang}${sum(first)} first in ${first.length} files,${sum(list.map(({ file }) => file))} in all`);
  }
}
