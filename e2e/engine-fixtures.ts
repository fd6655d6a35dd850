import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as base, expect, type TestInfo } from '@playwright/test';
import type { EngineName, EngineSpec, EngineSpecs } from '#commands/find-engines.ts';
import { type BreakableSite, breakableSite, type Reading } from './engines/breakable-site.ts';
import { firefoxEngine } from './engines/firefox-engine.ts';
import { playwrightEngine } from './engines/playwright-engine.ts';
import type { ProbedWindow } from './engines/probe.ts';
import type { Ability, Engine, Size, Tab, View } from './engines/tab.ts';
import { until } from './engines/waiting.ts';
import { webkitEngine } from './engines/webkit-engine.ts';
import { type HostServer, hostServer } from './hosts/host-server.ts';
import type { StoryWindow } from './story-page.ts';

export interface Options {
  /** the engine that a project runs in */
  engineName: EngineName | '';
}

interface Shared {
  engine: Engine;
  /** pages of another origin */
  hosts: HostServer;
  site: BreakableSite;
}

/** How a tab is opened: what the page is read under, and the window's size. */
export interface Opening extends Reading {
  readonly size?: Size;
  /** false: in a browser that has none */
  readonly webgl?: boolean;
}

interface Fixtures {
  /** Says in the report that the engine cannot do something here, and leaves the rest of the case out. */
  needs: (ability: Ability) => void;
  /** Opens a page of the site, or of a host (an absolute address); `''` opens none yet. */
  open: (address: string, opening?: Opening) => Promise<Tab>;
  /** Lets a case begin again whose browser has crashed, and says so in the report; no other case does. */
  afterCrash: undefined;
}

/** The smallest wide stage with room to spare: software draws it in a third of the time of a desk's. */
export const desk: Size = { width: 1024, height: 640 };
export const phone: Size = { width: 390, height: 640 };

const start = (name: EngineName, spec: EngineSpec): Promise<Engine> =>
  spec.by === 'bidi' ? firefoxEngine(spec) : spec.by === 'webdriver' ? webkitEngine(spec) : playwrightEngine(name, spec);

/** The engines that the command has found. */
export const engineSpecs = (): EngineSpecs => JSON.parse(process.env.ENGINES ?? '{}') as EngineSpecs;

/** What the cases that all engines run are made with. */
export const test = base.extend<Fixtures, Options & Shared>({
  engineName: ['', { option: true, scope: 'worker' }],
  engine: [
    async ({ engineName }, use) => {
      const spec = engineName ? engineSpecs()[engineName] : undefined;
      if (!engineName || !spec) throw new Error(`There is no engine “${engineName}”: run \`npm run test:engines\`.`);
      const engine = await start(engineName, spec);
      await use(engine);
      await engine.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  hosts: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
    async ({}, use) => {
      const server = await hostServer();
      await use(server);
      server.close();
    },
    { scope: 'worker' },
  ],
  site: [
    async ({ hosts }, use) => {
      const site = await breakableSite([hosts.origin]);
      await use(site);
      site.close();
    },
    { scope: 'worker' },
  ],
  afterCrash: [
    async ({ engine }, use, info: TestInfo) => {
      const { outputDir } = info.project;
      const mark = join(outputDir, `crashed-${info.testId}`);
      if (info.retry > 0) {
        if (!existsSync(mark)) throw new Error('It has failed, and its browser had not crashed: it does not begin again');
        info.annotations.push({ type: 'crash', description: readFileSync(mark, 'utf8') });
      }
      await use(undefined);
      const crash = info.status === info.expectedStatus ? null : await engine.crashed();
      if (!crash) return;
      mkdirSync(outputDir, { recursive: true });
      writeFileSync(mark, `${engine.name}: ${crash}`);
    },
    { auto: true },
  ],
  needs: async ({ engine }, use, info: TestInfo) => {
    info.annotations.push({ type: 'engine', description: engine.name });
    await use((ability) => {
      const reason = engine.cannot[ability];
      test.skip(reason !== undefined, reason);
    });
  },
  open: async ({ engine, site, needs }, use) => {
    const tabs: Tab[] = [];
    await use(async (address, { size = desk, webgl = true, ...reading } = {}) => {
      if (!webgl) needs('without WebGL');
      site.read(reading);
      const tab = await engine.open({ size, webgl });
      tabs.push(tab);
      if (address) await tab.goto(/^http/.test(address) ? address : `${site.origin}/${address}`);
      return tab;
    });
    for (const tab of tabs) await tab.close();
  },
});

export { expect };

/** What the probe of a document has seen. */
export const problemsIn = (view: View): Promise<string[]> => view.run(() => (window as unknown as ProbedWindow).probe.problems, null);

/** `data-map-state` of a story, which is there once its script has begun. */
export const mapState = (view: View): Promise<string> =>
  view.run(() => document.querySelector<HTMLElement>('[data-stage]')?.dataset.mapState ?? '', null);

/** Waits until a story is mounted. */
export const mounted = (view: View) => until(view, 'window.mapStory', () => Boolean((window as unknown as StoryWindow).mapStory), null);

/** Waits until the map of a story shows all that is in view. */
export const mapShows = (view: View) =>
  until(view, 'a map that has loaded', () => (window as unknown as StoryWindow).mapStory?.map()?.loaded() === true, null);

/** Moves the reader to a step or position, and waits until its frame is on the screen. */
export const seek = (view: View, to: string | number): Promise<void> =>
  view.run(async (target) => void (await (window as unknown as StoryWindow).mapStory.seek(target)), to);

/** Scrolls by script, waits two animation frames, and reads what the page and its map show. */
export const look = (view: View, top: number) =>
  view.run(async (y) => {
    window.scrollTo({ top: y, behavior: 'instant' });
    for (let i = 0; i < 2; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
    const { mapStory } = window as unknown as StoryWindow;
    const map = mapStory.map();
    const center = map?.getCenter();
    return {
      position: mapStory.position(),
      frame: mapStory.frame(),
      map: map && center ? { center: [center.lng, center.lat] as const, zoom: map.getZoom() } : null,
    };
  }, top);
