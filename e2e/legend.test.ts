import { expect, test } from './fixtures.ts';
import { fixture, readFixture } from './story-page.ts';

// The legend explains what a story shows and nothing else. It is in the HTML: no script is needed.
test.use({ javaScriptEnabled: false });

const items = '.legend li';
const paragraphs = '.legend p';

test('a story that has everything: its lines, its marks, its own kinds in its own words, and what it says itself', async ({ page }) => {
  await page.goto(fixture.page());
  expect(await page.locator(items).allTextContents()).toEqual([
    'Reported: a named source says so',
    'Inferred by us: drawn by us between reported points',
    'Alternative: a way that the crate may have gone instead',
    'Only a direction: where it leads; no route is meant',
    'a place of the story',
    'near that place',
    'a place for orientation',
    'a workshop',
    'an observatory',
    'a lighthouse',
    'a buoy',
    'region',
  ]);
  const said = await page.locator(paragraphs).allTextContents();
  expect(said).toHaveLength(3);
  expect(said[0]).toContain('NASA');
  expect(said[1]).toContain('Borders drawn: Portugal, Spain, Italy, Egypt, Oman, India, Brunei, and United States.');
  expect(said[2]).toBe('Ports are where their harbours are; the reserve is a made-up one.');
});

for (const lang of fixture.languages.slice(1)) {
  test(`${lang}: the same, in the language`, async ({ page }) => {
    const story = await readFixture();
    await page.goto(fixture.page(lang));
    const said = await page.locator(items).allTextContents();
    expect(said).toHaveLength(12);
    expect(said[2]).toContain(story.texts[lang]?.certainty.alternative ?? 'nothing');
    expect(said.slice(7, 11)).toEqual(Object.values(story.kinds).map(({ name }) => name[lang]));
    await expect(page.locator(paragraphs)).toHaveCount(3);
    const region = new Intl.DisplayNames(lang, { type: 'region' });
    for (const country of story.borders) await expect(page.locator(paragraphs).nth(1)).toContainText(region.of(country) ?? 'nothing');
  });
}

test('sixty steps of one inferred line between points: that line and that mark, and the lights', async ({ page }) => {
  await page.goto('sixty/en/');
  expect(await page.locator(items).allTextContents()).toEqual([
    'Inferred by us: drawn by us between reported points',
    'a place for orientation',
  ]);
  await expect(page.locator(paragraphs)).toHaveCount(1);
});

test('the smallest story: its one mark, and not a word on lines, regions, lights and borders', async ({ page }) => {
  await page.goto('smallest/en/');
  expect(await page.locator(items).allTextContents()).toEqual(['a place of the story']);
  await expect(page.locator(paragraphs)).toHaveCount(0);
});
