import type { ReactNode } from 'react';
import { messagesOf } from '#locales/words.ts';
import { directionOf } from '#timeline/stages.ts';

/**
 * What stands behind an address that nothing has: in every language, as nothing is known of who came.
 * @param homes languages with the address of the story in each, the first as the page's own
 */
export function NotFoundPage({ homes }: { homes: readonly { readonly lang: string; readonly href: string }[] }): ReactNode {
  return (
    <main className="plain">
      {homes.map(({ lang, href }, index) => {
        const { title, text, home } = messagesOf(lang).notFound;
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
