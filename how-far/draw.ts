import { decodeBasemap } from '#basemap/basemap-file.ts';
import { decodeLights } from '#basemap/lights-file.ts';
import { filesOf } from '#basemap/load.ts';
import type { Stage } from '#geo/camera.ts';
import { posterOf } from '#poster/poster.ts';
import { type ShapedBasemap, shapeBasemap } from '#poster/shaped-basemap.ts';
import type { Story } from '#story/story.ts';
import { compile, type Timeline } from '#timeline/compile.ts';
import { frameAt } from '#timeline/frame-at.ts';
import { laidCamera } from './camera.ts';
import type { City } from './cities.ts';
import type { HowFar } from './how-far.ts';
import { wayOf } from './journey.ts';
import { laidIds, laidStory } from './laid-story.ts';

/** Share of the stage's smaller side that is kept clear round the way: so much of the globe is seen that one knows where one is, and labels have room. */
const clear = 0.15;

/** How a picture of a comparison writes its labels. */
export interface Labels {
  readonly lang: string;
  readonly nameOf: (city: City) => string;
  /** kilometres with their unit, rounded as they are to be read */
  readonly km: (km: number) => string;
}

export interface DrawOptions extends Labels {
  readonly story: Story;
  readonly basemap: ShapedBasemap;
  readonly stage: Stage;
  /** 2,400 by default */
  readonly mostLights?: number;
  /** device pixels per CSS px, 1.5 by default */
  readonly density?: number;
}

/** The laid journey as a timeline of one step, for a stage. */
export function laidTimeline(answer: HowFar, { story, stage, lang, nameOf, km }: Omit<DrawOptions, 'basemap'>): Timeline {
  const { from, laid, end, half, along } = answer;
  const margin = Math.min(stage.width, stage.height) * clear;
  const cities = [end.city, ...along].filter(({ id }) => id !== from.id);
  const one = laidStory(story, laid, {
    lang,
    camera: laidCamera(wayOf(story, laid), stage, { ids: laidIds(story), direction: laid.direction, margin }),
    start: nameOf(from),
    half: half && km(laid.km / 2),
    end: km(laid.km),
    cities: cities.map((city) => ({ id: city.id, at: city.at, name: nameOf(city) })),
  });
  return compile(one, stage, { lang });
}

/** The laid journey on a globe, as the text of an `<svg>` of the stage's size. Hidden from screen readers: the sentences say the same. */
export function drawHowFar(answer: HowFar, { basemap, mostLights = 2400, density = 1.5, ...options }: DrawOptions): string {
  const timeline = laidTimeline(answer, options);
  return posterOf(frameAt(timeline, 0), { timeline, basemap, lang: options.lang, mostLights, density, tolerance: 0.7 });
}

/** The coarse basemap, without city lights or with them. @throws what `read` throws; an Error where its bytes are garbage */
export async function loadGlobe(read: (file: string) => Promise<Uint8Array>, lights: boolean): Promise<ShapedBasemap> {
  const { world } = filesOf;
  const [basemap, ...lit] = await Promise.all([read(world.basemap), ...(lights ? world.lights.map(read) : [])]);
  return shapeBasemap({ ...decodeBasemap(basemap as Uint8Array), lights: lit.flatMap(decodeLights) });
}
