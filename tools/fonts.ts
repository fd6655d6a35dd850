import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FontFace } from '#theme/fonts.ts';
import type { Story } from '#timeline/story.ts';
import { facesFile } from './faces.ts';
import { type FontCut, type FontScript, type FontSource, fontCuts, scriptsOf, sourcesFor } from './font-cuts.ts';
import { charactersFor } from './font-texts.ts';
import { isMain, root } from './main.ts';
import { storyIds, storyOf } from './stories.ts';
import { makeSubsetter, type Subset } from './subset.ts';
import { unicodeRange } from './unicode-range.ts';

export interface FontsOptions {
  /** where parts of fonts are kept, so that a build makes only those that have changed */
  readonly cache?: string;
  /** default: all of stories/ */
  readonly stories?: readonly Story[];
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
  cyrillic: /\p{Script=Cyrillic}/gu,
  arabic: /[\p{Script=Arabic}،؛؟]/gu,
  korean: /[\p{Script=Hangul}\p{Script=Han}]/gu,
};

/**
 * Makes the fonts of every language: of each cut the characters that its pages set in it, in as many files as scripts; the licences beside them.
 * The folder is made anew.
 *
 * @param to what becomes /fonts/
 * @returns the faces by language, and the size of each file in bytes
 * @throws Error when a package lacks a font
 */
export async function writeFonts(
  to: string,
  options: FontsOptions = {},
): Promise<{ faces: Record<string, FontFace[]>; bytes: Record<string, number> }> {
  const { stories = await Promise.all((await storyIds()).map(storyOf)) } = options;
  const subsetter = await makeSubsetter(options.cache);
  await rm(to, { recursive: true, force: true });
  await mkdir(to, { recursive: true });
  const faces: Record<string, FontFace[]> = {};
  const bytes: Record<string, number> = {};

  /** A cut of some characters, each from the first font that has it. */
  async function partsOf(cut: FontCut, lang: string, characters: string, late = false): Promise<Part[]> {
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
    return parts;
  }

  for (const lang of new Set(stories.flatMap(({ languages }) => languages))) {
    const texts = await charactersFor(stories, lang);
    const parts: Part[] = [];
    for (const cut of fontCuts) parts.push(...(await partsOf(cut, lang, texts[cut.use])));
    for (const cut of fontCuts.filter(({ use }) => use === 'captions')) parts.push(...(await partsOf(cut, lang, texts.later, true)));
    faces[lang] = facesOf(parts, lang);
  }
  await writeFile(join(to, facesFile), JSON.stringify(faces));
  const packages = new Set(fontCuts.flatMap(({ sources }) => sources.map(({ from: [name] }) => name)));
  await Promise.all(
    [...packages].map((name) =>
      copyFile(join(root, 'node_modules', name, 'LICENSE'), join(to, `LICENSE-${name.replace(/^.*\//, '')}.txt`)),
    ),
  );
  await subsetter.tidy();
  return { faces, bytes };
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

if (isMain(import.meta.url)) {
  const { faces, bytes } = await writeFonts(join(root, 'public/fonts'));
  const sum = (files: Iterable<string>): string =>
    `${([...new Set(files)].reduce((total, file) => total + (bytes[file] ?? 0), 0) / 1000).toFixed(1)} kB`.padStart(9);
  for (const [lang, list] of Object.entries(faces)) {
    const first = list.filter((face) => face.first);
    console.log(
      `${lang}${sum(first.map(({ file }) => file))} first in ${first.length} files,${sum(list.map(({ file }) => file))} in all ${list.length}`,
    );
  }
}
