import type { Frame, Locator, Page } from '@playwright/test';
import { agreed, expect, frameShows, guestOf, hostNow, storyIn, storyStands, test } from './embed-fixtures.ts';
import { drawn, type StoryWindow } from './story-page.ts';

/*
 * What stands among the paragraphs of a step, and the kinds of steps, in hosts' pages: the story of e2e/stories/words. In pages of our own: blocks.test.ts.
 */

/** Whether an element of a guest is seen whole across, and how much of what lies beside it would need scrolling sideways, CSS px. */
const fits = (element: Locator) =>
  element.evaluate((block) => {
    const { left, right, height } = block.getBoundingClientRect();
    return left >= 0 && right <= window.innerWidth + 0.5 && height > 10 && block.checkVisibility();
  });

/** What lies over a guest's stage: how much is seen of it. */
const coverOf = (guest: Frame) => guest.evaluate(() => getComputedStyle(document.querySelector('.cover img') as Element).opacity);

const blocks = [
  ['words', '.chart > svg', 2],
  ['words', '.reading > .table', 1],
  ['words', 'blockquote', 1],
  ['words', '.link-card', 1],
  ['picture', '.picture img', 1],
  ['picture', 'video, audio', 2],
  ['compare', '.pair', 1],
] as const;

test('scroll: charts, tables, pictures and recordings stand in the guest’s column, and a picture fills its stage', async ({
  page,
  openArticle,
  site,
}) => {
  await openArticle({ story: `${site}/words/en/` });
  const guest = await storyStands(page);
  const { story } = await hostNow(page);
  for (const [step, selector, least] of blocks) {
    const found = guest.locator(`#${step} ${selector}`);
    expect(await found.count(), selector).toBeGreaterThanOrEqual(least);
    for (const block of await found.all()) {
      // The host scrolls: to where the block is in the middle of the guest.
      const top = await block.evaluate((element) => element.getBoundingClientRect().top + window.scrollY);
      await page.evaluate((y) => window.scrollTo(0, y), story + top - 300);
      await agreed(page, guest);
      expect(await fits(block), `${step} ${selector}`).toBe(true);
    }
  }
  await expect.poll(() => drawn(guest.locator('#picture .picture img'))).toBe(true);
  const control = guest.locator('#compare').getByRole('slider');
  await control.focus();
  await page.keyboard.press('ArrowRight');
  await expect(control).toHaveValue('51');
  const position = await guest.evaluate(() => (window as unknown as StoryWindow).mapStory.steps.find(({ id }) => id === 'cover')?.position);
  expect(position).toBe(4);
  const cover = await guest.locator('#cover').evaluate((element) => {
    const { top, height } = element.getBoundingClientRect();
    return top + window.scrollY + height / 2;
  });
  await page.evaluate((y) => window.scrollTo(0, y), story + cover - 300);
  await agreed(page, guest);
  await expect.poll(() => coverOf(guest)).toBe('1');
  await expect.poll(() => drawn(guest.locator('.cover img'))).toBe(true);
  expect(await guest.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
});

/** The guest of a story in steps, in a frame that its page makes so many CSS px high once it is there; shows a step, and turns to the page that has an element. */
async function stepsGuest(page: Page, height: number) {
  await frameShows(page);
  await storyIn(page).evaluate((story, px) => story.setAttribute('height', `${px}`), height);
  const frame = storyIn(page).locator('iframe');
  await expect.poll(() => frame.evaluate((element) => element.clientHeight)).toBe(height);
  const guest = await guestOf(page);
  const next = guest.locator('[data-next]');
  const shown = () => guest.locator('[data-shown]').getAttribute('id');
  /** whether the element is whole on the page that is shown */
  const whole = (of: Locator) =>
    of.evaluate((block) => {
      const page = block.closest('[data-step]')?.getBoundingClientRect() ?? new DOMRect();
      const { left, right, top, bottom, height } = block.getBoundingClientRect();
      return left >= page.left - 0.5 && right <= page.right + 0.5 && top >= page.top - 0.5 && bottom <= page.bottom + 0.5 && height > 10;
    });
  return {
    guest,
    show: (step: string) => guest.evaluate((id) => (window as unknown as StoryWindow).mapStory.seek(id), step),
    shown,
    async reach(block: Locator): Promise<boolean> {
      const step = await shown();
      while (!(await whole(block))) {
        await next.click();
        if ((await shown()) !== step) return false;
      }
      return true;
    },
  };
}

test('steps: each block is whole on one of its step’s pages, and is moved by keys that turn no page', async ({
  page,
  openArticle,
  site,
}) => {
  await openArticle({ story: `${site}/words/en/`, attributes: 'mode="steps"', before: '' });
  const { guest, show, shown, reach } = await stepsGuest(page, 560);
  for (const [step, selector] of blocks) {
    await show(step);
    for (const block of await guest.locator(`#${step} ${selector}`).all()) expect(await reach(block), `${step} ${selector}`).toBe(true);
  }
  await show('compare');
  const control = guest.locator('#compare').getByRole('slider');
  expect(await reach(guest.locator('#compare .pair'))).toBe(true);
  await control.focus();
  await page.keyboard.press('ArrowRight');
  await expect(control).toHaveValue('51');
  expect(await shown()).toBe('compare');
  await show('cover');
  await expect.poll(() => coverOf(guest)).toBe('1');
});

test('steps: where a chart is higher than a page its figures are read', async ({ page, openArticle, site }) => {
  await openArticle({ story: `${site}/words/en/`, attributes: 'mode="steps"', before: '' });
  const { guest, show, reach } = await stepsGuest(page, 260);
  await show('words');
  const chart = guest.locator('#words .chart').first();
  await expect(chart.locator('> svg')).toBeHidden();
  for (const row of await chart.locator('tr').all()) expect(await reach(row)).toBe(true);
});

for (const mode of ['scroll', 'steps', 'flat'] as const) {
  test(`${mode}: a host prints a chart’s figures, both pictures that are compared, and what a recording shows`, async ({
    page,
    openArticle,
    site,
  }) => {
    await openArticle({ story: `${site}/words/en/`, attributes: `mode="${mode}"` });
    await frameShows(page);
    await page.emulateMedia({ media: 'print' });
    const section = storyIn(page).locator('section');
    for (const words of [
      'Fewer sails each day until the wind turned',
      'Monday, with a wind from the north · 14 · 3',
      'A light goes from left to right over dark water',
      'The keeper speaks about the ship',
      '– those with smoke:',
      '1. mail steamers,',
    ])
      await expect(section.getByText(words, { exact: true })).toBeVisible();
    // Of the chart's columns their names are in the head of its figures, and nowhere else.
    await expect(section.getByText(/^(Day|Year) · With sails/)).toHaveCount(3);
    await expect(section.getByText(/^(– )?With sails/)).toHaveCount(0);
    for (const name of ['A ship with two sails before an island, at dawn', 'The same bay at dusk, without a ship']) {
      const picture = section.getByRole('img', { name, exact: true });
      await picture.scrollIntoViewIfNeeded();
      await expect.poll(() => drawn(picture)).toBe(true);
    }
    await expect(section.getByText(/^\[1\] The keeper’s log, March 1911\./)).toBeVisible();
  });
}
