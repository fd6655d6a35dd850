import type { Place, Side } from '#story/story.ts';
import { unflowed } from '#theme/fonts.ts';
import { detailStyle, type LabelStyle, labelHalo, labelLeading, labels as labelStyles } from '#theme/labels.ts';
import type { Palette } from '#theme/palette.ts';
import { rgbOf } from './color.ts';
import { makeSlices, type Pause } from './slices.ts';

/** Where a label's picture is in the atlas, device px, and its size on the stage, CSS px. */
export interface AtlasEntry {
  /** index into the atlas's pages */
  readonly page: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** size of the text without halo and margin, CSS px */
  readonly text: { readonly width: number; readonly height: number };
}

export interface LabelAtlas {
  readonly pages: readonly HTMLCanvasElement[];
  /** device px per CSS px of the pictures */
  readonly ratio: number;
  readonly entries: ReadonlyMap<string, AtlasEntry>;
}

/** One line of a label. */
interface Line {
  readonly text: string;
  readonly style: LabelStyle;
  /** CSS px */
  readonly width: number;
}

/** Margin around the text for halo, overhanging letters and texture filtering, CSS px. */
export const LABEL_MARGIN = 4;
/** Sides of a page, device px: every WebGL 2 has textures of this size. */
const PAGE = 2048;

/** How the lines of a label are aligned: towards the mark. */
export type Align = 'left' | 'right' | 'center';
export const alignOf = (side: Side): Align => (side === 'right' ? 'left' : side === 'left' ? 'right' : 'center');

/** Key of a label's picture: per place and alignment; a label of one line looks the same in all. */
export const labelKey = (place: Place, side: Side): string => (place.detail ? `${place.id} ${alignOf(side)}` : place.id);

/** The CSS `font` of a label style at its size in px. The face that may swap in late comes first: on a canvas that shifts nothing. */
export function cssFont(style: LabelStyle, size = style.size): string {
  const fallback = style.family === 'Source Serif 4' ? 'serif' : 'sans-serif';
  return `${style.italic ? 'italic ' : ''}${style.weight} ${size}px '${unflowed[style.family]}', '${style.family}', ${fallback}`;
}

/** Text as it is shown: in capitals where the style wants them and the script has them. */
export function displayText(text: string, style: LabelStyle, lang: string): string {
  return style.caps ? text.toLocaleUpperCase(lang) : text;
}

/** Scripts whose letters join or that have no capitals are not spaced out. */
const unspaced =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;
export const trackingOf = (text: string, style: LabelStyle): number => (unspaced.test(text) ? 0 : style.tracking * style.size);

/**
 * Draws the labels of all places in one language into canvases, with their halos; as many pages as they need. The browser's own text engine sets them, so kerning,
 * Arabic joining and combining marks are right. `ratio` is device px per CSS px. Fonts that are not loaded are replaced by the
 * fallback: load them first, and draw again when they come late. Rejects if the browser gives no 2D canvas.
 * @param palette colours of letters and halos
 * @param pause between labels: hundreds of them take longer than a task should
 */
export async function drawLabelAtlas(
  places: readonly Place[],
  lang: string,
  ratio: number,
  palette: Palette,
  pause: Pause = makeSlices(),
): Promise<LabelAtlas> {
  const context = contextOf(document.createElement('canvas'));

  const measured: { readonly key: string; readonly align: Align; readonly lines: readonly Line[] }[] = [];
  for (const place of places) {
    await pause();
    const lines = linesOf(context, place, lang);
    const aligns: Side[] = place.detail ? ['right', 'left', 'center'] : ['center'];
    for (const side of aligns) measured.push({ key: labelKey(place, side), align: alignOf(side), lines });
  }
  const entries = new Map<string, AtlasEntry>();
  const heights: number[] = [0];
  let [x, y, shelf] = [0, 0, 0];
  for (const { key, lines } of measured) {
    const text = {
      width: Math.max(...lines.map((line) => line.width)),
      height: lines.reduce((sum, line) => sum + line.style.size * labelLeading, 0),
    };
    const width = Math.min(Math.ceil((text.width + 2 * LABEL_MARGIN) * ratio), PAGE);
    const height = Math.min(Math.ceil((text.height + 2 * LABEL_MARGIN) * ratio), PAGE);
    if (x + width > PAGE) [x, y, shelf] = [0, y + shelf + 1, 0];
    if (y + height > PAGE) {
      heights.push(0);
      [x, y, shelf] = [0, 0, 0];
    }
    const page = heights.length - 1;
    entries.set(key, { page, left: x, top: y, width, height, text });
    x += width + 1;
    shelf = Math.max(shelf, height);
    heights[page] = y + shelf;
  }
  const contexts = heights.map((height) => {
    const canvas = document.createElement('canvas');
    canvas.width = PAGE;
    canvas.height = Math.max(height, 1);
    return contextOf(canvas);
  });
  for (const { key, align, lines } of measured) {
    await pause();
    const entry = entries.get(key);
    const on = entry && contexts[entry.page];
    if (on) drawLines(on, entry, lines, align, lang, ratio, palette);
  }
  return { pages: contexts.map(({ canvas }) => canvas), ratio, entries };
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (!context) throw new Error('Expected a 2D canvas for the labels, got none');
  return context;
}

function linesOf(context: CanvasRenderingContext2D, place: Place, lang: string): Line[] {
  const style = labelStyles[place.kind];
  const texts = [
    { text: displayText(textIn(place.name, lang), style, lang), style },
    ...(place.detail ? [{ text: textIn(place.detail, lang), style: detailStyle }] : []),
  ];
  return texts.map(({ text, style: own }) => {
    context.font = cssFont(own);
    // Tracking goes between letters, not after the last.
    const gaps = Math.max([...text].length - 1, 0);
    setTracking(context, 0);
    return { text, style: own, width: context.measureText(text).width + gaps * trackingOf(text, own) };
  });
}

/** Text in `lang`, else in the first language that there is. */
const textIn = (text: Readonly<Record<string, string>>, lang: string): string => text[lang] ?? Object.values(text)[0] ?? '';

function drawLines(
  context: CanvasRenderingContext2D,
  entry: AtlasEntry,
  lines: readonly Line[],
  align: Align,
  lang: string,
  ratio: number,
  palette: Palette,
): void {
  const [r, g, b] = rgbOf(palette.halo).map((part) => Math.round(part * 255));
  context.save();
  context.setTransform(ratio, 0, 0, ratio, entry.left, entry.top);
  context.textBaseline = 'alphabetic';
  context.textAlign = 'left';
  context.direction = /^(ar|fa|he|ur)\b/.test(lang) ? 'rtl' : 'ltr';
  context.lineJoin = 'round';
  context.lineWidth = labelHalo.width * 2;
  let top = LABEL_MARGIN;
  const placed = lines.map((line) => {
    const slack = entry.text.width - line.width;
    const x = LABEL_MARGIN + (align === 'left' ? 0 : align === 'right' ? slack : slack / 2);
    const height = line.style.size * labelLeading;
    // Capital height of both faces is about .68 em: the capitals are centred in the line.
    const baseline = top + height / 2 + line.style.size * 0.345;
    top += height;
    return { line, x, baseline };
  });
  // All halos first, so that none covers letters of the other line.
  for (const stroke of [true, false]) {
    for (const { line, x, baseline } of placed) {
      context.font = cssFont(line.style);
      context.strokeStyle = `rgba(${r}, ${g}, ${b}, ${labelHalo.opacity})`;
      context.fillStyle = palette[line.style.color];
      write(context, line, x, baseline, stroke);
    }
  }
  context.restore();
}

function write(context: CanvasRenderingContext2D, line: Line, x: number, baseline: number, stroke: boolean): void {
  const put = (text: string, at: number): void => (stroke ? context.strokeText(text, at, baseline) : context.fillText(text, at, baseline));
  const tracking = trackingOf(line.text, line.style);
  if (tracking === 0 || setTracking(context, tracking)) {
    put(line.text, x);
    setTracking(context, 0);
    return;
  }
  // Browsers without letter spacing on the canvas: letter by letter.
  let at = x;
  for (const letter of line.text) {
    put(letter, at);
    at += context.measureText(letter).width + tracking;
  }
}

/** Sets letter spacing in CSS px; false where the canvas has none. */
function setTracking(context: CanvasRenderingContext2D, px: number): boolean {
  if (!('letterSpacing' in context)) return false;
  context.letterSpacing = `${px}px`;
  return true;
}
