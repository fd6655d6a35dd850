import type { ReactNode } from 'react';
import type { Words } from '#locales/words.ts';
import type { Story } from '#timeline/story.ts';
import type { StoryText } from '#timeline/text.ts';
import { stepTitle } from './citations.ts';

/** The row at the map's corner: contents (which names the chapter being read) and the switch for motion. */
export function Controls({ story, text, words }: { story: Story; text: StoryText; words: Words }): ReactNode {
  const order = new Map(story.steps.map((step, index) => [step.id, index]));
  return (
    <header className="controls">
      <details className="contents" data-contents>
        <summary className="button">
          <span className="contents-chapter" data-chapter-name>
            {words.contents}
          </span>
          <svg className="dots" viewBox="0 0 20 6" width="20" height="6" aria-hidden="true">
            <circle cx="3" cy="3" r="2" />
            <circle cx="10" cy="3" r="2" />
            <circle cx="17" cy="3" r="2" />
          </svg>
          <svg className="chevron" viewBox="0 0 12 12" width="11" height="11" aria-hidden="true">
            <path d="M2 4l4 4 4-4" fill="none" stroke="currentColor" strokeWidth="1.8" />
          </svg>
          <span className="for-ears">{words.contents}</span>
        </summary>
        <nav className="contents-panel" aria-label={words.contents}>
          {text.chapters.map((chapter) => (
            <div key={chapter.id}>
              <p className="contents-heading">{chapter.heading ?? text.title}</p>
              <ol start={(order.get(chapter.steps[0]?.id ?? '') ?? 0) + 0}>
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
          <button type="button" className="switch in-panel" role="switch" aria-checked="true" data-motion data-asleep>
            {words.motion} <span className="switch-track" aria-hidden="true" />
          </button>
        </nav>
      </details>
      <button type="button" className="button switch in-row" role="switch" aria-checked="true" data-motion data-asleep>
        {words.motion} <span className="switch-track" aria-hidden="true" />
      </button>
    </header>
  );
}
