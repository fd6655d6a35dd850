import { join } from 'node:path';
import type { BrowserContext, Locator, Page } from '@playwright/test';
import { encodeTile, type TileFeature } from '#basemap/make/mvt.ts';
import { formatProblems } from '#file-format/problem.ts';
import { readStory } from '#file-format/read-story.ts';
import type { Painted } from '#map/painted.ts';
import { root } from '#node/root.ts';
import type { Story } from '#story/story.ts';
import type { Frame } from '#timeline/frame.ts';

/** The parts of `window.mapStory` and of MapLibre's map that the tests talk to. */
export interface MapStory {
  readonly story: string;
  readonly lang: string;
  readonly steps: readonly { readonly id: string; readonly position: number }[];
  readonly places: Readonly<Record<string, readonly [number, number]>>;
  position(): number;
  stage(): { readonly width: number; readonly height: number; readonly covered?: readonly { readonly left: number }[] };
  frame(): Frame;
  /** what the live map last painted, CSS px of the stage; null where there is none */
  painted(): Painted | null;
  seek(to: string | number): Promise<void>;
  map(): LiveMap | null;
}

export interface LiveMap {
  getCenter(): { lng: number; lat: number };
  getZoom(): number;
  getBearing(): number;
  getPitch(): number;
  loaded(): boolean;
  getStyle(): { readonly layers: readonly { readonly paint?: Readonly<Record<string, unknown>> }[] };
  project(at: readonly [number, number]): { x: number; y: number };
}

/** A page with the handle on it, for functions that run there: `(window as unknown as StoryWindow).mapStory`. */
export interface StoryWindow {
  readonly mapStory: MapStory;
}

/**
 * Opens a page of the site and waits until the map shows it: the handle is there, and MapLibre has loaded what it needs.
 * @param path `fixture.page('en', '#canal')`, with or without a slash in front: relative to where the site is published
 * @param until `map` (default) · `handle`: window.mapStory is there, the map may not be · `html`: the document is parsed
 */
export async function open(page: Page, path: string, until: 'map' | 'handle' | 'html' = 'map'): Promise<void> {
  await page.goto(path.replace(/^\//, './'), { waitUntil: 'domcontentloaded' });
  if (until === 'html') return;
  await page.waitForFunction(() => Boolean((window as unknown as StoryWindow).mapStory));
  if (until === 'map') await mapLoaded(page);
}

/** Waits until MapLibre has loaded and drawn everything that its camera shows. */
export async function mapLoaded(page: Page): Promise<void> {
  await page.waitForFunction(() => (window as unknown as StoryWindow).mapStory.map()?.loaded() === true, undefined, { timeout: 30_000 });
}

/** Whether a picture is there and can be drawn. */
export const drawn = (image: Locator): Promise<boolean> =>
  image.evaluate((element: HTMLImageElement) => element.complete && element.naturalWidth > 0);

/** Moves the reader to a step or position, and waits until its frame is on the screen. */
export async function seek(page: Page, to: string | number): Promise<void> {
  await page.evaluate((target) => (window as unknown as StoryWindow).mapStory.seek(target), to);
}

/** Runs the page for some animation frames: what a jump may take, said in frames and not in milliseconds. */
export async function animationFrames(page: Page, count: number): Promise<void> {
  await page.evaluate(async (frames) => {
    for (let i = 0; i < frames; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
  }, count);
}

/** Waits until scroll height and position have been the same for ten animation frames: the reader has come to rest. */
export async function atRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const now = () => `${scrollX} ${scrollY} ${(window as unknown as StoryWindow).mapStory.position()}`;
    for (let same = 0, last = now(); same < 10; ) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const next = now();
      same = next === last ? same + 1 : 0;
      last = next;
    }
  });
}

/** What the page says that it shows, and what MapLibre shows: the two must agree. */
export interface Shown {
  readonly position: number;
  readonly frame: Frame;
  /** null while there is no map */
  readonly map: {
    readonly center: readonly [number, number];
    readonly zoom: number;
    readonly bearing: number;
    readonly pitch: number;
  } | null;
}

/** Reads position, frame and the live camera in one go, so that no animation frame falls between them. */
export function shown(page: Page): Promise<Shown> {
  return page.evaluate(() => {
    const { mapStory } = window as unknown as StoryWindow;
    const map = mapStory.map();
    const center = map?.getCenter();
    return {
      position: mapStory.position(),
      frame: mapStory.frame(),
      map:
        map && center ? { center: [center.lng, center.lat], zoom: map.getZoom(), bearing: map.getBearing(), pitch: map.getPitch() } : null,
    };
  });
}

/**
 * Before the page loads: no graphics context, as in a browser without WebGL. What is not about the live map is tested on its pictures, which is quicker.
 * @param where only in the pages and frames whose path has this in it
 */
export async function withoutWebGL(page: Page, where = ''): Promise<void> {
  await page.addInitScript((part) => {
    if (!location.pathname.includes(part)) return;
    const getContext = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
      return /webgl/.test(kind) ? null : (getContext as (...all: unknown[]) => unknown).call(this, kind, ...rest);
    } as typeof HTMLCanvasElement.prototype.getContext;
  }, where);
}

/** Before the page loads: drawn pictures are served empty. For tests that are not about what they show; painting them in software takes long. */
export async function emptyPictures(pages: Page | BrowserContext): Promise<void> {
  // An SVG for an AVIF, too: what a browser paints of an image goes by its content type.
  await pages.route(/\/(pictures|posters)\/[^?]*\.(svg|avif)/, (route) => {
    const step = /([^/]+)-(?:wide|portrait|landscape|print)(?:-[\d.]+x\.avif|\.svg)/.exec(route.request().url())?.[1] ?? '';
    return route.fulfill({
      contentType: 'image/svg+xml',
      body: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 390 315" width="390" height="315" data-poster="${step}"></svg>`,
    });
  });
}

/**
 * Before the page loads: the basemap's tiles are served empty but for a speck of land. In software the basemap costs ten times what the
 * story does. For tests of where things are, not of how the map looks.
 */
export async function emptyBasemap(pages: Page | BrowserContext): Promise<void> {
  const speck: TileFeature = {
    type: 3,
    properties: {},
    geometry: [
      [
        [0, 0],
        [1, 0],
        [1, 1],
      ],
    ],
  };
  const tile = Buffer.from(encodeTile([{ name: 'land', extent: 4096, features: [speck] }]));
  await pages.route(/\/basemap\/\w+\/(tiles|close)\//, (route) =>
    route.fulfill({ contentType: 'application/vnd.mapbox-vector-tile', body: tile }),
  );
}

/** Adds rules to a page, as its policy lets scripts do: Playwright's own way is a style element, which it refuses. */
export function addRules(page: Page, css: string): Promise<void> {
  return page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets.push(sheet);
  }, css);
}

/** Ids of the steps in order. */
export function stepIds(page: Page): Promise<string[]> {
  return page.evaluate(() => (window as unknown as StoryWindow).mapStory.steps.map(({ id }) => id));
}

/** Waits until the picture of a step is there. */
export async function pictureOf(page: Page, step: string): Promise<void> {
  await page.waitForFunction((id) => document.querySelector(`svg[data-poster="${id}"]`) !== null, step);
}

/** Ids of the steps of `e2e/stories/everything`, in order. reach.test.ts holds that the page has these and no others. */
const fixtureSteps = ['title', 'departure', 'canal', 'monsoon', 'workshop', 'strait', 'date-line', 'reserve', 'arrival', 'after'] as const;
export type FixtureStep = (typeof fixtureSteps)[number];

/** The story of `e2e/stories/everything`, on which the tests of the engine run. */
export const fixture = {
  id: 'everything',
  title: 'The barometer that went east',
  /** the first is the default */
  languages: ['en', 'de', 'ar'],
  steps: fixtureSteps,
  /** position of the last step */
  last: fixtureSteps.length - 1,
  /** Address of the story's page, of a step on it, or of a page beside it (`embed/`), relative to where the site is published. */
  page: (lang = 'en', rest: '' | `#${FixtureStep}` | `${string}/` | `?${string}` = '') => `everything/${lang}/${rest}`,
  /** Position of a step. */
  index: (step: FixtureStep) => fixtureSteps.indexOf(step),
} as const;

/** A fixture story as its files say. @param id folder under `e2e/stories` @throws when they have mistakes */
export async function readFixture(id: string = fixture.id): Promise<Story> {
  const { story, problems } = await readStory(join(root, 'e2e/stories', id), {});
  if (!story) throw new Error(`e2e/stories/${id} has mistakes:\n${formatProblems(problems)}`);
  return story;
}

/** Waits until the reader is at a step, within its rest. */
export async function atStep(page: Page, step: number): Promise<void> {
  await page.waitForFunction((index) => Math.abs((window as unknown as StoryWindow).mapStory.position() - index) < 0.1, step);
}
