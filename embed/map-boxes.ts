import type { Boxes } from './sheet.ts';

/** Below this width the map is laid out above the text, CSS px. */
const besideFrom = 720;

/** Share of the screen that a map above the text takes. */
const share = 0.45;

/**
 * A map that follows the host's own text: beside or above text inside the element; sticky on its own for text elsewhere.
 *
 * @param width of the element where the text is inside it, CSS px; else null
 * @param height of the map as the editor asks, CSS px, or null
 * @param sticky declarations that make a box stick below the host's header
 * @param screen what is left of the screen below that, in `calc()`
 */
export function mapBoxes(width: number | null, height: number | null, sticky: string, screen: string): Boxes {
  const low = `height:${height === null ? `calc(${share}*${screen})` : `${height}px`};`;
  const above = `${sticky}z-index:1;`;
  if (width === null) return [above, '', low];
  if (width < besideFrom) return ['', 'grid-row:2;', above + low];
  return [
    'grid-template-columns:minmax(0,1fr) minmax(0,1fr);',
    'padding:0 24px;',
    `grid-column:2;${above}${height === null ? `height:calc${screen};` : low}`,
  ];
}
