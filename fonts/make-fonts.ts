import { createHash } from 'node:crypto';
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { convert } from 'fontverter';
import type { Story } from '#story/story.ts';
import type { OwnTypefaces } from '#theme/fonts.ts';
import { meanAdvance } from './advances.ts';
import { pinnedAt } from './axes.ts';
import { type FontCut, type FontSource, fontCuts, sourcesFor } from './cuts.ts';
import { facesFile, type MadeFace } from './faces.ts';
import { type OwnFont, ownFileOf, readOwnFont, sets, writtenInLanguage } from './own.ts';
import { lacksOf } from './own-lacks.ts';
import { isFetched, openPackages, type Packages, type PackagesOptions } from './packages.ts';
import { bringsLatin, hasFonts, scriptsOf, writtenIn } from './scripts.ts';
import { makeSubsetter, type Subset } from './subset.ts';
import { charactersFor, type TextUse, toolLanguage } from './texts.ts';
import { unicodeRange } from './unicode-range.ts';

export interface FontsOptions extends PackagesOptions {
  /** where parts of fonts are kept, so that a build makes only those that have changed */
  readonly cache?: string;
  /** a publisher's typefaces in place of the two voices */
  readonly own?: OwnTypefaces;
  /** where the fonts' licences are written; default: beside the fonts */
  readonly licences?: string;
}

export interface MadeFonts {
  /** by language */
  readonly faces: Readonly<Record<string, readonly MadeFace[]>>;
  /** size of each file */
  readonly bytes: Readonly<Record<string, number>>;
  /** by language, the characters that a font of the machine must draw, as ours have them not */
  readonly missing: Readonly<Record<string, string>>;
  /** what to tell who builds: characters without a font, scripts without fonts, packages that could not be fetched */
  readonly warnings: readonly string[];
}

/** A language whose pages are set. */
interface Setting {
  readonly lang: string;
  /** letters of its interface, by which a font shows whether it sets the language */
  readonly words: string;
  /** is told what no font has */
  readonly lacking: Set<string>;
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
/** They have no shape. A face of the letters around them takes them, drawn or not, lest the browser ask another font and break the word. */
const joiners = '\u200c\u200d';

/**
 * Makes the fonts of every language: of each cut the characters that its pages set in it, in as many files as scripts; the licences beside them.
 * The folder is made anew. Fonts of a script are fetched only where a story is in it; where they can not be, its pages do without.
 *
 * @param to what becomes /fonts/
 * @returns what has been made
 * @throws Error when a package lacks a font, or is not the pinned one
 */
export async function writeFonts(to: string, stories: readonly Story[], options: FontsOptions = {}): Promise<MadeFonts> {
  const languages = [...new Set([...stories.flatMap((story) => story.languages), toolLanguage])];
  const packages = await openPackages(packagesFor(languages), options);
  const subsetter = await makeSubsetter({
    ...(options.cache && { cache: options.cache }),
    folderOf: (name) => packages.folders.get(name) ?? name,
  });
  await rm(to, { recursive: true, force: true });
  await mkdir(to, { recursive: true });
  const opened = new Map<string, Promise<OwnFont>>();
  const openOwn = (file: string): Promise<OwnFont> => {
    const font = opened.get(file) ?? readOwnFont(file);
    opened.set(file, font);
    return font;
  };
  const faces: Record<string, MadeFace[]> = {};
  const bytes: Record<string, number> = {};
  const missing: Record<string, string> = {};

  const sourcesOf = (cut: FontCut, lang: string): FontSource[] =>
    sourcesFor(cut, lang).filter(({ from: [name] }) => packages.folders.has(name));

  /** The publisher's font for a cut, where it sets the language: as large as makes its letters as wide as ours, which labels and lines are composed for. */
  async function ownSources(cut: FontCut, lang: string, characters: string, words: string): Promise<FontSource[]> {
    const typeface = options.own?.[cut.family];
    const file = typeface && ownFileOf(typeface, cut);
    if (!file) return [];
    const font = await openOwn(file);
    const [script] = scriptsOf(lang);
    if (!script || !sets(font, words, lang)) return [];
    const ours = sourcesOf(cut, lang)[0];
    const held = writtenInLanguage(characters, lang).filter((it) => font.characters.has(it));
    const letters = held.some((it) => /\p{L}/u.test(it)) ? held.filter((it) => /\p{L}/u.test(it)) : held;
    const source: FontSource = {
      script,
      from: ['own', basename(file)],
      own: font,
      ...(font.axes.length > 0 && { axes: pinnedAt(font.axes, cut.weight) }),
    };
    const width = ours ? (await widthOf(ours, letters)) / (await widthOf(source, letters)) : 1;
    return [{ ...source, scale: Number.isFinite(width) ? Math.round(width * 1000) / 10 : 100 }];
  }

  /** The mean width of those of some letters that a font has, em. NaN where it has none. */
  async function widthOf(source: FontSource, letters: readonly string[]): Promise<number> {
    const { bytes, characters } = await subsetter.subset(source, letters.join(''));
    return characters === '' ? Number.NaN : meanAdvance(await convert(bytes, 'truetype'), [...characters]);
  }

  /** A cut of some characters, each from the first font that has it; what none has is added to `lacking`. */
  async function partsOf(cut: FontCut, characters: string, { lang, words, lacking }: Setting, late = false): Promise<Part[]> {
    const own = scriptsOf(lang);
    const parts: Part[] = [];
    let wanted = characters;
    for (const source of [...(await ownSources(cut, lang, characters, words)), ...sourcesOf(cut, lang)]) {
      const asked = source.own ? wanted : askedOf(source, own, wanted);
      if (asked === '') continue;
      const subset = await subsetter.subset(source, asked);
      if (subset.characters === '') continue;
      const held = new Set(subset.characters);
      // A font that has a space sets the unbreakable ones with it.
      if (held.has(' ')) for (const space of spaces) held.add(space);
      const joined = own.includes(source.script) ? [...joiners].filter((it) => wanted.includes(it) && !held.has(it)) : [];
      for (const joiner of joined) held.add(joiner);
      wanted = [...wanted].filter((character) => !held.has(character)).join('');
      const hash = createHash('sha256').update(subset.bytes).digest('hex').slice(0, 8);
      const file = `${nameOf(source)}.${hash}.woff2`;
      await writeFile(join(to, file), subset.bytes);
      bytes[file] = subset.bytes.length;
      parts.push({ bytes: subset.bytes, characters: subset.characters + joined.join(''), cut, source, file, late });
    }
    for (const character of wanted) lacking.add(character);
    return parts;
  }

  const ownNames = Object.values(options.own ?? {}).map(({ name, licence }) => `${name}: ${licence}`);
  const ownLacks: string[] = [];
  for (const lang of languages) {
    const texts = await charactersFor(stories, lang, ownNames);
    for (const { found, expected } of await lacksOf(options.own ?? {}, lang, texts, openOwn))
      ownLacks.push(`Unexpected ${found}, expected ${expected}`);
    const lacking = new Set<string>();
    const setting: Setting = { lang, words: texts.interface, lacking };
    const parts: Part[] = [];
    for (const cut of fontCuts) parts.push(...(await partsOf(cut, texts[cut.use], setting)));
    for (const cut of fontCuts) if (cut.later) parts.push(...(await partsOf(cut, texts[cut.later], setting, true)));
    faces[lang] = facesOf(parts, lang, texts);
    // Of some cities even the best-known spelling has letters that hardly any font has.
    missing[lang] = [...lacking].filter((character) => !texts.cities.includes(character)).join('');
  }
  await writeFile(join(to, facesFile), JSON.stringify(faces));
  const licences = options.licences ?? to;
  await mkdir(licences, { recursive: true });
  for (const [name, folder] of packages.folders)
    await copyFile(join(folder, 'LICENSE'), join(licences, `LICENSE-${name.replace(/^.*\//, '')}.txt`));
  await subsetter.tidy();
  return {
    faces,
    bytes,
    missing,
    warnings: [...ownLacks, ...languages.flatMap((lang) => warningsFor(lang, missing[lang] ?? '', packages))],
  };
}

const packagesOf = (wanted: (source: FontSource) => boolean): Set<string> =>
  new Set(fontCuts.flatMap(({ sources }) => sources.filter(wanted).map(({ from: [name] }) => name)));

/** The packages that pages in some languages may need: those that are there, and those of the languages' scripts. */
export function packagesFor(languages: readonly string[]): Set<string> {
  const scripts = new Set(languages.flatMap(scriptsOf));
  return packagesOf(({ script, from: [name] }) => scripts.has(script) || !isFetched(name));
}

/** Those of the wanted characters that a font is to set, if it has them. Latin letters are set in fonts that were drawn for them. */
function askedOf({ script }: FontSource, own: ReturnType<typeof scriptsOf>, wanted: string): string {
  if (!own.includes(script)) return (wanted.match(writtenIn[script]) ?? []).join('');
  return bringsLatin.has(script) ? wanted : wanted.replace(/\p{Script=Latin}/gu, '');
}

/** `source-serif-4-latin-opsz40-wght600`: what a file is, whoever wears it. */
function nameOf({ from: [, ...files], axes = {}, own }: FontSource): string {
  const pinned = Object.entries(axes).map(([axis, value]) => `${axis}${value}`);
  if (own) {
    const plain = (files[0] ?? '').replace(/\.\w+$/, '').toLowerCase();
    return ['own', plain, ...pinned].join('-').replace(/[^A-Za-z0-9]+/g, '-');
  }
  const base = (files.at(-1) ?? '').replace(/\.woff2$/, '').replace(/-(\*|opsz|normal|wght)(?=-|$)/g, '');
  return [base, ...pinned].join('-');
}

function facesOf(parts: readonly Part[], lang: string, texts: Readonly<Record<TextUse, string>>): MadeFace[] {
  const own = scriptsOf(lang);
  return parts.map((part) => {
    // Many languages have letters outside their script's most common ones (ş, ł): of such fonts it is the words that tell.
    const sets = (use: TextUse): boolean =>
      own.includes(source.script) || [...characters].some((it) => /\p{L}/u.test(it) && texts[use].includes(it));
    const { cut, source, file, characters, late } = part;
    const siblings = parts.filter((other) => other !== part && other.cut === cut);
    return {
      family: cut.family,
      style: cut.style,
      weight: String(cut.weight),
      file,
      characters,
      range: unicodeRange(characters, siblings.map((other) => other.characters).join('')),
      first: cut.first && !late && sets('interface'),
      where: cut.where === 'both' && (late || !sets('map')) ? 'page' : cut.where,
      late,
      ...(source.scale && { scale: source.scale }),
      ...(source.descent && { descent: source.descent }),
    };
  });
}

function warningsFor(lang: string, missing: string, { lacking }: Packages): string[] {
  const scripts = scriptsOf(lang);
  const unfetched = [...packagesOf(({ script }) => scripts.includes(script))].flatMap((name) => lacking.get(name) ?? []);
  if (unfetched.length > 0) {
    return unfetched.map(
      ({ id, reason }) =>
        `The fonts of \`${lang}\` come from ${id}; npm could not fetch it (${reason}): the pages in \`${lang}\` are set in the reader's own fonts instead`,
    );
  }
  if (missing === '') return [];
  if (!hasFonts(lang)) {
    const letters = [...missing].slice(0, 5).join('');
    return [
      `No font of ours is for the script of \`${lang}\`: letters such as ${letters} are set in the reader's own fonts (fonts/scripts.ts)`,
    ];
  }
  return [
    `No font of ours has ${[...missing].map((it) => `“${it}” (${unicodeRange(it, '')})`).join(', ')}, which texts in \`${lang}\` hold`,
  ];
}
