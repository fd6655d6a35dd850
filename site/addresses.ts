import { basePathFrom, siteUrlFrom } from './site-address.mjs';

/** Where a build will be published. */
export interface Site {
  /** `https://maps.example`, without a slash at its end; null when SITE_URL is not set: then nothing absolute may be said */
  readonly origin: string | null;
  /** `''`, or `/stories` */
  readonly basePath: string;
  /** what the site is called where it is named as the one that provides: SITE_NAME, else the name in site.yaml, else the host of its origin, else null */
  readonly name: string | null;
}

/**
 * Where the variables SITE_URL, BASE_PATH and SITE_NAME say that a build will be published, in the one form that next.config.js takes too.
 * @param named the name in site.yaml. SITE_NAME wins: one build of the same files may be for another publisher.
 * @throws TypeError for a SITE_URL that is no origin, or a BASE_PATH that is no path
 */
export function siteFrom(env: Readonly<Record<string, string | undefined>>, named?: string): Site {
  const origin = env.SITE_URL?.trim() ? siteUrlFrom(env.SITE_URL) : null;
  const name = env.SITE_NAME?.trim() || named?.trim() || (origin === null ? null : new URL(origin).host);
  return { origin, basePath: basePathFrom(env.BASE_PATH), name };
}

/**
 * The address of something of ours as the page links to it: from the host's root, with the base path.
 * @param path inside the site, without a slash in front: `oslo/en/`, `''` for the front page
 */
export function pathOf(site: Site, path: string): string {
  return `${site.basePath}/${path}`;
}

/** The address of something of ours for readers elsewhere: absolute where the site's origin is known, else as `pathOf`. */
export function addressOf(site: Site, path: string): string {
  return `${site.origin ?? ''}${pathOf(site, path)}`;
}

/** Paths inside the site, for `pathOf` and `addressOf`. */
export const storyPath = (story: string, lang: string): string => `${story}/${lang}/`;

/** The address that a step is shared by: a small page whose picture is the step's, and which leads on to the step. */
export const stepPath = (story: string, lang: string, step: string): string => `${storyPath(story, lang)}${step}/`;

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
