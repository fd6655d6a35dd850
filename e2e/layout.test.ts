import { portrait, small } from '#theme/layout.ts';
import { layoutOf, stageOf } from '#timeline/stages.ts';
import { expect, test } from './fixtures.ts';
import { emptyPictures, fixture, open, type StoryWindow, seek, withoutWebGL } from './story-page.ts';

/** Of every layout the usual and the smallest, and of wide the largest. */
const viewports = [
  { width: 280, height: 653 },
  { width: 320, height: 568 },
  { width: 390, height: 844 },
  { width: 820, height: 1180 },
  { width: 568, height: 320 },
  { width: 844, height: 390 },
  { width: 1180, height: 540 },
  { width: 900, height: 560 },
  { width: 1024, height: 640 },
  { width: 1280, height: 800 },
  { width: 1440, height: 900 },
  { width: 1920, height: 1080 },
  { width: 2560, height: 1440 },
] as const;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What is on the page, CSS px from the stage's upper left corner. */
interface OnPage {
  readonly stage: ReturnType<typeof stageOf>;
  readonly map: Box;
  readonly pin: Box;
  readonly inset: Box;
  /** the largest of the squares of areas, where there are some */
  readonly squares: Box | null;
  readonly boxes: Readonly<Record<string, readonly Box[]>>;
}

const measured = (): OnPage => {
  const corner = document.querySelector('[data-stage]')?.getBoundingClientRect() ?? new DOMRect();
  const moved = ({ left, top, right, bottom }: DOMRect): Box => ({
    left: left - corner.left,
    top: top - corner.top,
    right: right - corner.left,
    bottom: bottom - corner.top,
  });
  const boxOf = (element: Element): Box => moved(element.getBoundingClientRect());
  const seen = (selector: string): Box[] =>
    [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility()).map(boxOf);
  // The numeral's type has room above it, and its SVG beside it; its digits have neither.
  const digits = (numeral: Element): Box => {
    const [svg, text] = [boxOf(numeral), boxOf(numeral.querySelector('text') ?? numeral)];
    return { left: text.left, right: text.right, top: svg.top, bottom: svg.bottom };
  };
  /** Lines of text as they are set; areas at the map's scale are drawn as large as the map has them, and are left out. */
  const lines = (panel: Element): Box[] => {
    const walker = document.createTreeWalker(panel, NodeFilter.SHOW_TEXT);
    const found: Box[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement?.closest('svg') || !node.parentElement?.checkVisibility()) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      found.push(...[...range.getClientRects()].filter(({ width }) => width > 1).map((rect) => moved(rect)));
    }
    return found;
  };
  return {
    stage: (window as unknown as StoryWindow).mapStory.stage() as OnPage['stage'],
    map: boxOf(document.querySelector('[data-stage]') as Element),
    pin: boxOf(document.querySelector('.pin') as Element),
    inset: boxOf(document.querySelector('[data-inset]') as Element),
    squares: seen('.squares')[0] ?? null,
    boxes: {
      // Where the layout has no column beside the map, text passes under the pin.
      text: matchMedia('(min-aspect-ratio: 10001 / 10000) and (min-width: 560px)').matches ? seen('.words') : [],
      controls: seen('.controls > *'),
      'status panel': [
        ...[...document.querySelectorAll('.numeral')].filter((numeral) => numeral.checkVisibility()).map(digits),
        ...[...document.querySelectorAll('.status-panel')].flatMap(lines),
      ],
      'route timeline': seen('[data-route-timeline] > *'),
    },
  };
};

/** A text's box begins above its letters by half of what its line is higher than they are. */
const halfLeading = 8;

/** How far a box reaches into the free part of the stage where nothing is said to cover it, CSS px; 0: not at all. */
function intrusion(box: Box, { stage, map }: OnPage): number {
  const { free, covered = [] } = stage;
  const left = Math.max(box.left, free.left);
  const right = Math.min(box.right, map.right - free.right);
  const top = Math.max(box.top, free.top);
  const bottom = Math.min(box.bottom, map.bottom - free.bottom);
  if (right <= left || bottom <= top) return 0;
  const outside = covered.map((over) => Math.max(over.left - left, right - over.right, over.top - top, bottom - over.bottom, 0));
  return Math.min(right - left, bottom - top, ...outside);
}

/** The squares stand in the corner that the stage says; in `wide` small ones may hang higher, beside the text. The line about them takes 1 px. */
function expectSquares({ left, right, bottom }: Box, { squares, height, free }: OnPage['stage'], at: string): void {
  const { x, y, grow } = squares ?? { x: Number.NaN, y: Number.NaN, grow: 'right' };
  expect(Math.abs((grow === 'right' ? left : right) - x), `${at}: side of the squares`).toBeLessThanOrEqual(1);
  if (bottom > height - free.bottom + 1) expect(bottom, `${at}: foot of the squares`).toBeLessThanOrEqual(y + 1);
  else expect(bottom, `${at}: foot of the squares`).toBeCloseTo(y, 0);
}

for (const lang of ['en', 'ar']) {
  test(`the free part of the stage is what the page leaves free, in ${lang}`, async ({ page }) => {
    test.slow();
    await withoutWebGL(page);
    await emptyPictures(page);
    await open(page, fixture.page(lang), 'handle');
    const steps = await page.evaluate(() => (window as unknown as StoryWindow).mapStory.steps.length);
    for (const viewport of viewports) {
      await page.setViewportSize(viewport);
      const stage = stageOf(viewport, lang === 'ar');
      await page.waitForFunction(
        ({ width, height }) => {
          const now = (window as unknown as StoryWindow).mapStory.stage();
          return now.width === width && now.height === height;
        },
        { width: stage.width, height: stage.height },
      );
      for (let step = 0; step < steps; step++) {
        await seek(page, step);
        const here = await page.evaluate(measured);
        const at = `${viewport.width}×${viewport.height}, step ${step}`;
        expect(here.stage, at).toEqual(stage);
        expect({ width: here.map.right, height: here.map.bottom }, at).toEqual({ width: stage.width, height: stage.height });
        const { left, top, right, bottom } = here.inset;
        const { clear } = small;
        expect({ left: left - clear, top: top - clear, right: right + clear, bottom: bottom + clear }, `${at}: inset`).toEqual(stage.inset);
        if (here.squares) expectSquares(here.squares, stage, at);
        if (layoutOf(viewport) === 'portrait') expect(here.pin.bottom - here.map.bottom, `${at}: the seam`).toBe(portrait.seam);
        for (const [what, boxes] of Object.entries(here.boxes)) {
          const reach = Math.max(0, ...boxes.map((box) => intrusion(box, here)));
          const most = what === 'status panel' ? halfLeading : 0.5;
          expect.soft(reach, `${at}: ${what} in the free part, ${JSON.stringify(here)}`).toBeLessThanOrEqual(most);
        }
      }
    }
  });
}

test('a phone has its map where the browser does not know round()', async ({ page }) => {
  await page.route(/\.css(\?|$)/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replaceAll('round(', 'unknown-function(') });
  });
  await withoutWebGL(page);
  await emptyPictures(page);
  for (const viewport of [
    { width: 390, height: 844 },
    { width: 845, height: 390 },
  ]) {
    await page.setViewportSize(viewport);
    await open(page, fixture.page(), 'handle');
    const { map, stage } = await page.evaluate(measured);
    const expected = stageOf(viewport);
    expect(Math.abs(map.right - expected.width)).toBeLessThan(1);
    expect(Math.abs(map.bottom - expected.height)).toBeLessThan(1);
    expect([stage.width, stage.height].every(Number.isInteger)).toBe(true);
  }
});

test('where a short last step is read the whole map is there', async ({ page }) => {
  await withoutWebGL(page);
  await emptyPictures(page);
  for (const viewport of viewports.filter(({ width }) => width >= 390)) {
    await page.setViewportSize(viewport);
    await open(page, 'parcel/en/', 'handle');
    await seek(page, 3);
    const [reading, pin] = await page.evaluate(() =>
      ['.step:last-child .reading', '.pin'].map((selector) =>
        [...document.querySelectorAll(selector)].at(-1)?.getBoundingClientRect().toJSON(),
      ),
    );
    expect(reading.height, 'a short one').toBeLessThan(viewport.height / 3);
    expect(pin.top, `${viewport.width}×${viewport.height}`).toBeCloseTo(0, 0);
  }
});
