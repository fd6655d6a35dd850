import { landscape, portrait, small, wide } from './layout.ts';
import { lines, underlines } from './lines.ts';
import { mediaQueries } from './media.ts';
import { type Accent, type Look, type Palette, paletteOf, paperPalette, printTextPalette, schemeOf } from './palette.ts';

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const px = (value: number): string => `${value}px`;
const percent = (share: number): number => Number((share * 100).toFixed(4));
const fluid = ({ min, share, max }: { min: number; share: number; max: number }): string =>
  `clamp(${px(min)},${percent(share)}vw,${px(max)})`;

type Properties = readonly (readonly [name: string, value: string | number])[];

/** `rule` → `--rule`, `route` → `--route`, and so on. */
function colors(values: Readonly<Record<string, string>>): Properties {
  return Object.entries(values).map(([name, value]) => [kebab(name), value]);
}

/** The colours of the lines on the map. */
function lineColors(palette: Pick<Palette, (typeof lines)[keyof typeof lines]['color']>): Properties {
  return Object.entries(lines).map(([certainty, { color }]) => [`line-${certainty}-color`, palette[color]]);
}

const strokes: Properties = Object.entries(lines).flatMap(([certainty, { width, dash }]) => [
  [`line-${certainty}-width`, px(width)],
  [`line-${certainty}-on`, px(dash?.[0] ?? 0)],
  [`line-${certainty}-off`, px(dash?.[1] ?? 0)],
]);

const underlineSizes: Properties = [
  ['underline-reported-width', px(underlines.reported.width)],
  ['underline-inferred-width', px(underlines.inferred.width)],
  ['underline-inferred-on', px(underlines.inferred.dash[0])],
  ['underline-inferred-period', px(underlines.inferred.dash[0] + underlines.inferred.dash[1])],
  ['underline-alternative-radius', px(underlines.alternative.radius)],
  ['underline-alternative-period', px(underlines.alternative.period)],
  ['underline-direction-width', px(underlines.direction.width)],
  ['underline-direction-on', px(underlines.direction.on)],
  ['underline-direction-period', px(underlines.direction.period)],
];

/** What is the same in every layout. */
const everywhere: Properties = [
  ['button-size', px(small.button)],
  ['button-gap', px(small.gap)],
  ['small-edge', px(small.edge)],
  ['small-inset', px(small.inset)],
  ['globe-side', px(small.globe.side)],
  ['globe-edge', px(small.globe.edge)],
  ['seam', px(portrait.seam)],
];

/** Per layout: what the style sheets say of the stage in its numbers. `pin`: height of the pinned map, with the seam. */
const perLayout: Readonly<Record<'--portrait' | '--tablet' | '--columns' | '--wide' | '--tight', Properties>> = {
  '--portrait': [
    ['pin-height-exact', `${percent(portrait.pinShare)}svh`],
    ['panel-bottom', px(portrait.seam + portrait.panelGap)],
  ],
  '--tablet': [['pin-height-exact', `${percent(portrait.tabletPinShare)}svh`]],
  '--columns': [
    ['text-width-exact', `${percent(landscape.textShare)}vw`],
    ['panel-bottom', px(landscape.panelBottom)],
    ['panel-start', px(landscape.panelStart)],
  ],
  '--wide': [
    ['column-left', fluid(wide.column.left)],
    ['column-width', fluid(wide.column.width)],
    ['column-end', 'calc(var(--column-left) + var(--column-width))'],
    ['free-left', `calc(var(--column-end) + ${px(wide.gutter)})`],
    ['shade-width', px(wide.shade)],
    ['stage-margin', px(wide.margin)],
    ['controls-margin', px(wide.margin)],
    ['controls-top', px(wide.controls.top)],
    ['controls-height', px(wide.controls.height)],
    ['stage-top', px(wide.top)],
    ['panel-bottom', px(wide.statusPanel.bottom)],
    ['panel-height', px(wide.statusPanel.height)],
    ['globe-side', px(wide.globe.side)],
    ['globe-bottom', px(wide.statusPanel.bottom + wide.statusPanel.height + wide.globe.above)],
    ['timeline-bottom', px(wide.routeTimeline.bottom)],
  ],
  '--tight': [['controls-margin', px(wide.tightMargin)]],
};

const block = (properties: Properties): string => properties.map(([name, value]) => `--${name}:${value}`).join(';');

/**
 * Palette, line patterns and layout as CSS custom properties of `:root`, in the cascade layer `theme`: the page's words wear what the map draws, and
 * the page is laid out in the numbers that the map is composed for. `--paper-…`: the colours of an embed's light text.
 * @param look default `night`
 * @param accent the site's, if it has one. Where a host asks for light text, it is that of the day.
 */
export function themeCss(look: Look = 'night', accent: Accent = {}): string {
  const palette = paletteOf(look);
  const root = [
    ['color-scheme', schemeOf(look)] as const,
    ...colors(palette),
    ...lineColors(palette),
    ...(accent[look] ? [['accent', accent[look]] as const] : []),
    ...strokes,
    ...underlineSizes,
    ...everywhere,
    ...colors(paperPalette).map(([name, value]) => [`paper-${name}`, value] as const),
  ];
  const layouts = Object.entries(perLayout).map(
    ([name, properties]) => `@media ${mediaQueries[name as keyof typeof perLayout]}{:root{${block(properties)}}}`,
  );
  // On paper, ink is dark.
  const onPaper = `@media print{:root{${block([...colors(printTextPalette), ...lineColors(printTextPalette)])}}}`;
  const onLight = accent.night || accent.day ? `[data-guest][data-theme=paper]{--accent:${accent.day ?? 'var(--ink)'}}` : '';
  return `@layer theme{:root{${block(root)}}${layouts.join('')}${onLight}${onPaper}}`;
}
