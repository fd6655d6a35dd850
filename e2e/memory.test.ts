import { expect, guestOf, test } from './embed-fixtures.ts';
import { expectNoGrowth, type Held, heldAfterGarbage } from './memory.ts';
import { atRest, emptyPictures, fixture, open, withoutWebGL } from './story-page.ts';

// What is kept of stories that are gone, and of a long reading: nothing. With a live map: frame-budgets.test.ts.

/** Modes of the stories that are shown at once, round by round. */
const rounds: readonly (readonly string[])[] = Array.from({ length: 15 }, () => [
  Array.from({ length: 11 }, () => 'flat'),
  ['steps', 'scroll', 'map'],
]).flat();

test('200 stories that come and go in a page leave nothing behind', async ({ page, hosts, site }) => {
  test.slow();
  expect(rounds.flat().length).toBeGreaterThanOrEqual(200);
  // Of the guests' site, so that the browser has both in one process, and what is held is counted for both.
  const html = `<!doctype html><html lang="en"><title>t</title><link rel="icon" href="data:,"><style>body{margin:0} main{display:grid;grid-template-columns:repeat(4,1fr)}</style><main></main><script src="${site}/embed.js"></script></html>`;
  await page.goto(hosts.put('/come-and-go', { html }).replace(hosts.origin, hosts.sameSite));
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  const shows = async (modes: readonly string[]): Promise<void> => {
    await page.evaluate(
      ([src, wanted]) => {
        for (const mode of wanted) {
          const story = document.createElement('map-story');
          story.setAttribute('src', src);
          story.setAttribute('mode', mode);
          story.setAttribute('height', '300');
          document.querySelector('main')?.append(story);
        }
      },
      [`${site}/${fixture.page()}`, modes] as const,
    );
    await page.waitForFunction(
      () =>
        [...document.querySelectorAll('map-story')].every((story) => {
          const frame = story.shadowRoot?.querySelector('iframe');
          return frame && getComputedStyle(frame).opacity === '1';
        }),
      undefined,
      { polling: 50, timeout: 120_000 },
    );
    await page.evaluate(() => document.querySelector('main')?.replaceChildren());
    await expect.poll(() => page.frames().length).toBe(1);
  };
  /** What is held when no story is. The browser itself keeps the document that was removed last until others are: empty ones take its turn. */
  const heldWithoutStories = async (): Promise<Held> => {
    let held = await heldAfterGarbage(cdp);
    const documents = async (): Promise<number> => {
      if (held.documents > 1) {
        await page.evaluate(() => {
          const empty = document.createElement('iframe');
          document.body.append(empty);
          empty.remove();
        });
        held = await heldAfterGarbage(cdp);
      }
      return held.documents;
    };
    await expect.poll(documents, { message: 'documents that are held: the page’s own alone', timeout: 120_000 }).toBe(1);
    return held;
  };
  for (const modes of rounds.slice(0, 2)) await shows(modes);
  const before = await heldWithoutStories();
  for (const modes of rounds.slice(2)) await shows(modes);
  expectNoGrowth(before, await heldWithoutStories());
  // And it still works.
  await page.evaluate((src) => {
    const story = document.createElement('map-story');
    story.setAttribute('src', src);
    document.querySelector('main')?.append(story);
  }, `${site}/${fixture.page()}`);
  await guestOf(page);
});

test('a story that is read up and down for long holds no more than after the first times', async ({ page }) => {
  test.slow();
  await withoutWebGL(page);
  await emptyPictures(page);
  await open(page, fixture.page(), 'handle');
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  /** Reads to the end and back, a frame at each of so many places. */
  const read = (times: number): Promise<void> =>
    page.evaluate(
      async ([passes, places]) => {
        const end = document.documentElement.scrollHeight - window.innerHeight;
        for (let pass = 0; pass < passes; pass++) {
          for (let place = 0; place <= 2 * places; place++) {
            window.scrollTo({ top: (end * (place <= places ? place : 2 * places - place)) / places, behavior: 'instant' });
            await new Promise((resolve) => requestAnimationFrame(resolve));
          }
        }
      },
      [times, 20] as const,
    );
  await read(2);
  await atRest(page);
  const before = await heldAfterGarbage(cdp);
  await read(10);
  await atRest(page);
  expectNoGrowth(before, await heldAfterGarbage(cdp));
});
