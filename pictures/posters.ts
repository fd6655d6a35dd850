import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { loadBasemap } from '#basemap/load.ts';
import type { Stage } from '#geo/camera.ts';
import { isMain, root } from '#node/root.ts';
import { drawBasemap } from '#poster/draw-basemap-layers.ts';
import { posterOf } from '#poster/poster.ts';
import type { ChooseLights, DrawnBasemap } from '#poster/poster-options.ts';
import { type ShapedBasemap, shapeBasemap } from '#poster/shaped-basemap.ts';
import { storyIds, storyOf } from '#site/stories.ts';
import { shownAt } from '#story/opening.ts';
import type { Story } from '#story/story.ts';
import { compile } from '#timeline/compile.ts';
import { frameAt } from '#timeline/frame-at.ts';
import { posterStage } from '#timeline/stages.ts';

export type PosterLayout = 'wide' | 'portrait' | 'print';

export interface StepPoster {
  readonly step: string;
  readonly layout: PosterLayout;
  /** an SVG document that stands alone */
  readonly svg: string;
}

/** A poster's budget, bytes as gzip's usual level packs them: issue 4's 40 kB less what an HTTP header or another packer may take. */
export const posterBudget = 38_500;
/** The budget of the first step's, which comes with the page's words. */
export const firstBudget = 25_000;

interface Format {
  readonly stage: (lang: string) => Stage;
  readonly ink: 'screen' | 'print';
  /** device pixels per CSS px, between what such screens have */
  readonly density: number;
  /** px by which the ground may be simplified; what it saves is given to the lights */
  readonly tolerance: number;
  /** never more lights than that */
  readonly mostLights: number;
}

const paper: Stage = { width: 640, height: 400, free: { top: 24, right: 24, bottom: 24, left: 24 } };

/**
 * The reference stages: a desk's, a phone's, and one for paper, where no text lies on the map.
 * The live map fades in over the first two.
 */
export const posterFormats: Readonly<Record<PosterLayout, Format>> = {
  wide: { stage: (lang) => posterStage('wide', lang), ink: 'screen', density: 1.5, tolerance: 0.75, mostLights: 20_000 },
  portrait: { stage: (lang) => posterStage('portrait', lang), ink: 'screen', density: 2.5, tolerance: 0.55, mostLights: 20_000 },
  print: { stage: () => paper, ink: 'print', density: 2.5, tolerance: 0.4, mostLights: 2500 },
};

export interface PostersOptions {
  /** the fine basemap, made ready once for many stories; default: read from `basemap/data` */
  readonly basemap?: ShapedBasemap;
  /** which layouts; default wide and tall */
  readonly layouts?: readonly PosterLayout[];
  /** only these steps; default all */
  readonly steps?: readonly string[];
  /** the posters will stand inside a page, which says what the map shows: they get no title, and are hidden from screen readers */
  readonly inline?: boolean;
  /** grounds that have been drawn, kept for the next language of the story: its pictures differ by their words */
  readonly drawn?: Map<string, DrawnBasemap>;
}

/** The fine ground from `basemap/data`, ready for posters. */
export async function posterBasemap(): Promise<ShapedBasemap> {
  return shapeBasemap(await loadBasemap(async (file) => new Uint8Array(await readFile(join(root, 'basemap/data', file))), 'fine'));
}

/**
 * The poster of every step at its rest, with as many city lights as its budget holds. Labels name the page's fonts first, which an inline poster
 * wears, then what stands in for them in an `<img>`. Its title is the step's `:::map` text.
 */
export async function postersOf(story: Story, lang: string, options: PostersOptions = {}): Promise<StepPoster[]> {
  const { layouts = ['wide', 'portrait'], steps = story.steps.map(({ id }) => id), inline = false } = options;
  const basemap = options.basemap ?? (await posterBasemap());
  const text = story.texts[lang];
  const known = options.drawn ?? new Map<string, DrawnBasemap>();
  return layouts.flatMap((layout) => {
    const { stage: stageFor, mostLights, ...format } = posterFormats[layout];
    const stage = stageFor(lang);
    const timeline = compile(story, stage, { lang });
    return story.steps.flatMap(({ id }, index) => {
      if (!steps.includes(id)) return [];
      const frame = frameAt(timeline, index);
      const title = inline || !text ? '' : shownAt(text, id);
      const picture = { ...format, timeline, basemap, stepId: id, ...(title && { title }) };
      const draw = (): DrawnBasemap => {
        const others = posterOf(frame, { ...picture, drawn: { defs: [], shapes: [] } });
        const room = (index === 0 ? firstBudget : posterBudget) - reserve - gzipSync(others).length;
        return drawBasemap(frame, { ...picture, mostLights: withinRoom(room, mostLights) });
      };
      const key = `${layout} ${id} ${JSON.stringify(stage.free)}`;
      const drawn = known.get(key) ?? draw();
      known.set(key, drawn);
      return [{ step: id, layout, svg: posterOf(frame, { ...picture, drawn }) }];
    });
  });
}

/** Kept free for the words of other languages, and because parts compress worse together. Bytes, compressed. */
const reserve = 900;
/** So much room may stay unused. */
const slack = 300;

/** All lights where they fit, else as many as there is room for (bytes, compressed): found by interpolation and halving, in a few steps. */
function withinRoom(room: number, mostLights: number): ChooseLights {
  return (without, count, lights) => {
    const left = room - gzipSync(without).length;
    const trial = (most: number): { most: number; over: number } => ({ most, over: gzipSync(lights(most)).length - left });
    let high = trial(Math.min(mostLights, count));
    if (high.over <= 0) return high.most;
    let low = { most: 0, over: -left };
    for (let tries = 0; tries < 10 && low.over < -slack && high.most - low.most > 1; tries++) {
      const share = tries % 2 === 0 ? -low.over / (high.over - low.over) : 0.5;
      const next = trial(Math.floor(low.most + (high.most - low.most) * share));
      if (next.over <= 0) low = next;
      else high = next;
    }
    return low.most;
  };
}

/**
 * Writes the posters of every story in every language to `<publicFolder>/posters/<story>/<lang>/<step>-<layout>.svg`. The folder is made anew.
 *
 * @param publicFolder what becomes the root of the site
 */
export async function writePosters(publicFolder: string): Promise<void> {
  const basemap = await posterBasemap();
  const target = join(publicFolder, 'posters');
  await rm(target, { recursive: true, force: true });
  for (const id of await storyIds()) {
    const story = await storyOf(id);
    const drawn = new Map<string, DrawnBasemap>();
    for (const lang of story.languages) {
      const folder = join(target, id, lang);
      await mkdir(folder, { recursive: true });
      const posters = await postersOf(story, lang, { basemap, layouts: ['wide', 'portrait', 'print'], drawn });
      await Promise.all(posters.map(({ step, layout, svg }) => writeFile(join(folder, `${step}-${layout}.svg`), svg)));
    }
  }
}

if (isMain(import.meta.url)) await writePosters(join(root, 'public'));
