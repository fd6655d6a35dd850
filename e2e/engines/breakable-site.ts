import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Fault } from '#commands/faults-table.ts';
import { requestedPath, typeOf } from '#server/site-files.ts';
import { createSiteServer, listen } from '#server/site-server.ts';
import { type Headers, headersOf } from '#site/hosting.ts';
import { outFolder } from '#site/out-folder.ts';
import { thisHosting } from '#site/this-site.ts';
import { type Conditions, probeScript } from './probe.ts';

/** What all pages are read under that are opened from now on. */
export interface Reading {
  readonly conditions?: Conditions;
  /** the files that are broken, by their paths, and how */
  readonly broken?: { readonly files: RegExp; readonly fault: Fault };
  /** a script beside the probe, such as axe's */
  readonly script?: string;
}

/** The built site, of which files can be broken, the same for every browser: the server breaks them. */
export interface BreakableSite {
  /** without a slash at the end */
  readonly origin: string;
  read(reading: Reading): void;
  /** Answers what is slow: nothing is broken any more. */
  letGo(): void;
  /** how many requests were answered wrongly, or not at once, since `read` */
  broken(): number;
  close(): void;
}

/** Not a script, not a style sheet, not a picture, no font and no tile. */
const garbage = Buffer.from('\u0000\u0001<<< }}} garbage ÿþ \u0007'.repeat(20));
/** So many requests are left waiting at a time: a browser has six connections to a server, and when all of them wait it asks for nothing else. */
const mostWaiting = 3;
const probePath = '/probe.js';
/** The file that a path is answered with. */
const fileOf = (path: string): string => (path === '' || path.endsWith('/') ? `${path}index.html` : path);

/**
 * Serves the built site (SITE_OUT) with the headers that its hosts send, but nothing is kept by browsers, and pages that may run scripts
 * have the probe first.
 * @param others origins that may be asked besides
 */
export async function breakableSite(others: readonly string[]): Promise<BreakableSite> {
  const folder = outFolder();
  const hosting = await thisHosting();
  const headers = (path: string): Headers => ({ ...headersOf(hosting, path), 'Cache-Control': 'no-store' });
  const whole = createSiteServer({ folder, headersOf: headers });
  let reading: Reading = {};
  let wrong = 0;
  /** what waits for its answer, and how it is given */
  const waiting = new Map<ServerResponse, () => void>();
  const wait = (response: ServerResponse, answer: () => void): void => {
    waiting.set(response, answer);
    response.once('close', () => waiting.delete(response));
  };

  async function page(path: string, response: ServerResponse): Promise<boolean> {
    const inside = fileOf(path);
    const its = headers(inside);
    if (!inside.endsWith('.html') || !/script-src/.test(its['Content-Security-Policy'] ?? '')) return false;
    const html = await readFile(join(folder, inside), 'utf8').catch(() => null);
    if (html === null) return false;
    const script = `<script src="${probePath}"></script>`;
    response.writeHead(200, { ...its, 'Content-Type': typeOf(inside) }).end(html.replace(/<head>/, `<head>${script}`));
    return true;
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = requestedPath(request.url ?? '/', '') ?? '';
    if (`/${path}` === probePath) {
      const script = `${probeScript(reading.conditions ?? {}, [origin, ...others])}\n${reading.script ?? ''}`;
      response.writeHead(200, { 'Content-Type': typeOf(probePath), 'Cache-Control': 'no-store' }).end(script);
      return;
    }
    // What is read over again comes whole, and not in the browser's own words about what it has.
    delete request.headers['if-none-match'];
    if (!(await page(path, response))) whole.emit('request', request, response);
  }

  /** Sends the first half of a file, of which it has said how long it is, and then no more. */
  async function breakOff(file: string, response: ServerResponse): Promise<void> {
    const bytes = await readFile(join(folder, file)).catch(() => garbage);
    response.writeHead(200, { ...headers(file), 'Content-Type': typeOf(file), 'Content-Length': bytes.length });
    response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
  }

  const server = createServer((request, response) => {
    const path = requestedPath(request.url ?? '/', '') ?? '';
    const { broken } = reading;
    const through = () => void answer(request, response).catch((error: Error) => response.destroy(error));
    if (!broken?.files.test(`/${path}`)) return through();
    wrong++;
    const file = fileOf(path);
    const all = { ...headers(file), 'Content-Type': typeOf(file) };
    const refuse = (status: number): void => void response.writeHead(status, all).end('broken');
    const full = waiting.size >= mostWaiting;
    switch (broken.fault) {
      case '404':
      case '500':
        return refuse(Number(broken.fault));
      case 'garbage':
        response.writeHead(200, all).end(garbage);
        return;
      case 'cut':
        void breakOff(file, response);
        return;
      case 'slow':
        if (full) return through();
        return wait(response, through);
      case 'hang':
        if (full) return refuse(404);
        return wait(response, () => {});
    }
  });
  const origin = `http://localhost:${await listen(server, 0)}`;
  return {
    origin,
    read(next) {
      reading = next;
      wrong = 0;
      waiting.clear();
    },
    letGo() {
      const { broken: _, ...rest } = reading;
      reading = rest;
      for (const through of [...waiting.values()]) through();
      waiting.clear();
    },
    broken: () => wrong,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
