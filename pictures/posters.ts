import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { loadBasemap } from '#basemap/load.ts';
import type { Stage } from '#geo/camera.ts';
import { type ContentCache, contentKey } from '#node/content-cache.ts';
import { root } from '#node/root.ts';
import { drawBasemap } from '#poster/draw-basemap-layers.ts';
import { posterOf } from '#poster/poster.ts';
import type { ChooseLights, DrawnBasemap } from '#poster/poster-options.ts';
import { type ShapedBasemap, shapeBasemap } from '#poster/shaped-basemap.ts';
import { shownAt } from '#story/opening.ts';
import type { Story } from '#story/story.ts';
import { compile } from '#timeline/compile.ts';
import { frameAt } from '#timeline/frame-at.ts';
import { posterStage } from '#timeline/stages.ts';
import { drawnParts } from './picture-key.ts';

/** `fragment`: inside the HTML that hosts paste, where each byte is theirs. */
export type PosterLayout = 'wide' | 'portrait' | 'print' | 'fragment';

export interface StepPoster {
  readonly step: string;
  readonly layout: PosterLayout;
  /** an SVG document that stands alone */
  readonly svg: string;
}

/** A poster's budget, bytes as gzip's usual level packs them: 40 kB less what an HTTP header or another packer may take. */
export const posterBudget = 38_500;
/** The budget of the first step's, which comes with the page's words. */
export const firstBudget = 25_000;

interface Format {
  readonly stage: (lang: string) => Stage;
  readonly ink: 'screen' | 'print';
  /** device pixels per CSS px, between what such screens have */
  readonly density: number;
  /** px by which the basemap may be simplified; what it saves is given to the lights */
  readonly tolerance: number;
  /** never more lights than that */
  readonly mostLights: number;
  /** whether lights are left out until it keeps to the budget */
  readonly budgeted: boolean;
}

const paper: Stage = { width: 640, height: 400, free: { top: 24, right: 24, bottom: 24, left: 24 } };

/**
 * The reference stages: a desk's, a phone's, one for paper, where no text lies on the map, and a phone's or a text column's in fragments.
 * The live map fades in over the first two.
 */
export const posterFormats: Readonly<Record<PosterLayout, Format>> = {
  wide: {
    stage: (lang) => posterStage('wide', lang),
    ink: 'screen',
    density: 1.5,
    tolerance: 0.75,
    mostLights: 20_000,
    budgeted: true,
  },
  portrait: {
    stage: (lang) => posterStage('portrait', lang),
    ink: 'screen',
    density: 2.5,
    tolerance: 0.55,
    mostLights: 20_000,
    budgeted: true,
  },
  print: { stage: () => paper, ink: 'print', density: 2.5, tolerance: 0.4, mostLights: 2500, budgeted: true },
  fragment: { stage: () => posterStage('portrait'), ink: 'screen', density: 1, tolerance: 1.2, mostLights: 500, budgeted: false },
};

/** Layouts that a site has as files; those of fragments stand in these. */
export const posterFiles: readonly PosterLayout[] = ['wide', 'portrait', 'print'];

export interface PostersOptions {
  /** the fine basemap, made ready once for many stories; default: read from `basemap/data` */
  readonly basemap?: ShapedBasemap;
  /** which layouts; default wide and portrait */
  readonly layouts?: readonly PosterLayout[];
  /** only these steps; default all */
  readonly steps?: readonly string[];
  /** the posters will stand inside a page, which says what the map shows: they get no title, and are hidden from screen readers */
  readonly inline?: boolean;
  /** basemaps that have been drawn, kept for the next language of the story: its pictures differ by their words */
  readonly drawn?: Map<string, DrawnBasemap>;
}

/** The fine basemap from `basemap/data`, ready for posters. */
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
    const { stage: stageFor, mostLights, budgeted, ...format } = posterFormats[layout];
    const stage = stageFor(lang);
    const timeline = compile(story, stage, { lang });
    return story.steps.flatMap(({ id }, index) => {
      if (!steps.includes(id)) return [];
      const frame = frameAt(timeline, index);
      const title = inline || !text ? '' : shownAt(text, id);
      const picture = { ...format, timeline, basemap, stepId: id, ...(title && { title }) };
      const draw = (): DrawnBasemap => {
        if (!budgeted) return drawBasemap(frame, { ...picture, mostLights });
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

export interface KeptPostersOptions {
  readonly layouts: readonly PosterLayout[];
  readonly cache: ContentCache;
  /** of the drawing, see `drawingVersion` */
  readonly version: string;
  /** asked for only when something has to be drawn */
  readonly basemap: () => Promise<ShapedBasemap>;
}

/** A poster in the cache. */
export interface KeptPoster {
  readonly lang: string;
  readonly step: string;
  readonly layout: PosterLayout;
  /** path of the SVG file */
  readonly file: string;
  /** whether it had to be drawn */
  readonly drawn: boolean;
}

/**
 * The posters of a story in all its languages, each drawn only where it is not kept from an earlier build. Languages whose posters share a basemap are drawn
 * together, as the first of them decides how many lights there is room for: what a poster shows does not depend on what was kept.
 */
export async function* keptPosters(story: Story, options: KeptPostersOptions): AsyncGenerator<KeptPoster> {
  const { layouts, cache, version } = options;
  for (const layout of layouts) {
    const inline = layout === 'fragment';
    for (const languages of sharingStage(story.languages, layout)) {
      const [first] = languages;
      const shown = (lang: string, step: string): unknown => [
        drawnParts(story, lang),
        lang,
        inline || !story.texts[lang] ? '' : shownAt(story.texts[lang], step),
      ];
      const nameOf = (lang: string, step: string): string =>
        `${contentKey('poster', version, layout, step, shown(lang, step), lang === first ? null : shown(first, step))}.svg`;
      const ids = story.steps.map(({ id }) => id);
      const missing = ids.filter((step) => languages.some((lang) => !cache.has(nameOf(lang, step))));
      if (missing.length > 0) {
        const common = { basemap: await options.basemap(), layouts: [layout], steps: missing, inline, drawn: new Map() };
        for (const lang of languages) {
          for (const { step, svg } of await postersOf(story, lang, common)) await cache.put(nameOf(lang, step), svg);
        }
      }
      for (const lang of languages)
        for (const step of ids) yield { lang, step, layout, file: await cache.use(nameOf(lang, step)), drawn: missing.includes(step) };
    }
  }
}

/** Languages in groups whose pictures have the same stage. */
function sharingStage(languages: readonly string[], layout: PosterLayout): [string, ...string[]][] {
  const groups = new Map<string, [string, ...string[]]>();
  for (const lang of languages) {
    const stage = JSON.stringify(posterFormats[layout].stage(lang));
    const group = groups.get(stage);
    if (group) group.push(lang);
    else groups.set(stage, [lang]);
  }
  return [...groups.values()];
}

/**
 * Writes the posters of stories in every language to `<publicFolder>/posters/<story>/<lang>/<step>-<layout>.svg`.
 *
 * @param publicFolder what becomes the root of the site
 * @returns how many posters there are, and how many of them had to be drawn
 */
export async function writePosters(
  publicFolder: string,
  stories: readonly Story[],
  options: Omit<KeptPostersOptions, 'layouts'>,
): Promise<{ posters: number; drawn: number }> {
  let [posters, drawn] = [0, 0];
  for (const story of stories) {
    for await (const { lang, step, layout, file, drawn: isNew } of keptPosters(story, { ...options, layouts: posterFiles })) {
      const to = join(publicFolder, 'posters', story.id, lang, `${step}-${layout}.svg`);
      await mkdir(dirname(to), { recursive: true });
      await copyFile(file, to);
      posters += 1;
      if (isNew) drawn += 1;
    }
  }
  return { posters, drawn };
}
