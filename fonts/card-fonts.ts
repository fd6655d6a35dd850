import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { root } from '#node/root.ts';
import { escapeXml } from '#poster/svg.ts';
import { unpackWoff } from './woff.ts';

/** A package of fonts: the weights that cards use of it, and the parts (scripts) that they may need. */
interface Family {
  readonly name: string;
  readonly folder: string;
  readonly weights: readonly number[];
  readonly parts: RegExp;
}

const european = /^(latin|latin-ext|cyrillic|cyrillic-ext)$/;
const labelWeights = [400, 500, 600];

/** The first of each list is the face that cards and labels ask for, the others what stands in for it in scripts that it lacks. */
const families: readonly (readonly Family[])[] = [
  [
    { name: 'IBM Plex Sans', folder: 'ibm-plex-sans', weights: labelWeights, parts: european },
    { name: 'IBM Plex Sans Arabic', folder: 'ibm-plex-sans-arabic', weights: labelWeights, parts: /^arabic$/ },
    { name: 'IBM Plex Sans KR', folder: 'ibm-plex-sans-kr', weights: labelWeights, parts: /^\d+$/ },
  ],
  [
    { name: 'Source Serif 4', folder: 'source-serif-4', weights: [400, 600], parts: european },
    { name: 'Noto Naskh Arabic', folder: 'noto-naskh-arabic', weights: [400, 600], parts: /^arabic$/ },
    { name: 'IBM Plex Sans KR', folder: 'ibm-plex-sans-kr', weights: [], parts: /^$/ },
  ],
];

export interface CardFonts {
  /** path of fontconfig's file, for FONTCONFIG_FILE */
  readonly file: string;
  /** changes when the fonts do */
  readonly version: string;
}

/**
 * The fonts of cards, out of their packages, as files that librsvg reads, and a configuration of fontconfig in which they stand before the machine's
 * own. They are unpacked once and kept.
 * @param cache a folder to keep them in
 */
export async function cardFonts(cache = join(root, '.cache/card-fonts')): Promise<CardFonts> {
  const packages = [...new Set(families.flat().map(({ folder }) => folder))];
  const manifests = await Promise.all(packages.map((folder) => readFile(join(packageOf(folder), 'package.json'), 'utf8')));
  const versions = manifests.map((text) => (JSON.parse(text) as { version: string }).version);
  const version = createHash('sha256')
    .update(JSON.stringify([families.map((list) => list.map(({ parts, ...rest }) => [rest, parts.source])), versions]))
    .digest('hex')
    .slice(0, 12);
  const target = join(cache, version);
  // Whoever is first gives the finished folder its name: two builds at once never see half of one.
  if (!existsSync(target)) {
    await mkdir(cache, { recursive: true });
    const made = await mkdtemp(join(cache, 'making-'));
    await Promise.all(families.flat().map((family) => unpack(family, made)));
    await rename(made, target).catch(async (error) => {
      await rm(made, { recursive: true, force: true });
      if (!existsSync(target)) throw error;
    });
  }
  const file = join(target, 'fonts.conf');
  // written each time: the folder may have been moved
  await writeFile(file, configuration(target));
  return { file, version };
}

const packageOf = (folder: string): string => join(root, 'node_modules/@fontsource', folder);

async function unpack({ folder, weights, parts }: Family, to: string): Promise<void> {
  const files = await readdir(join(packageOf(folder), 'files'));
  for (const name of files) {
    const [, part = '', weight] = /^(.+)-(\d+)-normal\.woff$/.exec(name.slice(folder.length + 1)) ?? [];
    if (!weights.includes(Number(weight)) || !parts.test(part)) continue;
    const font = unpackWoff(await readFile(join(packageOf(folder), 'files', name)));
    await writeFile(join(to, name.replace(/woff$/, 'ttf')), font);
  }
}

function configuration(folder: string): string {
  const names = [...new Set(families.flat().map(({ name }) => name))];
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<dir>${escapeXml(folder)}</dir>
${names.flatMap((name) => ['Medium', 'SemiBold'].map((weight) => intoFamily(name, weight))).join('\n')}
${families.map(([face, ...others]) => (face ? standIns(face, others) : '')).join('\n')}
<cachedir>${escapeXml(join(dirname(folder), 'fontconfig'))}</cachedir>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
</fontconfig>
`;
}

/** The files name a family for each weight, while words ask for a weight of the one family. */
const intoFamily = (name: string, weight: string): string => `<match target="scan">
<test name="family"><string>${name} ${weight}</string></test>
<edit name="family" mode="assign"><string>${name}</string></edit>
</match>`;

const standIns = ({ name }: Family, others: readonly Family[]): string => `<match target="pattern">
<test name="family"><string>${name}</string></test>
<edit name="family" mode="append" binding="same">${others.map((other) => `<string>${other.name}</string>`).join('')}</edit>
</match>`;
