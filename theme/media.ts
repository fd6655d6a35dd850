import { breakpoints } from './layout.ts';

const { columnsWidth, wideWidth, wideHeight, roomyWidth, shortHeight } = breakpoints;

/** "Narrower than": widths are fractions of a CSS px where a page is zoomed, so the next width below is this much less. */
const below = (px: number): string => `${px - 0.02}px`;

const columns = `(min-width: ${columnsWidth}px) and (min-aspect-ratio: 10001 / 10000)`;
const upright = '(max-aspect-ratio: 1 / 1)';
const wideSize = `(min-width: ${wideWidth}px) and (min-height: ${wideHeight}px)`;

/**
 * The media queries that style sheets write as `@media (--wide)`; theme/postcss-media.ts fills them in. A comma is "or". They ask what
 * `layoutOf` of timeline/stages.ts asks: exactly one of portrait, landscape and wide holds.
 */
export const mediaQueries = {
  /** text under the map */
  '--portrait': `${upright}, (max-width: ${below(columnsWidth)})`,
  /** text beside the map or over it: landscape or wide */
  '--columns': columns,
  '--landscape': `${columns} and (max-width: ${below(wideWidth)}), ${columns} and (max-height: ${below(wideHeight)})`,
  '--wide': `${wideSize} and (min-aspect-ratio: 10001 / 10000)`,
  /** portrait or landscape */
  '--small': `(max-width: ${below(wideWidth)}), (max-height: ${below(wideHeight)}), ${upright}`,
  /** wide, but without room for words in the row of controls */
  '--tight': `${wideSize} and (max-width: ${below(roomyWidth)}) and (min-aspect-ratio: 10001 / 10000)`,
  /** phones that are small even for phones */
  '--short-portrait': `${upright} and (max-height: ${shortHeight}px), (max-width: ${below(columnsWidth)}) and (max-height: ${shortHeight}px)`,
  /** no room for a table's columns */
  '--narrow': `(max-width: ${below(wideWidth)})`,
} as const satisfies Record<`--${string}`, string>;

/** The query of the wide layout, for `<source media>`. */
export const wideQuery: string = mediaQueries['--wide'];

/**
 * A media query list with its names filled in: each `(--name)` is replaced by the query of that name. Where that is a list, so that "or" would stand inside
 * "and", the parts are multiplied out, as older browsers know no parentheses about queries.
 *
 * @param list what stands after `@media`, such as `(hover: none), (--small) and (min-height: 300px)`
 * @throws RangeError for a name that is not in the table, or `not` before a name
 */
export function fillInMedia(list: string, queries: Readonly<Record<string, string>> = mediaQueries): string {
  if (!list.includes('(--')) return list;
  return list
    .split(',')
    .flatMap((query) => {
      const parts = query.trim().split(/\s+and\s+/);
      return parts.reduce<string[]>((sofar, part) => {
        const alternatives = alternativesOf(part, queries);
        return sofar.length === 0 ? alternatives : sofar.flatMap((before) => alternatives.map((after) => `${before} and ${after}`));
      }, []);
    })
    .join(', ');
}

function alternativesOf(part: string, queries: Readonly<Record<string, string>>): string[] {
  if (!part.includes('(--')) return [part];
  const name = /^\((--[\w-]+)\)$/.exec(part)?.[1];
  const query = name === undefined ? undefined : queries[name];
  if (query === undefined) {
    const known = Object.keys(queries)
      .map((known) => `(${known})`)
      .join(', ');
    throw new RangeError(`Unexpected media query "${part}", expected one of ${known}, joined by "and" or a comma, without "not"`);
  }
  return query.split(',').map((alternative) => alternative.trim());
}
