import type { Page } from '@playwright/test';
import { type GlFrame, installGlCounts } from '#bench/in-page/gl-counts.ts';
import { expect, test } from './fixtures.ts';
import { expectNoGrowth, heldAfterGarbage } from './memory.ts';
import { animationFrames, atRest, fixture, open, type StoryWindow, seek } from './story-page.ts';

/**
 * What a frame of the live map may ask of the graphics card, on a phone: what was measured (32 layers, 99 draw calls, 13 programs, 283,000 vertices, 9,304 bytes), and a little
 * room. Counts, which no other program on the machine changes.
 * Of a story with everything in it, over the whole basemap; without the halos of lights, which tests leave out while the map moves (fixtures.ts).
 */
const most = {
  layers: 32,
  draws: 110,
  programs: 13,
  /** of all draw calls: MapLibre bends tiles over the globe in many small pieces (map/coarse-meshes.ts) */
  vertices: 320_000,
  /** bytes, of a frame while the camera moves over what is loaded */
  uploaded: 10_000,
} as const;

test.use({ viewport: { width: 390, height: 844 } });

/** Frames of the canvases since the page was opened. */
const framesDrawn = (page: Page): Promise<GlFrame[]> => page.evaluate(() => window.glCounts?.frames ?? []);

/** Waits until the map shows the step, everything loaded, and nothing is drawn any more for thirty animation frames. */
async function stillAt(page: Page, position: number): Promise<void> {
  await seek(page, position);
  await atRest(page);
  await page.evaluate(async () => {
    const drawn = () => window.glCounts?.frames.length ?? 0;
    for (let same = 0, last = drawn(); same < 30; ) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      same = drawn() === last ? same + 1 : 0;
      last = drawn();
    }
  });
}

/** Moves through positions, a frame each. @returns what was drawn meanwhile */
async function travel(page: Page, from: number, to: number, frames: number): Promise<GlFrame[]> {
  await stillAt(page, from);
  const before = (await framesDrawn(page)).length;
  for (let i = 1; i <= frames; i++) await seek(page, from + ((to - from) * i) / frames);
  return (await framesDrawn(page)).slice(before);
}

test('a moving frame draws, programs and uploads no more than it may', async ({ page }) => {
  test.slow();
  await page.addInitScript(installGlCounts);
  await open(page, fixture.page());
  // Once to load what is on the way: tiles are uploaded when they come, which is not the frame's doing.
  const [from, to] = [fixture.index('departure'), fixture.index('monsoon')];
  await travel(page, from, to, 12);
  const moving = await travel(page, from, to, 12);
  expect(moving.length).toBeGreaterThanOrEqual(12);
  const worst = {
    layers: await page.evaluate(() => {
      const map = (window as unknown as StoryWindow).mapStory.map() as unknown as { getStyle(): { layers: readonly unknown[] } };
      return map.getStyle().layers.length;
    }),
    draws: Math.max(...moving.map(({ draws }) => draws)),
    programs: Math.max(...moving.map(({ programs }) => programs)),
    vertices: Math.max(...moving.map(({ vertices }) => vertices)),
    uploaded: Math.max(...moving.map(({ uploaded }) => uploaded)),
  };
  console.log(`a moving frame: ${JSON.stringify(worst)}`);
  for (const [name, count] of Object.entries(worst)) expect(count, name).toBeLessThanOrEqual(most[name as keyof typeof worst]);
  // The wrapper works: something was drawn, by some program.
  expect(Math.min(worst.draws, worst.programs)).toBeGreaterThan(0);
});

test('nothing is drawn while the reader rests', async ({ page }) => {
  await page.addInitScript(installGlCounts);
  await open(page, fixture.page());
  await stillAt(page, fixture.index('canal'));
  const before = (await framesDrawn(page)).length;
  await animationFrames(page, 90);
  expect((await framesDrawn(page)).length - before).toBe(0);
});

test('the heap does not grow over ten passes', async ({ page }) => {
  test.slow();
  await page.addInitScript(installGlCounts);
  await open(page, fixture.page());
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  const pass = async (): Promise<void> => {
    for (const step of [4, fixture.last, 4, 0]) await seek(page, step);
    // The counts themselves must not be what grows.
    await page.evaluate(() => window.glCounts?.frames.splice(0));
  };
  await pass();
  await pass();
  const before = await heldAfterGarbage(cdp);
  for (let i = 0; i < 10; i++) await pass();
  expectNoGrowth(before, await heldAfterGarbage(cdp));
});
