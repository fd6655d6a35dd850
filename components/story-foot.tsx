import type { ReactNode } from 'react';
import { dateFormat, writtenDate } from '#locales/dates.ts';
import { fill, type Messages } from '#locales/messages.ts';
import { firstMentions } from '#story/citations.ts';
import { countriesIn, listOf } from '#story/languages.ts';
import { asSentence, hostOf, pageNote } from '#story/source-page.ts';
import type { OwnKind, Story } from '#story/story.ts';
import type { StoryText } from '#story/text.ts';
import { usesOf } from '#story/uses.ts';
import { legKilometres } from '#timeline/leg-lengths.ts';
import { Corrections } from './corrections.tsx';
import { type InlineContext, InlineText } from './inline.tsx';
import { JourneyTable } from './journey-table.tsx';
import { LinePattern } from './line-pattern.tsx';
import type { PageData } from './page-data.ts';

/** The footer of a story: legend, journey table, sources and credits. */
export function StoryFoot(props: {
  story: Story;
  text: StoryText;
  messages: Messages;
  context: InlineContext;
  /** URLs of related pages */
  related?: PageData['related'];
  /** names of the page's typefaces */
  typefaces: readonly string[];
  /** what is said of the publisher's own, a line for each */
  typeCredits?: readonly string[];
  /** whether readers can keep the story to read it without a connection */
  keeps?: boolean;
  /** who made the publisher's own tiles */
  credit?: NonNullable<PageData['streets']>['credit'];
}): ReactNode {
  const { story, text, messages, context, related, typefaces, typeCredits = [], keeps = false, credit = [] } = props;
  const uses = usesOf(story);
  const mentions = firstMentions(text);
  const number = new Intl.NumberFormat(text.lang);
  const date = dateFormat(text.lang);
  return (
    <footer className="story-foot">
      <section className="legend" aria-labelledby="legend">
        <h2 id="legend">{messages.legend}</h2>
        <ul>
          {uses.certainties.map((certainty) => (
            <li key={certainty}>
              <LinePattern certainty={certainty} />
              <span>
                <strong>{messages.certainty[certainty]}</strong>
                {messages.punctuation.colon}
                {text.certainty[certainty] ?? messages.certaintyMeans[certainty]}
              </span>
            </li>
          ))}
          {uses.kinds.map((kind) => (
            <li key={kind}>
              <MarkSample kind={kind} />
              <span>{messages.legendPlaces[kind]}</span>
            </li>
          ))}
          {uses.ownKinds.map(({ id, shape, name }) => (
            <li key={id}>
              <MarkSample kind="own" shape={shape} />
              <span>{name[text.lang]}</span>
            </li>
          ))}
          {uses.regions ? (
            <li>
              <MarkSample kind="region" />
              <span>{messages.legendPlaces.region}</span>
            </li>
          ) : null}
        </ul>
        {uses.lights ? <p>{messages.legendLights}</p> : null}
        {story.borders.length > 0 ? <p>{fill(messages.legendBorders, { countries: countriesIn(story.borders, text.lang) })}</p> : null}
        {text.legend.map((paragraph, index) => (
          <p key={index}>
            <InlineText paragraph={paragraph} context={context} />
          </p>
        ))}
      </section>
      <section className="journey">
        {Object.keys(story.legs).length > 0 ? (
          <JourneyTable story={story} text={text} messages={messages} km={legKilometres(story)} cited={context.cited} />
        ) : null}
        {related ? (
          <p className="beyond">
            {related.howFar ? (
              <a className="button" href={related.howFar}>
                {messages.howFar.title}
              </a>
            ) : null}
            {related.method ? (
              <a className="button" href={related.method}>
                {messages.method.title}
              </a>
            ) : null}
            <a className="button" href={related.embed}>
              {messages.embedThis}
            </a>
          </p>
        ) : null}
        {keeps ? (
          <p className="beyond" data-keep hidden>
            <button type="button" className="button" data-keep={messages.offline.keep} data-forget={messages.offline.forget}>
              {messages.offline.keep}
            </button>
            <span
              role="status"
              data-keeping={messages.offline.keeping}
              data-kept={messages.offline.kept}
              data-failed={messages.offline.failed}
            />
          </p>
        ) : null}
      </section>
      {context.cited.length > 0 ? (
        <section className="sources" aria-labelledby="sources">
          <h2 id="sources">{messages.sources}</h2>
          <p>{messages.sourcesNote}</p>
          <ol>
            {context.cited.map((id) => {
              const source = story.sources[id];
              if (!source) return null;
              const mention = mentions.get(id);
              return (
                <li key={id} id={`source-${id}`}>
                  <strong>{source.who[text.lang]}</strong>, <time dateTime={source.date}>{writtenDate(source.date, text.lang)}</time>.{' '}
                  {asSentence(source.what[text.lang] ?? '', messages.punctuation.stop)}{' '}
                  {source.pages.map((page) => (
                    <span key={page.url} className="source-page">
                      <a
                        href={page.url}
                        hrefLang={page.lang}
                        className={page.title ? 'source-link titled' : 'source-link'}
                        lang={page.title ? page.lang : undefined}
                      >
                        {page.title ?? hostOf(page.url)}
                      </a>
                      {pageNote(page, text.lang)}
                    </span>
                  ))}
                  {mention ? (
                    <a
                      className="back"
                      href={`#${mention}`}
                      data-seek={mention}
                      aria-label={fill(messages.backToMention, { number: number.format(context.cited.indexOf(id) + 1) })}
                    >
                      ↑
                    </a>
                  ) : null}
                </li>
              );
            })}
          </ol>
        </section>
      ) : null}
      <Corrections story={story} lang={text.lang} heading={messages.method.corrections} />
      <section className="credits" aria-labelledby="credits">
        <h2 id="credits">{messages.credits}</h2>
        <p>
          <InlineText paragraph={text.credit} context={context} />
        </p>
        <p>{fill(messages.creditsText, { fonts: listOf(typefaces, text.lang) })}</p>
        {typeCredits.map((line) => (
          <p key={line} dir="auto">
            {line}
          </p>
        ))}
        {credit.length > 0 ? (
          <p dir="auto">
            {credit.map(({ text: words, url }, index) =>
              url ? (
                <a key={index} href={url}>
                  {words}
                </a>
              ) : (
                words
              ),
            )}
          </p>
        ) : null}
        <p>{fill(messages.updated, { date: date.format(new Date(text.updated)) })}</p>
      </section>
    </footer>
  );
}

type Sample = { kind: 'story' | 'approximate' | 'context' | 'region'; shape?: never } | { kind: 'own'; shape: OwnKind['shape'] };

const outlines = {
  diamond: 'M0-5.6L5.6 0 0 5.6-5.6 0z',
  square: 'M-4.3-4.3H4.3V4.3H-4.3z',
  triangle: 'M0-6.2L5.4 3.1H-5.4z',
} as const;

/** A sample of the mark of a kind of place. */
function MarkSample({ kind, shape }: Sample): ReactNode {
  return (
    <svg className={`mark-sample mark-${kind}`} viewBox="-26 -8 52 16" width="52" height="16" aria-hidden="true">
      {kind === 'story' ? <circle r="3.6" /> : null}
      {kind === 'approximate' ? <circle r="4.6" fill="none" strokeWidth="1.5" strokeDasharray="2.4 2.4" /> : null}
      {kind === 'context' ? <circle r="1.8" /> : null}
      {shape === 'ring' ? <circle r="4.4" fill="none" strokeWidth="1.7" /> : null}
      {shape && shape !== 'ring' ? <path d={outlines[shape]} fill="none" strokeWidth="1.7" /> : null}
      {kind === 'region' ? <rect x="-18" y="-6" width="36" height="12" strokeWidth="1.2" fill="none" /> : null}
    </svg>
  );
}
