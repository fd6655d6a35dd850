import { breakpoints, wide } from './layout.ts';

const { columnsWidth, wideWidth, wideHeight, roomyWidth, shortHeight, tabletWidth, noScreenHeight } = breakpoints;

/** "Narrower than": widths are fractions of a CSS px where a page is zoomed, so the next width below is this much less. */
const below = (px: number): string => `${Number((px - 0.02).toFixed(2))}px`;

const columns = `(min-width: ${columnsWidth}px) and (min-aspect-ratio: 10001 / 10000)`;
const upright = '(max-aspect-ratio: 1 / 1)';
const wideSize = `(min-width: ${wideWidth}px) and (min-height: ${wideHeight}px)`;

/**
 * The media queries that style sheets write as `@media (--wide)`; postcss.config.ts fills them in. A comma is "or". They ask what
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
  /** portrait with room for more map */
  '--tablet': `${upright} and (min-width: ${tabletWidth}px)`,
  /** a window that is no viewport */
  '--no-screen': `(min-height: ${noScreenHeight}px)`,
  /** no room for a table's columns */
  '--narrow': `(max-width: ${below(wideWidth)})`,
  /** room for them */
  '--table': `(min-width: ${wideWidth}px)`,
} as const satisfies Record<`--${string}`, string>;

/** What is left for the row of controls beside the text where the viewport is so wide, CSS px. */
const roomBesideText = (viewport: number): number => viewport - viewport * (wide.column.left.share + wide.column.width.share) - wide.gutter;

const uprightBox = `((max-aspect-ratio: 1 / 1) or (max-width: ${below(columnsWidth)}))`;
const columnsBox = `(min-aspect-ratio: 10001 / 10000) and (min-width: ${columnsWidth}px)`;

/**
 * Conditions of container queries, written as `@container controls (--tight-row)`: by the room that something has, wherever it is. Those in rem are about
 * letters: they hold sooner where letters are larger.
 */
export const containerQueries = {
  /** `steps`: fewer than six lines a page below the map, or lines of a dozen letters beside it. No phone at the usual size has so few. */
  '--few-lines': `((${uprightBox} and (max-height: 24.9rem)) or (${columnsBox} and ((max-width: 34.9rem) or (max-height: 13.5rem))))`,
  /** `steps`: no room on the map for more than its figures */
  '--low-map': `((${uprightBox} and (max-height: 35rem)) or (max-height: 25rem))`,
  /** no room for words in the row of controls */
  '--tight-row': `(max-width: ${below(roomBesideText(roomyWidth))})`,
} as const satisfies Record<`--${string}`, string>;

/** The query of the wide layout, for `<source media>`. */
export const wideQuery: string = mediaQueries['--wide'];

/**
 * A list of media queries with its names filled in: each `(--name)` is replaced by the query of that name. Where that is a list, so that "or" would stand
 * inside "and", the parts are multiplied out, as older browsers know no parentheses about queries.
 *
 * @param list what follows `@media`, such as `(hover: none), (--small) and (min-height: 300px)`
 * @throws RangeError for a name that is not in the table, or one that stands otherwise than in "and" and "or"
 */
export function fillInMedia(list: string): string {
  if (!list.includes('(--')) return list;
  return list
    .split(',')
    .flatMap((query) => {
      const parts = query.trim().split(/\s+and\s+/);
      return parts.map(alternativesOf).reduce((before, after) => before.flatMap((one) => after.map((other) => `${one} and ${other}`)));
    })
    .join(', ');
}

function alternativesOf(part: string): string[] {
  if (!part.includes('(--')) return [part];
  if (!/^\(--[\w-]+\)$/.test(part))
    throw new RangeError(`Unexpected media query "${part}", expected a name by itself, joined by "and" or a comma`);
  return named(part, mediaQueries)
    .split(',')
    .map((alternative) => alternative.trim());
}

/**
 * A container's name and condition with the condition's name filled in.
 *
 * @param params what follows `@container`, such as `controls (--tight-row)`
 * @throws RangeError for a name that is not in the table
 */
export function fillInContainer(params: string): string {
  return params.replace(/\(--[\w-]+\)/g, (name) => named(name, containerQueries));
}

/** @param name in its parentheses */
function named(name: string, queries: Readonly<Record<string, string>>): string {
  const query = queries[name.slice(1, -1)];
  if (query !== undefined) return query;
  const known = Object.keys(queries).map((one) => `(${one})`);
  throw new RangeError(`Unexpected name "${name}", expected one of ${known.join(', ')}: see theme/media.ts`);
}
