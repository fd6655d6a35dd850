import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { type Header, PMTiles, type Source, TileType, tileTypeExt } from 'pmtiles';
import type { Credit } from '#basemap/streets.ts';
import type { TileId } from '#basemap/tile-set.ts';
import { FileMistake } from '#node/file-mistake.ts';

/** A publisher's archive of vector tiles in Protomaps' schema, open on disk. */
export interface Archive {
  readonly minZoom: number;
  readonly maxZoom: number;
  /** west, south, east, north, degrees */
  readonly bounds: readonly [number, number, number, number];
  readonly credit: readonly Credit[];
  /** another as soon as the archive is: 8 hexadecimal digits, of its directories and what it says of itself */
  readonly key: string;
  /** The bytes of a tile, decompressed; null where the archive has none. @throws FileMistake for bytes that cannot be read */
  tile(tile: TileId): Promise<Uint8Array | null>;
  close(): Promise<void>;
}

const schema = 'a PMTiles archive of vector tiles in Protomaps’ schema, version 4, as made by `pmtiles extract`';
/** Layers of which streets are drawn, with what must be said of their features. */
const needed: Readonly<Record<string, readonly string[]>> = { earth: [], water: ['kind'], roads: ['kind'], buildings: [] };

/**
 * Opens an archive. Of the file only the parts that are asked for are read.
 * @throws FileMistake where there is no such file, or it is no archive, of pictures, or in another schema
 */
export async function openArchive(file: string): Promise<Archive> {
  const handle = await open(file).catch((error: NodeJS.ErrnoException) => {
    throw new FileMistake(error.code === 'ENOENT' ? `file \`${file}\`: it is not there` : `file \`${file}\`: ${error.message}`, schema);
  });
  try {
    return await archiveOf(handle, file);
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function archiveOf(handle: FileHandle, file: string): Promise<Archive> {
  const pmtiles = new PMTiles(sourceOf(handle, file));
  const mistaken = (found: string): FileMistake => new FileMistake(`\`${file}\`: ${found}`, schema);
  const header: Header = await pmtiles.getHeader().catch((error: unknown) => {
    throw mistaken(`no PMTiles archive (${error instanceof Error ? error.message : String(error)})`);
  });
  if (header.tileType !== TileType.Mvt) throw mistaken(`tiles of type ${tileTypeExt(header.tileType).replace('.', '') || 'unknown'}`);
  const metadata: unknown = await pmtiles.getMetadata().catch(() => null);
  const layers = layersOf(metadata);
  for (const [layer, fields] of Object.entries(needed)) {
    const found = layers.get(layer);
    if (!found) throw mistaken(`no layer \`${layer}\` among ${[...layers.keys()].join(', ') || 'none'}`);
    // An archive may leave out what its layers' features say.
    const missing = found.length > 0 ? fields.find((field) => !found.includes(field)) : undefined;
    if (missing) throw mistaken(`no \`${missing}\` of features in the layer \`${layer}\``);
  }
  const { size } = await handle.stat();
  const hash = createHash('sha256').update(JSON.stringify([header, metadata, size]));
  const start = Buffer.alloc(Math.min(header.rootDirectoryOffset + header.rootDirectoryLength, 1 << 20));
  await handle.read(start, 0, start.length, 0);
  return {
    minZoom: header.minZoom,
    maxZoom: header.maxZoom,
    bounds: [header.minLon, header.minLat, header.maxLon, header.maxLat],
    credit: creditOf(textOf(metadata, 'attribution')),
    key: hash.update(start).digest('hex').slice(0, 8),
    async tile({ z, x, y }) {
      try {
        const found = await pmtiles.getZxy(z, x, y);
        return found ? new Uint8Array(found.data) : null;
      } catch (error) {
        throw mistaken(`tile ${z}/${x}/${y} that cannot be read (${error instanceof Error ? error.message : String(error)})`);
      }
    },
    close: () => handle.close(),
  };
}

function sourceOf(handle: FileHandle, file: string): Source {
  return {
    getKey: () => file,
    async getBytes(offset, length) {
      const bytes = new Uint8Array(length);
      const { bytesRead } = await handle.read(bytes, 0, length, offset);
      return { data: bytes.buffer.slice(0, bytesRead) };
    },
  };
}

const textOf = (value: unknown, key: string): string => {
  const found = typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
  return typeof found === 'string' ? found : '';
};

/** Layers of an archive's metadata, with the names of their fields. */
function layersOf(metadata: unknown): Map<string, string[]> {
  const list =
    typeof metadata === 'object' && metadata !== null ? (metadata as Readonly<Record<string, unknown>>).vector_layers : undefined;
  const layers = Array.isArray(list) ? (list as unknown[]) : [];
  return new Map(
    layers.flatMap((layer): [string, string[]][] => {
      const { id, fields } = (typeof layer === 'object' && layer !== null ? layer : {}) as Readonly<Record<string, unknown>>;
      return typeof id === 'string' ? [[id, typeof fields === 'object' && fields !== null ? Object.keys(fields) : []]] : [];
    }),
  );
}

/** An attribution, which is HTML, as plain words and links: nothing else of it comes into a page. */
export function creditOf(html: string): Credit[] {
  const plain = (text: string): string =>
    text
      .replace(/<[^>]*>/g, '')
      .replace(/&copy;/g, '©')
      .replace(/&nbsp;/g, ' ')
      .replace(/&quot;/g, '"')
      .replace(/&#39;|&apos;/g, "'")
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&amp;/g, '&')
      .replace(/\s+/g, ' ');
  const credit: Credit[] = [];
  let at = 0;
  for (const link of html.matchAll(/<a\b[^>]*\bhref\s*=\s*(?:"([^"]*)"|'([^']*)')[^>]*>(.*?)<\/a>/gis)) {
    credit.push({ text: plain(html.slice(at, link.index)) });
    const url = link[1] ?? link[2] ?? '';
    credit.push({ text: plain(link[3] ?? ''), ...(/^https?:\/\//.test(url) ? { url: url.replace(/&amp;/g, '&') } : {}) });
    at = link.index + link[0].length;
  }
  credit.push({ text: plain(html.slice(at)) });
  return credit.filter(({ text }) => text.trim() !== '');
}
