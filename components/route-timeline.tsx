import type { CSSProperties, ReactNode } from 'react';
import type { Messages } from '#locales/messages.ts';
import { stepTitle } from '#story/citations.ts';
import type { PlaceKind, Story } from '#story/story.ts';
import { lineWidth } from '#timeline/label-metrics.ts';
import { barsPath, byImportance, clearGap, type RouteStop, routeStops, segmentsOf, showFrom } from '#timeline/route.ts';
import type { PageData } from './page-data.ts';
import { Chevron } from './title-section.tsx';

/** Height of the highest bar, half CSS px. */
const barHeight = 52;

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
  const bars = barsPath(data.light, barHeight, origin);
  const barsBox = `0 0 ${bars.width} ${barHeight}`;
  const segments = segmentsOf(story.journey, data.lengths, origin);
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
          <span>{messages.lightBeneath}</span>
          {lightNotes(story, lang, data, messages.lightBeneath).map(({ stop, name, room, from, least }) => (
            <span key={stop.place} className="route-stop" style={stopStyle(stop, room, from, least)}>
              {name}
            </span>
          ))}
        </p>
      ) : null}
      <div className="route-way" aria-hidden="true">
        {lit ? (
          <>
            <svg className="bars" aria-hidden="true" viewBox={barsBox} preserveAspectRatio="none">
              <path className="bars-coming" d={bars.d} />
            </svg>
            <svg className="bars bars-passed" aria-hidden="true" viewBox={barsBox} preserveAspectRatio="none">
              <path d={bars.d} />
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
        {stopNames(story, lang, data).map(({ stop, name, room, from }, index) => (
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
  /** the left edge at the least, em: what stands left of it */
  readonly least?: number | undefined;
  /** least width of the route timeline at which the name shows, em */
  readonly from: number;
}

/** Allowance for names that are wider in another font than the one their width was estimated for. */
const spare = 1.12;

type RouteData = Pick<PageData, 'lengths' | 'origin' | 'passed'>;

const kindOf = (story: Story, place: string): PlaceKind => story.places[place]?.kind ?? 'context';

const widthOf = (name: string, weight: 400 | 600 = 400): number => lineWidth(name, { size: 1, tracking: 0, caps: false, weight }) * spare;

/** The names of the stops with the widths from which they have room; names that never do are left out. */
export function stopNames(story: Story, lang: string, { lengths, origin, passed }: RouteData): StopName[] {
  const stops = routeStops(
    story,
    lengths,
    origin,
    passed.filter(({ place }) => kindOf(story, place) !== 'note'),
  );
  const names = byImportance(stops, (place) => kindOf(story, place)).map((stop) => {
    const name = story.places[stop.place]?.name[lang] ?? '';
    return { stop, name, room: widthOf(name, stop.role === 'destination' ? 600 : 400) };
  });
  return withRoom(names);
}

/** Words over the light beneath the line, beside the caption that stands at the line's left end. */
export function lightNotes(story: Story, lang: string, { lengths, origin, passed }: RouteData, caption: string): StopName[] {
  const notes = passed.filter(({ place }) => kindOf(story, place) === 'note');
  const stops = routeStops(story, lengths, origin, notes).filter(({ place }) => notes.some((note) => note.place === place));
  const least = widthOf(caption) + clearGap;
  return withRoom(
    stops.map((stop) => {
      const name = story.places[stop.place]?.name[lang] ?? '';
      return { stop, name, room: widthOf(name), least };
    }),
  );
}

/** @param names the most important first */
function withRoom(names: readonly Omit<StopName, 'from'>[]): StopName[] {
  const from = showFrom(names.map(({ stop, room, least }) => ({ share: stop.share, width: room, least })));
  return names.flatMap((name, index) => {
    const least = from[index] ?? Number.POSITIVE_INFINITY;
    return Number.isFinite(least) && name.name !== '' ? [{ ...name, from: least }] : [];
  });
}

function stopStyle({ share }: RouteStop, room: number, from: number, least?: number): CSSProperties {
  const em = (value: number): string => `${value.toFixed(2)}em`;
  const numbers = { '--share': share.toFixed(4), '--room': em(room), '--from': em(from), ...(least && { '--least': em(least) }) };
  return numbers as CSSProperties;
}
