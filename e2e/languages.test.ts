import { compile } from '#timeline/compile.ts';
import { frameAt } from '#timeline/frame-at.ts';
import { stageOf } from '#timeline/stages.ts';
import { expect, test } from './fixtures.ts';
import { waitForOurType } from './own-type.ts';
import {
  atRest,
  atStep,
  emptyPictures,
  fixture,
  open,
  pictureOf,
  readFixture,
  type StoryWindow,
  seek,
  stepIds,
  withoutWebGL,
} from './story-page.ts';

// What the browser says of fonts that a test takes away.
test.use({ allow: { messages: [/Failed to load resource/] } });

/** Lines of text on the page, as one reads them; names of media and of languages stand in their own language. */
const wordsOfPage = () =>
  [...document.querySelectorAll('body *')]
    .filter((element) => !element.closest('script, style, .sources, .language-links, [data-open-note], .note-sources, noscript'))
    .flatMap((element) => [
      ...[...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.textContent ?? ''),
      element.getAttribute('aria-label') ?? '',
      element.getAttribute('alt') ?? '',
    ])
    .map((text) => text.replace(/\s+/g, ' ').trim())
    .filter((text) => (text.match(/\p{Script=Latin}{2,}/gu)?.length ?? 0) >= 2);

/** Names in story.yaml that are the same in English and in a language; "name" because the check refuses whole sentences that are. */
async function namesAlike(lang: string): Promise<string[]> {
  const story = await readFixture();
  const texts = [
    ...Object.values(story.places).map(({ name }) => name),
    ...Object.values(story.sources).flatMap(({ who, what }) => [who, what]),
  ];
  return texts.flatMap((text) => (text.en && text[lang] === text.en ? [text.en] : []));
}

for (const lang of fixture.languages) {
  test(`${lang}: without our fonts nothing is wider than the page`, async ({ page }) => {
    await withoutWebGL(page);
    await emptyPictures(page);
    await page.route(/\/fonts\//, (route) => route.fulfill({ status: 404, body: '' }));
    for (const width of [320, 844, 1024]) {
      await page.setViewportSize({ width, height: 640 });
      await open(page, fixture.page(lang), 'handle');
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${width} px`).toBe(width);
    }
  });
}

for (const lang of fixture.languages) {
  test(`${lang}: whole, in its direction, without overflow, and with no English left`, async ({ page }) => {
    // In the machine's type, where ours comes late, names are as wide as they happen to be.
    await waitForOurType(page);
    await withoutWebGL(page);
    await emptyPictures(page);
    await page.setViewportSize({ width: 320, height: 568 });
    await open(page, fixture.page(), 'handle');
    const english = new Set(await page.evaluate(wordsOfPage));
    expect(english.size).toBeGreaterThan(60);
    await open(page, fixture.page(lang), 'handle');
    expect(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual([
      lang,
      lang === 'ar' ? 'rtl' : 'ltr',
    ]);
    await expect(page.locator('[data-step] [data-reading]')).toHaveCount(fixture.steps.length);
    if (lang !== 'en') {
      // Names that the language's own press writes as English does.
      const same = (await namesAlike(lang)).sort((a, b) => b.length - a.length);
      const withoutNames = (text: string): string => same.reduce((rest, name) => rest.replaceAll(name, ''), text);
      const left = (await page.evaluate(wordsOfPage)).filter((text) => english.has(text) && /\p{L}{3,}/u.test(withoutNames(text)));
      expect(left).toEqual([]);
    }
    for (const size of [
      { width: 320, height: 568 },
      { width: 844, height: 390 },
      { width: 1024, height: 700 },
      { width: 1440, height: 900 },
    ]) {
      await page.setViewportSize(size);
      await seek(page, 'reserve');
      await page.evaluate(() => document.fonts.ready.then(() => {}));
      await atRest(page);
      const overflow = await page.evaluate(() => {
        const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
        const cut = [
          ...document.querySelectorAll<HTMLElement>(
            'button, summary, a.button, .status-panel p, .status-panel li, .route-places span, h1, h2, .panel a',
          ),
        ]
          .filter(
            (element) =>
              element.offsetParent !== null &&
              // A name of the route timeline that gives way to stronger ones has no width at all.
              !(element.matches('.route-stop') && element.clientWidth === 0) &&
              element.scrollWidth > element.clientWidth + 1 &&
              getComputedStyle(element).display !== 'inline',
          )
          .map((element) => `${element.className || element.nodeName}: “${element.textContent?.trim()}”`);
        return { wide, cut };
      });
      expect(overflow, `${size.width}×${size.height}`).toEqual({ wide: 0, cut: [] });
    }
  });
}

test('every label that a frame shows is in the page’s language', async () => {
  const story = await readFixture();
  const scripts: Readonly<Record<string, RegExp>> = { en: /\p{Script=Latin}/u, de: /\p{Script=Latin}/u, ar: /\p{Script=Arabic}/u };
  for (const lang of fixture.languages) {
    const timeline = compile(story, stageOf({ width: 390, height: 844 }, lang === 'ar'), { lang });
    for (let position = 0; position <= story.steps.length - 1; position += 0.25) {
      for (const id of Object.keys(frameAt(timeline, position).labels)) {
        const name = story.places[id]?.name[lang] ?? '';
        expect(name, `${lang}: ${id}`).not.toBe('');
        expect(name, `${lang}: ${id}`).toMatch(scripts[lang] as RegExp);
      }
    }
  }
});

test('a switch of language keeps the reader’s step', async ({ page }) => {
  await withoutWebGL(page);
  await emptyPictures(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page, fixture.page(), 'handle');
  await seek(page, 'workshop');
  await page.locator('.languages summary').click();
  await page.locator('.languages a[hreflang="ar"]').click();
  await page.waitForFunction(() => (window as unknown as StoryWindow).mapStory?.lang === 'ar');
  await atStep(page, fixture.index('workshop'));
});

test('Arabic: the text is at the right, the map and the route timeline are not mirrored', async ({ page }) => {
  await withoutWebGL(page);
  await emptyPictures(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page, fixture.page('ar'), 'handle');
  await seek(page, 'departure');
  const boxes = await page.evaluate(() => {
    const words = document.querySelector('#departure [data-reading]')?.getBoundingClientRect();
    const [start, destination] = ['.route-stop.start', '.route-stop.destination'].map(
      (selector) => document.querySelector(selector)?.getBoundingClientRect().left ?? Number.NaN,
    );
    return { words: words?.left ?? 0, start, destination };
  });
  expect(boxes.words).toBeGreaterThan(720);
  // The journey leads east: it begins at the left, as on the map.
  expect(boxes.start).toBeLessThan(boxes.destination ?? 0);
  const camera = await page.evaluate(() => (window as unknown as StoryWindow).mapStory.frame().camera);
  expect(camera.bearing).toBe(0);
});

for (const lang of ['en', 'ar'] as const) {
  test(`${lang}: each label of the pictures is beside its mark, where the frame has it`, async ({ page }) => {
    await withoutWebGL(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await open(page, fixture.page(lang), 'handle');
    let seen = 0;
    for (const step of await stepIds(page)) {
      await seek(page, step);
      await pictureOf(page, step);
      const labels = await page.evaluate(() =>
        Object.entries((window as unknown as StoryWindow).mapStory.frame().labels).flatMap(([id, { side }]) => {
          const text = document.querySelector(`svg[data-poster] [data-label="${id}"] text`)?.getBoundingClientRect();
          const mark = document.querySelector(`svg[data-poster] [data-place="${id}"]`)?.getBoundingClientRect();
          return text && mark
            ? [{ id, side, left: text.left - (mark.left + mark.width / 2), right: text.right - (mark.left + mark.width / 2) }]
            : [];
        }),
      );
      for (const { id, side, left, right } of labels) {
        seen++;
        const where = `${step}: ${id}, ${side}, from ${left} to ${right} px of its mark`;
        // A halo of some px is part of a text's box.
        if (side === 'right') expect(left, where).toBeGreaterThan(0);
        else if (side === 'left') expect(right, where).toBeLessThan(0);
        else expect(Math.abs(left + right), where).toBeLessThan(16);
      }
    }
    // 26 were there when it was measured.
    expect(seen).toBeGreaterThan(25);
  });
}
