import type { ReactNode } from 'react';
import type { Messages } from '#locales/messages.ts';
import { citedSources } from '#story/citations.ts';
import { listOf } from '#story/languages.ts';
import type { Certainty, Leg, Story } from '#story/story.ts';
import { usesOf } from '#story/uses.ts';
import { Corrections } from './corrections.tsx';
import { type InlineContext, InlineText } from './inline.tsx';
import { LinePattern } from './line-pattern.tsx';
import './method-page.css';

/** What of a leg's line is ours: all of it, or, of one whose ends are reported and whose length is not known, what lies between. */
export type Ours = 'line' | 'between' | null;

export function oursOf({ certainty, length }: Pick<Leg, 'certainty' | 'length'>): Ours {
  if (certainty === 'inferred' || certainty === 'direction') return 'line';
  return certainty === 'reported' && length === 'unknown' ? 'between' : null;
}

/**
 * How the story was checked, what its lines mean, what is drawn by the editors, what could not be verified, what was corrected, and where to write. All of it is
 * in the HTML.
 *
 * @param home address of the story's page
 * @param contact an e-mail address or a web page; null: none is given
 * @throws RangeError for a language that the story does not have
 */
export function MethodPage(props: { story: Story; lang: string; messages: Messages; home: string; contact: string | null }): ReactNode {
  const { story, lang, messages, home, contact } = props;
  const { method: words, certainty, certaintyMeans, punctuation } = messages;
  const text = story.texts[lang];
  if (!text) throw new RangeError(`Unexpected language "${lang}", expected one of ${Object.keys(story.texts).join(', ')}`);
  const context: InlineContext = { story, cited: citedSources(text), elsewhere: home };
  const means = (one: Certainty): string => text.certainty[one] ?? certaintyMeans[one];
  const { certainties } = usesOf(story);
  const legs = Object.values(story.legs).filter((leg) => oursOf(leg) !== null);
  const near = Object.values(story.places).filter(({ kind }) => kind === 'approximate');
  const paragraphs = (all: readonly (typeof text.credit)[]): ReactNode =>
    all.map((paragraph, index) => (
      <p key={index}>
        <InlineText paragraph={paragraph} context={context} />
      </p>
    ));
  return (
    <main className="plain method">
      <p>
        <a href={home}>{messages.backToMap}</a>
      </p>
      <h1>{words.title}</h1>
      <p className="standfirst">{text.title}</p>
      {paragraphs(text.method?.how ?? [])}
      {certainties.length > 0 ? (
        <section aria-labelledby="lines">
          <h2 id="lines">{words.lines}</h2>
          <ul className="method-list">
            {certainties.map((one) => (
              <li key={one}>
                <LinePattern certainty={one} /> <strong>{certainty[one]}</strong>
                {punctuation.colon}
                {means(one)}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {legs.length + near.length > 0 ? (
        <section aria-labelledby="ours">
          <h2 id="ours">{words.ours}</h2>
          <ul className="method-list">
            {legs.map((leg) => (
              <li key={leg.id}>
                <LinePattern certainty={leg.certainty} /> {leg.name[lang]}
                {punctuation.colon}
                {oursOf(leg) === 'between' ? words.schematic : certainty[leg.certainty]}
              </li>
            ))}
          </ul>
          {near.length > 0 ? (
            <p>
              {messages.legendPlaces.approximate}
              {punctuation.colon}
              {listOf(
                near.map(({ name }) => name[lang] ?? ''),
                lang,
              )}
            </p>
          ) : null}
          {legs.length > 0 ? <p>{messages.journey.measured}</p> : null}
        </section>
      ) : null}
      {text.method && text.method.unverified.length > 0 ? (
        <section aria-labelledby="unverified">
          <h2 id="unverified">{words.unverified}</h2>
          {paragraphs(text.method.unverified)}
        </section>
      ) : null}
      <Corrections story={story} lang={lang} heading={words.corrections} home={home} />
      {contact === null ? null : (
        <p className="method-write">
          {words.write} <a href={contact.includes('@') && !contact.includes('/') ? `mailto:${contact}` : contact}>{contact}</a>
        </p>
      )}
    </main>
  );
}
