import type { LogoProps } from '#components/logo.tsx';
import type { Story } from '#story/story.ts';
import type { Accent, Look } from '#theme/palette.ts';
import { type Site, siteFrom } from './addresses.ts';
import { type Front, frontOf } from './front.ts';
import { type Hosting, hostingOf } from './hosting.ts';
import { logoOf } from './logo.ts';
import { typeCredits } from './own-fonts.ts';
import { siteSettings } from './site-settings.ts';
import { allStories, storyIds } from './stories.ts';

/**
 * Where this build will be published, and what it is called: SITE_URL, BASE_PATH, SITE_NAME, ASSET_ORIGIN and EMBED_HOSTS, then site.yaml.
 * @throws TypeError for a variable that says neither; Error for mistakes in site.yaml
 */
export async function thisSite(): Promise<Site> {
  const { name, hosts } = siteSettings(await storyIds());
  return siteFrom(process.env, name, hosts);
}

/** The look of what belongs to no story. @throws Error for mistakes in site.yaml */
export async function thisLook(): Promise<Look | undefined> {
  return siteSettings(await storyIds()).look;
}

/** The site's accent, if it has one. @throws Error for mistakes in site.yaml */
export async function thisAccent(): Promise<Accent | undefined> {
  return siteSettings(await storyIds()).accent;
}

/** The site's logo in a look, if it has one. @throws Error for mistakes in site.yaml */
export async function thisLogo(site: Site, look: Look | undefined): Promise<LogoProps | undefined> {
  return logoOf(siteSettings(await storyIds()), site, look);
}

/** What credits say of the publisher's typefaces. @throws Error for mistakes in site.yaml */
export async function thisTypeCredits(): Promise<string[]> {
  return typeCredits(siteSettings(await storyIds()));
}

/** The look of `/`: of the story that it shows, or the site's. @throws as `thisFront` */
export async function frontLook(): Promise<Look | undefined> {
  const front = await thisFront();
  return front.type === 'story' ? front.story.look : thisLook();
}

/** What hosts of this build answer with beside its files. @throws as `thisSite` */
export async function thisHosting(): Promise<Hosting> {
  return hostingOf(await thisSite());
}

/**
 * Where readers of a story may write to: what it says, else what site.yaml says, else null.
 * @throws Error for mistakes in site.yaml
 */
export async function contactOf({ contact }: Story): Promise<string | null> {
  return contact ?? siteSettings(await storyIds()).contact ?? null;
}

/**
 * What this build shows at `/`.
 * @throws Error when there is no story, or a mistake in one or in site.yaml
 */
export async function thisFront(): Promise<Front> {
  const stories = await allStories();
  return frontOf(stories, siteSettings(stories.map(({ id }) => id)));
}
