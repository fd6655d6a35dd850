import { isHostPattern } from '#embed/trusted-hosts.ts';
import { assetOriginFrom, basePathFrom, siteUrlFrom } from './site-address.mjs';

/** Where a build will be published. */
export interface Site {
  /** `https://maps.example`, without a slash at its end; null when SITE_URL is not set: then nothing absolute may be said */
  readonly origin: string | null;
  /** `''`, or `/stories` */
  readonly basePath: string;
  /** what the site is called where it is named as the one that provides: SITE_NAME, else the name in site.yaml, else the host of its origin, else null */
  readonly name: string | null;
  /** `https://cdn.example`, without a slash at its end: where readers get what never changes. Absent: from the site itself */
  readonly assets?: string;
  /** whose pages may embed stories: EMBED_HOSTS, else the hosts in site.yaml (`embed/trusted-hosts.ts`). Absent: any page */
  readonly embedHosts?: readonly string[];
}

/**
 * Where the variables SITE_URL, BASE_PATH, SITE_NAME and ASSET_ORIGIN say that a build will be published, in the one form that next.config.js takes too.
 * @param named the name in site.yaml. SITE_NAME wins: one build of the same files may be for another publisher.
 * @param hosts those in site.yaml; EMBED_HOSTS wins
 * @throws TypeError for an EMBED_HOSTS that names no hosts, a SITE_URL or ASSET_ORIGIN that is no origin, or a BASE_PATH that is no path
 */
export function siteFrom(env: Readonly<Record<string, string | undefined>>, named?: string, hosts?: readonly string[]): Site {
  const origin = env.SITE_URL?.trim() ? siteUrlFrom(env.SITE_URL) : null;
  const name = env.SITE_NAME?.trim() || named?.trim() || (origin === null ? null : new URL(origin).host);
  const embedHosts = env.EMBED_HOSTS?.trim() ? embedHostsFrom(env.EMBED_HOSTS) : (hosts ?? []);
  const assets = assetOriginFrom(env.ASSET_ORIGIN);
  return { origin, basePath: basePathFrom(env.BASE_PATH), name, ...(assets && { assets }), ...(embedHosts.length > 0 && { embedHosts }) };
}

/** Reads EMBED_HOSTS: origins and `https://*.example`, separated by commas or spaces. */
function embedHostsFrom(value: string): string[] {
  const hosts = value.split(/[\s,]+/).filter((host) => host !== '');
  const wrong = hosts.find((host) => !isHostPattern(host));
  if (wrong !== undefined)
    throw new TypeError(`Unexpected "${wrong}" in EMBED_HOSTS, expected origins such as https://news.example or https://*.news.example`);
  return hosts;
}

/**
 * The address of something of ours as the page links to it: from the host's root, with the base path.
 * @param path inside the site, without a slash in front: `oslo/en/`, `''` for the front page
 */
export function pathOf(site: Site, path: string): string {
  return `${site.basePath}/${path}`;
}

/**
 * The address of a file that never changes, as the page links to it: on the CDN where there is one. Its path holds a hash of what is in it.
 * @param path inside the site, in one of the folders of `site/caching.ts`
 */
export function assetOf(site: Site, path: string): string {
  return `${site.assets ?? ''}${pathOf(site, path)}`;
}

/** The address of something of ours for readers elsewhere: absolute where the site's origin is known, else as `pathOf`. */
export function addressOf(site: Site, path: string): string {
  return `${site.origin ?? ''}${pathOf(site, path)}`;
}

/** Prefixes of addresses for paths inside the site: of what never changes, and of what comes from our own origin always, as sound and video do. */
export const filesOf = (site: Site): { readonly unchanging: string; readonly own: string } => ({
  unchanging: assetOf(site, ''),
  own: pathOf(site, ''),
});

/** The service worker: at the root, as it serves what is below it. */
export const offlineWorker = 'offline.js';

/** Paths inside the site, for `pathOf` and `addressOf`. */
export const storyPath = (story: string, lang: string): string => `${story}/${lang}/`;

/** The address that a step is shared by: a small page whose picture is the step's, and which leads on to the step. */
export const stepPath = (story: string, lang: string, step: string): string => `${storyPath(story, lang)}${step}/`;

/** The page that says how a story was checked. */
export const methodPath = (story: string, lang: string): string => `${storyPath(story, lang)}method/`;

/** The social card of a step; without one, the story's. */
export const cardPath = (story: string, lang: string, step?: string): string =>
  `${step === undefined ? storyPath(story, lang) : stepPath(story, lang, step)}card.png`;

/** The feed of a language: the newest stories in it. */
export const feedPath = (lang: string): string => `feeds/${lang}.xml`;

/** Files beside a story's page in a language. Their addresses are contracts; `feed.xml` is the feed of the language once more. */
export const besideStory = { feed: 'feed.xml', oembed: 'oembed.json', manifest: 'manifest.webmanifest' } as const;

/** The path of a file beside a story's page. */
export const besidePath = (story: string, lang: string, file: keyof typeof besideStory): string =>
  `${storyPath(story, lang)}${besideStory[file]}`;
