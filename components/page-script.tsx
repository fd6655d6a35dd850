import type { ReactNode } from 'react';
import { pageJsonId, type PageScript as Script } from '#browser/page-json.ts';
import { scriptJson } from './script-json.ts';
import { StartInDevelopment } from './start-in-development.tsx';

/**
 * What makes a page interactive: a block of JSON, and the module that reads it. The published page has no other scripts.
 * While one develops React is in the page too, and must be done with it before the module begins.
 *
 * @param props `fetched`: URLs of what the module fetches as soon as it runs · `beside`: URLs of modules that run before it and that few pages have
 */
export function PageScript(props: { script: Script; json: unknown; fetched?: readonly string[]; beside?: readonly string[] }): ReactNode {
  const { script, json, fetched = [], beside = [] } = props;
  const text = scriptJson(json);
  const block = (
    // biome-ignore lint/security/noDangerouslySetInnerHtml: as a child React would escape the quotes
    <script id={pageJsonId} type="application/json" dangerouslySetInnerHTML={{ __html: text }} />
  );
  if (process.env.NODE_ENV === 'development')
    return (
      <>
        {block}
        <StartInDevelopment srcs={[...beside, script.src]} json={text} />
      </>
    );
  return (
    <>
      {script.modules.map((href) => (
        <link key={href} rel="modulepreload" href={href} fetchPriority="low" />
      ))}
      {fetched.map((href) => (
        <link key={href} rel="preload" as="fetch" href={href} crossOrigin="anonymous" fetchPriority="low" />
      ))}
      {block}
      {beside.map((src) => (
        <script key={src} type="module" src={src} />
      ))}
      <script type="module" src={script.src} />
    </>
  );
}
