import type { CSSProperties, ReactNode } from 'react';
import type { Messages } from '#locales/messages.ts';
import { stepTitle } from '#story/citations.ts';
import type { Story } from '#story/story.ts';
import { barsPath, routePlaces, segmentsOf } from '#timeline/route.ts';
import type { PageData } from './page-data.ts';
import { Chevron } from './title-section.tsx';

const width = 480;
const height = 26;

/** The route strip: the journey unrolled to scale, west at the left as on the map, a link for each step, previous and next. */
export function RouteTimeline({
  story,
  lang,
  messages,
  data,
}: {
  story: Story;
  lang: string;
  messages: Messages;
  data: PageData;
}): ReactNode {
  const text = story.texts[lang];
  const steps = text?.chapters.flatMap((chapter) => chapter.steps) ?? [];
  const bars = barsPath(data.light, width, height);
  const segments = segmentsOf(story.journey, data.km);
  const number = new Intl.NumberFormat(lang);
  return (
    <nav className="route-timeline" aria-label={messages.route} data-route-timeline>
      <a className="button step-button previous" href={`#${steps[0]?.id}`} data-previous aria-label={messages.previous}>
        <Chevron direction="up" />
      </a>
      <div className="route-body" dir="ltr">
        <p className="route-caption" aria-hidden="true">
          {messages.lightBeneath}
        </p>
        <div className="route-way" aria-hidden="true">
          <svg className="bars" aria-hidden="true" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none">
            <path className="bars-coming" d={bars} />
          </svg>
          <svg className="bars bars-passed" aria-hidden="true" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none">
            <path d={bars} />
          </svg>
          <div className="route-line coming">
            {segments.map((segment) => (
              <Segment key={segment.leg} segment={segment} certainty={story.legs[segment.leg]?.certainty ?? 'reported'} />
            ))}
          </div>
          <div className="route-line passed">
            {segments.map((segment) => (
              <Segment key={segment.leg} segment={segment} certainty={story.legs[segment.leg]?.certainty ?? 'reported'} />
            ))}
          </div>
          <div className="route-track">
            <div className="route-head" />
          </div>
        </div>
        <p className="route-places" aria-hidden="true">
          {routePlaces(story, data.km).map(({ place, share }, index, all) => (
            <span
              key={place}
              className={index === 0 ? 'west-end' : index === all.length - 1 ? 'east-end' : 'between'}
              style={{ '--share': `${(share * 100).toFixed(2)}%` } as CSSProperties}
            >
              {story.places[place]?.name[lang]}
            </span>
          ))}
        </p>
        <ol className="route-steps">
          {steps.map((step, index) => (
            <li key={step.id}>
              <a href={`#${step.id}`} data-seek={step.id} aria-label={`${number.format(index)}. ${stepTitle(step, text?.title ?? '')}`}>
                <span />
              </a>
            </li>
          ))}
        </ol>
      </div>
      <p className="route-count" data-count aria-hidden="true" />
      <a className="button step-button next" href={`#${steps[1]?.id}`} data-next aria-label={messages.next}>
        <Chevron direction="down" />
      </a>
    </nav>
  );
}

function Segment({ segment, certainty }: { segment: { from: number; to: number }; certainty: string }): ReactNode {
  return (
    <span
      className={`segment segment-${certainty}`}
      style={{ left: `${(segment.from * 100).toFixed(3)}%`, width: `${((segment.to - segment.from) * 100).toFixed(3)}%` }}
    />
  );
}
