import { clamp } from '#geo/angle.ts';
import type { Box, LngLat, Stage } from '#geo/camera.ts';
import { directionOf } from '#story/languages.ts';
import { breakpoints, type CappedLength, type FluidLength, landscape, portrait, small, wide } from '#theme/layout.ts';

export type { LngLat, Stage };

/**
 * How the page is laid out. `wide`: text over the start side of a full-bleed map · `portrait`: map pinned to the top, the seam with the route
 * timeline below it, text under that · `landscape`: text at the start side, map at the other. The style sheets ask the same (theme/media.ts).
 */
export type Layout = 'wide' | 'portrait' | 'landscape';

export interface Viewport {
  /** CSS px */
  readonly width: number;
  /** CSS px; on phones the small viewport's, so that a collapsing address bar changes nothing */
  readonly height: number;
}

const fluid = ({ min, share, max }: FluidLength, of: number): number => clamp(min, of * share, max);
const capped = ({ most, share }: CappedLength, of: number): number => Math.min(most, Math.round(of * share));

export function layoutOf({ width, height }: Viewport): Layout {
  if (width <= height || width < breakpoints.columnsWidth) return 'portrait';
  return width >= breakpoints.wideWidth && height >= breakpoints.wideHeight ? 'wide' : 'landscape';
}

/** What else decides a stage than the viewport. */
export interface StageOptions {
  /** the text column is at the right (right-to-left languages) */
  readonly endside: boolean;
  /** in the map's corner on small stages: the free map, the contents, and what an embed has besides */
  readonly buttons: number;
}

/**
 * The stage of a viewport: the map's box in whole CSS px and the part of it that the page leaves free. The page measures its boxes; this is the
 * same in numbers, for what is computed before there is a page: gaps, posters, checks. e2e/layout.test.ts holds the two together.
 */
export function stageOf(viewport: Viewport, endside = false, buttons = 2): Stage {
  switch (layoutOf(viewport)) {
    case 'wide':
      return wideStage(viewport, endside);
    case 'portrait':
      return portraitStage(viewport, { endside, buttons });
    case 'landscape':
      return landscapeStage(viewport, { endside, buttons });
  }
}

function wideStage({ width, height }: Viewport, endside: boolean): Stage {
  const column = fluid(wide.column.left, width) + fluid(wide.column.width, width);
  const text = column + wide.shade;
  const [left, right] = endside ? [wide.margin, text] : [text, wide.margin];
  const free = { top: wide.top, right, bottom: fluid(wide.foot, height), left };
  return {
    width,
    height,
    free,
    covered: [controlsRow(endside ? 0 : left, endside ? width - right : width)],
    inset: wideInset(width, height, endside),
    squares: squaresCorner({ width, height }, wide.statusPanel.bottom, { endside, start: column + wide.gutter }),
  };
}

function portraitStage({ width, height }: Viewport, options: StageOptions): Stage {
  const share = width >= breakpoints.tabletWidth && width <= height ? portrait.tabletPinShare : portrait.pinShare;
  const mapHeight = Math.max(Math.round(height * share) - portrait.seam, 1);
  return smallStage({ width, height: mapHeight }, 'portrait', options);
}

function landscapeStage({ width, height }: Viewport, options: StageOptions): Stage {
  return smallStage({ width: width - Math.round(width * landscape.textShare), height }, 'landscape', options);
}

/** @param map the map's size, CSS px */
function smallStage(map: Viewport, layout: 'portrait' | 'landscape', options: StageOptions): Stage {
  const { foot } = layout === 'portrait' ? portrait : landscape;
  const { inset } = small;
  return {
    ...map,
    free: { top: inset, right: inset, bottom: capped(foot, map.height), left: inset },
    covered: [buttonsCorner(map, options), statusPanelCorner(map, layout, options)],
    inset: around({ left: small.globe.edge, top: small.globe.edge }, small.globe.side),
    squares: squaresCorner(map, layout === 'portrait' ? portrait.panelGap : landscape.panelBottom, {
      endside: options.endside,
      start: layout === 'portrait' ? inset : landscape.panelStart,
    }),
  };
}

/**
 * The stage of an embed that is all map: no text covers it, whatever its size.
 *
 * @param map the map's size, CSS px
 * @param windowHeight of the embed's frame, CSS px
 */
export function mapOnlyStage(map: Viewport, windowHeight: number, endside: boolean): Stage {
  const layout = layoutOf({ width: map.width, height: windowHeight });
  if (layout !== 'wide') return smallStage(map, layout, { endside, buttons: 1 });
  const { margin } = wide;
  const free = { top: wide.top, right: margin, bottom: fluid(wide.foot, map.height), left: margin };
  return {
    ...map,
    free,
    covered: [controlsRow(0, map.width)],
    inset: wideInset(map.width, map.height, endside),
    squares: squaresCorner(map, wide.statusPanel.bottom, { endside, start: margin }),
  };
}

/** The row of controls, as far as it may reach: how wide its words are depends on the language. */
function controlsRow(left: number, right: number): Box {
  const { top, height } = wide.controls;
  return { left, top: 0, right, bottom: top + height + small.clear };
}

/** The buttons are in the map's upper right corner in every language, since the map is mirrored in none. */
function buttonsCorner({ width }: Viewport, { buttons }: StageOptions): Box {
  const { button, gap, edge, clear } = small;
  return { left: width - edge - buttons * button - (buttons - 1) * gap - clear, top: 0, right: width, bottom: edge + button + clear };
}

/** The status panel is in the map's lower corner where one begins to read; in `landscape` the route timeline is below it. */
function statusPanelCorner({ width, height }: Viewport, layout: 'portrait' | 'landscape', { endside }: StageOptions): Box {
  const { width: across, height: up } = small.statusPanel;
  const bottom = height - (layout === 'landscape' ? landscape.panelBottom : 0);
  const left = endside ? width - across : 0;
  return { left, top: bottom - up, right: left + across, bottom };
}

/**
 * The squares of areas stand in the status panel's lower corner where one begins to read. In `wide` small ones hang from its first line instead, all of
 * them beside the text, where no label is.
 * @param bottom from the map's foot, `start` from its side, CSS px
 */
function squaresCorner(
  { width, height }: Viewport,
  bottom: number,
  { endside, start }: { endside: boolean; start: number },
): NonNullable<Stage['squares']> {
  return { x: endside ? width - start : start, y: height - bottom, grow: endside ? 'left' : 'right' };
}

/** The inset is above the status panel, at the side that one reads to; on small stages it is in the upper left corner. */
function wideInset(width: number, height: number, endside: boolean): Box {
  const { margin, statusPanel, globe } = wide;
  const left = endside ? margin : width - margin - globe.side;
  return around({ left, top: height - statusPanel.bottom - statusPanel.height - globe.above - globe.side }, globe.side);
}

/** A square, and what labels keep clear about it. */
function around({ left, top }: { left: number; top: number }, side: number): Box {
  const { clear } = small;
  return { left: left - clear, top: top - clear, right: left + side + clear, bottom: top + side + clear };
}

/** The viewport that stands for a layout where there is no page yet: a desk's, a phone's held upright, one on its side. */
export const referenceViewports: Readonly<Record<Layout, Viewport>> = {
  wide: { width: 1440, height: 900 },
  portrait: { width: 390, height: 844 },
  landscape: { width: 844, height: 390 },
};

/** The stage of a viewport in a language, whose direction of writing says at which side the text is. */
export function stageIn(lang: string, viewport: Viewport): Stage {
  return stageOf(viewport, directionOf(lang) === 'rtl');
}

/** The reference stages of the drawn pictures: a desk's and a phone's. The live map fades in over the first picture, so both must agree. */
export function posterStage(layout: 'wide' | 'portrait', lang = 'en'): Stage {
  return stageIn(lang, referenceViewports[layout]);
}
