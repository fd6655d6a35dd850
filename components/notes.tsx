import type { ReactNode } from 'react';
import type { Words as Messages } from '#locales/words.ts';
import type { Place, Source, Story } from '#story/story.ts';
import type { Paragraph, StoryText } from '#story/text.ts';
import { inlinesOf, sourcesIn, stepsOf } from '#story/walk-text.ts';
import { paragraphsIn, stepTitle } from '#story/citations.ts';
import { type InlineContext, Words } from './inline.tsx';
import { LinePattern } from './status-panel.tsx';

interface NotesProps {
  readonly story: Story;
  readonly text: StoryText;
  readonly words: Messages;
  readonly context: InlineContext;
  /** length of each leg, km */
  readonly km: Readonly<Record<string, number>>;
}

/** Where a place or a leg is spoken of: the steps, and the sources that are cited in the same breath. */
export function mentionsOf(text: StoryText, to: 'place' | 'leg' | 'region', id: string): { steps: string[]; sources: string[] } {
  const names = (paragraph: Paragraph): boolean =>
    [...inlinesOf([paragraph])].some((inline) => inline.type === 'reference' && inline.to === to && inline.id === id);
  const found = stepsOf(text).map((step) => ({ step: step.id, paragraphs: paragraphsIn(step).filter(names) }));
  return {
    steps: found.filter(({ paragraphs }) => paragraphs.length > 0).map(({ step }) => step),
    sources: [...sourcesIn(found.flatMap(({ paragraphs }) => paragraphs))],
  };
}

/** Everything that has a mark or a line: what a reader may open in the free map. Labels of seas and countries have none. */
const marked = ({ kind }: Place): boolean => kind === 'story' || kind === 'approximate' || kind === 'training' || kind === 'context';

/** The notes of all places, legs and regions, ready in the page and out of sight until one is opened on the free map. */
export function Notes({ story, text, words, context, km }: NotesProps): ReactNode {
  const places = Object.values(story.places).filter(marked);
  return (
    <div className="notes" data-notes hidden>
      {Object.values(story.legs).map((leg) => (
        <article key={leg.id} data-note={`leg:${leg.id}`}>
          <h3>{leg.name[text.lang]}</h3>
          <p>
            <LinePattern certainty={leg.certainty} /> <strong>{words.certainty[leg.certainty]}</strong>:{' '}
            {words.certaintyMeans[leg.certainty]}.
          </p>
          <p>
            {story.places[leg.from]?.name[text.lang]} – {story.places[leg.to]?.name[text.lang]},{' '}
            {words.km(new Intl.NumberFormat(text.lang).format(Math.round((km[leg.id] ?? 0) / 10) * 10))}
          </p>
          {text.says[leg.id] ? (
            <p>
              <Words paragraph={text.says[leg.id] ?? []} context={context} />
            </p>
          ) : null}
          <Mentions text={text} steps={mentionsOf(text, 'leg', leg.id).steps} />
          <SourceLinks story={story} ids={leg.sources} lang={text.lang} words={words} />
        </article>
      ))}
      {places.map((place) => (
        <Note key={place.id} of="place" id={place.id} name={place.name[text.lang] ?? ''} story={story} text={text} words={words}>
          {place.detail ? <p>{place.detail[text.lang]}</p> : null}
          {place.kind === 'training' || place.kind === 'approximate' ? <p>{words.legendPlaces[place.kind]}</p> : null}
        </Note>
      ))}
      {Object.values(story.regions).map((region) => (
        <Note key={region.id} of="region" id={region.id} name={region.name[text.lang] ?? ''} story={story} text={text} words={words} />
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
  words: Messages;
  children?: ReactNode;
}): ReactNode {
  const { of, id, name, story, text, words, children } = props;
  const { steps, sources } = mentionsOf(text, of, id);
  return (
    <article data-note={`${of}:${id}`}>
      <h3>{name}</h3>
      {children}
      <Mentions text={text} steps={steps} />
      <SourceLinks story={story} ids={sources} lang={text.lang} words={words} />
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
            {stepTitle(all.find((step) => step.id === id) ?? { id, paragraphs: [], map: [], asides: [] }, text.title)}
          </a>
        </li>
      ))}
    </ul>
  );
}

function SourceLinks(props: { story: Story; ids: readonly string[]; lang: string; words: Messages }): ReactNode {
  const { story, ids, lang, words } = props;
  const sources = ids.map((id) => story.sources[id]).filter((source): source is Source => source !== undefined);
  return sources.length === 0 ? null : (
    <p className="note-sources">
      {words.sources}:{' '}
      {sources.map((source, index) => (
        <span key={source.id}>
          {index > 0 ? '; ' : ''}
          <a href={`#source-${source.id}`}>{source.who[lang]}</a>
        </span>
      ))}
    </p>
  );
}
