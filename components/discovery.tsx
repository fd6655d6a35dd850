import type { ReactNode } from 'react';

/** A `<link>` in the page's head. */
export interface DiscoveryLink {
  readonly rel: string;
  readonly href: string;
  readonly hrefLang?: string;
  readonly type?: string;
  readonly title?: string;
}

/**
 * Metadata for machines: links, which React hoists into the head, and linked data, which belong behind what readers read.
 * @param json JSON-LD without any `<`
 */
export function Discovery({ links, json }: { links: readonly DiscoveryLink[]; json: string }): ReactNode {
  return (
    <>
      {links.map((link) => (
        <link key={`${link.rel} ${link.hrefLang ?? link.type ?? ''}`} {...link} />
      ))}
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: as a child React would escape the quotes */}
      <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />
    </>
  );
}
