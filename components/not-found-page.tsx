import type { ReactNode } from 'react';
import type { Messages } from '#locales/messages.ts';
import { directionOf } from '#story/languages.ts';

/**
 * The 404 page, in every language, because the reader's is unknown.
 * @param homes the URL of the front page in each language; the first is the page's main language
 */
export function NotFoundPage({
  homes,
}: {
  homes: readonly { readonly lang: string; readonly href: string; readonly messages: Messages }[];
}): ReactNode {
  return (
    <main className="plain">
      {homes.map(({ lang, href, messages }, index) => {
        const { title, text, home } = messages.notFound;
        return (
          <section key={lang} lang={lang} dir={directionOf(lang)}>
            {index === 0 ? <h1>{title}</h1> : <h2>{title}</h2>}
            <p>
              {text} <a href={href}>{home}</a>
            </p>
          </section>
        );
      })}
    </main>
  );
}
