import type { Page } from '@playwright/test';
import { messagesOf } from '#locales/read-messages.ts';
import { directionOf } from '#story/languages.ts';
import { axeFinds } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { fixture } from './story-page.ts';

const home = fixture.page('en', 'how-far/');
const { howFar: messages, linkCopied } = messagesOf('en');

/** Opens the page and waits until its script has mounted. */
async function openHowFar(page: Page, path = home): Promise<void> {
  await page.goto(path);
  await page.locator('[data-how-far][data-mounted]').waitFor();
}
const result = (page: Page) => page.locator('[data-far-result]');
const picture = (page: Page) => page.locator('[data-far-picture]');
/** Waits as long as the test may take: a busy machine draws slowly. */
const drawn = (page: Page, city: string) => page.locator(`[data-far-picture][data-shows="${city}"]`).waitFor();

test('a city is chosen with keys: said, drawn, and kept in address and title', async ({ page }) => {
  await openHowFar(page);
  await drawn(page, 'london');
  const field = page.getByRole('combobox');
  await field.focus();
  await page.keyboard.type('hyderab');
  await expect(page.getByRole('option')).toHaveCount(2);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('option', { selected: true })).toHaveText(/Hyderabad\s+Pakistan/);
  await expect(field).toHaveAttribute('aria-activedescendant', /./);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('listbox')).toBeHidden();
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('Hyderabad');
  await expect(page.getByRole('status')).toContainText('Hyderabad');
  await drawn(page, 'hyderabad-pk');
  await expect(page).toHaveURL(new RegExp(`/${home}\\?city=hyderabad-pk$`));
  await expect(page).toHaveTitle(/^Hyderabad/);
});

test('a tap takes a suggestion, Esc closes the list, and the button takes what is typed', async ({ page }) => {
  await openHowFar(page);
  const field = page.getByRole('combobox');
  await field.fill('Nairo');
  await page.getByRole('option', { name: /Nairobi/ }).click();
  await expect(result(page)).toContainText('Nairobi');
  await field.fill('Lisb');
  await expect(page.getByRole('listbox')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('listbox')).toBeHidden();
  await expect(field).toHaveValue('Lisb');
  await page.getByRole('button', { name: messages.choose }).click();
  await expect(result(page)).toContainText('Lisbon');
});

test('the line turns about its city, by keys, and the address keeps it', async ({ page }) => {
  await openHowFar(page, `${home}?city=berlin`);
  const before = await result(page).textContent();
  await page.getByRole('slider').focus();
  for (let presses = 0; presses < 3; presses++) await page.keyboard.press('PageDown');
  await expect(result(page)).not.toHaveText(before ?? '');
  await expect(page.getByRole('status')).toHaveAttribute('aria-busy', 'false');
  const direction = await page.getByRole('slider').inputValue();
  await expect(page.getByRole('slider')).toHaveAttribute('aria-valuetext', `${direction} degrees`);
  await expect(page).toHaveURL(new RegExp(`\\?city=berlin&direction=${direction}$`));
  const turned = await result(page).textContent();
  await page.reload();
  await page.locator('[data-how-far][data-mounted]').waitFor();
  await expect(result(page)).toHaveText(turned ?? '');
  await expect(page.getByRole('slider')).toHaveValue(direction);
});

test('what is no city is said kindly, and the example stays', async ({ page }) => {
  await openHowFar(page, `${home}?city=%3Cb%3Enonsense&direction=east`);
  await expect(page.getByRole('status')).toContainText(messages.notFound.replace('{name}', '<b>nonsense'));
  await expect(result(page)).toContainText('London');
  await drawn(page, 'london');
  await page.getByRole('combobox').fill('qqqq');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status')).toContainText(messages.notFound.replace('{name}', 'qqqq'));
  await page.getByRole('combobox').fill('Oslo');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-far-problem]')).toBeHidden();
  await expect(result(page)).toContainText('Oslo');
});

test('the link to a comparison is copied', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openHowFar(page, `${home}?city=cairo&direction=45`);
  await page.locator('[data-far-copy]').click();
  await expect(page.locator('[data-far-copy]')).toHaveText(linkCopied);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(new RegExp(`/${home}\\?city=cairo&direction=45$`));
});

for (const lang of fixture.languages) {
  test(`${lang}: nothing runs out of a phone of 320 px, and axe finds nothing`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 568 });
    await openHowFar(page, `${fixture.page(lang, 'how-far/')}?city=berlin`);
    await page.locator('[data-far-picture][data-lit]').waitFor();
    await expect(page.locator('html')).toHaveAttribute('dir', directionOf(lang));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await page.getByRole('combobox').fill('a');
    await expect(page.getByRole('option')).toHaveCount(8);
    expect(await axeFinds(page)).toEqual([]);
  });
}

test.describe('without the list of cities', () => {
  test.use({ allow: { messages: [/Failed to load resource/] } });
  test('the example stands, and the page says what is missing', async ({ page }) => {
    await page.route('**/cities.json', (route) => route.fulfill({ status: 404, body: 'gone' }));
    await page.goto(home);
    await expect(page.getByRole('status')).toContainText(messages.noList);
    await expect(result(page)).toContainText('London');
    await expect(picture(page).locator('img')).toBeVisible();
  });
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });
  test('words and picture of the example stand, and nothing that would do nothing', async ({ page }) => {
    await page.goto(home);
    await expect(result(page)).toContainText('London');
    const image = picture(page).locator('img');
    await expect(image).toBeVisible();
    expect(await image.evaluate((one: HTMLImageElement) => one.decode().then(() => one.naturalWidth))).toBeGreaterThan(0);
    await expect(page.getByRole('combobox')).toBeHidden();
    await expect(page.getByRole('slider')).toBeHidden();
    await expect(page.getByRole('link')).toHaveAttribute('href', new RegExp(`/${fixture.page('en')}$`));
  });
});
