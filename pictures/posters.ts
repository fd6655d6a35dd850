import { copyFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Credit, StreetGround } from '#basemap/streets.ts';
import type { Camera, Stage } from '#geo/camera.ts';
import { type ContentCache, contentKey } from '#node/content-cache.ts';
import { drawBasemap } from '#poster/draw-basemap-layers.ts';
import { type StreetLevel, streetLevels } from '#poster/draw-streets.ts';
import { posterOf } from '#poster/poster.ts';
import type { ChooseLights, DrawnBasemap } from '#poster/poster-options.ts';
import { shownAt } from '#story/opening.ts';
import type { Story } from '#story/story.ts';
import { compile } from '#timeline/compile.ts';
import { frameAt } from '#timeline/frame-at.ts';
import { pathsOf } from '#timeline/paths.ts';
import { posterStage } from '#timeline/stages.ts';
import { type BasemapFor, pictureBasemaps } from './basemaps.ts';
import { drawnParts, pictureVersion, postersFolder } from './picture-key.ts';

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
  /** basemaps, made ready once for many stories; default: read from `basemap/data` */
  readonly basemap?: BasemapFor;
  /** which layouts; default wide and portrait */
  readonly layouts?: readonly PosterLayout[];
  /** only these steps; default all */
  readonly steps?: readonly string[];
  /** the posters will stand inside a page, which says what the map shows: they get no title, and are hidden from screen readers */
  readonly inline?: boolean;
  /** a publisher's streets; default none */
  readonly streets?: StreetPictures | undefined;
  /** basemaps that have been drawn, kept for the next language of the story: its pictures differ by their words */
  readonly drawn?: Map<string, DrawnBasemap>;
}

/**
 * The poster of every step at its rest, with as many city lights as its budget holds. Labels name the page's fonts first, which an inline poster
 * wears, then what stands in for them in an `<img>`. Its title is the step's `:::map` text.
 */
export async function postersOf(story: Story, lang: string, options: PostersOptions = {}): Promise<StepPoster[]> {
  const { layouts = ['wide', 'portrait'], steps = story.steps.map(({ id }) => id), inline = false } = options;
  const basemapFor = options.basemap ?? pictureBasemaps();
  const text = story.texts[lang];
  const known = options.drawn ?? new Map<string, DrawnBasemap>();
  const paths = pathsOf(story);
  const posters: StepPoster[] = [];
  for (const layout of layouts) {
    const { stage: stageFor, mostLights, budgeted, ...format } = posterFormats[layout];
    const stage = stageFor(lang);
    const timeline = compile(story, stage, { lang, paths });
    for (const [index, { id }] of story.steps.entries()) {
      if (!steps.includes(id)) continue;
      const frame = frameAt(timeline, index);
      const title = inline || !text ? '' : shownAt(text, id);
      const picture = { ...format, timeline, basemap: await basemapFor(frame.camera), stepId: id, ...(title && { title }) };
      const streets = (await options.streets?.tilesFor(story, frame.camera, stage)) ?? [];
      const draw = (): DrawnBasemap => {
        if (!budgeted) return drawBasemap(frame, { ...picture, mostLights });
        const others = posterOf(frame, { ...picture, drawn: { defs: [], shapes: [] } });
        const room = (index === 0 ? firstBudget : posterBudget) - reserve - gzipSync(others).length;
        const lit = { ...picture, mostLights: withinRoom(room, mostLights) };
        if (streets.length === 0) return drawBasemap(frame, lit);
        return withStreets(room, (level) => drawBasemap(frame, { ...lit, streets: { tiles: streets, level } }));
      };
      const key = `${layout} ${id} ${JSON.stringify(stage.free)}`;
      const drawn = known.get(key) ?? draw();
      known.set(key, drawn);
      posters.push({ step: id, layout, svg: posterOf(frame, { ...picture, drawn }) });
    }
  }
  return posters;
}

/** As much of the streets as there is room for (bytes, compressed), land and water at least. */
function withStreets(room: number, draw: (level: StreetLevel) => DrawnBasemap): DrawnBasemap {
  let drawn = draw('all');
  for (const level of streetLevels.slice(1)) {
    if (gzipSync([...drawn.defs, ...drawn.shapes].join('')).length <= room) break;
    drawn = draw(level);
  }
  return drawn;
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

/** A publisher's streets, for pictures. */
export interface StreetPictures {
  /** the tiles that a camera sees on a stage */
  tilesFor(story: Story, camera: Camera, stage: Stage): Promise<readonly StreetGround[]>;
  /** another as soon as a story's streets are others; '' where it has none */
  key(story: Story): string;
  /** who made the data; empty where the story has none */
  credit(story: Story): readonly Credit[];
}

/** The version of the pictures of a story: of the drawing, and of its streets. */
export const versionFor = ({ version, streets }: Pick<KeptPostersOptions, 'version' | 'streets'>, story: Story): string =>
  pictureVersion(version, streets?.key(story) ?? '');

export interface KeptPostersOptions {
  readonly layouts: readonly PosterLayout[];
  readonly cache: ContentCache;
  /** of the drawing, see `drawingVersion` */
  readonly version: string;
  /** asked for only when something has to be drawn */
  readonly basemap: BasemapFor;
  /** a publisher's streets; default none */
  readonly streets?: StreetPictures | undefined;
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
  const { layouts, cache } = options;
  const version = versionFor(options, story);
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
        // Fragments are pasted where nobody says whose the streets are.
        const streets = inline ? undefined : options.streets;
        const common = { basemap: options.basemap, streets, layouts: [layout], steps: missing, inline, drawn: new Map() };
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
 * Writes the posters of stories in every language to `<step>-<layout>.svg` in their folders (`postersFolder`), and that of the first step, which pages of others
 * show, to `posters/<story>/<lang>/<step>-portrait.svg` as well: that address never changes.
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
      const name = `${step}-${layout}.svg`;
      const places = [join(publicFolder, postersFolder(story, lang, versionFor(options, story)), name)];
      if (step === story.steps[0]?.id && layout === 'portrait') places.push(join(publicFolder, 'posters', story.id, lang, name));
      for (const to of places) {
        await mkdir(dirname(to), { recursive: true });
        await copyFile(file, to);
      }
      posters += 1;
      if (isNew) drawn += 1;
    }
  }
  return { posters, drawn };
}
