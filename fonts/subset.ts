import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { convert } from 'fontverter';
import subsetFont from 'subset-font';
import { root } from '#node/root.ts';
import { writeWhole } from '#node/whole-file.ts';
import { charactersIn } from './characters-in-font.ts';
import type { FontSource } from './cuts.ts';
import { mergeFonts } from './merge-fonts.ts';

/** A part of a font. */
export interface Subset {
  /** WOFF 2 */
  readonly bytes: Buffer;
  /** those of the wanted characters that the font has, in their order */
  readonly characters: string;
}

/** Features that pages use: what the shapes of letters and the room between them need, and figures of one width. */
const features = 'kern mark mkmk ccmp locl calt liga rlig curs init medi fina isol lnum tnum'.split(' ');
/** Counted up when this file makes other bytes of the same fonts. */
const edition = 2;

export interface Subsetter {
  /**
   * The part of a font that a text needs, out of one file or of several.
   * @throws Error for a package, a file or an axis that is not there
   */
  subset(source: FontSource, text: string): Promise<Subset>;
  /** Forgets what is kept and has not been asked for. */
  tidy(): Promise<void>;
}

export interface SubsetterOptions {
  /** where made parts are kept */
  readonly cache?: string;
  /** where a package lies; default: in node_modules */
  readonly folderOf?: (packageName: string) => string;
}

/** Makes parts of fonts with HarfBuzz, and keeps them: the same font, characters and axes are read from the cache the next time. */
export async function makeSubsetter(options: SubsetterOptions = {}): Promise<Subsetter> {
  const { cache = join(root, '.cache/fonts'), folderOf = installed } = options;
  await mkdir(cache, { recursive: true });
  const used = new Set<string>();
  /** Of fonts in many files, which are asked again for each weight. */
  const opened = new Map<string, Promise<OpenFont>>();

  const open = (file: string): Promise<OpenFont> => {
    const font = opened.get(file) ?? openFont(file);
    opened.set(file, font);
    return font;
  };

  async function make({ from: [name, ...patterns], axes, features: more = [], own }: FontSource, text: string): Promise<Subset> {
    const files = own ? [own.file] : await filesOf(join(folderOf(name), 'files'), patterns);
    const options = {
      keepFeatures: [...features, ...more],
      noHinting: true,
      targetFormat: 'truetype',
      ...(axes && { variationAxes: axes }),
    } as const;
    const parts: Buffer[] = [];
    let wanted = [...text];
    for (const [index, file] of files.entries()) {
      const font = own ?? (await (files.length > 1 ? open(file) : openFont(file)));
      const held = wanted.filter((character) => font.characters.has(character));
      if (held.length === 0 && (index < files.length - 1 || parts.length > 0)) continue;
      parts.push(await subsetFont(font.bytes, held.join(''), options));
      wanted = wanted.filter((character) => !font.characters.has(character));
    }
    const [first, ...others] = parts;
    const bare = first && others.length === 0 ? first : mergeFonts(parts);
    const held = charactersIn(bare);
    const characters = [...text].filter((character) => held.has(character)).join('');
    return { bytes: await subsetFont(bare, characters, { keepFeatures: options.keepFeatures, targetFormat: 'woff2' }), characters };
  }

  return {
    async subset(source, text) {
      const key = await keyOf(source, text, folderOf);
      used.add(key);
      const [font, characters] = [join(cache, `${key}.woff2`), join(cache, `${key}.txt`)];
      try {
        return { bytes: await readFile(font), characters: await readFile(characters, 'utf8') };
      } catch {
        const made = await make(source, text);
        await writeWhole(characters, made.characters);
        await writeWhole(font, made.bytes);
        return made;
      }
    },
    async tidy() {
      const kept = await readdir(cache);
      await Promise.all(kept.filter((file) => !used.has(file.replace(/\..*$/, ''))).map((file) => rm(join(cache, file), { force: true })));
    },
  };
}

const installed = (packageName: string): string => join(root, 'node_modules', packageName);

interface OpenFont {
  /** TrueType */
  readonly bytes: Buffer;
  readonly characters: ReadonlySet<string>;
}

async function openFont(file: string): Promise<OpenFont> {
  const bytes = await convert(await readFile(file), 'truetype');
  return { bytes, characters: charactersIn(bytes) };
}

/** Files by their names, in the order of the names; of those with `*` all that are there, the lowest number first. Throws where none is. */
async function filesOf(folder: string, names: readonly string[]): Promise<string[]> {
  const there = names.some((name) => name.includes('*')) ? await readdir(folder) : [];
  return names.flatMap((name) => {
    const [before, after] = name.split('*');
    if (after === undefined) return [join(folder, name)];
    const numbers = there.flatMap((file) => {
      const number = file.startsWith(before ?? '') && file.endsWith(after) ? file.slice(before?.length, -after.length) : '';
      return /^\d+$/.test(number) ? [Number(number)] : [];
    });
    if (numbers.length === 0) throw new Error(`Unexpected folder ${folder} without files ${name}`);
    return numbers.sort((a, b) => a - b).map((number) => join(folder, `${before}${number}${after}`));
  });
}

async function keyOf(
  { from, axes, features: more = [], own }: FontSource,
  text: string,
  folderOf: (name: string) => string,
): Promise<string> {
  const folders = [...(own ? [] : [folderOf(from[0])]), installed('subset-font'), installed('harfbuzzjs')];
  const manifests = await Promise.all(folders.map((folder) => readFile(join(folder, 'package.json'), 'utf8')));
  const versions = manifests.map((manifest) => (JSON.parse(manifest) as { version: string }).version);
  return createHash('sha256')
    .update(JSON.stringify([edition, features, more, versions, own?.digest ?? from, axes, text]))
    .digest('hex')
    .slice(0, 32);
}
