import type { ReactNode } from 'react';
import { dateFormat } from '#locales/dates.ts';
import { stepTitle } from '#story/citations.ts';
import { inLanguage } from '#story/languages.ts';
import type { Story } from '#story/story.ts';
import { stepsOf } from '#story/walk-text.ts';

/**
 * What was corrected, the latest first, with its day and the step that it touches; nothing where nothing was.
 * @param home address of the story's page, where this is not on it
 */
export function Corrections(props: { story: Story; lang: string; heading: string; home?: string }): ReactNode {
  const { story, lang, heading, home = '' } = props;
  const { corrections = [], texts } = story;
  const text = texts[lang];
  if (corrections.length === 0 || !text) return null;
  const day = dateFormat(lang);
  return (
    <section className="corrections" aria-labelledby="corrections">
      <h2 id="corrections">{heading}</h2>
      <ul>
        {corrections.map(({ date, step: id, text: words }, index) => {
          const step = stepsOf(text).find((one) => one.id === id);
          return (
            <li key={index}>
              <strong>
                <time dateTime={date}>{day.format(new Date(date))}</time>
              </strong>{' '}
              {inLanguage(words, lang)}{' '}
              {step ? (
                <a href={`${home}#${step.id}`} data-seek={home === '' ? step.id : undefined}>
                  {stepTitle(step, text.title)}
                </a>
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
