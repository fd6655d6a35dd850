import { type Site, siteFrom } from './addresses.ts';
import { type Front, frontOf } from './front.ts';
import { siteSettings } from './site-settings.ts';
import { allStories, storyIds } from './stories.ts';

/**
 * Where this build will be published, and what it is called: SITE_URL, BASE_PATH and SITE_NAME, then site.yaml.
 * @throws TypeError for a variable that says neither; Error for mistakes in site.yaml
 */
export async function thisSite(): Promise<Site> {
  return siteFrom(process.env, siteSettings(await storyIds()).name);
}

/**
 * What this build shows at `/`.
 * @throws Error when there is no story, or a mistake in one or in site.yaml
 */
export async function thisFront(): Promise<Front> {
  const stories = await allStories();
  return frontOf(stories, siteSettings(stories.map(({ id }) => id)));
}
