import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { atRest, emptyPictures, fixture, open, seek, stepIds, withoutWebGL } from './story-page.ts';

// What lies on the map: no name of the route timeline over another, over the counter or a button, and no text of the status panel, the route
// timeline and the controls over another, at any step, at any size.

const sizes = [
  [280, 653],
  [320, 568],
  [360, 740],
  [390, 844],
  [412, 915],
  [600, 960],
  [740, 360],
  [820, 1180],
  [844, 390],
  [1024, 640],
  [1280, 800],
  [1366, 768],
  [1440, 900],
  [1920, 1080],
  [2560, 1440],
] as const;

/** Of the published story, whose names and languages are others. */
const fewSizes: readonly (readonly [number, number])[] = [
  [320, 568],
  [844, 390],
  [1280, 800],
];

/**
 * Pairs of what is visible on the map that lie over each other, as "this “words” over that “words”". Texts are compared line by line, as they are
 * seen: cut off by what clips them, and without the leading above and below their letters.
 */
function overlapping(): string[] {
  const texts = [
    '.route-stop',
    '.route-count',
    '.route-caption',
    '.numeral',
    '.of-about',
    '.who-says',
    '.areas li',
    '.areas-note',
    '.picture-note p',
  ];
  const solids = ['.route-timeline .step-button', '.controls .button', '.controls summary', '.squares'];
  interface Rect {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  }
  const cut = (a: Rect, b: Rect): Rect => ({
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  });
  const clipped = (rect: Rect, element: Element): Rect => {
    let seen = rect;
    for (let at: Element | null = element; at && at !== document.body; at = at.parentElement)
      if (getComputedStyle(at).overflowX !== 'visible') seen = cut(seen, at.getBoundingClientRect());
    return seen;
  };
  /** px of leading that the rectangles of a text may share with their neighbours', as a share of their height */
  const leading = 0.2;
  const linesOf = (element: Element): Rect[] => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const lines: Rect[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!parent || !node.textContent?.trim() || !parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const { left, top, right, bottom, height } of range.getClientRects())
        lines.push(clipped({ left, right, top: top + height * leading, bottom: bottom - height * leading }, parent));
    }
    return lines;
  };
  const visible = (selector: string): Element[] =>
    [...document.querySelectorAll(`.pin ${selector}`)].filter((element) =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
    );
  const items = [
    ...texts.flatMap((kind) => visible(kind).map((element) => ({ kind, element, rects: linesOf(element) }))),
    ...solids.flatMap((kind) =>
      visible(kind).map((element) => ({ kind, element, rects: [clipped(element.getBoundingClientRect(), element)] })),
    ),
  ].map((item) => ({ ...item, rects: item.rects.filter(({ left, top, right, bottom }) => right - left > 1 && bottom - top > 1) }));
  const name = ({ kind, element }: (typeof items)[number]): string =>
    `${kind} “${element.textContent?.replace(/\s+/g, ' ').trim().slice(0, 40)}”`;
  return items.flatMap((one, index) =>
    items.slice(index + 1).flatMap((other) => {
      if (one.element.contains(other.element) || other.element.contains(one.element)) return [];
      const over = one.rects.some((a) =>
        other.rects.some((b) => {
          const { left, top, right, bottom } = cut(a, b);
          return right - left > 1 && bottom - top > 1;
        }),
      );
      return over ? [`${name(one)} over ${name(other)}`] : [];
    }),
  );
}

async function lookThrough(page: Page, path: string, at: readonly (readonly [number, number])[]): Promise<void> {
  await withoutWebGL(page);
  await emptyPictures(page);
  await open(page, path, 'handle');
  await page.evaluate(() => document.fonts.ready);
  const steps = await stepIds(page);
  const found: string[] = [];
  let names = 0;
  for (const [width, height] of at) {
    await page.setViewportSize({ width, height });
    await atRest(page);
    for (const step of steps) {
      await seek(page, step);
      found.push(...(await page.evaluate(overlapping)).map((pair) => `${width}×${height}, ${step}: ${pair}`));
    }
    names += await page
      .locator('.route-stop')
      .evaluateAll((stops) => stops.filter((stop) => stop.checkVisibility() && stop.getBoundingClientRect().width > 1).length);
  }
  expect(found).toEqual([]);
  // There were names that could have met: at every size where the journey begins or ends, and more where there is room.
  expect(names).toBeGreaterThan(at.length);
}

for (const lang of fixture.languages) {
  test(`${lang}: nothing on the map lies over another thing, at any step, from 280 to 2560 px`, async ({ page }) => {
    test.slow();
    await lookThrough(page, fixture.page(lang), sizes);
  });
}

for (const lang of ['en', 'de', 'ko', 'uk', 'ar']) {
  test(`${lang}: nor in the published story`, async ({ page }) => {
    test.slow();
    await lookThrough(page, `kursk/${lang}/`, fewSizes);
  });
}

test('names that are made to meet are found', async ({ page }) => {
  await withoutWebGL(page);
  await emptyPictures(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await open(page, fixture.page(), 'handle');
  await seek(page, 'departure');
  expect(await page.evaluate(overlapping)).toEqual([]);
  await page.addStyleTag({ content: '.route-stop { max-width: none !important; display: block !important }' });
  expect((await page.evaluate(overlapping)).filter((pair) => /^\.route-stop .* over \.route-stop/.test(pair)).length).toBeGreaterThan(0);
  await page.addStyleTag({ content: '.route-count { position: relative; inset-inline-end: 60px }' });
  expect((await page.evaluate(overlapping)).filter((pair) => /^\.route-stop .* over \.route-count/.test(pair)).length).toBeGreaterThan(0);
});
