import { escapeXml } from '#poster/svg.ts';
import { cardSize } from '#story/card-size.ts';
import { directionOf } from '#story/languages.ts';
import { withEllipsis } from '#story/opening.ts';
import { palette } from '#theme/palette.ts';
import { lineWidth } from '#timeline/label-metrics.ts';

/** Where words stand: from the edge at which reading begins, px. */
export const wordsBox = { margin: 64, width: 500 } as const;

interface Type {
  readonly family: string;
  readonly size: number;
  readonly weight: number;
  /** em */
  readonly leading: number;
  readonly color: string;
  /** lines at most */
  readonly most: number;
  /** its letters' width as a share of Plex Sans's */
  readonly narrowness: number;
}

const title: Type = {
  family: "'Source Serif 4',serif",
  size: 68,
  weight: 600,
  leading: 1.1,
  color: palette.ink,
  most: 4,
  narrowness: 0.94,
};
const opening: Type = {
  family: "'IBM Plex Sans',sans-serif",
  size: 25,
  weight: 400,
  leading: 1.42,
  color: palette.inkSecond,
  most: 6,
  narrowness: 1,
};
/** from the last line of the title to the first of the opening, px */
const gap = 30;

/** Shade and words over a card's map, as SVG: at the left, or at the right in a language that is written from there. */
export function cardText(heading: string, beginning: string, lang: string): string {
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
    return `<text x="${x}" y="${Math.round(y)}" font-family="${type.family}" font-size="${type.size}" font-weight="${type.weight}" fill="${type.color}">${escapeXml(text)}</text>`;
  });
  return `${shade(rightToLeft)}
<g${rightToLeft ? ' direction="rtl"' : ''} xml:lang="${escapeXml(lang)}">${texts.join('')}</g>\n`;
}

function shade(rightToLeft: boolean): string {
  const width = 650; // ends where the map's free part begins
  const stops = [
    [0, 0.94],
    [0.82, 0.86],
    [1, 0],
  ].map(([at, alpha]) => `<stop offset="${at}" stop-color="${palette.page}" stop-opacity="${alpha}"/>`);
  const ends = rightToLeft ? ' x1="1" x2="0"' : '';
  return `<defs><linearGradient id="card-shade"${ends}>${stops.join('')}</linearGradient></defs>
<rect x="${rightToLeft ? cardSize.width - width : 0}" width="${width}" height="${cardSize.height}" fill="url(#card-shade)"/>`;
}

/** Text in lines that fit, broken at plain spaces only, at most so many; an ellipsis where it goes on. */
export function broken(text: string, type: Pick<Type, 'size' | 'weight' | 'most' | 'narrowness'>): string[] {
  const metrics = { size: type.size * type.narrowness, weight: type.weight, tracking: 0, caps: false };
  const fits = (line: string): boolean => lineWidth(line, metrics) <= wordsBox.width;
  const lines: string[] = [];
  for (const word of text.trim().split(/[ \t\n]+/)) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && fits(longer)) lines[lines.length - 1] = longer;
    else if (lines.length < type.most) lines.push(word);
    else {
      // the ellipsis needs room too: words give way to it
      let last = withEllipsis(lines.at(-1) ?? '');
      while (!fits(last) && last.includes(' ')) last = withEllipsis(last.replace(/ …$/, '').replace(/ ?[^ ]*$/, ''));
      return [...lines.slice(0, -1), last];
    }
  }
  return lines;
}
