import { localeFor } from '#locales/messages.ts';
import type { Story } from '#story/story.ts';
import type { SiteSettings } from './site-settings.ts';

/** What `/` shows, and in which language. */
export type Front =
  | { readonly type: 'story'; readonly story: Story; readonly lang: string }
  /** the page of stories; `stories` in the order in which it lists them */
  | { readonly type: 'list'; readonly stories: readonly Story[]; readonly lang: string };

/**
 * What `/` shows: what site.yaml says, else the story where there is one, and the page of stories where there are more.
 * @throws Error when there is no story
 */
export function frontOf(stories: readonly Story[], settings: SiteSettings): Front {
  const ordered = inOrder(stories, settings.order);
  const [first] = ordered;
  if (!first) throw new Error('There is no story under stories/: `npm run new -- <name>` begins one.');
  const shown = settings.front === undefined && ordered.length === 1 ? first : ordered.find(({ id }) => id === settings.front);
  if (shown) return { type: 'story', story: shown, lang: shown.languages[0] ?? 'en' };
  return { type: 'list', stories: ordered, lang: commonLanguage(ordered) };
}

/** Stories in the order of the list: those that are named first, then the others, newest first. */
export function inOrder(stories: readonly Story[], order: readonly string[] = []): Story[] {
  const rank = ({ id }: Story): number => (order.includes(id) ? order.indexOf(id) : order.length);
  return [...stories].sort((a, b) => rank(a) - rank(b) || compare(publishedOn(b), publishedOn(a)) || compare(a.id, b.id));
}

/** The day on which a story appeared, ISO 8601: the earliest of its languages, as translations come later. Without one, the day of its last change. */
export function publishedOn({ languages, texts }: Story): string {
  const days = (key: 'published' | 'updated'): string[] => languages.flatMap((lang) => texts[lang]?.[key] ?? []).sort();
  return days('published')[0] ?? days('updated').at(-1) ?? '';
}

/** The language in which most of some stories can be read; of several, the one that an earlier story has as its own. */
function commonLanguage(stories: readonly Story[]): string {
  const count = new Map<string, number>();
  for (const lang of stories.flatMap(({ languages }) => languages)) count.set(lang, (count.get(lang) ?? 0) + 1);
  return [...count].reduce((best, next) => (next[1] > best[1] ? next : best), ['en', 0] as [string, number])[0];
}

/** The language in which a story is offered to a reader of another page: that page's where the story has it, else the story's first. */
export function bestLanguage(story: Story, lang: string): string {
  return localeFor(lang, story.languages) ?? story.languages[0] ?? lang;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
