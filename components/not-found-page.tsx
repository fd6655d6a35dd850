import type { ReactNode } from 'react';
import type { Messages } from '#locales/messages.ts';
import { directionOf } from '#story/languages.ts';

/**
 * What stands behind an address that nothing has: in every language, as nothing is known of who came.
 * @param homes languages with the address that leads on in each and what that link says, the first as the page's own
 */
export function NotFoundPage({
  homes,
}: {
  homes: readonly { readonly lang: string; readonly href: string; readonly home: string; readonly messages: Messages }[];
}): ReactNode {
  return (
    <main className="plain">
      {homes.map(({ lang, href, home, messages }, index) => {
        const { title, text } = messages.notFound;
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
