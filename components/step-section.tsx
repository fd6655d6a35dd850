import type { ReactNode } from 'react';
import type { Messages } from '#locales/messages.ts';
import type { StepKind } from '#story/story.ts';
import type { Aside, StepText } from '#story/text.ts';
import { Blocks } from './blocks.tsx';
import { type InlineContext, InlineText } from './inline.tsx';
import { type PageData, type Travel, travelStyle } from './page-data.ts';

/**
 * A step: its words and notes, whose position determines the reading position, and the gap after it. Set apart from the article, but in the gap,
 * are only the captions of legs that are drawn there.
 */
export function StepSection(props: {
  step: StepText;
  /** absent: words at one side, and the map */
  kind?: StepKind | undefined;
  /** BCP 47 tag of the text */
  lang: string;
  context: InlineContext;
  messages: Messages;
  travel: Travel | undefined;
  /** legs that are drawn on the way to the next step */
  drawn: ReadonlySet<string>;
  data: PageData;
}): ReactNode {
  const { step, kind, lang, context, messages, travel, drawn, data } = props;
  return (
    <section id={step.id} data-step data-kind={kind} className="step" style={travelStyle(travel)}>
      <div className="reading" data-reading>
        <Blocks blocks={step.blocks} lang={lang} files={data.files} messages={messages} context={context} />
      </div>
      <a className="copy-link" href={`#${step.id}`} data-copy-link={`${data.share}${step.id}/`}>
        <span className="visually-hidden">{messages.copyLink}</span>
        {/* Filled, as `patternPath` is. */}
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" fill="currentColor">
          <path d="M7 4l1.6-1.6a3.5 3.5 0 0 1 5 5L12 9l-1-1 1.6-1.6a2.1 2.1 0 0 0-3-3L8 5zM9 12l-1.6 1.6a3.5 3.5 0 0 1-5-5L4 7l1 1-1.6 1.6a2.1 2.1 0 0 0 3 3L8 11zM6 9l3-3 1 1-3 3z" />
        </svg>
      </a>
      <MapDescription step={step} messages={messages} context={context} />
      <StillPictures step={step.id} posters={data.posters} />
      <ReadWith step={step} drawn={drawn} context={context} />
      <Gap step={step} drawn={drawn} context={context} />
    </section>
  );
}

interface AsidesProps {
  readonly step: StepText;
  readonly context: InlineContext;
  /** legs that are drawn on the way to the next step */
  readonly drawn: ReadonlySet<string>;
}

/** Whether an aside is read on the way to the next step, while its leg is drawn. All others are read with the step's text. */
const travels = ({ leg }: Aside, drawn: ReadonlySet<string>): boolean => leg !== undefined && drawn.has(leg);

/** What is read with a step's text, while its map rests. */
export function ReadWith({ step, context, drawn }: AsidesProps): ReactNode {
  const asides = step.asides.filter((aside) => !travels(aside, drawn));
  return asides.length === 0 ? null : (
    <div className="asides" data-read-with>
      <Asides asides={asides} context={context} />
    </div>
  );
}

/** The way to the next step. */
export function Gap({ step, context, drawn }: AsidesProps): ReactNode {
  return (
    <div className="gap">
      <Asides asides={step.asides.filter((aside) => travels(aside, drawn))} context={context} />
    </div>
  );
}

/** The step's posters for readers without scripts and for print. Neither is loaded while the live map is used. */
export function StillPictures({ step, posters }: { step: string; posters: string }): ReactNode {
  return (
    <>
      <noscript>
        <img className="still" src={`${posters}${step}-portrait.svg`} alt="" width="390" height="315" loading="lazy" />
      </noscript>
      <img className="on-paper" src={`${posters}${step}-print.svg`} alt="" width="640" height="400" loading="lazy" />
    </>
  );
}

/** What the map shows, for readers who cannot see it. In reading order, and not a live region. */
export function MapDescription({ step, messages, context }: { step: StepText; messages: Messages; context: InlineContext }): ReactNode {
  return step.map.map((paragraph, index) => (
    <p key={index} className="map-words visually-hidden">
      <span>{messages.onTheMap} </span>
      <InlineText paragraph={paragraph} context={context} />
    </p>
  ));
}

/** Captions of legs and notes, set in the sans to distinguish them from the article. */
export function Asides({ asides, context }: { asides: readonly Aside[]; context: InlineContext }): ReactNode {
  return asides.map((aside, index) => (
    <div key={index} className={`aside aside-${aside.kind}`} data-leg-caption={aside.leg}>
      {aside.paragraphs.map((paragraph, line) => (
        <p key={line}>
          <InlineText paragraph={paragraph} context={context} />
        </p>
      ))}
    </div>
  ));
}
