import type { ReactNode } from 'react';
import type { Words as Messages } from '#locales/words.ts';
import { legLengths } from '#timeline/leg-lengths.ts';
import type { Story } from '#story/story.ts';
import type { StoryText } from '#story/text.ts';
import { firstMentions } from '#story/citations.ts';
import { type InlineContext, Words } from './inline.tsx';
import { LinePattern } from './status-panel.tsx';
import { JourneyTable } from './journey-table.tsx';

/** After the story: how to read the map, who says what, and whose data and type it is made of. */
export function StoryFoot(props: {
  story: Story;
  text: StoryText;
  words: Messages;
  context: InlineContext;
  /** addresses of what goes on from here */
  beyond?: { readonly howFar: string; readonly embed: string };
}): ReactNode {
  const { story, text, words, context, beyond } = props;
  const mentions = firstMentions(text);
  const date = new Intl.DateTimeFormat(text.lang, { dateStyle: 'long', timeZone: 'UTC' });
  return (
    <footer className="story-foot">
      <section className="legend" aria-labelledby="legend">
        <h2 id="legend">{words.legend}</h2>
        <ul>
          {(['reported', 'inferred', 'alternative'] as const).map((certainty) => (
            <li key={certainty}>
              <LinePattern certainty={certainty} />
              <span>
                <strong>{words.certainty[certainty]}</strong>: {words.certaintyMeans[certainty]}
              </span>
            </li>
          ))}
          {(['story', 'approximate', 'training', 'region'] as const).map((kind) => (
            <li key={kind}>
              <MarkSample kind={kind} />
              <span>{words.legendPlaces[kind]}</span>
            </li>
          ))}
        </ul>
        <p>{words.legendLights}</p>
        <p>{words.legendBorders}</p>
      </section>
      <section className="journey">
        <JourneyTable story={story} text={text} words={words} km={legLengths(story)} cited={context.cited} />
        {beyond ? (
          <p className="beyond">
            <a className="button" href={beyond.howFar}>
              {words.howFar.title}
            </a>
            <a className="button" href={beyond.embed}>
              {words.embedThis}
            </a>
          </p>
        ) : null}
      </section>
      <section className="sources" aria-labelledby="sources">
        <h2 id="sources">{words.sources}</h2>
        <p>{words.sourcesNote}</p>
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
                    aria-label={words.backToMention(String(context.cited.indexOf(id) + 1))}
                  >
                    ↑
                  </a>
                ) : null}
              </li>
            );
          })}
        </ol>
      </section>
      <section className="credits" aria-labelledby="credits">
        <h2 id="credits">{words.credits}</h2>
        <p>
          <Words paragraph={text.credit} context={context} />
        </p>
        <p>{words.creditsText}</p>
        <p>{words.updated(date.format(new Date(text.updated)))}</p>
      </section>
    </footer>
  );
}

/** An ISO date, or year and month, as the language writes it. */
function sourceDate(date: string, lang: string): string {
  const parsed = new Date(date);
  if (Number.isNaN(parsed.getTime())) return date;
  const parts = date.split('-').length;
  const style: Intl.DateTimeFormatOptions =
    parts > 2 ? { dateStyle: 'long' } : parts === 2 ? { year: 'numeric', month: 'long' } : { year: 'numeric' };
  return new Intl.DateTimeFormat(lang, { ...style, timeZone: 'UTC' }).format(parsed);
}

function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^(www|m)\./, '');
}

function MarkSample({ kind }: { kind: 'story' | 'approximate' | 'training' | 'region' }): ReactNode {
  return (
    <svg className={`mark-sample mark-${kind}`} viewBox="-26 -8 52 16" width="52" height="16" aria-hidden="true">
      {kind === 'story' ? <circle r="3.6" /> : null}
      {kind === 'approximate' ? <circle r="4.6" fill="none" strokeWidth="1.5" strokeDasharray="2.4 2.4" /> : null}
      {kind === 'training' ? <path d="M0-5.6L5.6 0 0 5.6-5.6 0z" fill="none" strokeWidth="1.7" /> : null}
      {kind === 'region' ? <rect x="-18" y="-6" width="36" height="12" strokeWidth="1.2" fill="none" /> : null}
    </svg>
  );
}
