import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { convert } from 'fontverter';
import { root } from '#node/root.ts';
import { escapeXml } from '#poster/svg.ts';
import { scriptTypefaces, typefaces } from '#theme/fonts.ts';
import { openPackages, type PackagesOptions } from './packages.ts';
import { type FontScript, scriptsOf } from './scripts.ts';

/** A package of fonts, and which of its files cards use. */
interface Package {
  readonly name: string;
  /** the family that its files are to be found under */
  readonly family: string;
  /** of the one script; absent: of those that every card may need */
  readonly script?: FontScript;
  /** of the names of its files, without the package's name before and `.woff2` behind */
  readonly files: RegExp;
}

const european = '(latin|latin-ext|greek|cyrillic|cyrillic-ext)';
const still = (parts: string, weights: string): RegExp => new RegExp(`^${parts}-(${weights})-normal$`);
const [labels, texts] = ['400|500|600', '400|600'];
/** Fonts of Han come as a hundred variable files, which fontconfig finds in every weight. */
const variable = /^(latin|\d+)-wght-normal$/;

const { Arab, Hebr, Deva, Kore, Jpan, Hans } = scriptTypefaces;
const [serif, sans] = typefaces;
const packages: readonly Package[] = [
  { name: '@fontsource/ibm-plex-sans', family: sans, files: still(european, labels) },
  { name: '@fontsource/source-serif-4', family: serif, files: still(european, texts) },
  { name: '@fontsource/ibm-plex-sans-arabic', family: Arab[sans], files: still('arabic', labels) },
  { name: '@fontsource/noto-naskh-arabic', family: Arab[serif], files: still('arabic', texts) },
  { name: '@fontsource/ibm-plex-sans-kr', family: Kore[sans], files: still('\\d+', labels) },
  { name: '@fontsource/ibm-plex-sans-hebrew', family: Hebr[sans], script: 'hebrew', files: still('hebrew', labels) },
  { name: '@fontsource/frank-ruhl-libre', family: Hebr[serif], script: 'hebrew', files: still('hebrew', texts) },
  { name: '@fontsource/ibm-plex-sans-devanagari', family: Deva[sans], script: 'devanagari', files: still('devanagari', labels) },
  { name: '@fontsource/noto-serif-devanagari', family: Deva[serif], script: 'devanagari', files: still('devanagari', texts) },
  { name: '@fontsource-variable/noto-sans-jp', family: Jpan[sans], script: 'japanese', files: variable },
  { name: '@fontsource-variable/noto-serif-jp', family: Jpan[serif], script: 'japanese', files: variable },
  { name: '@fontsource-variable/noto-sans-sc', family: Hans[sans], script: 'chinese', files: variable },
  { name: '@fontsource-variable/noto-serif-sc', family: Hans[serif], script: 'chinese', files: variable },
];

/** Korean titles are set in the sans, which is there for labels: one package fewer to unpack. */
const replaced = { [Kore[serif]]: Kore[sans] };

export interface CardFontsOptions extends PackagesOptions {
  /** where unpacked fonts are kept */
  readonly cache?: string;
}

export interface CardFonts {
  /** path of fontconfig's file, for FONTCONFIG_FILE */
  readonly file: string;
}

/**
 * The fonts of cards, out of their packages, as files that librsvg reads, and a configuration of fontconfig in which they come before the machine's
 * own. They are unpacked once and kept. Packages of scripts that none of the languages is in are neither fetched nor unpacked; where one can not be
 * fetched, cards are drawn with the machine's fonts (`writeFonts`, which every build runs first, says so).
 * @param languages BCP 47 tags of all that the process will draw: fontconfig reads its file once
 */
export async function cardFonts(languages: readonly string[], options: CardFontsOptions = {}): Promise<CardFonts> {
  const { cache = join(root, '.cache/card-fonts') } = options;
  const scripts = new Set(languages.flatMap(scriptsOf));
  const needed = packages.filter(({ script }) => !script || scripts.has(script));
  const { folders } = await openPackages(
    needed.map(({ name }) => name),
    options,
  );
  const there = needed.flatMap((it) => {
    const folder = folders.get(it.name);
    return folder ? [{ ...it, folder }] : [];
  });
  const manifests = await Promise.all(there.map(({ folder }) => readFile(join(folder, 'package.json'), 'utf8')));
  const version = createHash('sha256')
    .update(
      JSON.stringify(
        there.map(({ name, files }, index) => [name, files.source, (JSON.parse(manifests[index] ?? '') as { version: string }).version]),
      ),
    )
    .digest('hex')
    .slice(0, 12);
  const target = join(cache, version);
  // Whoever is first gives the finished folder its name: two builds at once never see half of one.
  if (!existsSync(target)) {
    await mkdir(cache, { recursive: true });
    const made = await mkdtemp(join(cache, 'making-'));
    for (const each of there) await unpack(each, made);
    await rename(made, target).catch(async (error) => {
      await rm(made, { recursive: true, force: true });
      if (!existsSync(target)) throw error;
    });
  }
  const file = join(target, 'fonts.conf');
  // written each time: the folder may have been moved
  await writeFile(file, configuration(target));
  return { file };
}

async function unpack({ name, folder, files }: Package & { readonly folder: string }, to: string): Promise<void> {
  const before = `${name.replace(/^.*\//, '')}-`;
  for (const file of await readdir(join(folder, 'files'))) {
    if (!file.endsWith('.woff2') || !files.test(file.slice(before.length, -'.woff2'.length))) continue;
    await writeFile(join(to, file.replace(/woff2$/, 'ttf')), await convert(await readFile(join(folder, 'files', file)), 'truetype'));
  }
}

function configuration(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<dir>${escapeXml(folder)}</dir>
${packages.flatMap(({ family }) => weightNames.map((weight) => intoFamily(family, weight))).join('\n')}
${Object.entries(replaced).map(standIn).join('\n')}
<cachedir>${escapeXml(join(dirname(folder), 'fontconfig'))}</cachedir>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
</fontconfig>
`;
}

/** What files may have behind the name of their family: a still one its weight, a variable one that at the beginning of its axis. */
const weightNames = ['Medium', 'SemiBold', 'ExtraLight', 'Thin'];

/** The files name a family for each weight, while text asks for a weight of the one family. */
const intoFamily = (name: string, weight: string): string => `<match target="scan">
<test name="family"><string>${name} ${weight}</string></test>
<edit name="family" mode="assign"><string>${name}</string></edit>
</match>`;

const standIn = ([name, other]: readonly [string, string]): string => `<match target="pattern">
<test name="family"><string>${name}</string></test>
<edit name="family" mode="append" binding="same"><string>${other}</string></edit>
</match>`;
