import { offlineWorker, type Site } from './addresses.ts';
import { unchangingFolders } from './caching.ts';
import { styleSources } from './inline-styles.ts';

/*
 * What a host answers with beside the files: one table, from which our own server answers (`npm start`) and the files for other hosts are written
 * (host-files.ts). Why each header is as it is: docs/decisions/0028-headers-and-hosts.md.
 */

/** Names of headers and their values. */
export type Headers = Readonly<Record<string, string>>;

/** Files that are answered with the same headers. */
export interface FileKind {
  readonly name: string;
  /**
   * Paths inside the site, as asked for: `''` is the front page, pages end with a slash. `*` is one part of a path or of a name, `**` at the end
   * anything.
   */
  readonly paths: readonly string[];
  readonly headers: Headers;
}

/** For each file one kind: the first in the list of which a path matches. */
export interface Hosting {
  readonly basePath: string;
  readonly kinds: readonly FileKind[];
  /** for files of no kind */
  readonly others: Headers;
}

type Directives = Readonly<Record<string, readonly string[]>>;

/** A content security policy as its header has it. */
function policy(directives: Directives): string {
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ');
}

/** What a page may do with the device: nothing but to fill the screen and to copy a link. */
const deviceAccess = [
  ...['accelerometer', 'camera', 'display-capture', 'encrypted-media', 'geolocation', 'gyroscope', 'magnetometer', 'microphone', 'midi'],
  ...['payment', 'publickey-credentials-get', 'screen-wake-lock', 'serial', 'usb', 'xr-spatial-tracking'],
];
const permissions = `${deviceAccess.map((name) => `${name}=()`).join(', ')}, fullscreen=(self), clipboard-write=(self)`;

/** The rules of all files. */
const everywhere: Headers = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  // A story embedded in a sandbox has no origin: without this it could not fetch its own map. Nothing here is private.
  'Access-Control-Allow-Origin': '*',
  // Pages of others load scripts, pictures and stories of ours, also those that ask for this consent.
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Cache-Control': 'no-cache',
};

/** How a file is kept that never changes under its address. */
const kept: Headers = { 'Cache-Control': 'public, max-age=31536000, immutable' };

/** Makes the table for a site. */
export function hostingOf(site: Pick<Site, 'origin' | 'assets' | 'basePath' | 'embedHosts'>): Hosting {
  const { embedHosts = [] } = site;
  const assets = site.assets ? [site.assets] : [];
  // In a sandbox without an origin some browsers take 'self' for nothing.
  const own = ["'self'", ...(site.origin ? [site.origin] : []), ...assets];
  const nobody = { 'frame-ancestors': ["'none'"] };
  const hosts: Directives = embedHosts.length > 0 ? { 'frame-ancestors': ["'self'", ...embedHosts] } : {};

  /** Words and pictures: no script. */
  const still = (styles: readonly string[] = []): Directives => ({
    'default-src': ["'none'"],
    'style-src': [...own, ...styles],
    'font-src': own,
    'img-src': [...own, 'data:'],
    'manifest-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
  });
  /** A story, its map, and what is made of text in the page: `browser/trusted.ts` and `map/trusted-worker.ts` alone may. */
  const alive = (styles: readonly string[] = []): Directives => ({
    ...still(styles),
    'script-src': own,
    'connect-src': own,
    'worker-src': ["'self'"],
    'require-trusted-types-for': ["'script'"],
    'trusted-types': ['map-story', 'default'],
  });
  /** Sound and video in a story's words come from our own origin alone. */
  const played: Directives = { 'media-src': ["'self'", ...(site.origin ? [site.origin] : [])] };
  const page = (directives: Directives): Headers => ({
    ...everywhere,
    'Content-Security-Policy': policy({ ...directives, ...nobody }),
    'Permissions-Policy': permissions,
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  });
  const embedded = (directives: Directives): Headers => ({
    ...everywhere,
    'Content-Security-Policy': policy({ ...directives, ...hosts }),
    'Permissions-Policy': permissions,
  });

  const kinds: FileKind[] = [
    // MapLibre's worker: a policy of its own is what it runs under.
    {
      name: 'worker',
      paths: ['maplibre/**'],
      headers: {
        ...everywhere,
        ...kept,
        'Content-Security-Policy': policy({ 'default-src': ["'none'"], 'script-src': own, 'connect-src': own }),
      },
    },
    {
      name: 'unchanging',
      paths: unchangingFolders.filter((folder) => !['maplibre', 'media', 'pictures'].includes(folder)).map((folder) => `${folder}/**`),
      headers: { ...everywhere, ...kept },
    },
    // Opened by itself a picture is a page of our origin.
    {
      name: 'kept-picture',
      paths: ['pictures/**', 'media/**'],
      headers: { ...everywhere, ...kept, 'Content-Security-Policy': "default-src 'none'; sandbox" },
    },
    {
      name: 'picture',
      paths: ['*.svg', 'posters/**', '*/*/how-far/*.svg'],
      headers: { ...everywhere, 'Content-Security-Policy': "default-src 'none'; sandbox" },
    },
    {
      name: 'examples',
      paths: ['examples/**'],
      headers: page({ ...alive(styleSources.examples), 'frame-src': ["'self'"] }),
    },
    {
      name: 'offline',
      paths: [offlineWorker],
      headers: { ...everywhere, 'Content-Security-Policy': policy({ 'default-src': ["'none'"], 'connect-src': own }) },
    },
    { name: 'not-found', paths: ['404.html', '404/'], headers: page(still()) },
    {
      name: 'embed-code',
      paths: ['*/embed-code/'],
      headers: page({ ...alive(styleSources.embedCode), 'frame-src': ["'self'"], 'base-uri': ["'self'"] }),
    },
    { name: 'story', paths: ['', '*/*/'], headers: page({ ...alive(), ...played }) },
    // A sandbox without an origin: there MapLibre starts its worker from a `data:` address.
    { name: 'guest', paths: ['*/*/embed/'], headers: embedded({ ...alive(), ...played, 'worker-src': ["'self'", 'data:'] }) },
    {
      name: 'fragment',
      paths: ['*/*/embed/fragment.html'],
      headers: page({ 'default-src': ["'none'"], 'img-src': ['data:'], 'base-uri': ["'none'"], 'form-action': ["'none'"] }),
    },
    {
      name: 'flat',
      paths: ['*/*/embed/flat.html'],
      headers: embedded({ ...alive(styleSources.flat), ...played, 'frame-src': ["'self'"] }),
    },
    { name: 'text', paths: ['*/*/text/'], headers: page({ ...still(), ...played }) },
    { name: 'how-far', paths: ['*/*/how-far/'], headers: page(alive()) },
    { name: 'step', paths: ['*/*/*/'], headers: page(still(styleSources.step)) },
  ];
  return { basePath: site.basePath, kinds, others: everywhere };
}

/** A pattern of {@link FileKind.paths} as the source of a regular expression over a whole path, which nginx, Caddy and JavaScript read alike. */
export function patternSource(pattern: string): string {
  const source = pattern
    .split('**')
    .map((part) =>
      part
        .split('*')
        .map((text) => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
        .join('[^/]+'),
    )
    .join('.*');
  return `^${source}$`;
}

/**
 * The kind of a file; null for those of no kind.
 * @param path inside the site as asked for, without a slash in front; `index.html` may be written out
 */
export function kindOf({ kinds }: Hosting, path: string): FileKind | null {
  const asked = path.replace(/(^|\/)index\.html$/, '$1');
  return kinds.find(({ paths }) => paths.some((pattern) => new RegExp(patternSource(pattern)).test(asked))) ?? null;
}

/** The headers with which a file is answered. @param path as for {@link kindOf} */
export function headersOf(hosting: Hosting, path: string): Headers {
  return kindOf(hosting, path)?.headers ?? hosting.others;
}
