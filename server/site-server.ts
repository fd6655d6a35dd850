import { createReadStream, type Stats } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { boundedCache } from './bounded-cache.ts';
import { chosenEncoding, compressible, parseRange, requestedPath, typeOf } from './site-files.ts';

/** Below this many bytes the header of a compressed answer costs more than it saves. */
const smallest = 1024;
/** What is compressed here, because the build has not, is remembered up to so many bytes. */
const mostRemembered = 32 * 2 ** 20;
/** The names of files that the build has compressed, beside the one that they were made of. */
const endings = { br: '.br', gzip: '.gz' } as const;

const compress = {
  br: (bytes: Buffer) =>
    promisify(brotliCompress)(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes, { level: 6 }),
} as const;

interface File {
  readonly path: string;
  readonly stats: Stats;
}

/** A file of a folder; null where there is none, and for a link that leads out of it. */
async function fileAt(folder: string, path: string): Promise<File | null> {
  try {
    const [real, home] = await Promise.all([realpath(path), realpath(folder)]);
    if (!real.startsWith(home + sep)) return null;
    const stats = await stat(real);
    return stats.isFile() ? { path, stats } : null;
  } catch {
    return null;
  }
}

export interface SiteOptions {
  /** The built site, such as `out`. */
  readonly folder: string;
  /** Where it is published: `''` or `/stories`. */
  readonly basePath?: string;
  /**
   * The headers of a file beside those of HTTP itself. Default: none but what lets caches ask each time.
   * @param path inside the folder, without a slash in front
   */
  readonly headersOf?: (path: string) => Readonly<Record<string, string>>;
}

/**
 * A server for a static site, in the manner of a CDN: folders answer with their index.html and are given the slash they
 * lack, what is absent answers with 404.html, text comes as the build has compressed it, else is compressed once and remembered, single ranges and
 * ETags are understood. Nothing outside of the folder is given away, links in it included.
 * @returns a server that is not listening yet
 */
export function createSiteServer({ folder, basePath = '', headersOf = () => ({ 'Cache-Control': 'no-cache' }) }: SiteOptions): Server {
  const site = resolve(folder);
  const compressed = boundedCache<string>(mostRemembered);
  const at = (path: string): Promise<File | null> => fileAt(site, path);

  async function send(request: IncomingMessage, response: ServerResponse, file: File, status: number): Promise<void> {
    const { path, stats } = file;
    const inside = path.slice(site.length + 1).replaceAll('\\', '/');
    response.setHeader('Content-Type', typeOf(path));
    for (const [name, value] of Object.entries(headersOf(inside))) response.setHeader(name, value);
    const squeezed = compressible(path) && stats.size >= smallest;
    if (squeezed) response.setHeader('Vary', 'Accept-Encoding');

    const range = status === 200 ? parseRange(request.headers.range, stats.size) : null;
    const encoding = squeezed && range === null ? chosenEncoding(request.headers['accept-encoding']) : null;
    const version = `${stats.size.toString(36)}-${Math.round(stats.mtimeMs).toString(36)}`;
    const etag = `"${version}${encoding ? `-${encoding}` : ''}"`;
    response.setHeader('ETag', etag);
    const known = request.headers['if-none-match']?.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
    if (status === 200 && known?.some((tag) => tag === etag || tag === '*')) {
      response.writeHead(304).end();
      return;
    }
    if (range === 'unsatisfiable') {
      response.setHeader('Content-Range', `bytes */${stats.size}`);
      response.writeHead(416).end();
      return;
    }
    if (encoding) {
      const made = await at(`${path}${endings[encoding]}`);
      const body =
        made && made.stats.mtimeMs >= stats.mtimeMs
          ? await readFile(made.path)
          : await compressed(`${path} ${etag}`, () => readFile(path).then(compress[encoding]));
      response.setHeader('Content-Encoding', encoding);
      response.setHeader('Content-Length', body.length);
      response.writeHead(status).end(request.method === 'HEAD' ? undefined : body);
      return;
    }
    response.setHeader('Accept-Ranges', 'bytes');
    const { start, end } = range ?? { start: 0, end: stats.size - 1 };
    if (range) response.setHeader('Content-Range', `bytes ${start}-${end}/${stats.size}`);
    response.setHeader('Content-Length', end - start + 1);
    response.writeHead(range ? 206 : status);
    if (request.method === 'HEAD' || stats.size === 0) {
      response.end();
      return;
    }
    // A reader who leaves in the middle is no error of ours.
    pipeline(createReadStream(path, { start, end }), response, () => {});
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
      return;
    }
    const address = request.url ?? '/';
    const path = requestedPath(address, basePath);
    if (path !== null) {
      if (path === '' || path.endsWith('/')) {
        const rooted = path !== '' || address.split(/[?#]/, 1)[0]?.endsWith('/');
        const index = await at(join(site, path, 'index.html'));
        if (index && rooted) return send(request, response, index, 200);
        if (index) return redirect(response, address);
      } else {
        const file = await at(join(site, path));
        if (file) return send(request, response, file, 200);
        if (await at(join(site, path, 'index.html'))) return redirect(response, address);
      }
    }
    const missing = await at(join(site, '404.html'));
    if (missing) return send(request, response, missing, 404);
    response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Not found\n');
  }

  return createServer((request, response) => {
    answer(request, response).catch((error) => {
      console.error(`${request.url}: ${error instanceof Error ? error.message : error}`);
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end();
    });
  });
}

/** Sends the reader to the same address with a slash behind the path: relative links in the page depend on it. */
function redirect(response: ServerResponse, address: string): void {
  const at = address.search(/[?#]/);
  const path = at < 0 ? address : address.slice(0, at);
  response.writeHead(308, { Location: `${path}/${at < 0 ? '' : address.slice(at)}` }).end();
}

/**
 * Starts listening.
 * @param port 0 for any free one
 * @param host the address to listen at; default: every address of the machine
 * @returns the port
 * @throws the system's error, such as EADDRINUSE
 */
export function listen(server: Server, port: number, host?: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, ...(host === undefined ? {} : { host }) }, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}
