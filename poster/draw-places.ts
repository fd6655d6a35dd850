import { project } from '#geo/projection.ts';
import { directionOf, inLanguage, scriptOf } from '#story/languages.ts';
import type { Place, Side } from '#story/story.ts';
import { familiesOf, hasItalics, unflowed } from '#theme/fonts.ts';
import {
  detailStyle,
  type LabelStyle,
  labelHalo,
  labelLeading,
  labelOffset,
  labelOrder,
  labels as labelStyles,
  markOf,
} from '#theme/labels.ts';
import type { Timeline } from '#timeline/compile.ts';
import type { Frame } from '#timeline/frame.ts';
import { short } from './path-text.ts';
import type { Picture } from './picture.ts';
import { element, escapeXml, group, opacity } from './svg.ts';

/** Marks further outside the stage than this are left out, px. */
const margin = 12;

/** Marks of the places in the frame. Each group is positioned by `transform="translate(x y)"`, CSS px. */
export function placeMarks(picture: Picture, { places }: Frame, { story }: Timeline): string[] {
  const { view, palette } = picture;
  const shown = Object.entries(places).flatMap(([id, strength]) => {
    const place = story.places[id];
    return place && strength > 0 ? [{ id, place, strength, ...project(view, place.at) }] : [];
  });
  return byImportance(shown).flatMap(({ id, place, strength, x, y, visible }) => {
    if (!visible || x < -margin || y < -margin || x > view.width + margin || y > view.height + margin) return [];
    const shapes = markShapes(place, palette.halo, palette[labelStyles[place.kind].color]);
    return group({ 'data-place': id, transform: `translate(${short(x, 2)} ${short(y, 2)})`, opacity: opacity(strength) }, shapes);
  });
}

/** Most important last, so that it is on top. */
function byImportance<T extends { readonly place: Place }>(places: readonly T[]): T[] {
  return [...places].sort((a, b) => labelOrder.indexOf(b.place.kind) - labelOrder.indexOf(a.place.kind));
}

function markShapes({ kind, own }: Place, backing: string, color: string): string[] {
  const style = markOf(kind, own?.shape);
  if (!style) return [];
  const { radius: r, stroke } = style;
  const line = { fill: 'none', stroke: color, 'stroke-width': stroke };
  const disc = element('circle', { r: style.backing, fill: backing, opacity: 0.8 });
  switch (style.shape) {
    case 'disc':
      return [disc, element('circle', { r, fill: color })];
    case 'dashed-ring':
      // ten dashes round the ring
      return [
        disc,
        element('circle', {
          r,
          ...line,
          'stroke-dasharray': `${short((2 * Math.PI * r * 0.6) / 10, 2)} ${short((2 * Math.PI * r * 0.4) / 10, 2)}`,
        }),
      ];
    case 'diamond':
      return [disc, element('path', { d: `M0-${r}L${r} 0 0 ${r}-${r} 0z`, ...line })];
    case 'square':
    case 'triangle':
      return [disc, element('path', { d: outlineOf(style.shape, r), ...line })];
    case 'ring':
      return [disc, element('circle', { r, ...line })];
  }
}

/** The outline of a square or an upright triangle, as in the live map's shader. `r`: the mark's radius, CSS px. */
function outlineOf(shape: 'square' | 'triangle', r: number): string {
  if (shape === 'square') {
    const half = short(r * 0.8, 2);
    return `M-${half}-${half}H${half}V${half}H-${half}z`;
  }
  const [half, foot] = [short(r * 0.866, 2), short(r * 0.5, 2)];
  return `M0-${short(r, 2)}L${half} ${foot}H-${half}z`;
}

/** Scripts whose letters join, or that have no capitals, get no letter-spacing. */
const unspaced =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;

interface Line {
  readonly text: string;
  readonly style: LabelStyle;
}

/** Labels of the frame, each name with its detail below, `labelOffset` px from the place as in `timeline/labels.ts`. */
export function placeLabels(picture: Picture, { labels }: Frame, { story }: Timeline, lang: string): string[] {
  const { view } = picture;
  const shown = Object.entries(labels).flatMap(([id, { side, strength }]) => {
    const place = story.places[id];
    return place && strength > 0 ? [{ id, place, side, strength, ...project(view, place.at) }] : [];
  });
  return byImportance(shown).flatMap(({ id, place, side, strength, x, y, visible }) => {
    if (!visible) return [];
    const style = labelStyles[place.kind];
    const lines: Line[] = [{ text: inLanguage(place.name, lang), style }];
    if (place.detail) lines.push({ text: inLanguage(place.detail, lang), style: detailStyle });
    return group({ 'data-label': id, opacity: opacity(strength) }, labelLines(picture, lines, { x, y, side, lang }));
  });
}

function labelLines(
  picture: Picture,
  lines: readonly Line[],
  { x: atX, y, side, lang }: { x: number; y: number; side: Side; lang: string },
): string[] {
  const height = lines.reduce((sum, { style }) => sum + style.size * labelLeading, 0);
  const left = side === 'right' ? atX + labelOffset : side === 'left' ? atX - labelOffset : atX;
  let top = side === 'above' ? y - labelOffset - height : side === 'below' ? y + labelOffset : y - height / 2;
  const anchor = side === 'right' || side === 'left' ? anchorAt(side === 'right' ? 'left' : 'right', lang) : 'middle';
  return lines.map(({ text, style }) => {
    // capitals of both typefaces are about 0.69 em high: centre them in the line
    const baseline = top + (style.size * labelLeading) / 2 + style.size * 0.345;
    top += style.size * labelLeading;
    // the letter-spacing after the last letter is not part of the visible word
    const tracking = unspaced.test(text) ? 0 : style.tracking * style.size;
    const x = side === 'right' ? left : left + tracking / (side === 'left' ? 1 : 2);
    return element(
      'text',
      { x, y: baseline, 'text-anchor': anchor, 'letter-spacing': tracking > 0 ? tracking : null, ...typeOf(picture, style, lang) },
      escapeXml(style.caps ? text.toLocaleUpperCase(lang) : text),
    );
  });
}

/** The `text-anchor` that puts this edge of the text at x; null for the default. In SVG `start` depends on the writing direction. */
function anchorAt(edge: 'left' | 'right', lang: string): 'end' | null {
  return (edge === 'left') === (directionOf(lang) === 'ltr') ? null : 'end';
}

/** System fonts to fall back on where the page's fonts are not available (an <img>, a card). */
const systemFonts: Readonly<Record<LabelStyle['family'], string>> = {
  'IBM Plex Sans': "'Noto Sans','Helvetica Neue',Arial,sans-serif",
  'Source Serif 4': "'Noto Serif',Georgia,serif",
};

function families(voice: LabelStyle['family'], lang: string): string {
  return `${[unflowed[voice], ...familiesOf(voice, scriptOf(lang))].map((name) => `'${name}'`).join()},${systemFonts[voice]}`;
}

function typeOf({ palette }: Picture, style: LabelStyle, lang: string): Record<string, string | number | null> {
  return {
    'font-family': style.family === 'IBM Plex Sans' ? null : families(style.family, lang),
    'font-size': style.size,
    'font-weight': style.weight === 400 ? null : style.weight,
    'font-style': style.italic && hasItalics(scriptOf(lang)) ? 'italic' : null,
    fill: palette[style.color],
  };
}

/** Attributes of the group that holds all labels: the common family and direction, and the halo under the letters. */
export function labelGroup({ palette }: Picture, lang: string): Record<string, string | number> {
  return {
    // explicit, so that it is not inherited from the surrounding page
    direction: directionOf(lang),
    'font-family': families('IBM Plex Sans', lang),
    stroke: palette.halo,
    'stroke-width': labelHalo.width * 2,
    'stroke-opacity': labelHalo.opacity,
    'stroke-linejoin': 'round',
    'paint-order': 'stroke',
  };
}
