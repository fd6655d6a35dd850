import type { ReactNode } from 'react';
import { fill, type Messages } from '#locales/messages.ts';
import { paragraphsIn, stepTitle } from '#story/citations.ts';
import { marklessKinds, type Place, type Source, type Story } from '#story/story.ts';
import type { Paragraph, StoryText } from '#story/text.ts';
import { inlinesOf, sourcesIn, stepsOf } from '#story/walk-text.ts';
import { legKilometres } from '#timeline/leg-lengths.ts';
import { type InlineContext, InlineText } from './inline.tsx';
import { beginningOf, legKm } from './journey-table.tsx';
import { LinePattern } from './line-pattern.tsx';

interface NotesProps {
  readonly story: Story;
  readonly text: StoryText;
  readonly messages: Messages;
  readonly context: InlineContext;
}

/** Where a place, leg or region is mentioned: the steps, and the sources cited in the same paragraphs. */
export function mentionsOf(text: StoryText, to: 'place' | 'leg' | 'region', id: string): { steps: string[]; sources: string[] } {
  const names = (paragraph: Paragraph): boolean =>
    [...inlinesOf([paragraph])].some((inline) => inline.type === 'reference' && inline.to === to && inline.id === id);
  const found = stepsOf(text).map((step) => ({ step: step.id, paragraphs: paragraphsIn(step).filter(names) }));
  return {
    steps: found.filter(({ paragraphs }) => paragraphs.length > 0).map(({ step }) => step),
    sources: [...sourcesIn(found.flatMap(({ paragraphs }) => paragraphs))],
  };
}

/** Whether a place has a mark, which readers can open in explore mode. Labels of seas and countries have none. */
const marked = ({ kind }: Place): boolean => !marklessKinds.includes(kind);

/** The notes on all places, legs and regions, hidden in the page until one is opened in explore mode. */
export function Notes({ story, text, messages, context }: NotesProps): ReactNode {
  const km = legKilometres(story);
  const number = new Intl.NumberFormat(text.lang);
  const places = Object.values(story.places).filter(marked);
  return (
    <div className="notes" data-notes hidden>
      {Object.values(story.legs).map((leg) => (
        <article key={leg.id} data-note={`leg:${leg.id}`}>
          <h3>{leg.name[text.lang]}</h3>
          <p>
            <LinePattern certainty={leg.certainty} /> <strong>{messages.certainty[leg.certainty]}</strong>
            {messages.punctuation.colon}
            {text.certainty[leg.certainty] ?? messages.certaintyMeans[leg.certainty]}
            {messages.punctuation.stop}
          </p>
          <p>
            {beginningOf(leg, story, { lang: text.lang, messages })} – {story.places[leg.to]?.name[text.lang]}
            {typeof km[leg.id] === 'number' ? `, ${fill(messages.km, { km: number.format(legKm(km[leg.id] ?? 0)) })}` : ''}
          </p>
          {text.says[leg.id] ? (
            <p>
              <InlineText paragraph={text.says[leg.id] ?? []} context={context} />
            </p>
          ) : null}
          <Mentions text={text} steps={mentionsOf(text, 'leg', leg.id).steps} />
          <SourceLinks story={story} ids={leg.sources} lang={text.lang} messages={messages} />
        </article>
      ))}
      {places.map((place) => (
        <Note key={place.id} of="place" id={place.id} name={place.name[text.lang] ?? ''} story={story} text={text} messages={messages}>
          {place.detail ? <p>{place.detail[text.lang]}</p> : null}
          {place.kind === 'approximate' ? <p>{messages.legendPlaces.approximate}</p> : null}
          {place.own ? <p>{place.own.name[text.lang]}</p> : null}
        </Note>
      ))}
      {Object.values(story.regions).map((region) => (
        <Note
          key={region.id}
          of="region"
          id={region.id}
          name={region.name[text.lang] ?? ''}
          story={story}
          text={text}
          messages={messages}
        />
      ))}
    </div>
  );
}

function Note(props: {
  of: 'place' | 'region';
  id: string;
  name: string;
  story: Story;
  text: StoryText;
  messages: Messages;
  children?: ReactNode;
}): ReactNode {
  const { of, id, name, story, text, messages, children } = props;
  const { steps, sources } = mentionsOf(text, of, id);
  return (
    <article data-note={`${of}:${id}`}>
      <h3>{name}</h3>
      {children}
      <Mentions text={text} steps={steps} />
      <SourceLinks story={story} ids={sources} lang={text.lang} messages={messages} />
    </article>
  );
}

function Mentions({ text, steps }: { text: StoryText; steps: readonly string[] }): ReactNode {
  const all = stepsOf(text);
  return steps.length === 0 ? null : (
    <ul className="note-steps">
      {steps.map((id) => (
        <li key={id}>
          <a href={`#${id}`} data-seek={id}>
            {stepTitle(all.find((step) => step.id === id) ?? { id, blocks: [], map: [], asides: [] }, text.title)}
          </a>
        </li>
      ))}
    </ul>
  );
}

function SourceLinks(props: { story: Story; ids: readonly string[]; lang: string; messages: Messages }): ReactNode {
  const { story, ids, lang, messages } = props;
  const sources = ids.map((id) => story.sources[id]).filter((source): source is Source => source !== undefined);
  return sources.length === 0 ? null : (
    <p className="note-sources">
      {messages.sources}
      {messages.punctuation.colon}
      {sources.map((source, index) => (
        <span key={source.id}>
          {index > 0 ? messages.punctuation.semicolon : ''}
          <a href={`#source-${source.id}`}>{source.who[lang]}</a>
        </span>
      ))}
    </p>
  );
}
