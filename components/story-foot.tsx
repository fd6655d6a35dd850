import type { ReactNode } from 'react';
import { fill, type Messages } from '#locales/messages.ts';
import { firstMentions } from '#story/citations.ts';
import { countriesIn, listOf } from '#story/languages.ts';
import { hostOf } from '#story/source-host.ts';
import type { OwnKind, Story } from '#story/story.ts';
import type { StoryText } from '#story/text.ts';
import { usesOf } from '#story/uses.ts';
import { legLengths } from '#timeline/leg-lengths.ts';
import { type InlineContext, InlineText } from './inline.tsx';
import { JourneyTable } from './journey-table.tsx';
import type { PageData } from './page-data.ts';
import { LinePattern } from './status-panel.tsx';

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
}): ReactNode {
  const { story, text, messages, context, related, typefaces } = props;
  const uses = usesOf(story);
  const mentions = firstMentions(text);
  const number = new Intl.NumberFormat(text.lang);
  const date = new Intl.DateTimeFormat(text.lang, { dateStyle: 'long', timeZone: 'UTC' });
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
          <JourneyTable story={story} text={text} messages={messages} km={legLengths(story)} cited={context.cited} />
        ) : null}
        {related ? (
          <p className="beyond">
            {related.howFar ? (
              <a className="button" href={related.howFar}>
                {messages.howFar.title}
              </a>
            ) : null}
            <a className="button" href={related.embed}>
              {messages.embedThis}
            </a>
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
                  <strong>{source.who[text.lang]}</strong>, <time dateTime={source.date}>{sourceDate(source.date, text.lang)}</time>.{' '}
                  {source.what[text.lang]}{' '}
                  {source.urls.map((url) => (
                    <a key={url} href={url} className="source-link">
                      {hostOf(url)}
                    </a>
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
      <section className="credits" aria-labelledby="credits">
        <h2 id="credits">{messages.credits}</h2>
        <p>
          <InlineText paragraph={text.credit} context={context} />
        </p>
        <p>{fill(messages.creditsText, { fonts: listOf(typefaces, text.lang) })}</p>
        <p>{fill(messages.updated, { date: date.format(new Date(text.updated)) })}</p>
      </section>
    </footer>
  );
}

/** An ISO date, or year and month, in the language's format. */
function sourceDate(date: string, lang: string): string {
  const parsed = new Date(date);
  if (Number.isNaN(parsed.getTime())) return date;
  const parts = date.split('-').length;
  const style: Intl.DateTimeFormatOptions =
    parts > 2 ? { dateStyle: 'long' } : parts === 2 ? { year: 'numeric', month: 'long' } : { year: 'numeric' };
  return new Intl.DateTimeFormat(lang, { ...style, timeZone: 'UTC' }).format(parsed);
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
