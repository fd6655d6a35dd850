import { posix } from 'node:path';

const bytes = 'application/octet-stream';

/** Content types by file ending. What is not here is sent as bytes without a meaning. */
export const contentTypes: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  geojson: 'application/geo+json',
  avif: 'image/avif',
  basemap: bytes, // our own format, as .lights is: compressible, which bytes of no known kind are not
  html: 'text/html; charset=utf-8',
  ico: 'image/x-icon',
  jpg: 'image/jpeg',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  lights: bytes,
  m4a: 'audio/mp4',
  map: 'application/json',
  mjs: 'text/javascript; charset=utf-8',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  mvt: 'application/vnd.mapbox-vector-tile',
  ogg: 'audio/ogg',
  pbf: 'application/x-protobuf',
  png: 'image/png',
  svg: 'image/svg+xml',
  ttf: 'font/ttf',
  txt: 'text/plain; charset=utf-8',
  vtt: 'text/vtt; charset=utf-8',
  wasm: 'application/wasm',
  webm: 'video/webm',
  webmanifest: 'application/manifest+json',
  webp: 'image/webp',
  woff: 'font/woff',
  woff2: 'font/woff2',
  xml: 'application/xml',
};

const packed = new Set(['avif', 'ico', 'jpg', 'm4a', 'mp3', 'mp4', 'ogg', 'png', 'webm', 'webp', 'woff', 'woff2']);

const ending = (path: string): string => posix.extname(path).slice(1).toLowerCase();

/** The content type of a file, by its name. */
export function typeOf(path: string): string {
  return contentTypes[ending(path)] ?? bytes;
}

/** Whether compressing a file makes it smaller: pictures and fonts are compressed already. */
export function compressible(path: string): boolean {
  return ending(path) in contentTypes && !packed.has(ending(path));
}

/**
 * The path inside the site's folder that a request asks for, or null when it asks for something that is not the site's: an
 * address outside the base path, one that cannot be decoded, a hidden file, or a way up (`..`, also as `%2e%2e%2f` or `..\`).
 * @param address the request's path and query, such as `/stories/oslo/?x`
 * @param basePath `''` or `/stories`
 * @returns `''` for the site's folder itself, otherwise without a slash in front, with the slash at the end that was asked with
 */
export function requestedPath(address: string, basePath: string): string | null {
  const raw = address.split(/[?#]/, 1)[0] ?? '';
  let path: string;
  try {
    path = decodeURIComponent(raw);
  } catch {
    return null;
  }
  if (!path.startsWith('/') || path.includes('\0') || path.includes('\\')) return null;
  if (basePath !== '') {
    if (path !== basePath && !path.startsWith(`${basePath}/`)) return null;
    path = path.slice(basePath.length) || '/';
  }
  const parts = path.split('/').slice(1);
  if (parts.some((part) => part.startsWith('.'))) return null;
  if (parts.slice(0, -1).includes('')) return null;
  return parts.join('/');
}

/** A part of a file, both ends included. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Reads a Range header with one range (RFC 9110, 14.1.2).
 * @param size of the file in bytes
 * @returns the range · `'unsatisfiable'` when none of it is in the file · null when the header asks for nothing we understand, which
 * means to answer with the whole file
 */
export function parseRange(header: string | undefined, size: number): ByteRange | 'unsatisfiable' | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  if (!match) return null;
  const [, from = '', to = ''] = match;
  if (from === '' && to === '') return null;
  if (from === '') {
    const last = Math.min(Number(to), size);
    return last === 0 ? 'unsatisfiable' : { start: size - last, end: size - 1 };
  }
  const start = Number(from);
  const end = to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (to !== '' && Number(to) < start) return null;
  return start >= size ? 'unsatisfiable' : { start, end };
}

/**
 * The encoding to answer with: brotli before gzip, nothing that the client gave weight 0 or did not name.
 * @param header Accept-Encoding
 */
export function chosenEncoding(header: string | undefined): 'br' | 'gzip' | null {
  const weights = new Map<string, number>();
  for (const part of (header ?? '').split(',')) {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
    const q = parameters.find((parameter) => parameter.startsWith('q='));
    weights.set(name, q ? Number(q.slice(2)) : 1);
  }
  for (const encoding of ['br', 'gzip'] as const) if ((weights.get(encoding) ?? weights.get('*') ?? 0) > 0) return encoding;
  return null;
}
