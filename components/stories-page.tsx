import type { ReactNode } from 'react';
import { dateFormat } from '#locales/dates.ts';
import type { Messages } from '#locales/messages.ts';
import { directionOf } from '#story/languages.ts';
import { Logo, type LogoProps } from './logo.tsx';
import './stories-page.css';

export interface StoriesPageProps {
  /** of the page, BCP 47 */
  readonly lang: string;
  readonly messages: Messages;
  /** what the site is called, where that is known */
  readonly siteName: string | null;
  /** in place of its name */
  readonly logo?: LogoProps | undefined;
  readonly stories: readonly ListedStory[];
}

/** A story as the list offers it, in the language that is best for the page's readers. */
export interface ListedStory {
  readonly id: string;
  readonly lang: string;
  readonly messages: Messages;
  readonly href: string;
  readonly title: string;
  readonly standfirst: string;
  /** ISO 8601 day */
  readonly date: string;
  /** the first step's poster, with what it shows in words */
  readonly picture: { readonly src: string; readonly width: number; readonly height: number; readonly alt: string };
  /** all languages that it can be read in, named in themselves */
  readonly languages: readonly { readonly lang: string; readonly name: string; readonly href: string }[];
}

/** The page of stories, for sites that have more than one. */
export function StoriesPage({ messages, siteName, logo, stories }: StoriesPageProps): ReactNode {
  return (
    <main className="stories">
      <header>
        {logo ? <Logo {...logo} /> : siteName === null ? null : <p className="stories-site">{siteName}</p>}
        <h1>{messages.stories.title}</h1>
      </header>
      <ul className="stories-list">
        {stories.map((story, index) => (
          <li key={story.id} lang={story.lang} dir={directionOf(story.lang)}>
            <StoryCard story={story} eager={index < 3} />
          </li>
        ))}
      </ul>
    </main>
  );
}

function StoryCard({ story, eager }: { story: ListedStory; eager: boolean }): ReactNode {
  const { lang, messages, href, title, standfirst, date, picture, languages } = story;
  return (
    <article className="stories-card">
      <img {...picture} alt={picture.alt} loading={eager ? 'eager' : 'lazy'} decoding="async" />
      <div>
        <h2>
          <a href={href}>{title}</a>
        </h2>
        <p>{standfirst}</p>
        <footer>
          <time dateTime={date}>{dayIn(date, lang)}</time>
          <div className="stories-languages">
            {messages.stories.languages}{' '}
            <ul>
              {languages.map((other) => (
                <li key={other.lang}>
                  <a href={other.href} lang={other.lang} hrefLang={other.lang} dir={directionOf(other.lang)}>
                    {other.name}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        </footer>
      </div>
    </article>
  );
}

/** A day as the language writes it. */
const dayIn = (date: string, lang: string): string => dateFormat(lang).format(new Date(`${date}T00:00:00Z`));
