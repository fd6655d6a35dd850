import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Stage } from '#geo/camera.ts';
import { posterOf } from '#poster/poster.ts';
import type { ShapedGround } from '#poster/shaped-ground.ts';
import { escapeXml } from '#poster/svg.ts';
import { palette } from '#theme/palette.ts';
import { compile } from '#timeline/compile.ts';
import { frameAt } from '#timeline/frame-at.ts';
import { lineWidth } from '#timeline/label-metrics.ts';
import type { Story } from '#timeline/story.ts';
import type { Paragraph } from '#timeline/text.ts';
import { plainText } from '#timeline/words.ts';
import { root } from './main.ts';
import { posterGround } from './posters.ts';
import { unpackWoff } from './woff.ts';

/** A card's stage: the size that sites ask for, CSS px. The words stand at the left. */
export const cardStage: Stage = { width: 1200, height: 630, free: { top: 48, right: 48, bottom: 48, left: 600 } };

const words = { left: 64, width: 500 } as const;
const title = { size: 62, weight: 600, leading: 1.1, color: palette.ink, most: 4 } as const;
const opening = { size: 25, weight: 400, leading: 1.42, color: palette.inkSecond, most: 6 } as const;
/** from the last line of the title to the first of the opening, px */
const gap = 30;

export interface CardOptions {
  /** the fine ground, made ready once for many cards; default: read from `basemap/data` */
  readonly ground?: ShapedGround;
}

/**
 * The social card of a step: the map at its rest, with the story's title and the step's first words (the story's standfirst where the step has none).
 * PNG, 1200 × 630. Type is IBM Plex Sans throughout: of Source Serif there is no file that librsvg reads. Scripts that Plex's Latin files
 * lack are set in a font of the machine.
 *
 * @throws Error for a step or language that the story has not
 */
export async function cardOf(story: Story, lang: string, step: string, options: CardOptions = {}): Promise<Buffer> {
  const svg = cardSvg(story, lang, step, options.ground ?? (await posterGround()));
  // read by fontconfig when librsvg sets its first text
  process.env.FONTCONFIG_FILE ??= await fontConfig();
  // biome-ignore lint/style/noRestrictedImports: beside the ground's making, cards alone are pictures of pixels
  const { default: sharp } = await import('sharp');
  return sharp(Buffer.from(svg)).png({ palette: true, colours: 192, effort: 7 }).toBuffer();
}

/** The card as SVG text; the same errors. */
export function cardSvg(story: Story, lang: string, step: string, ground: ShapedGround): string {
  const index = story.steps.findIndex(({ id }) => id === step);
  const text = story.texts[lang];
  if (index < 0 || !text) throw new Error(`Unexpected step ${step} in ${lang}, expected one of the story ${story.id}`);
  const timeline = compile(story, cardStage, { lang });
  const map = posterOf(frameAt(timeline, index), { timeline, ground, stepId: step, mostLights: 12_000, tolerance: 0.4 });
  const first = text.chapters.flatMap(({ steps }) => steps).find(({ id }) => id === step)?.paragraphs[0];
  return map.replace(/<\/svg>\s*$/, `${overlay(text.title, openingOf(first) || text.standfirst)}</svg>`);
}

const openingOf = (paragraph: Paragraph | undefined): string => (paragraph ? plainText(paragraph) : '');

/** Shade and words over the map. */
function overlay(heading: string, beginning: string): string {
  const lines = [
    ...broken(heading, title).map((text, i) => ({ text, type: title, above: i === 0 ? 0 : title.size * title.leading })),
    ...broken(beginning, opening).map((text, i) => ({ text, type: opening, above: (i === 0 ? gap : 0) + opening.size * opening.leading })),
  ];
  const height = lines.reduce((sum, { above }) => sum + above, title.size * 0.7);
  let y = (cardStage.height - height) / 2 + title.size * 0.7;
  const texts = lines.map(({ text, type, above }) => {
    y += above;
    return `<text x="${words.left}" y="${Math.round(y)}" font-size="${type.size}" font-weight="${type.weight}" fill="${type.color}">${escapeXml(text)}</text>`;
  });
  const stops = [
    [0, 0.94],
    [0.72, 0.86],
    [1, 0],
  ].map(([at, alpha]) => `<stop offset="${at}" stop-color="${palette.page}" stop-opacity="${alpha}"/>`);
  return `<defs><linearGradient id="card-shade">${stops.join('')}</linearGradient></defs>
<rect width="${cardStage.free.left + 120}" height="${cardStage.height}" fill="url(#card-shade)"/>
<g font-family="'IBM Plex Sans','Noto Sans',sans-serif">${texts.join('')}</g>\n`;
}

/** Text in lines that fit, broken at plain spaces only, at most so many; an ellipsis where it goes on. */
function broken(text: string, type: { readonly size: number; readonly weight: number; readonly most: number }): string[] {
  const metrics = { size: type.size, weight: type.weight, tracking: 0, caps: false };
  const lines: string[] = [];
  for (const word of text.trim().split(/[ \t\n]+/)) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && lineWidth(longer, metrics) <= words.width) lines[lines.length - 1] = longer;
    else if (lines.length < type.most) lines.push(word);
    else return [...lines.slice(0, -1), `${lines.at(-1)?.replace(/[\s.,;:–—-]+$/u, '')} …`];
  }
  return lines;
}

/** A temporary configuration of fontconfig that knows the page's sans, unpacked, before the machine's own fonts. @returns its path */
async function fontConfig(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mapstory-fonts-'));
  await mkdir(join(folder, 'fonts'));
  const files = join(root, 'node_modules/@fontsource/ibm-plex-sans/files');
  for (const part of ['latin', 'latin-ext', 'cyrillic', 'greek']) {
    for (const weight of [400, 500, 600]) {
      const font = unpackWoff(await readFile(join(files, `ibm-plex-sans-${part}-${weight}-normal.woff`)));
      await writeFile(join(folder, 'fonts', `${part}-${weight}.ttf`), font);
    }
  }
  const file = join(folder, 'fonts.conf');
  await writeFile(
    file,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<dir>${escapeXml(join(folder, 'fonts'))}</dir>
${['Medium', 'SemiBold'].map(intoFamily).join('\n')}
<cachedir>${escapeXml(join(folder, 'cache'))}</cachedir>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
</fontconfig>
`,
  );
  return file;
}

/** Plex's files name a family for each weight, while the map's labels ask for a weight of the one family. */
const intoFamily = (weight: string): string => `<match target="scan">
<test name="family"><string>IBM Plex Sans ${weight}</string></test>
<edit name="family" mode="assign"><string>IBM Plex Sans</string></edit>
</match>`;
