import { expect, test } from './fixtures.ts';
import { firstLiveFrame, scale, sum, table } from './scale.ts';
import { fixture } from './story-page.ts';

/**
 * Compressed bytes to the first live frame on a phone, without MapLibre's own code: what the engine and the basemap of the first view weigh. 402,590 were
 * measured, and a twentieth is room for what comes. What a published story may weigh is kursk.test.ts's matter.
 */
const most = 422_000;

test.use({ viewport: { width: 390, height: 844 } });

test('bytes to the first live frame', async ({ page }) => {
  const first = await firstLiveFrame(page, fixture.page(), scale(page));
  console.log(`first live frame: ${sum(first)} bytes of at most ${most}`);
  expect(sum(first), table(first)).toBeLessThanOrEqual(most);
  // The scale works: the page, its picture, tiles and fonts were weighed.
  for (const part of [
    new RegExp(`/${fixture.page()}$`),
    /title-portrait-[12]x\.avif$/,
    /\/basemap\/\w+\/tiles\//,
    /\.css$/,
    /\.js$/,
    /\.woff2$/,
  ]) {
    expect(
      first.some(({ url }) => part.test(url)),
      String(part),
    ).toBe(true);
  }
  // And nothing is fetched twice.
  const urls = first.map(({ url }) => url);
  expect(urls.filter((url, index) => urls.indexOf(url) !== index)).toEqual([]);
});
