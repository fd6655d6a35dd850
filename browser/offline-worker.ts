// The service worker: serves stories that readers have kept when there is no connection. It keeps nothing by itself (keep-story.ts does), and
// everything that was not kept goes to the network as without it.
import { registerRoute } from 'workbox-routing';
import { NetworkOnly } from 'workbox-strategies';
import { pictureStem } from './picture-stem.ts';

/** What of a service worker's global scope is used; the DOM library's types know only windows. */
interface WorkerScope {
  addEventListener(type: 'install' | 'activate', listener: (event: { waitUntil(done: Promise<unknown>): void }) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
  readonly location: Location;
}

/** s that a kept page is waited for: underground a connection may seem to be there and answer nothing. */
const patience = 4;

const scope = self as unknown as WorkerScope;
// At once: all that it answers with is of one edition whichever worker serves it.
scope.addEventListener('install', (event) => event.waitUntil(scope.skipWaiting()));
scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()));

const keptOf = (address: string): Promise<Response | undefined> => caches.match(address, { ignoreVary: true });

// A page: the newest there is, else the one that was kept, whatever stands behind `?`.
registerRoute(
  ({ request }) => request.mode === 'navigate',
  async ({ request, url, event }) => {
    const page = url.origin + url.pathname;
    if (!(await keptOf(page))) return fetch(request);
    const network = new NetworkOnly({ networkTimeoutSeconds: patience, plugins: [{ handlerDidError: () => keptOf(page) }] });
    return network.handle({ request, event });
  },
);

// Any other file that was kept never changes. Who fetches a page wants the newest (keep-story.ts does), so pages are left alone, and so is what other
// sites are asked for: a host's own pages, which may be below us, load what they like.
const origins = [scope.location.origin, new URL(scope.location.href).searchParams.get('assets')];
/** Of a picture one width is kept, and the page asks for the one that its screen wants. */
async function otherWidth(address: string): Promise<Response | undefined> {
  const stem = pictureStem(address);
  if (stem === null) return undefined;
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    const kept = (await cache.keys()).find(({ url }) => pictureStem(url) === stem);
    if (kept) return cache.match(kept);
  }
  return undefined;
}

const isPage = (response: Response): boolean => (response.headers.get('Content-Type') ?? '').startsWith('text/html');
registerRoute(
  ({ request, url }) => origins.includes(url.origin) && request.method === 'GET' && request.mode !== 'navigate',
  async ({ request }) => {
    const kept = await keptOf(request.url);
    return kept && !isPage(kept)
      ? kept
      : fetch(request).catch(async (error: unknown) => (await otherWidth(request.url)) ?? Promise.reject(error));
  },
);
