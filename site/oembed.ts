import { escapeXml } from '#poster/svg.ts';
import { cardSize } from '#story/card-size.ts';
import type { Story } from '#story/story.ts';
import { textIn } from '#story/text-in.ts';
import { addressOf, cardPath, type Site, storyPath } from './addresses.ts';

/**
 * Width and height of the frame, CSS px. A file can't answer `maxwidth`: so it is no wider than consumers ask for (WordPress, where the theme
 * says nothing: 500 × 750), and gives way in what is narrower still; the steps in it hold from 320 px on.
 */
export const frameSize = { width: 500, height: 700 } as const;

/** An oEmbed 1.0 answer of the type `rich`. https://oembed.com/#section2.3 */
export interface OEmbed {
  readonly version: '1.0';
  readonly type: 'rich';
  readonly title: string;
  readonly provider_name: string;
  readonly provider_url: string;
  /** seconds */
  readonly cache_age: number;
  readonly thumbnail_url: string;
  readonly thumbnail_width: number;
  readonly thumbnail_height: number;
  readonly html: string;
  readonly width: number;
  readonly height: number;
}

/**
 * What a site shows that is given the address of a story's page: the story step by step in a frame. The frame needs no script of the host's and
 * never takes its scroll; hosts that may run a script have a better one in docs/embedding.md.
 *
 * @returns null when the site's origin is not known, since a frame on another site needs an absolute address
 * @throws RangeError for a language that the story has not
 */
export function oembedOf(story: Story, lang: string, site: Site): OEmbed | null {
  const text = textIn(story, lang);
  if (site.origin === null) return null;
  const frame = addressOf(site, `${storyPath(story.id, lang)}embed/?mode=steps`);
  return {
    version: '1.0',
    type: 'rich',
    title: text.title,
    provider_name: site.name ?? new URL(site.origin).host,
    provider_url: addressOf(site, ''),
    cache_age: 86_400,
    thumbnail_url: addressOf(site, cardPath(story.id, lang)),
    thumbnail_width: cardSize.width,
    thumbnail_height: cardSize.height,
    html:
      `<iframe src="${escapeXml(frame)}" width="${frameSize.width}" height="${frameSize.height}" title="${escapeXml(text.title)}" lang="${lang}"` +
      ' style="border:0;max-width:100%" loading="lazy" allowfullscreen></iframe>',
    ...frameSize,
  };
}
