import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import subsetFont from 'subset-font';
import { root } from '#node/root.ts';
import { charactersIn } from './characters-in-font.ts';
import type { FontSource } from './cuts.ts';

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
const edition = 1;

export interface Subsetter {
  /** The part of a font that a text needs. Rejects for a package, a file or an axis that is not there. */
  subset(source: FontSource, text: string): Promise<Subset>;
  /** Forgets what is kept and has not been asked for. */
  tidy(): Promise<void>;
}

/**
 * Makes parts of fonts with HarfBuzz, and keeps them: the same font, characters and axes are read from the cache the next time.
 * @param cache a folder
 */
export async function makeSubsetter(cache = join(root, '.cache/fonts')): Promise<Subsetter> {
  await mkdir(cache, { recursive: true });
  const used = new Set<string>();

  async function make({ from: [name, file], axes }: FontSource, text: string): Promise<Subset> {
    const whole = await readFile(join(root, 'node_modules', name, 'files', file));
    const options = { keepFeatures: features, noHinting: true, ...(axes && { variationAxes: axes }) };
    const bare = await subsetFont(whole, text, { ...options, targetFormat: 'truetype' });
    const held = charactersIn(bare);
    const characters = [...text].filter((character) => held.has(character)).join('');
    return { bytes: await subsetFont(bare, characters, { keepFeatures: features, targetFormat: 'woff2' }), characters };
  }

  return {
    async subset(source, text) {
      const key = await keyOf(source, text);
      used.add(key);
      const [font, words] = [join(cache, `${key}.woff2`), join(cache, `${key}.txt`)];
      try {
        return { bytes: await readFile(font), characters: await readFile(words, 'utf8') };
      } catch {
        const made = await make(source, text);
        await put(words, made.characters);
        await put(font, made.bytes);
        return made;
      }
    },
    async tidy() {
      const kept = await readdir(cache);
      await Promise.all(kept.filter((file) => !used.has(file.replace(/\..*$/, ''))).map((file) => rm(join(cache, file), { force: true })));
    },
  };
}

async function keyOf({ from: [name, file], axes }: FontSource, text: string): Promise<string> {
  const manifests = await Promise.all(
    [name, 'subset-font', 'harfbuzzjs'].map((folder) => readFile(join(root, 'node_modules', folder, 'package.json'), 'utf8')),
  );
  const versions = manifests.map((manifest) => (JSON.parse(manifest) as { version: string }).version);
  return createHash('sha256')
    .update(JSON.stringify([edition, features, versions, name, file, axes, text]))
    .digest('hex')
    .slice(0, 32);
}

/** Gives a file its name when it is whole: two builds at once never read half of one. */
async function put(file: string, content: string | Buffer): Promise<void> {
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, content);
  await rename(draft, file);
}
