import type { ReactNode } from 'react';
import { fill, type Messages } from '#locales/messages.ts';
import { directionOf } from '#story/languages.ts';
import type { Story } from '#story/story.ts';
import type { StoryText } from '#story/text.ts';
import { type InlineContext, InlineText } from './inline.tsx';
import { LinePattern } from './line-pattern.tsx';

/**
 * How far, how certain, according to whom. The text for each leg is in the HTML; a script shows that of the current leg and updates the
 * number. Hidden from assistive technology: captions and map descriptions give the same information in reading order.
 */
export function StatusPanel(props: { story: Story; text: StoryText; messages: Messages; context: InlineContext }): ReactNode {
  const { story, text, messages, context } = props;
  const number = new Intl.NumberFormat(text.lang);
  const spoken = new Set([...story.journey, ...story.steps.flatMap((step) => step.status ?? [])]);
  if (spoken.size === 0 && !story.steps.some(({ areas }) => areas)) return null;
  return (
    <div className="status-panel" data-status-panel aria-hidden="true" inert hidden>
      <div className="how-far" data-how-far>
        {/* Text in an SVG, so that a number that gains a digit causes no layout shift. Translators put elements of HTML into text, which no SVG shows. */}
        <span translate="no">
          <svg className="numeral" aria-hidden="true">
            <text y="0.8em">
              <tspan data-km />
              <tspan className="unit" dx={directionOf(text.lang) === 'rtl' ? -6 : 6}>
                {messages.kmSoFar}
              </tspan>
            </text>
          </svg>
        </span>
        <p className="of-about" data-of />
      </div>
      {[...spoken].map((id) => {
        const leg = story.legs[id];
        const says = text.says[id];
        if (!leg) return null;
        return (
          <p key={id} className="who-says" data-says={id} hidden>
            <LinePattern certainty={leg.certainty} />{' '}
            <strong>
              {messages.certainty[leg.certainty]}
              {messages.punctuation.stop}
            </strong>{' '}
            <span className="says-words">{says ? <InlineText paragraph={says} context={context} /> : null}</span>
          </p>
        );
      })}
      {story.steps.map((step) =>
        step.areas ? (
          <div key={step.id} className="areas" data-areas={step.id} hidden>
            <svg className="squares" data-squares aria-hidden="true">
              {step.areas.map((area) => (
                <rect key={area.km2} data-km2={area.km2} />
              ))}
            </svg>
            <ul>
              {step.areas.map((area) => (
                <li key={area.km2}>
                  <strong>{fill(messages.km2, { area: number.format(area.km2) })}</strong> {area.label[text.lang]}
                </li>
              ))}
            </ul>
            <p className="areas-note">
              {messages.atScale} {step.areasNote?.[text.lang]}
            </p>
          </div>
        ) : null,
      )}
    </div>
  );
}
