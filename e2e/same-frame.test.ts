import { expect, test } from './fixtures.ts';
import { withoutOurType } from './own-type.ts';
import { addRules, animationFrames, atRest, emptyBasemap, fixture, mapLoaded, open, type StoryWindow, seek, shown } from './story-page.ts';

/** Seeded, so that a failure can be run again: mulberry32. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Scrolls, waits two animation frames, and reads what is shown. */
async function visit(page: import('@playwright/test').Page, y: number) {
  await page.evaluate((top) => window.scrollTo({ top, behavior: 'instant' }), y);
  await animationFrames(page, 2);
  return shown(page);
}

test('the same height gives the same frame: forwards, backwards, and after resizing there and back', async ({ page }) => {
  test.slow();
  await emptyBasemap(page);
  // Type that comes late is used from the next new size of text on, so a page is laid out anew by a resize.
  await withoutOurType(page);
  await open(page, fixture.page());
  const height = await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
  const random = randomNumbers(20241111);
  const heights = Array.from({ length: 40 }, () => Math.round(random() * height));

  const forwards = [];
  for (const y of [...heights].sort((a, b) => a - b)) forwards.push([y, await visit(page, y)] as const);
  const first = new Map(forwards);

  const same = (a: Awaited<ReturnType<typeof shown>>, b: Awaited<ReturnType<typeof shown>>) => {
    expect(b.position).toBeCloseTo(a.position, 9);
    expect(b.frame).toEqual(a.frame);
    for (const axis of [0, 1] as const) expect(b.map?.center[axis]).toBeCloseTo(a.map?.center[axis] ?? Number.NaN, 6);
    expect(b.map?.zoom).toBeCloseTo(a.map?.zoom ?? Number.NaN, 6);
    // The camera of the frame is what the map shows.
    const turn = (a.map?.center[0] ?? 0) - a.frame.camera.center[0];
    expect(turn - 360 * Math.round(turn / 360)).toBeCloseTo(0, 6);
    expect(a.map?.center[1]).toBeCloseTo(a.frame.camera.center[1], 6);
    expect(a.map?.zoom).toBeCloseTo(a.frame.camera.zoom, 6);
  };
  for (const y of heights) same(first.get(y) as never, await visit(page, y));

  await page.setViewportSize({ width: 700, height: 1000 });
  await atRest(page);
  await page.setViewportSize({ width: 1024, height: 640 });
  await atRest(page);
  for (const y of heights) same(first.get(y) as never, await visit(page, y));
});

test('a leg’s drawn end is rendered in the same place however one came there', async ({ page }) => {
  await emptyBasemap(page);
  await open(page, fixture.page());
  // The map alone: what lies over it is the browser's to draw, and it rounds the shades of a gradient now this way, now that (by 1 of 255, seen).
  await addRules(page, '.words, .pin > :not(.stage) { opacity: 0 !important } .stage::after { content: none !important }');
  const around = async () => {
    // What is compared is at rest: all tiles there, all fonts of labels, the map faded in over its picture.
    await mapLoaded(page);
    await page.waitForFunction(
      () =>
        document.fonts.status === 'loaded' &&
        document.querySelector<HTMLElement>('[data-stage]')?.dataset.mapState === 'ready' &&
        document.getAnimations().length === 0,
    );
    await animationFrames(page, 2);
    const end = await page.evaluate(() => {
      const { mapStory } = window as unknown as StoryWindow;
      const canvas = document.querySelector('.maplibregl-canvas')?.getBoundingClientRect();
      const head = document.querySelector<HTMLElement>('.route-head');
      return {
        position: mapStory.position(),
        legs: mapStory.frame().legs,
        left: canvas?.left,
        head: head?.getBoundingClientRect().x,
      };
    });
    const map = await page.locator('.stage').screenshot();
    return { end, map: map.toString('base64') };
  };
  const positions = [1.7, 6.6, 7.5];
  const visits = [];
  for (const position of positions) {
    await seek(page, position);
    visits.push(await around());
  }
  for (const [index, position] of [...positions.entries()].reverse()) {
    await seek(page, 0);
    await seek(page, position);
    const again = await around();
    expect(again.end).toEqual(visits[index]?.end);
    expect(again.map === visits[index]?.map, `the map's pixels at position ${position}`).toBe(true);
  }
});

test('a jump is followed within two animation frames, with no flight to wait for', async ({ page }) => {
  await emptyBasemap(page);
  await open(page, fixture.page());
  const late = await page.evaluate(async () => {
    const { mapStory } = window as unknown as StoryWindow;
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const wrong: string[] = [];
    const ids = [...document.querySelectorAll<HTMLElement>('[data-step]')].map((section) => section.id);
    for (const id of [...ids, ...[...ids].reverse(), 'arrival', 'title', 'after', 'departure']) {
      const words = document.querySelector(`#${id} [data-reading]`)?.getBoundingClientRect();
      if (!words) throw new Error(`no words in ${id}`);
      window.scrollBy({ top: words.top + words.height / 2 - window.innerHeight * 0.45, behavior: 'instant' });
      await frame();
      await frame();
      const index = ids.indexOf(id);
      const center = mapStory.map()?.getCenter();
      const [lon, lat] = mapStory.frame().camera.center;
      const off = Math.abs((((center?.lng ?? 999) - lon + 540) % 360) - 180) + Math.abs((center?.lat ?? 999) - lat);
      if (Math.round(mapStory.position()) !== index || off > 1e-6) wrong.push(`${id}: position ${mapStory.position()}, off by ${off}°`);
    }
    return wrong;
  });
  expect(late).toEqual([]);
});

test('text and map never disagree: 200 looks while reading steadily and in flicks', async ({ page }) => {
  await page.setViewportSize({ width: 844, height: 390 });
  await emptyBasemap(page);
  await open(page, fixture.page());
  const wrong = await page.evaluate(async () => {
    const { mapStory } = window as unknown as StoryWindow;
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const sections = [...document.querySelectorAll<HTMLElement>('[data-step]')];
    const end = document.documentElement.scrollHeight - window.innerHeight;
    const wrong: string[] = [];
    let looks = 0;
    const look = (): void => {
      looks++;
      const { position, camera } = mapStory.frame();
      // Whose text is across the middle of the reading band, read off the page alone.
      const line = window.innerHeight * 0.46;
      const here = sections.findIndex((section) => {
        const box = section.querySelector('[data-reading]')?.getBoundingClientRect();
        return box !== undefined && box.top <= line && box.bottom >= line;
      });
      if (here >= 0 && Math.abs(position - here) > 0.1 + 1e-9)
        wrong.push(`at ${window.scrollY}: words of ${sections[here]?.id}, map at ${position}`);
      const map = mapStory.map();
      const center = map?.getCenter();
      const off =
        Math.abs((((center?.lng ?? 999) - camera.center[0] + 540) % 360) - 180) + Math.abs((center?.lat ?? 999) - camera.center[1]);
      if (off > 1e-6) wrong.push(`at ${window.scrollY}: the map is ${off}° off its frame`);
    };
    for (let y = 0, i = 0; i < 120; i++, y += end / 120) {
      window.scrollTo({ top: y, behavior: 'instant' });
      await frame();
      look();
    }
    for (let i = 0, y = 0, speed = 0; i < 80; i++) {
      if (i % 16 === 0) speed = (i % 32 === 0 ? 1 : -0.6) * 900; // a flick, slowing down
      speed *= 0.86;
      y = Math.min(Math.max(y + speed, 0), end);
      window.scrollTo({ top: y, behavior: 'instant' });
      await frame();
      look();
    }
    if (looks !== 200) wrong.push(`${looks} looks`);
    return wrong;
  });
  expect(wrong).toEqual([]);
});
