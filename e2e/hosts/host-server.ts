import { createServer, type Server } from 'node:http';
import { listen } from '#server/site-server.ts';

/** A page of another origin. */
export interface HostPage {
  readonly html: string;
  /** besides Content-Type */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Pages of another origin than the site's, and of another site in the browser's sense: 127.0.0.1, where ours is at localhost. */
export interface HostServer {
  readonly origin: string;
  /** the same pages at another port of our own host: another origin that the browser may keep in our process */
  readonly sameSite: string;
  /** Puts a page (or a script: `type`) at a path. @returns its address */
  put(path: string, page: HostPage, type?: string): string;
  close(): void;
}

export async function hostServer(): Promise<HostServer> {
  const pages = new Map<string, { page: HostPage; type: string }>();
  const server: Server = createServer((request, response) => {
    const found = pages.get((request.url ?? '/').split('?', 1)[0] ?? '');
    if (!found) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'Content-Type': `${found.type}; charset=utf-8`, ...found.page.headers });
    response.end(found.page.html);
  });
  const port = await listen(server, 0);
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    sameSite: `http://localhost:${port}`,
    put(path, page, type = 'text/html') {
      pages.set(path, { page, type });
      return `${origin}${path}`;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
