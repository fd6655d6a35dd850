import type { ReactNode } from 'react';
import { counted } from '#locales/counted.ts';
import type { Messages } from '#locales/messages.ts';
import { readingMinutes } from '#story/citations.ts';
import type { Story } from '#story/story.ts';
import type { StepText, StoryText } from '#story/text.ts';
import { usesOf } from '#story/uses.ts';
import { type InlineContext, InlineText } from './inline.tsx';
import { Logo, type LogoProps } from './logo.tsx';
import { type PageData, type Travel, travelStyle } from './page-data.ts';
import { Gap, MapDescription, ReadWith, StillPictures } from './step-section.tsx';

/** The first step: headline, standfirst, credit, and the start button. */
export function TitleSection(props: {
  step: StepText;
  story: Story;
  text: StoryText;
  messages: Messages;
  context: InlineContext;
  travel: Travel | undefined;
  /** legs that are drawn on the way to the next step */
  drawn: ReadonlySet<string>;
  data: PageData;
  /** the publisher's; absent: none */
  logo?: LogoProps | undefined;
}): ReactNode {
  const { step, story, text, messages, context, travel, drawn, data, logo } = props;
  const second = story.steps[1]?.id;
  return (
    <section id={step.id} data-step className="step title-step" style={travelStyle(travel)}>
      <div className="hero">
        <Masthead logo={logo}>
          <p className="kicker">
            {messages.mapStory}
            <span aria-hidden="true"> · </span>
            {counted(text.lang, messages.length, { steps: Math.max(story.steps.length - 1, 1), minutes: readingMinutes(text) })}
          </p>
        </Masthead>
        <div className="headline" data-reading>
          <h1>{text.title}</h1>
          <p className="standfirst">{text.standfirst}</p>
          <p className="credit">
            <InlineText paragraph={text.credit} context={context} />
          </p>
        </div>
        <div className="way-in">
          {usesOf(story).lights ? <p className="lights-note">{messages.lightsNote}</p> : null}
          <p className="begin-row">
            {second ? (
              <a className="button begin" href={`#${second}`} data-seek={second}>
                {messages.begin}
                <Chevron direction="down" />
              </a>
            ) : null}
            <span>
              {second ? (
                <>
                  {messages.orScroll}
                  <span aria-hidden="true"> · </span>
                </>
              ) : null}
              <a href={data.plainText}>{messages.plainText}</a>
            </span>
          </p>
        </div>
      </div>
      <MapDescription step={step} messages={messages} context={context} />
      <StillPictures step={step.id} posters={data.posters} />
      <ReadWith step={step} drawn={drawn} context={context} />
      <Gap step={step} drawn={drawn} context={context} />
    </section>
  );
}

/** What is over the headline: the logo, where there is one, and what this is. */
function Masthead({ logo, children }: { logo: LogoProps | undefined; children: ReactNode }): ReactNode {
  if (!logo) return children;
  return (
    <div className="masthead">
      <Logo {...logo} />
      {children}
    </div>
  );
}

export function Chevron({ direction }: { direction: 'up' | 'down' }): ReactNode {
  return (
    <svg className="chevron" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
      <path d={direction === 'down' ? 'M2 4l4 4 4-4' : 'M2 8l4-4 4 4'} fill="none" stroke="currentColor" strokeWidth="1.8" />
    </svg>
  );
}
