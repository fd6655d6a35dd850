import { gunzipSync } from 'node:zlib';
import { Compression, type Header, PMTiles, TileType } from 'pmtiles';
import type { TileArchive } from '#story/story.ts';
import type { Unread } from './unread.ts';

/** An archive of tiles, as far as a story has to know it. */
export type TilesMedium = { readonly kind: 'tiles' } & Omit<TileArchive, 'file'>;

/** The formats that the tiles of an archive may have, and how their files begin. */
const formats: Readonly<Partial<Record<TileType, { readonly format: TileArchive['format']; readonly begins: (text: string) => boolean }>>> =
  {
    [TileType.Png]: { format: 'png', begins: (text) => text.startsWith('\u0089PNG') },
    [TileType.Jpeg]: { format: 'jpg', begins: (text) => text.startsWith('\u00ff\u00d8\u00ff') },
    [TileType.Webp]: { format: 'webp', begins: (text) => text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP' },
  };

/** Tiles of an archive: a region of Europe at zoom 11 has 2000. */
const mostTiles = 4000;
/** Bytes of a directory of an archive, unpacked: 4000 entries have 50 kB. */
const mostUnpacked = 2_000_000;
/** Pixels of a tile's side. */
const sides = [256, 512];

const expected = 'a PMTiles archive of pictures in PNG, JPEG or WebP, as `gdal_translate` and `pmtiles convert` make it';
const unusable = (unexpected: string, instead = expected): Unread => ({ code: 'bad-tiles', unexpected, expected: instead });

interface Open {
  readonly header: Header;
  readonly format: TileArchive['format'];
  readonly begins: (text: string) => boolean;
  tile(at: TileAt): Promise<Uint8Array | undefined>;
}

interface TileAt {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

/** Looks into an archive of tiles: whether it is one of pictures, each of its tiles is there to be read, and they are not too many. @param digest of its bytes */
export async function readTiles(bytes: Uint8Array, digest: string): Promise<TilesMedium | Unread> {
  try {
    const open = await openTiles(bytes);
    if ('code' in open) return open;
    const { header, format, begins } = open;
    const bounds = boundsOf(header);
    const all = tilesIn(header);
    if (all === null) return unusable(`more than ${mostTiles} tiles`, 'fewer: of a smaller part of the world, or of fewer zooms');
    let side: number | undefined;
    for (const at of all) {
      const name = `tile ${at.z}/${at.x}/${at.y}`;
      const tile = await open.tile(at);
      if (!tile && format === 'jpg') return unusable(`no ${name}`, 'all tiles of its bounds, or tiles in PNG or WebP, which can be clear');
      if (!tile) continue;
      if (!begins(Buffer.from(tile.subarray(0, 12)).toString('latin1')))
        return unusable(`${name} that is no ${format.toUpperCase()} inside`);
      side ??= await sideOf(tile);
    }
    if (side === undefined) return unusable('archive without tiles in its bounds');
    if (!sides.includes(side)) return unusable(`tiles of ${side} px`, `tiles of ${sides.join(' or ')} px a side`);
    return { kind: 'tiles', digest, format, side: side as TileArchive['side'], minZoom: header.minZoom, maxZoom: header.maxZoom, bounds };
  } catch (error) {
    const why = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').slice(0, 120);
    return unusable(`archive that is broken (${why})`);
  }
}

/** All tiles of an archive for which {@link readTiles} found no mistake, to be written as files; null: a clear one. */
export async function* unpackTiles(bytes: Uint8Array): AsyncGenerator<TileAt & { bytes: Uint8Array | null }> {
  const open = await openTiles(bytes);
  if ('code' in open) throw new Error(`Unexpected ${open.unexpected}, expected ${open.expected}`);
  for (const at of tilesIn(open.header) ?? []) yield { ...at, bytes: (await open.tile(at)) ?? null };
}

async function openTiles(bytes: Uint8Array): Promise<Open | Unread> {
  const source = {
    getKey: () => '',
    getBytes: async (offset: number, length: number) => {
      if (offset + length > bytes.length + 16_384) throw new Error('it ends too early');
      // a copy: the bytes of a small file lie in a buffer of many
      return { data: new Uint8Array(bytes.subarray(offset, offset + length)).buffer };
    },
  };
  // An archive of a few kilobytes can unpack to gigabytes.
  const unpack = async (data: ArrayBuffer, compression: Compression): Promise<ArrayBuffer> => {
    if (compression === Compression.None || compression === Compression.Unknown) return data;
    if (compression !== Compression.Gzip) throw new Error('it is packed by something else than gzip');
    const unpacked = gunzipSync(new Uint8Array(data), { maxOutputLength: mostUnpacked });
    return new Uint8Array(unpacked).buffer;
  };
  if (Buffer.from(bytes.subarray(0, 7)).toString('latin1') !== 'PMTiles') return unusable('file that is no PMTiles archive inside');
  const archive = new PMTiles(source, undefined, unpack);
  const header = await archive.getHeader();
  const found = formats[header.tileType];
  if (!found) return unusable(header.tileType === TileType.Mvt ? 'tiles of shapes' : 'tiles of another format');
  return {
    header,
    ...found,
    tile: async ({ z, x, y }) => {
      const tile = await archive.getZxy(z, x, y);
      return tile && new Uint8Array(tile.data);
    },
  };
}

/** [west, south, east, north], degrees, as far as Mercator's map goes. */
function boundsOf({ minLon, minLat, maxLon, maxLat }: Header): [number, number, number, number] {
  const bounds = [minLon, minLat, maxLon, maxLat] as const;
  const right =
    minLon < maxLon &&
    minLat < maxLat &&
    Math.abs(minLon) <= 180 &&
    Math.abs(maxLon) <= 180 &&
    Math.abs(minLat) <= 90 &&
    Math.abs(maxLat) <= 90;
  if (!right) throw new Error(`its bounds are ${bounds.join(', ')}`);
  return [minLon, Math.max(minLat, -mercator), maxLon, Math.min(maxLat, mercator)];
}

const mercator = 85.0511;

/** The tiles of an archive's bounds at each of its zooms; null: too many. */
function tilesIn(header: Header): TileAt[] | null {
  const [west, south, east, north] = boundsOf(header);
  const { minZoom, maxZoom } = header;
  if (!(minZoom <= maxZoom && maxZoom <= 22)) throw new Error(`its zooms are ${minZoom} to ${maxZoom}`);
  const all: TileAt[] = [];
  for (let z = minZoom; z <= maxZoom; z++) {
    const [left, right] = [columnOf(west, z), columnOf(east - 1e-9, z)];
    const [top, bottom] = [rowOf(north - 1e-9, z), rowOf(south + 1e-9, z)];
    if (all.length + (right - left + 1) * (bottom - top + 1) > mostTiles) return null;
    for (let x = left; x <= right; x++) for (let y = top; y <= bottom; y++) all.push({ z, x, y });
  }
  return all;
}

const within = (value: number, z: number): number => Math.min(Math.max(Math.floor(value * 2 ** z), 0), 2 ** z - 1);
const columnOf = (lon: number, z: number): number => within((lon + 180) / 360, z);
const rowOf = (lat: number, z: number): number => {
  const sine = Math.sin((lat * Math.PI) / 180);
  return within(0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI), z);
};

async function sideOf(tile: Uint8Array): Promise<number> {
  const { default: sharp } = await import('sharp');
  const { width, height } = await sharp(tile, { limitInputPixels: 1024 * 1024, failOn: 'truncated' }).metadata();
  if (width !== height) throw new Error(`a tile has ${width} × ${height} px`);
  return width;
}
