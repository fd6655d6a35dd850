import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Metadata } from 'sharp';
import { contentKey } from '#node/content-cache.ts';
import { FileMistake, readNamedFile } from '#node/file-mistake.ts';
import { logosFile, type WrittenLogo } from './logos-file.ts';

/** CSS px. */
interface Size {
  readonly width: number;
  readonly height: number;
}

/** A publisher's logo, ready to be published. */
export interface Logo extends Size {
  readonly bytes: Buffer;
  readonly extension: 'svg' | 'png';
}

/** The height at which a logo stands over a page's first words, and how wide it may be at most, CSS px. */
const logoHeight = 28;
const logoWidth = 240;

/** More is no logo: it comes with the words. Bytes. */
const most = 50_000;
/** A PNG is kept at up to three device px per CSS px. */
const densest = 3;

/**
 * Reads a logo, an SVG or a PNG. A page shows it as a picture, in which no browser runs scripts or asks for other files; one that would is refused all the same, as it
 * can be opened by itself. A PNG is packed anew, without what programs have written into it.
 * @throws FileMistake for a file that is not there, or is no such picture
 */
export async function readLogo(file: string, name = file): Promise<Logo> {
  const bytes = await bytesOf(file, name);
  const isSvg = /\.svg$/i.test(name);
  if (!isSvg && !/\.png$/i.test(name)) throw new FileMistake(`file \`${name}\``, 'an SVG or a PNG');
  const svg = isSvg ? bytes.toString('utf8').replace(/^\uFEFF/, '') : '';
  if (/[\0\uFFFD]/.test(svg)) throw new FileMistake(`file \`${name}\` in another encoding`, 'an SVG in UTF-8');
  if (isSvg) refuseActive(svg, name);
  const { format, width = 0, height = 0 } = await metadataOf(bytes);
  if (format !== (isSvg ? 'svg' : 'png') || width < 1 || height < 1)
    throw new FileMistake(
      `file \`${name}\` that is no ${isSvg ? 'SVG with a size' : 'PNG'}`,
      isSvg ? 'an `<svg>` with a `viewBox`' : 'a PNG',
    );
  const size = sizeOfLogo(width, height);
  return {
    ...size,
    extension: isSvg ? 'svg' : 'png',
    bytes: isSvg
      ? Buffer.from(svg)
      : await sharp(bytes)
          .resize({ height: Math.round(Math.max(size.height, logoHeight / 2) * densest), withoutEnlargement: true })
          .png({ compressionLevel: 9 })
          .toBuffer(),
  };
}

/**
 * Writes logos, each under a name with a hash of what is in it, and the list of them.
 * @param publicFolder what becomes the root of the site
 * @param files paths by look
 * @throws FileMistake as `readLogo` does
 */
export async function writeLogos(publicFolder: string, files: Readonly<Record<string, string>>): Promise<void> {
  const folder = join(publicFolder, 'pictures');
  await mkdir(folder, { recursive: true });
  const written: Record<string, WrittenLogo> = {};
  for (const [look, path] of Object.entries(files)) {
    const { bytes, extension, width, height } = await readLogo(path);
    const file = `logo.${contentKey(bytes.toString('base64')).slice(0, 8)}.${extension}`;
    await writeFile(join(folder, file), bytes);
    written[look] = { file, width, height };
  }
  await writeFile(join(folder, logosFile), JSON.stringify(written));
}

/** The size at which a logo is shown, from its own: as high as all, but for one that would be too wide. */
export function sizeOfLogo(width: number, height: number): Size {
  const scale = Math.min(logoHeight / height, logoWidth / width);
  return { width: Math.max(Math.round(width * scale), 1), height: Math.max(Math.round(height * scale), 1) };
}

/** What sharp knows of some bytes; nothing where they are no picture. */
async function metadataOf(bytes: Buffer): Promise<Partial<Metadata>> {
  try {
    return await sharp(bytes).metadata();
  } catch {
    return {};
  }
}

const bytesOf = (file: string, name: string): Promise<Buffer> =>
  readNamedFile(file, name, {
    what: 'an SVG or a PNG',
    tooLarge: (bytes) =>
      bytes > most
        ? new FileMistake(`file \`${name}\` of ${Math.ceil(bytes / 1000)} kB`, `${most / 1000} kB at most, as it comes with the words`)
        : undefined,
  });

/** What in an SVG runs, or asks for other files, and what it is called in a report. Namespaces are no addresses that are asked for. */
const active: readonly (readonly [RegExp, string])[] = [
  [/<\s*(?:[\w-]+:)?script\b/i, 'a script'],
  [/<\s*(?:[\w-]+:)?foreignObject\b/i, '`foreignObject`'],
  [/<\s*(?:[\w-]+:)?(?:iframe|object|embed|audio|video)\b/i, 'another document in it'],
  [/<!(?:DOCTYPE|ENTITY)/i, 'a document type, which may hold entities'],
  [/<\?xml-stylesheet/i, 'a style sheet of its own file'],
  [/[\s"'/]on[a-z]+\s*=/i, 'an event handler'],
  [
    /(?:^|[\s"'])(?:[\w-]+:)?(?:href|src)\s*=\s*(?:"\s*(?!#|data:image\/(?:png|jpeg|webp);)[^"]*"|'\s*(?!#|data:image\/(?:png|jpeg|webp);)[^']*')/i,
    'the address of another file',
  ],
  [/url\(\s*["']?(?!\s*["']?#)/i, 'the address of another file'],
  [/@import\b/i, 'the address of another file'],
];

function refuseActive(svg: string, name: string): void {
  for (const [pattern, what] of active) {
    const found = pattern.exec(svg);
    if (!found) continue;
    const before = svg.slice(0, found.index + (/^\s/.test(found[0]) ? 1 : 0)).split('\n');
    throw new FileMistake(
      `${what} in \`${name}:${before.length}:${(before.at(-1)?.length ?? 0) + 1}\``,
      'a drawing alone: shapes, gradients and text',
    );
  }
}
