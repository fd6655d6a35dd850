import { readingBand } from '#browser/measure.ts';
import { layoutOf } from '#timeline/stages.ts';
import { expect, test } from './fixtures.ts';
import { emptyPictures, fixture, open, type StoryWindow, withoutWebGL } from './story-page.ts';

// Everything that one reads is read with its own map. What is reached is a frame, whichever renderer draws it.
test.beforeEach(async ({ page }) => {
  await withoutWebGL(page);
  await emptyPictures(page);
});

/** A text, note or caption whose middle was brought to a line of the screen, and what the map showed then. */
interface Look {
  readonly step: number;
  /** the beginning of its text */
  readonly text: string;
  /** position less the step's index */
  readonly off: number;
  /** a caption in the gap: how much of its leg is drawn then, and at the steps before and after */
  readonly drawn: readonly [before: number, now: number, after: number] | null;
}

/** Brings the middle of every text, note and caption to `line`, CSS px from the top of the screen, one after the other. */
async function looks(line: number): Promise<Look[]> {
  const { mapStory } = window as unknown as StoryWindow;
  const steps = [...document.querySelectorAll('[data-step]')];
  const found: Look[] = [];
  const drawnAt = async (position: number, leg: string): Promise<number> => {
    await mapStory.seek(position);
    return mapStory.frame().legs[leg]?.drawn ?? 0;
  };
  for (const element of document.querySelectorAll<HTMLElement>('[data-reading], .words .aside')) {
    const step = steps.indexOf(element.closest('[data-step]') as Element);
    const leg = element.closest('.gap') ? element.dataset.legCaption : undefined;
    const around = leg === undefined ? null : ([await drawnAt(step, leg), await drawnAt(step + 1, leg)] as const);
    const { top, height } = element.getBoundingClientRect();
    window.scrollBy({ top: top + height / 2 - line, behavior: 'instant' });
    // A jump is followed within two animation frames; same-frame.test.ts holds that.
    for (let i = 0; i < 2; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
    const { position, legs } = mapStory.frame();
    const drawn = around && ([around[0], legs[leg ?? '']?.drawn ?? 0, around[1]] as const);
    found.push({ step, text: element.textContent.trim().slice(0, 40), off: position - step, drawn });
  }
  return found;
}

for (const viewport of [
  { width: 1366, height: 768 },
  { width: 390, height: 844 },
  { width: 844, height: 390 },
])
  for (const path of [fixture.page('en'), 'kursk/en/'])
    test(`${path} on ${viewport.width} × ${viewport.height}: text and notes are read with their step’s map, captions of the way with the way's`, async ({
      page,
    }) => {
      await page.setViewportSize(viewport);
      await open(page, path, 'handle');
      const pin = await page.evaluate(() => document.querySelector('.pin')?.getBoundingClientRect().height ?? 0);
      const band = readingBand(layoutOf(viewport), viewport.height, pin);
      const readingLine = (band.top + band.bottom) / 2;
      for (const line of [viewport.height / 2, readingLine]) {
        const all = await page.evaluate(looks, line);
        const [still, travelling] = [all.filter(({ drawn }) => !drawn), all.filter(({ drawn }) => drawn)];
        expect(still.length).toBeGreaterThan(10);
        expect(
          still.filter(({ off }) => Math.abs(off) > 0.1 + 1e-9),
          `off their step's map, ${line} px from the top`,
        ).toEqual([]);
        // Below a pinned map the middle of the screen is where text is about to leave it: the caption is on its way, its leg may have arrived.
        const drawing = ({ off, drawn }: Look): boolean =>
          line === readingLine ? drawn !== null && drawn[0] < drawn[1] && drawn[1] < drawn[2] : off > 0.1 && off < 0.9;
        expect(
          travelling.filter((look) => !drawing(look)),
          `captions whose leg is not being drawn, ${line} px from the top`,
        ).toEqual([]);
        if (path === fixture.page('en')) expect(travelling.map(({ step }) => step)).toEqual([fixture.index('date-line')]);
      }
    });
