import type { ComponentType, ReactNode } from 'react';
import type { EmbedStories } from '#browser/embed-code.ts';
import { EmbedCodeForm } from './embed-code-form.tsx';
import './embed-code.css';

/** For editors: the code for their pages. In English, as the rest of what is written for those who run sites. */
export function EmbedCodePage(props: {
  title: string;
  home: string;
  stories: EmbedStories;
  fragments: readonly { href: string; name: string }[];
  /** mounts the form in the browser */
  island: ComponentType<{ stories: EmbedStories }>;
}): ReactNode {
  const { title, home, stories, fragments, island: Island } = props;
  return (
    <main className="plain embed-code">
      <p>
        <a href={home}>{title}</a>
      </p>
      <h1>Embed this story</h1>
      <p>
        Paste the code into your article. The story scrolls with your page, sends nothing to anybody and sets no cookies. Without scripts,
        what you write inside the element shows in its place.
      </p>
      <EmbedCodeForm stories={stories} />
      <Island stories={stories} />
      <h2>Where no frame is allowed</h2>
      <p>One piece of HTML with all text and pictures in it, to paste as it is:</p>
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
        <p>The chooser needs scripts. The code for each system is in docs/embedding.md.</p>
      </noscript>
    </main>
  );
}
