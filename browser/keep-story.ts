import type { Streets, TileRuns } from '#map/open.ts';
import { firstPictureFiles } from '#story/first-picture.ts';
import type { Layout } from '#timeline/stages.ts';
import type { Timeline } from '#timeline/timeline.ts';
import { fontsOf, importsOf, linkedIn, mapFilesOf, picturesIn } from './kept-files.ts';
import { pageJsonId } from './page-json.ts';

/** What a story is kept from. */
export interface StoryToKeep {
  /** absolute address of the page, without `?` and `#` */
  readonly page: string;
  /** addresses of pages that are kept with it: its page of method, and, where it is the front, its own address */
  readonly beside: readonly string[];
  readonly timeline: Timeline;
  readonly layout: Layout;
  /** the pictures of all steps, or only the first one's, where the map shows the others */
  readonly pictures: 'all' | 'first';
  /** addresses that the page knows: prefixes of basemap and pictures, MapLibre's worker, the live map's modules, the story's data */
  readonly basemap: string;
  /** the story's own of the basemap's tiles */
  readonly tiles: TileRuns;
  /** the publisher's; absent: none */
  readonly streets?: Streets | undefined;
  readonly posters: string;
  readonly files: readonly string[];
}

/** Names of caches begin so; then comes the path of the page, and what edition of it is in there. */
const prefix = 'map-story ';
/** So many stories are kept; the first that was kept makes room. */
const mostKept = 12;
/** So many files are fetched at once. */
const atOnce = 6;

const nameOf = (path: string, edition: string): string => `${prefix}${path} ${edition}`;
const pathIn = (name: string): string | null => (name.startsWith(prefix) ? (name.slice(prefix.length).split(' ')[0] ?? null) : null);

/** Which pictures of the story of a page are kept, in this or another edition; null where it is not kept. @param path of the page */
export async function keptPictures(path: string): Promise<StoryToKeep['pictures'] | null> {
  for (const name of (await caches.keys()).filter((one) => pathIn(one) === path)) {
    const cache = await caches.open(name);
    if ((await cache.match(path)) === undefined) continue;
    const pictures = (await cache.keys()).filter(({ url }) => /-(wide|portrait)\.svg$/.test(url));
    return pictures.length > 2 ? 'all' : 'first';
  }
  return null;
}

/** Lets go of the story of a page. */
export async function forgetStory(path: string): Promise<void> {
  await Promise.all((await caches.keys()).filter((name) => pathIn(name) === path).map((name) => caches.delete(name)));
}

/**
 * Keeps a story to be read without a connection: the page, those beside it, and every file that they need from beginning to end, in one cache. All but
 * pages never change under their addresses; the page comes last. So a cache that has the page has all of one edition, and one that was left half filled
 * is none. What was kept of the page before stays until then.
 *
 * @param onProgress called with shares from 0 to 1
 * @param signal stops it: nothing more is fetched
 * @throws Error where a file cannot be had, where there is no room, or where the page is of another edition by now
 */
export async function keepStory(story: StoryToKeep, onProgress: (share: number) => void, signal?: AbortSignal): Promise<void> {
  // Those beside it first: where the page is still the one that is open, no release has come between.
  const beside = await Promise.all(story.beside.map((address) => newest(new URL(address, story.page).href, signal)));
  const page = await newest(story.page, signal);
  if (!page.html.includes(document.getElementById(pageJsonId)?.textContent ?? '\0'))
    throw new Error('Unexpected page, expected the one that is open: there is a newer edition');
  const path = new URL(story.page).pathname;
  const pages = [...beside, page];
  const name = nameOf(path, await hashOf(pages.map(({ html }) => html).join('\0')));
  const cache = await caches.open(name);
  const linked = pages.flatMap(({ address, html }) => [...linkedIn(html), ...picturesIn(html)].map((link) => new URL(link, address).href));
  await fill(cache, [...new Set([...linked, ...filesOf(story)])], onProgress, signal);
  for (const { address, response } of pages) await cache.put(address, response);
  const others = (await caches.keys()).filter((other) => pathIn(other) !== null && other !== name);
  const superseded = others.filter((other) => pathIn(other) === path);
  const left = others.filter((other) => pathIn(other) !== path);
  await Promise.all([...superseded, ...left.slice(0, Math.max(0, left.length + 1 - mostKept))].map((other) => caches.delete(other)));
}

interface FetchedPage {
  readonly address: string;
  readonly response: Response;
  readonly html: string;
}

/** A page as the server has it: from no cache, neither the browser's nor ours. */
async function newest(address: string, signal: AbortSignal | undefined): Promise<FetchedPage> {
  const response = await fetched(address, signal, { cache: 'no-cache' });
  return { address, response, html: await response.clone().text() };
}

/** Addresses of what the story will load, beside what its pages name. */
function filesOf({ page, timeline, layout, pictures: which, basemap, tiles, streets, posters, files }: StoryToKeep): string[] {
  const picture = layout === 'wide' ? 'wide' : 'portrait';
  const steps = timeline.story.steps.map(({ id }) => id);
  const pictures = [
    ...(which === 'all' ? steps.map((id) => `${posters}${id}-${picture}.svg`) : []),
    // The first one is in the HTML, for either layout.
    ...steps.slice(0, 1).flatMap((id) => firstPictureFiles(id).map((file) => `${posters}${file}`)),
  ];
  const map = mapFilesOf(timeline, tiles, streets).map((path) => `${basemap}${path}`);
  const inset = [`${basemap}world.basemap`];
  return [...files, ...pictures, ...map, ...inset].map((address) => new URL(address, page).href);
}

/** Fetches files into a cache, and what scripts and style sheets among them name. */
async function fill(
  cache: Cache,
  addresses: readonly string[],
  onProgress: (share: number) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  const waiting = [...addresses];
  const known = new Set(waiting);
  let done = 0;
  const add = (found: readonly string[], from: string): void => {
    for (const address of found.map((other) => new URL(other, from).href)) {
      if (known.has(address)) continue;
      known.add(address);
      waiting.push(address);
    }
  };
  const work = async (): Promise<void> => {
    for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
      const before = await cache.match(address);
      const response = before ?? (await fetched(address, signal));
      if (!before) await cache.put(address, response.clone());
      if (/\.m?js$/.test(address)) add(importsOf(await response.text()), address);
      else if (address.endsWith('.css')) add(fontsOf(await response.text()), address);
      done += 1;
      onProgress(done / known.size);
    }
  };
  // Scripts and sheets first: what they name is then shared among all.
  for (let round = 0; round < 4 && waiting.length > 0; round++) await Promise.all(Array.from({ length: atOnce }, work));
}

async function fetched(address: string, signal: AbortSignal | undefined, options: RequestInit = {}): Promise<Response> {
  const response = await fetch(address, signal ? { ...options, signal } : options);
  if (!response.ok) throw new Error(`Unexpected status ${response.status} of ${address}, expected 200`);
  return response;
}

async function hashOf(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return [...bytes.slice(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
