import type { ReactNode } from 'react';
import { fill, type Messages } from '#locales/messages.ts';
import type { Leg, Story } from '#story/story.ts';
import type { StoryText } from '#story/text.ts';
import type { LegKilometres } from '#timeline/leg-lengths.ts';
import { LinePattern } from './line-pattern.tsx';

export interface JourneyTableProps {
  readonly story: Story;
  readonly text: StoryText;
  readonly messages: Messages;
  /** what is said of each leg's length, km */
  readonly km: LegKilometres;
  /** source ids in the order of their footnote numbers */
  readonly cited: readonly string[];
}

/** The legs in table order: first the journey's, in its order, then all others in the story's order. */
export function tableLegs(story: Story): Leg[] {
  const journey = story.journey.flatMap((id) => story.legs[id] ?? []);
  return [...journey, ...Object.values(story.legs).filter(({ id }) => !story.journey.includes(id))];
}

/** A leg's displayed length: rounded to 10 km as on the status panel, or to 1 km below 10 km. */
export function legKm(km: number): number {
  return km < 10 ? Math.round(km) : Math.round(km / 10) * 10;
}

/**
 * The journey in figures: each leg with its ends, length, certainty and sources, and the total length. A table of what the map shows, with each leg's name as
 * the row header. What is not known is said to be so; a length that a source states has its footnote beside it, and a note says that all others are measured.
 */
export function JourneyTable({ story, text, messages, km, cited }: JourneyTableProps): ReactNode {
  const { lang } = text;
  const { journey } = messages;
  const number = new Intl.NumberFormat(lang);
  const length = (value: number | null | undefined): string =>
    value === null || value === undefined ? journey.unknown : fill(messages.km, { km: number.format(legKm(value)) });
  const placeName = (id: string): string => story.places[id]?.name[lang] ?? id;
  const lengths = story.journey.map((id) => km[id] ?? null);
  const whole = lengths.reduce<number | null>((sum, one) => (sum === null || one === null ? null : sum + one), 0);
  const legs = tableLegs(story);
  const isMeasured = (leg: Leg): boolean => typeof leg.length !== 'object' && (km[leg.id] ?? null) !== null;
  const sourceLinks = (ids: readonly string[]): ReactNode => (
    <Sources ids={ids} cited={cited} story={story} lang={lang} none={journey.none} number={number} />
  );
  const row = (leg: Leg): ReactNode => (
    <tr key={leg.id} data-row={leg.id}>
      <th scope="row">
        <LinePattern certainty={leg.certainty} />
        {leg.name[lang]}
      </th>
      <Cell label={journey.from}>{beginningOf(leg, story, { lang, messages })}</Cell>
      <Cell label={journey.to}>{placeName(leg.to)}</Cell>
      <Cell label={journey.length} className="figure">
        {length(km[leg.id])}
        {typeof leg.length === 'object' ? <sup className="cite">{sourceLinks(leg.length.sources)}</sup> : null}
      </Cell>
      <Cell label={journey.mode}>{leg.mode ? messages.mode[leg.mode] : journey.unknown}</Cell>
      <Cell label={journey.certainty}>{messages.certainty[leg.certainty]}</Cell>
      <Cell label={journey.sources}>{sourceLinks(leg.sources)}</Cell>
    </tr>
  );
  return (
    <table className="journey-table">
      <caption>{journey.caption}</caption>
      <thead className="visually-hidden">
        <tr>
          {[journey.leg, journey.from, journey.to, journey.length, journey.mode, journey.certainty, journey.sources].map((heading) => (
            <th key={heading} scope="col">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {legs.slice(0, story.journey.length).map(row)}
        {story.journey.length > 1 ? (
          <tr className="total" data-row="total">
            <th scope="row">{journey.total}</th>
            <Cell label={journey.from}>{placeName(legs[0]?.from ?? '')}</Cell>
            <Cell label={journey.to}>{placeName(legs[story.journey.length - 1]?.to ?? '')}</Cell>
            <Cell label={journey.length} className="figure">
              {length(whole)}
            </Cell>
            <td colSpan={3} />
          </tr>
        ) : null}
      </tbody>
      {legs.length > story.journey.length ? <tbody>{legs.slice(story.journey.length).map(row)}</tbody> : null}
      {legs.some(isMeasured) ? (
        <tfoot>
          <tr>
            <td colSpan={7}>{journey.measured}</td>
          </tr>
        </tfoot>
      ) : null}
    </table>
  );
}

/** Where a leg begins, in words: a place's name, or which leg it branches off. */
export function beginningOf(leg: Leg, story: Story, { lang, messages }: { lang: string; messages: Messages }): string {
  if (leg.branch) return fill(messages.journey.branch, { leg: story.legs[leg.branch.leg]?.name[lang] ?? leg.branch.leg });
  return story.places[leg.from ?? '']?.name[lang] ?? leg.from ?? '';
}

/** A cell with its column's heading as a label, for narrow screens, where the column headings are hidden. */
function Cell({ label, className, children }: { label: string; className?: string; children: ReactNode }): ReactNode {
  return (
    <td data-label={label} className={className}>
      <span>{children}</span>
    </td>
  );
}

function Sources(props: {
  ids: readonly string[];
  cited: readonly string[];
  story: Pick<Story, 'sources'>;
  lang: string;
  none: string;
  number: Intl.NumberFormat;
}): ReactNode {
  const { ids, cited, story, lang, none, number } = props;
  if (ids.length === 0) return none;
  const inOrder = [...ids].sort((a, b) => cited.indexOf(a) - cited.indexOf(b));
  return inOrder.map((id, index) => {
    const place = cited.indexOf(id);
    const who = story.sources[id]?.who[lang] ?? id;
    return (
      <span key={id}>
        {index > 0 ? ' ' : null}
        {/* A source that the text does not cite has no number and no entry in the list, so it is named. */}
        {place < 0 ? (
          who
        ) : (
          <a href={`#source-${id}`} aria-label={`${number.format(place + 1)}: ${who}`}>
            {number.format(place + 1)}
          </a>
        )}
      </span>
    );
  });
}
