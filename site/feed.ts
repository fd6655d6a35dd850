import { createHash } from 'node:crypto';
import { messagesOf } from '#locales/read-messages.ts';
import { cardSize } from '#story/card-size.ts';
import { inLanguage } from '#story/languages.ts';
import { shownAt } from '#story/opening.ts';
import type { Story } from '#story/story.ts';
import type { StoryText } from '#story/text.ts';
import { addressOf, cardPath, feedPath, type Site, storyPath } from './addresses.ts';
import { xml, xmlDocument } from './xml.ts';

/** A feed has so many stories at most: readers keep what they have seen, and feeds stay as small as they are however many stories there are. */
export const feedLength = 20;

/**
 * The Atom feeds of a site by language: the stories in it that changed last. A story that is corrected comes up again, as its `updated` has
 * moved. RFC 4287.
 *
 * Without an origin links are relative, which Atom allows. Ids are made from names, not addresses: they outlive a move.
 */
export function feedsOf(stories: readonly Story[], site: Site): Map<string, string> {
  const languages = new Set(stories.flatMap((story) => story.languages));
  return new Map([...languages].map((lang) => [lang, feedOf(stories, lang, site)]));
}

interface Edition {
  readonly story: Story;
  readonly text: StoryText;
}

function feedOf(stories: readonly Story[], lang: string, site: Site): string {
  const editions = stories.flatMap((story): Edition[] => {
    const text = story.texts[lang];
    return text && story.languages.includes(lang) ? [{ story, text }] : [];
  });
  editions.sort((a, b) => b.text.updated.localeCompare(a.text.updated) || a.story.id.localeCompare(b.story.id));
  const name = site.name ?? messagesOf(lang).mapStory;
  const readWhole = messagesOf(lang).readWhole;
  return xmlDocument(
    xml('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': lang }, [
      xml('id', {}, nameUuid(`feed/${lang}`)),
      xml('title', {}, name),
      xml('link', { rel: 'self', type: 'application/atom+xml', href: addressOf(site, feedPath(lang)) }),
      xml('link', { rel: 'alternate', type: 'text/html', href: addressOf(site, '') }),
      xml('updated', {}, timeOf(editions[0]?.text.updated ?? '')),
      xml('author', {}, [xml('name', {}, name)]),
      ...editions
        .slice(0, feedLength)
        .map((edition) => entryOf(edition, lang, site, { readWhole, corrections: messagesOf(lang).method.corrections })),
    ]),
  );
}

/** What an entry says beside the story's own words. */
interface EntryWords {
  readonly readWhole: string;
  /** a heading */
  readonly corrections: string;
}

function entryOf({ story, text }: Edition, lang: string, site: Site, words: EntryWords): string {
  const page = addressOf(site, storyPath(story.id, lang));
  const picture = xml('img', { src: addressOf(site, cardPath(story.id, lang)), ...cardSize, alt: shownAt(text, story.steps[0]?.id ?? '') });
  return xml('entry', {}, [
    xml('id', {}, nameUuid(`story/${story.id}/${lang}`)),
    xml('title', {}, text.title),
    xml('link', { rel: 'alternate', type: 'text/html', hreflang: lang, href: page }),
    ...(text.published ? [xml('published', {}, timeOf(text.published))] : []),
    xml('updated', {}, timeOf(text.updated)),
    xml('summary', {}, text.description),
    xml(
      'content',
      { type: 'html' },
      `<p>${picture}</p>${xml('p', {}, text.standfirst)}${correctionsIn(story, lang, words.corrections)}<p>${xml('a', { href: page }, words.readWhole)}</p>`,
    ),
  ]);
}

/** What was corrected and when, as HTML; '' where nothing was. */
function correctionsIn({ corrections = [] }: Story, lang: string, heading: string): string {
  if (corrections.length === 0) return '';
  const items = corrections.map(({ date, text }) =>
    xml('li', {}, [xml('time', { datetime: date }, date), xml('span', {}, ` ${inLanguage(text, lang)}`)]),
  );
  return `${xml('p', {}, heading)}${xml('ul', {}, items)}`;
}

/** A day as Atom wants it, with a time: its beginning in UTC. */
const timeOf = (day: string): string => `${day}T00:00:00Z`;

/** Namespace of our names (a random UUID, once). */
const namespace = Buffer.from('5b0d2c0f8a1e4c52b7d49e6f30a97c41', 'hex');

/** A UUID made from a name, the same each time, as a URN. RFC 9562, version 5. */
export function nameUuid(name: string): string {
  const bytes = createHash('sha1').update(namespace).update(name).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
