import { journeyHasKilometres } from '#story/leg-kilometres.ts';
import type { Story } from '#story/story.ts';

/** Route parameters of a page. */
interface Page {
  readonly story: string;
  readonly lang: string;
}

/**
 * The parameters of the page that stands for none: Next refuses to export a route without pages, so where no story has a journey the route makes this one, which is
 * not found. The name is Next's own for such pages, and no story can have it.
 */
const none = '_not-found';

/** The pages "How far is that?": one for each language of each story that has a journey with kilometres; where there is no such story, the one that {@link isNoPage} knows. */
export function howFarPages(stories: readonly Story[]): Page[] {
  const pages = stories.filter(journeyHasKilometres).flatMap(({ id, languages }) => languages.map((lang) => ({ story: id, lang })));
  const lang = stories[0]?.languages[0];
  return pages.length === 0 && lang ? [{ story: none, lang }] : pages;
}

export const isNoPage = ({ story }: Page): boolean => story === none;
