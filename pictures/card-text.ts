import { escapeXml } from '#poster/svg.ts';
import { cardSize } from '#story/card-size.ts';
import { directionOf, scriptOf } from '#story/languages.ts';
import { withEllipsis } from '#story/opening.ts';
import { type FontFamily, familiesOf } from '#theme/fonts.ts';
import { type Look, type Palette, paletteOf } from '#theme/palette.ts';
import { lineWidth } from '#timeline/label-metrics.ts';

/** Where words stand: from the edge at which reading begins, px. */
export const wordsBox = { margin: 64, width: 500 } as const;

interface Type {
  readonly voice: FontFamily;
  readonly size: number;
  readonly weight: number;
  /** em */
  readonly leading: number;
  readonly color: keyof Palette;
  /** lines at most */
  readonly most: number;
  /** its letters' width as a share of Plex Sans's */
  readonly narrowness: number;
}

const title: Type = {
  voice: 'Source Serif 4',
  size: 68,
  weight: 600,
  leading: 1.1,
  color: 'ink',
  most: 4,
  narrowness: 0.94,
};
const opening: Type = {
  voice: 'IBM Plex Sans',
  size: 25,
  weight: 400,
  leading: 1.42,
  color: 'inkSecond',
  most: 6,
  narrowness: 1,
};
/** from the last line of the title to the first of the opening, px */
const gap = 30;

/** Shade and words over a card's map, as SVG: at the left, or at the right in a language that is written from there. */
export function cardText(heading: string, beginning: string, lang: string, look?: Look): string {
  const palette = paletteOf(look);
  const rightToLeft = directionOf(lang) === 'rtl';
  const lines = [
    ...broken(heading, title).map((text, i) => ({ text, type: title, above: i === 0 ? 0 : title.size * title.leading })),
    ...broken(beginning, opening).map((text, i) => ({ text, type: opening, above: (i === 0 ? gap : 0) + opening.size * opening.leading })),
  ];
  const height = lines.reduce((sum, { above }) => sum + above, title.size * 0.7);
  const x = rightToLeft ? cardSize.width - wordsBox.margin : wordsBox.margin;
  let y = (cardSize.height - height) / 2 + title.size * 0.7;
  const texts = lines.map(({ text, type, above }) => {
    y += above;
    return `<text x="${x}" y="${Math.round(y)}" font-family="${families(type.voice, lang)}" font-size="${type.size}" font-weight="${type.weight}" fill="${palette[type.color]}">${escapeXml(text)}</text>`;
  });
  return `${shade(rightToLeft, palette.page)}
<g${rightToLeft ? ' direction="rtl"' : ''} xml:lang="${escapeXml(lang)}">${texts.join('')}</g>\n`;
}

const families = (voice: FontFamily, lang: string): string =>
  `${familiesOf(voice, scriptOf(lang))
    .map((name) => `'${name}'`)
    .join()},${voice === 'Source Serif 4' ? 'serif' : 'sans-serif'}`;

function shade(rightToLeft: boolean, color: string): string {
  const width = 650; // ends where the map's free part begins
  const stops = [
    [0, 0.94],
    [0.82, 0.86],
    [1, 0],
  ].map(([at, alpha]) => `<stop offset="${at}" stop-color="${color}" stop-opacity="${alpha}"/>`);
  const ends = rightToLeft ? ' x1="1" x2="0"' : '';
  return `<defs><linearGradient id="card-shade"${ends}>${stops.join('')}</linearGradient></defs>
<rect x="${rightToLeft ? cardSize.width - width : 0}" width="${width}" height="${cardSize.height}" fill="url(#card-shade)"/>`;
}

/** Chinese and Japanese break between any two signs, but not after what opens nor before what closes, lengthens or is written small. */
const sign = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}';
const opens = '（「『【〈《〔“‘';
const closes = '、。，．：；？！…—ー々〜）」』】〉》〕”’ぁぃぅぇぉっゃゅょァィゥェォッャュョ';
const unit = new RegExp(`[${opens}]*(?:[${sign}]|[^${sign}${opens}]+|$)[${closes}]*`, 'gu');

/** The parts of a text between which a line may end; those that a space is before begin with it. */
function breakable(text: string): string[] {
  const words = text.trim().split(/[ \t\n]+/);
  return words.flatMap((word, index) => {
    const [first = '', ...more] = new RegExp(`[${sign}]`, 'u').test(word) ? (word.match(unit) ?? []).filter((part) => part !== '') : [word];
    return [index > 0 ? ` ${first}` : first, ...more];
  });
}

/** Text in lines that fit, broken at plain spaces and between the signs of Chinese and Japanese, at most so many; an ellipsis where it goes on. */
export function broken(text: string, type: Pick<Type, 'size' | 'weight' | 'most' | 'narrowness'>): string[] {
  const metrics = { size: type.size * type.narrowness, weight: type.weight, tracking: 0, caps: false };
  const fits = (line: readonly string[]): boolean => lineWidth(textOf(line), metrics) <= wordsBox.width;
  const lines: string[][] = [];
  for (const part of breakable(text)) {
    const line = lines.at(-1);
    if (line && fits([...line, part])) line.push(part);
    else if (lines.length < type.most) lines.push([part]);
    else {
      // the ellipsis needs room too: words give way to it
      const last = line ?? [];
      while (last.length > 1 && !fits([withEllipsis(textOf(last))])) last.pop();
      return [...lines.slice(0, -1).map(textOf), withEllipsis(textOf(last))];
    }
  }
  return lines.map(textOf);
}

const textOf = (line: readonly string[]): string => line.join('').trimStart();
