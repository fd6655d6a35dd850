import type { ReactNode } from 'react';
import './embed-code.css';

/** For editors: the code for their pages. In English, as the rest of what is written for those who run sites. */
export function EmbedCodePage(props: {
  title: string;
  home: string;
  /** where one chooses, and copies the code */
  form: ReactNode;
  fragments: readonly { href: string; name: string }[];
}): ReactNode {
  const { title, home, form, fragments } = props;
  return (
    <main className="plain embed-code">
      <p>
        <a href={home}>{title}</a>
      </p>
      <h1>Embed this story</h1>
      <p>
        Paste the code into your article. The story scrolls with your page, sends nothing to anybody and sets no cookies. Without scripts,
        what you write inside the element stands in its place.
      </p>
      {form}
      <h2>Where no frame is allowed</h2>
      <p>One piece of HTML with all words and pictures in it, to paste as it is:</p>
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
