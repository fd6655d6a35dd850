import { createReadStream, type Stats } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { chosenEncoding, compressible, parseRange, requestedPath, typeOf } from './site-files.ts';

/** Below this many bytes the header of a compressed answer costs more than it saves. */
const smallest = 1024;

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

async function fileAt(path: string): Promise<File | null> {
  try {
    const stats = await stat(path);
    return stats.isFile() ? { path, stats } : null;
  } catch {
    return null;
  }
}

/** Files whose name holds a hash of what is in them never change; the rest is asked for again each time and answered by 304. */
const cacheControl = (path: string): string => (path.includes('_next/static/') ? 'public, max-age=31536000, immutable' : 'no-cache');

export interface SiteOptions {
  /** The built site, such as `out`. */
  readonly folder: string;
  /** Where it is published: `''` or `/stories`. */
  readonly basePath?: string;
}

/**
 * A server for a static site, in the manner of a CDN: folders answer with their index.html and are given the slash they
 * lack, what is absent answers with 404.html, text is compressed once and kept, single ranges and ETags are understood.
 * @returns a server that is not listening yet
 */
export function createSiteServer({ folder, basePath = '' }: SiteOptions): Server {
  const site = resolve(folder);
  const compressed = new Map<string, Promise<Buffer>>();

  async function send(request: IncomingMessage, response: ServerResponse, file: File, status: number): Promise<void> {
    const { path, stats } = file;
    const inside = path.slice(site.length + 1).replaceAll('\\', '/');
    response.setHeader('Content-Type', typeOf(path));
    response.setHeader('Cache-Control', status === 200 ? cacheControl(inside) : 'no-cache');
    response.setHeader('X-Content-Type-Options', 'nosniff');
    // A story embedded in a sandbox has no origin: without this it could not fetch its own map.
    response.setHeader('Access-Control-Allow-Origin', '*');
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
      const key = `${path} ${etag}`;
      const bytes = compressed.get(key) ?? readFile(path).then(compress[encoding]);
      compressed.set(key, bytes);
      const body = await bytes.catch((error) => {
        compressed.delete(key);
        throw error;
      });
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
        const index = await fileAt(join(site, path, 'index.html'));
        if (index && rooted) return send(request, response, index, 200);
        if (index) return redirect(response, address);
      } else {
        const file = await fileAt(join(site, path));
        if (file) return send(request, response, file, 200);
        if (await fileAt(join(site, path, 'index.html'))) return redirect(response, address);
      }
    }
    const missing = await fileAt(join(site, '404.html'));
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
 * Starts listening on every address of the machine.
 * @param port 0 for any free one
 * @returns the port
 * @throws the system's error, such as EADDRINUSE
 */
export function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}
