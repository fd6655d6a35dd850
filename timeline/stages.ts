import type { Box, LngLat, Stage } from '#geo/camera.ts';
import { directionOf } from '#story/languages.ts';

export type { LngLat, Stage };

/**
 * How the page is laid out. `wide`: text over the left of a full-bleed map · `portrait`: map pinned to the top, the seam with the strip
 * below it, text under that · `landscape`: text at one side, map at the other. The style sheet asks the same questions in the same numbers.
 */
export type Layout = 'wide' | 'portrait' | 'landscape';

export interface Viewport {
  /** CSS px */
  readonly width: number;
  /** CSS px; on phones the small viewport's, so that a collapsing address bar changes nothing */
  readonly height: number;
}

/** Share of a tall viewport that map and seam take, and the seam's height in CSS px. */
export const portraitShare = 0.44;
export const seamHeight = 56;

/** The ground under the text column fades out over this width, CSS px: nothing that matters on the map stands in it. */
export const wideShade = 96;

const clamp = (low: number, value: number, high: number): number => Math.min(Math.max(value, low), high);

export function layoutOf({ width, height }: Viewport): Layout {
  if (width <= height || width < 560) return 'portrait';
  return width >= 900 && height >= 560 ? 'wide' : 'landscape';
}

/** Left edge and width of the text column in the wide layout, CSS px. */
export function wideColumn(width: number): { left: number; width: number } {
  return { left: clamp(40, width * 0.05, 160), width: clamp(400, width * 0.36, 600) };
}

/**
 * The stage of a viewport: the map's box in whole CSS px and the part of it that text leaves free.
 * `endside`: the text column stands at the right (right-to-left languages). The page measures its boxes; this is the same in
 * numbers, for what is computed before there is a page: gaps, posters, checks.
 *
 * @param buttons how many stand in the map's corner on small stages: the free map, the contents, and what a guest has besides
 */
export function stageOf(viewport: Viewport, endside = false, buttons = 2): Stage {
  const { width, height } = viewport;
  const layout = layoutOf(viewport);
  if (layout === 'portrait') {
    const mapHeight = Math.max(Math.round(height * portraitShare) - seamHeight, 1);
    const bottom = Math.min(70, Math.round(mapHeight * 0.22));
    return {
      width,
      height: mapHeight,
      free: { top: 14, right: 14, bottom, left: 14 },
      covered: coveredOn(width, mapHeight, { layout, endside, buttons }),
    };
  }
  const text = layout === 'wide' ? (({ left, width: w }) => left + w + wideShade)(wideColumn(width)) : 0;
  const near = layout === 'wide' ? 40 : 14;
  const free = {
    top: layout === 'wide' ? 80 : 14,
    right: endside ? text || near : near,
    bottom: layout === 'wide' ? clamp(170, height * 0.26, 250) : Math.min(146, Math.round(height * 0.38)),
    left: endside ? near : text || near,
  };
  if (layout === 'wide') return { width, height, free };
  const own = width - landscapeTextWidth(width);
  return { width: own, height, free, covered: coveredOn(own, height, { layout, endside, buttons }) };
}

/** What lies over a small stage: buttons in one corner, the numeral in another, CSS px. */
export function coveredOn(
  width: number,
  height: number,
  { layout, endside, buttons }: { readonly layout: 'portrait' | 'landscape'; readonly endside: boolean; readonly buttons: number },
): Box[] {
  // On its side the strip stands over the map's foot, and the numeral above it.
  return [buttonsCorner(width, buttons), statusPanelCorner(width, height, layout === 'portrait' ? 0 : 84, endside)];
}

/** The buttons stand in the map's upper right corner in every language, since the map is mirrored in none. */
function buttonsCorner(width: number, buttons: number): Box {
  return { left: width - 8 - 52 * buttons, top: 0, right: width, bottom: 60 };
}

/** The numeral and its kind of line, in the map's lower corner where one begins to read. @param above CSS px that it stands above the map's foot */
function statusPanelCorner(width: number, height: number, above: number, endside: boolean): Box {
  const [left, right] = endside ? [width - 156, width] : [0, 156];
  return { left, top: height - above - 58, right, bottom: height - above };
}

/** The viewport that stands for a layout where there is no page yet: a desk's, a phone's held upright, one on its side. */
export const referenceViewports: Readonly<Record<Layout, Viewport>> = {
  wide: { width: 1440, height: 900 },
  portrait: { width: 390, height: 844 },
  landscape: { width: 844, height: 390 },
};

/** The stage of a viewport in a language: its text column stands where one begins to read. */
export function stageIn(lang: string, viewport: Viewport): Stage {
  return stageOf(viewport, directionOf(lang) === 'rtl');
}

/** The reference stages of the drawn pictures: a desk's and a phone's. The live map fades in over the first picture, so both must agree. */
export function posterStage(layout: 'wide' | 'portrait', lang = 'en'): Stage {
  return stageIn(lang, referenceViewports[layout]);
}

/** Width of the text's side in the lying layout, CSS px. */
export function landscapeTextWidth(width: number): number {
  return Math.round(width * 0.5);
}
