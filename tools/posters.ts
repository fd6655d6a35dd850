import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { loadGround } from '#basemap/load.ts';
import type { Stage } from '#geo/camera.ts';
import { type PosterOptions, posterOf } from '#poster/poster.ts';
import { type ShapedGround, shapeGround } from '#poster/shaped-ground.ts';
import { compile } from '#timeline/compile.ts';
import type { Frame } from '#timeline/frame.ts';
import { frameAt } from '#timeline/frame-at.ts';
import { stageOf } from '#timeline/stages.ts';
import type { Story } from '#timeline/story.ts';
import { plainText } from '#timeline/words.ts';
import { isMain, root } from './main.ts';
import { storyIds, storyOf } from './stories.ts';

export type PosterLayout = 'wide' | 'tall' | 'print';

export interface StepPoster {
  readonly step: string;
  readonly layout: PosterLayout;
  /** an SVG document that stands alone */
  readonly svg: string;
}

/** A poster's budget, bytes as gzip's usual level packs them: issue 4's 40 kB less what an HTTP header or another packer may take. */
export const posterBudget = 38_500;

interface Format {
  readonly stage: Stage;
  readonly ink: 'screen' | 'print';
  /** device pixels per CSS px, between what such screens have */
  readonly density: number;
  /** px by which the ground may be simplified; what it saves is given to the lights */
  readonly tolerance: number;
  /** never more lights than that */
  readonly mostLights: number;
}

/**
 * The reference stages: a desk's, a phone's, and one for paper, where no text lies on the map.
 * The live map fades in over the first two; on a stage of another size the page draws a poster of its own.
 */
export const posterFormats: Readonly<Record<PosterLayout, Format>> = {
  wide: { stage: stageOf({ width: 1440, height: 900 }), ink: 'screen', density: 1.5, tolerance: 0.75, mostLights: 20_000 },
  tall: { stage: stageOf({ width: 390, height: 844 }), ink: 'screen', density: 2.5, tolerance: 0.55, mostLights: 20_000 },
  print: {
    stage: { width: 640, height: 400, free: { top: 24, right: 24, bottom: 24, left: 24 } },
    ink: 'print',
    density: 2.5,
    tolerance: 0.4,
    mostLights: 2500,
  },
};

export interface PostersOptions {
  /** the fine ground, made ready once for many stories; default: read from `basemap/data` */
  readonly ground?: ShapedGround;
  /** which layouts; default wide and tall */
  readonly layouts?: readonly PosterLayout[];
  /** only these steps; default all */
  readonly steps?: readonly string[];
  /** the posters will stand inside a page, which says what the map shows: they get no title, and are hidden from screen readers */
  readonly inline?: boolean;
}

/** The fine ground from `basemap/data`, ready for posters. */
export async function posterGround(): Promise<ShapedGround> {
  return shapeGround(await loadGround(async (file) => new Uint8Array(await readFile(join(root, 'basemap/data', file))), 'fine'));
}

/**
 * The poster of every step at its rest, with as many city lights as its budget holds. Labels name the page's fonts first, which an inline poster
 * wears, then what stands in for them in an `<img>`. Its title is the step's `:::map` text.
 */
export async function postersOf(story: Story, lang: string, options: PostersOptions = {}): Promise<StepPoster[]> {
  const { layouts = ['wide', 'tall'], steps = story.steps.map(({ id }) => id), inline = false } = options;
  const ground = options.ground ?? (await posterGround());
  return layouts.flatMap((layout) => {
    const { stage, ...format } = posterFormats[layout];
    const timeline = compile(story, stage, { lang });
    return story.steps.flatMap(({ id }, index) => {
      if (!steps.includes(id)) return [];
      const title = inline ? '' : shownBy(story, lang, id);
      const svg = withinBudget(frameAt(timeline, index), { ...format, timeline, ground, stepId: id, ...(title && { title }) });
      return [{ step: id, layout, svg }];
    });
  });
}

/** What the map shows at a step, in words. */
function shownBy(story: Story, lang: string, step: string): string {
  const text = story.texts[lang]?.chapters.flatMap(({ steps }) => steps).find(({ id }) => id === step);
  return (text?.map ?? []).map(plainText).join(' ');
}

/** All lights first; where those are too many bytes, as many fewer as a light's usual 1.7 bytes say, until it fits. */
function withinBudget(frame: Frame, options: PosterOptions & { readonly mostLights: number }): string {
  let most = Math.min(options.mostLights, options.ground.lights.length);
  for (;;) {
    const svg = posterOf(frame, { ...options, mostLights: most });
    const over = gzipSync(svg).length - posterBudget;
    if (over <= 0 || most === 0) return svg;
    most = Math.max(Math.floor(most - over / 1.7 - 50), 0);
  }
}

/**
 * Writes the posters of every story in every language to `<publicFolder>/posters/<story>/<lang>/<step>-<layout>.svg`. The folder is made anew.
 *
 * @param publicFolder what becomes the root of the site
 */
export async function writePosters(publicFolder: string): Promise<void> {
  const ground = await posterGround();
  const target = join(publicFolder, 'posters');
  await rm(target, { recursive: true, force: true });
  for (const id of await storyIds()) {
    const story = await storyOf(id);
    for (const lang of story.languages) {
      const folder = join(target, id, lang);
      await mkdir(folder, { recursive: true });
      const posters = await postersOf(story, lang, { ground, layouts: ['wide', 'tall', 'print'] });
      await Promise.all(posters.map(({ step, layout, svg }) => writeFile(join(folder, `${step}-${layout}.svg`), svg)));
    }
  }
}

if (isMain(import.meta.url)) await writePosters(join(root, 'public'));
