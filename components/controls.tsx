import type { ReactNode } from 'react';
import { fill, type Messages } from '#locales/messages.ts';
import { stepTitle } from '#story/citations.ts';
import { autonym } from '#story/languages.ts';
import type { Story } from '#story/story.ts';
import type { StoryText } from '#story/text.ts';
import { ExploreButton } from './explore.tsx';

/** The controls in the corner of the map: contents (showing the current chapter), explore, play, motion, languages. */
export function Controls({
  story,
  text,
  messages,
  hrefOf,
}: {
  story: Story;
  text: StoryText;
  messages: Messages;
  hrefOf: HrefOf;
}): ReactNode {
  const several = story.steps.length > 1;
  const order = new Map(story.steps.map((step, index) => [step.id, index]));
  return (
    <header className="controls">
      <details className="contents" data-contents>
        <summary className="button">
          <span className="contents-chapter" data-chapter-name>
            {messages.contents}
          </span>
          <svg className="dots" viewBox="0 0 20 6" width="20" height="6" aria-hidden="true">
            <circle cx="3" cy="3" r="2" />
            <circle cx="10" cy="3" r="2" />
            <circle cx="17" cy="3" r="2" />
          </svg>
          <DownChevron />
          <span className="visually-hidden">{messages.contents}</span>
        </summary>
        <nav className="contents-panel panel" aria-label={messages.contents}>
          {text.chapters.map((chapter) => (
            <div key={chapter.id}>
              <p className="contents-heading">{chapter.heading ?? text.title}</p>
              <ol start={order.get(chapter.steps[0]?.id ?? '') ?? 0}>
                {chapter.steps.map((step) => (
                  <li key={step.id}>
                    <a href={`#${step.id}`} data-seek={step.id}>
                      {stepTitle(step, text.title)}
                    </a>
                  </li>
                ))}
              </ol>
            </div>
          ))}
          <div className="in-panel panel-rows">
            {several ? (
              <button type="button" className="panel-row" aria-pressed="false" data-play data-unavailable>
                <PlayIcon /> {messages.play}
              </button>
            ) : null}
            <MotionSwitch messages={messages} className="switch panel-row" />
            <LanguageLinks story={story} lang={text.lang} messages={messages} hrefOf={hrefOf} />
          </div>
        </nav>
      </details>
      <ExploreButton messages={messages} />
      {several ? (
        <button
          type="button"
          className="button step-button in-row"
          aria-pressed="false"
          aria-label={messages.play}
          data-play
          data-unavailable
        >
          <PlayIcon />
        </button>
      ) : null}
      <MotionSwitch messages={messages} className="button switch in-row" />
      {story.languages.length > 1 ? (
        <details className="languages in-row">
          <summary className="button" aria-label={messages.language}>
            {autonym(text.lang)}
            <DownChevron />
          </summary>
          <nav className="panel" aria-label={messages.language}>
            <LanguageLinks story={story} lang={text.lang} messages={messages} hrefOf={hrefOf} />
          </nav>
        </details>
      ) : null}
    </header>
  );
}

/** URL of the story's page in a language. */
export type HrefOf = (lang: string) => string;

function MotionSwitch({ messages, className }: { messages: Messages; className: string }): ReactNode {
  return (
    <button type="button" className={className} role="switch" aria-checked="true" data-motion data-unavailable>
      {messages.motion} <span className="switch-track" aria-hidden="true" />
    </button>
  );
}

/** Links to the story in its languages, each by its own name; a script adds the current step. */
function LanguageLinks({ story, lang, messages, hrefOf }: { story: Story; lang: string; messages: Messages; hrefOf: HrefOf }): ReactNode {
  return story.languages.length < 2 ? null : (
    <ul className="language-links" aria-label={messages.language}>
      {story.languages.map((other) => (
        <li key={other}>
          <a href={hrefOf(other)} hrefLang={other} lang={other} data-language={other} aria-current={other === lang ? 'true' : undefined}>
            {autonym(other)}
          </a>
        </li>
      ))}
    </ul>
  );
}

function DownChevron(): ReactNode {
  return (
    <svg className="chevron" viewBox="0 0 12 12" width="11" height="11" aria-hidden="true">
      <path d="M2 4l4 4 4-4" fill="none" stroke="currentColor" strokeWidth="1.8" />
    </svg>
  );
}

/** A triangle, or two bars while the story plays; the style sheet shows one of them. */
export function PlayIcon(): ReactNode {
  return (
    <svg className="play-icon" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
      <path className="play" d="M2.5 1v10l8-5z" fill="currentColor" />
      <path className="pause" d="M2 1h3v10H2zM7 1h3v10H7z" fill="currentColor" />
    </svg>
  );
}

/** Pause and speed while the story plays, within reach of a thumb. */
export function PlayingBar({ messages }: { messages: Messages }): ReactNode {
  return (
    <div className="playing-bar">
      <button type="button" className="button" data-play>
        <PlayIcon /> {messages.pause}
      </button>
      <button type="button" className="button" data-speed aria-label={messages.speed}>
        1×
      </button>
    </div>
  );
}

/** Offers a returning reader the step of the last visit. Overlaid on the page, so that nothing shifts. */
export function ContinueOffer({ messages, first }: { messages: Messages; first: string }): ReactNode {
  return (
    <section className="continue-offer" data-continue aria-labelledby="page-continue" hidden>
      <a id="page-continue" className="button" href={`#${first}`} data-template={messages.continueAt}>
        {fill(messages.continueAt, { step: '' })}
      </a>
      <button type="button" className="button step-button" aria-label={messages.close}>
        <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
          <path d="M2 2l8 8M10 2l-8 8" stroke="currentColor" strokeWidth="1.8" />
        </svg>
      </button>
    </section>
  );
}
