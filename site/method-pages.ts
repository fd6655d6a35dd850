import type { Story } from '#story/story.ts';

/** Route parameters of a page. */
interface Page {
  readonly story: string;
  readonly lang: string;
}

/** Next refuses to export a route without pages: where no story has one, the route makes this, which is not found. No story can have the name. */
const none = '_not-found';

/** Whether a story has a page that says how it was checked and what was corrected. */
export const hasMethod = ({ texts, languages, corrections }: Pick<Story, 'texts' | 'languages' | 'corrections'>): boolean =>
  (corrections?.length ?? 0) > 0 || languages.some((lang) => texts[lang]?.method !== undefined);

/** The pages of method: one for each language of each story that has one; where there is no such story, the one that {@link isNoMethodPage} knows. */
export function methodPages(stories: readonly Story[]): Page[] {
  const pages = stories.filter(hasMethod).flatMap(({ id, languages }) => languages.map((lang) => ({ story: id, lang })));
  const lang = stories[0]?.languages[0];
  return pages.length === 0 && lang ? [{ story: none, lang }] : pages;
}

export const isNoMethodPage = ({ story }: Page): boolean => story === none;
