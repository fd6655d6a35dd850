import type { ReactNode } from 'react';
import type { EmbedStories } from '#browser/embed-code.ts';
import type { PageScript as Script } from '#browser/page-json.ts';
import { EmbedCodeForm } from './embed-code-form.tsx';
import { PageScript } from './page-script.tsx';
import './embed-code.css';

/** The embed code, for editors of other sites. In English, like all documentation for them. */
export function EmbedCodePage(props: {
  title: string;
  home: string;
  stories: EmbedStories;
  fragments: readonly { href: string; name: string }[];
  /** mounts the form in the browser */
  script: Script;
}): ReactNode {
  const { title, home, stories, fragments, script } = props;
  return (
    <main className="plain embed-code">
      <p>
        <a href={home}>{title}</a>
      </p>
      <h1>Embed this story</h1>
      <p>
        Paste the code into your article. The story scrolls with your page, sends no data anywhere and sets no cookies. Without scripts,
        what you write inside the element shows in its place.
      </p>
      <EmbedCodeForm stories={stories} />
      <PageScript script={script} json={stories} />
      <h2>Where frames are not allowed</h2>
      <p>A single piece of HTML with all text and pictures, to paste as it is:</p>
      <ul>
        {fragments.map(({ href, name }) => (
          <li key={href}>
            <a href={href} download>
              {name}
            </a>
          </li>
        ))}
      </ul>
      <noscript>
        <p>The form needs scripts. The code for each system is in docs/embedding.md.</p>
      </noscript>
    </main>
  );
}
