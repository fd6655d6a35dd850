import type { CSSProperties, ReactNode } from 'react';
import type { Messages } from '#locales/messages.ts';
import { stepTitle } from '#story/citations.ts';
import type { Story } from '#story/story.ts';
import { lineWidth } from '#timeline/label-metrics.ts';
import { barsPath, byImportance, type RouteOrigin, type RouteStop, routeStops, segmentsOf, showFrom } from '#timeline/route.ts';
import type { PageData } from './page-data.ts';
import { Chevron } from './title-section.tsx';

const width = 480;
const height = 26;

/**
 * The route timeline: the journey to scale, in its direction on the map, a link for each step, previous and next. A story without a journey has only the links,
 * one with a single step nothing.
 */
export function RouteTimeline(props: { story: Story; lang: string; messages: Messages; data: PageData }): ReactNode {
  const { story, lang, messages, data } = props;
  const text = story.texts[lang];
  const steps = text?.chapters.flatMap((chapter) => chapter.steps) ?? [];
  if (steps.length < 2) return null;
  const number = new Intl.NumberFormat(lang);
  return (
    <nav className="route-timeline" aria-label={messages.route} data-route-timeline data-origin={data.origin}>
      <a className="button step-button previous" href={`#${steps[0]?.id}`} data-previous aria-label={messages.previous}>
        <Chevron direction="up" />
      </a>
      <div className="route-body" dir="ltr">
        {story.journey.length > 0 ? <Route story={story} lang={lang} messages={messages} data={data} /> : null}
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

/** The journey's line with the light beneath it and its stops. */
function Route(props: { story: Story; lang: string; messages: Messages; data: PageData }): ReactNode {
  const { story, lang, messages, data } = props;
  const { origin } = data;
  const lit = data.light.some((light) => light > 0);
  const bars = barsPath(data.light, width, height, origin);
  const segments = segmentsOf(story.journey, data.km, origin);
  const line = (part: 'coming' | 'passed'): ReactNode => (
    <div className={`route-line ${part}`}>
      {segments.map(({ leg, from, to }) => (
        <span
          key={leg}
          className={`segment segment-${story.legs[leg]?.certainty ?? 'reported'}`}
          style={{ left: percent(from), width: percent(to - from) }}
        />
      ))}
    </div>
  );
  return (
    <>
      {lit ? (
        <p className="route-caption" aria-hidden="true">
          {messages.lightBeneath}
        </p>
      ) : null}
      <div className="route-way" aria-hidden="true">
        {lit ? (
          <>
            <svg className="bars" aria-hidden="true" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none">
              <path className="bars-coming" d={bars} />
            </svg>
            <svg className="bars bars-passed" aria-hidden="true" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none">
              <path d={bars} />
            </svg>
          </>
        ) : null}
        {line('coming')}
        {line('passed')}
        <div className="route-track">
          <div className="route-head" />
        </div>
      </div>
      <p className="route-places" aria-hidden="true">
        {stopNames(story, lang, data.km, origin).map(({ stop, name, room, from }, index) => (
          <span key={index} className={`route-stop ${stop.role}`} style={stopStyle(stop, room, from)}>
            {name}
          </span>
        ))}
      </p>
    </>
  );
}

const percent = (share: number): string => `${(share * 100).toFixed(3)}%`;

interface StopName {
  readonly stop: RouteStop;
  readonly name: string;
  /** width, em */
  readonly room: number;
  /** least width of the route timeline at which the name shows, em */
  readonly from: number;
}

/** Allowance for names that are wider in another font than the one their width was estimated for. */
const spare = 1.12;

/** The names of the stops with the widths from which they have room; names that never do are left out. */
export function stopNames(story: Story, lang: string, km: Readonly<Record<string, number>>, origin: RouteOrigin): StopName[] {
  const stops = byImportance(routeStops(story, km, origin), (place) => story.places[place]?.kind ?? 'context').map((stop) => {
    const name = story.places[stop.place]?.name[lang] ?? '';
    const weight = stop.role === 'destination' ? 600 : 400;
    return { stop, name, room: lineWidth(name, { size: 1, tracking: 0, caps: false, weight }) * spare };
  });
  const from = showFrom(stops.map(({ stop, room }) => ({ share: stop.share, width: room })));
  return stops.flatMap((stop, index) => {
    const least = from[index] ?? Number.POSITIVE_INFINITY;
    return Number.isFinite(least) && stop.name !== '' ? [{ ...stop, from: least }] : [];
  });
}

function stopStyle({ share }: RouteStop, room: number, from: number): CSSProperties {
  const numbers = { '--share': share.toFixed(4), '--room': `${room.toFixed(2)}em`, '--from': `${from.toFixed(2)}em` };
  return numbers as CSSProperties;
}
