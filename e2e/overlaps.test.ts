import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { readStory } from '#file-format/read-story.ts';
import type { Box, Stage } from '#geo/camera.ts';
import { root } from '#node/root.ts';
import type { Story } from '#story/story.ts';
import { aboutLetters, readLabels } from '#timeline/fixtures/read-labels.ts';
import { fifteenViewports } from '#timeline/fixtures/viewports.ts';
import type { Frame } from '#timeline/frame.ts';
import type { Viewport } from '#timeline/stages.ts';
import { expect, test } from './fixtures.ts';
import { addRules, atRest, emptyPictures, fixture, open, readFixture, type StoryWindow, seek, withoutWebGL } from './story-page.ts';

// What lies on the map: no name of the route timeline over another, over the counter or a button, no text of the status panel, the route timeline
// and the controls over another, and no label of the map under any of them, at each step and half-way between, at any size. That no label lies over
// another is known without a browser: stories/labels.test.ts.

/** Of the published story in most of its languages, whose names are others. */
const fewViewports = fifteenViewports.filter(({ width }) => [320, 844, 1280].includes(width));

/** What is seen on the map at one position. */
interface Look {
  readonly position: number;
  /** pairs that lie over each other, as "this “words” over that “words”" */
  readonly pairs: readonly string[];
  /** what no label of the map may lie under, CSS px from the stage's upper left corner */
  readonly over: readonly (Box & { readonly name: string })[];
  readonly frame: Frame;
  readonly stage: Stage;
}

/**
 * Looks at what is visible on the map. Texts are compared line by line, as they are seen: cut off by what clips them, and without the leading above and
 * below their letters. Runs in the page.
 */
function lookAtMap(): Look {
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
  const solids = ['.route-timeline .step-button', '.controls .button', '.controls summary', '.squares', '.inset'];
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
  // As the inset comes it is no more read than a label of the same strength.
  const read = (element: Element): boolean => !element.matches('.inset') || Number(getComputedStyle(element).opacity) >= 0.3;
  const visible = (selector: string): Element[] =>
    [...document.querySelectorAll(`.pin ${selector}`)].filter(
      (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && read(element),
    );
  const items = [
    ...texts.flatMap((kind) => visible(kind).map((element) => ({ kind, element, rects: linesOf(element) }))),
    ...solids.flatMap((kind) =>
      visible(kind).map((element) => ({ kind, element, rects: [clipped(element.getBoundingClientRect(), element)] })),
    ),
  ].map((item) => ({ ...item, rects: item.rects.filter(({ left, top, right, bottom }) => right - left > 1 && bottom - top > 1) }));
  const name = ({ kind, element }: (typeof items)[number]): string =>
    `${kind} “${element.textContent?.replace(/\s+/g, ' ').trim().slice(0, 40)}”`;
  const pairs = items.flatMap((one, index) =>
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
  const { mapStory } = window as unknown as StoryWindow;
  const corner = document.querySelector('[data-stage]')?.getBoundingClientRect() ?? new DOMRect();
  const over = items
    // Of a page without a live map alone.
    .filter(({ kind }) => kind !== '.picture-note p')
    .flatMap((item) =>
      item.rects.map(({ left, top, right, bottom }) => ({
        name: name(item),
        left: left - corner.left,
        top: top - corner.top,
        right: right - corner.left,
        bottom: bottom - corner.top,
      })),
    );
  return { position: mapStory.position(), pairs, over, frame: mapStory.frame(), stage: mapStory.stage() as Stage };
}

/** What lies over what, at one position. @param lang of the labels */
function hiddenIn({ pairs, over, frame, stage }: Look, story: Story, lang: string): string[] {
  const under = readLabels(frame, { story, stage, lang }).flatMap(({ id, box }) =>
    over
      .filter(({ left, top, right, bottom }) => {
        const [across, down] = [
          Math.min(box.right, right) - Math.max(box.left, left),
          Math.min(box.bottom, bottom) - Math.max(box.top, top),
        ];
        return across > aboutLetters && down > aboutLetters;
      })
      .map(({ name }) => `the label of ${id} under ${name}`),
  );
  return [...pairs, ...under];
}

async function lookThrough(page: Page, path: string, at: readonly Viewport[], story: Story, lang: string): Promise<void> {
  await withoutWebGL(page);
  await emptyPictures(page);
  await page.addInitScript(`window.lookAtMap = ${lookAtMap}`);
  await open(page, path, 'handle');
  await page.evaluate(() => document.fonts.ready);
  const found: string[] = [];
  let [names, labels] = [0, 0];
  for (const viewport of at) {
    await page.setViewportSize(viewport);
    await atRest(page);
    const looks = await page.evaluate(async () => {
      const { mapStory, lookAtMap } = window as unknown as StoryWindow & { lookAtMap: () => Look };
      const seen: Look[] = [];
      for (let position = 0; position <= mapStory.steps.length - 1; position += 0.5) {
        await mapStory.seek(position);
        for (const change of document.getAnimations()) if (change instanceof CSSTransition) change.finish();
        seen.push(lookAtMap());
      }
      return seen;
    });
    const where = `${viewport.width}×${viewport.height}`;
    for (const look of looks) found.push(...hiddenIn(look, story, lang).map((text) => `${where}, ${look.position.toFixed(2)}: ${text}`));
    labels += looks.reduce((sum, { frame }) => sum + Object.keys(frame.labels).length, 0);
    names += await page
      .locator('.route-stop')
      .evaluateAll((stops) => stops.filter((stop) => stop.checkVisibility() && stop.getBoundingClientRect().width > 1).length);
  }
  expect(found).toEqual([]);
  // There was what could have met: names at every size where the journey begins or ends, and more where there is room; labels at every step.
  expect(names).toBeGreaterThan(at.length);
  expect(labels).toBeGreaterThan(at.length * story.steps.length);
}

for (const lang of fixture.languages) {
  test(`${lang}: nothing on the map lies over another thing, at any step and half-way, from 280 to 2560 px`, async ({ page }) => {
    test.slow();
    await lookThrough(page, fixture.page(lang), fifteenViewports, await readFixture(), lang);
  });
}

for (const [lang, viewports] of [
  ['en', fewViewports],
  ['de', fewViewports],
  ['ko', fifteenViewports], // the longest names, the widest letters
  ['uk', fewViewports],
  ['ar', fewViewports],
] as const) {
  test(`${lang}: nor in the published story`, async ({ page }) => {
    test.slow();
    const { story } = await readStory(join(root, 'stories/kursk'), {});
    if (!story) throw new Error('Expected the story in stories/kursk');
    await lookThrough(page, `kursk/${lang}/`, viewports, story, lang);
  });
}

test('names that are made to meet are found', async ({ page }) => {
  await withoutWebGL(page);
  await emptyPictures(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await open(page, fixture.page(), 'handle');
  await seek(page, 'departure');
  const story = await readFixture();
  const found = async () => hiddenIn(await page.evaluate(lookAtMap), story, 'en');
  expect(await found()).toEqual([]);
  await addRules(page, '.route-stop { max-width: none !important; display: block !important }');
  expect((await found()).filter((pair) => /^\.route-stop .* over \.route-stop/.test(pair)).length).toBeGreaterThan(0);
  await addRules(page, '.route-count { position: relative; inset-inline-end: 60px }');
  expect((await found()).filter((pair) => /^\.route-stop .* over \.route-count/.test(pair)).length).toBeGreaterThan(0);
  await addRules(
    page,
    '.controls { inset: 100px 0 0 60% !important; flex-direction: column } .controls .button { min-height: 200px; width: 100% }',
  );
  expect((await found()).filter((pair) => /^the label of .* under \.controls \.button/.test(pair)).length).toBeGreaterThan(0);
});
