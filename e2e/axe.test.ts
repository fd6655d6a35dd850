import type { Page } from '@playwright/test';
import { embedWays } from '#browser/embed-code.ts';
import { messagesOf } from '#locales/read-messages.ts';
import { axeFinds } from './axe.ts';
import { guestOf } from './embed-fixtures.ts';
import { expect, test } from './fixtures.ts';
import { emptyBasemap, emptyPictures, fixture, mapLoaded, open, type StoryWindow, seek, withoutWebGL } from './story-page.ts';

// Axe in every state of a story, with its live map. At each step, in each language: assistive.test.ts; how-far, the page of stories and the published
// story: their own tests.

const viewports = [
  { width: 375, height: 740 },
  { width: 1280, height: 800 },
] as const;
type Viewport = (typeof viewports)[number];

const messages = messagesOf('en');

/** A state of the story's page, entered from the one before in the list. */
interface State {
  readonly name: string;
  enter(page: Page): Promise<void>;
  leave?(page: Page): Promise<void>;
  /** what of the page has changed; default all of it */
  readonly within?: readonly string[];
  /** only where this holds */
  readonly on?: (viewport: Viewport) => boolean;
}

const wide = ({ width }: Viewport): boolean => width > 1000;
const pressEscape = (page: Page): Promise<void> => page.keyboard.press('Escape');
const toggle = (selector: string) => (page: Page) => page.locator(selector).click();

const states: readonly State[] = [
  {
    name: 'before the map lives',
    async enter(page) {
      await page.waitForFunction(() => Boolean((window as unknown as StoryWindow).mapStory));
      await expect(page.locator('[data-stage]')).not.toHaveAttribute('data-map-state', 'ready');
    },
    within: ['.pin', '#title'],
  },
  {
    name: 'the map lives',
    async enter(page) {
      await page.evaluate(() => (window as unknown as { letMapLive(): Promise<void> }).letMapLive());
      await mapLoaded(page);
      await expect(page.locator('[data-stage]')).toHaveAttribute('data-map-state', 'ready');
      await expect(page.getByRole('button', { name: messages.explore, exact: true })).toBeVisible();
    },
  },
  { name: 'a step is read', enter: (page) => seek(page, 'strait'), within: ['.pin', '#strait'] },
  {
    name: 'the contents are open',
    enter: toggle('.contents summary'),
    leave: toggle('.contents summary'),
    within: ['.controls'],
  },
  {
    name: 'the languages are open',
    on: wide,
    enter: toggle('.languages summary'),
    leave: toggle('.languages summary'),
    within: ['.controls'],
  },
  {
    name: 'explore mode',
    async enter(page) {
      await page.locator('[data-explore]').click();
      await expect(page.getByRole('button', { name: messages.backToStory })).toBeVisible();
    },
  },
  {
    name: 'a note is open on the map',
    async enter(page) {
      await page.locator('[data-targets]').selectOption('leg:to-palma');
      await expect(page.locator('[data-open-note]')).toBeVisible();
    },
    async leave(page) {
      await pressEscape(page);
      await pressEscape(page);
      await expect(page.locator('[data-back-to-story]')).toBeHidden();
    },
    within: ['.pin'],
  },
  {
    name: 'a word rings what it names',
    enter: toggle('#strait [data-reference="place:brunei"] >> nth=0'),
    leave: pressEscape,
    within: ['.pin', '#strait'],
  },
  {
    name: 'playing',
    async enter(page) {
      await seek(page, 'workshop');
      // Small stages have it in the contents.
      if (!(await page.locator('.in-row[data-play]').isVisible())) await page.locator('.contents summary').click();
      await page.locator('.controls [data-play]:visible').click();
      await expect(page.locator('[data-playing]')).toHaveCount(1);
    },
    async leave(page) {
      await page.locator('.playing-bar [data-play]').click();
      await expect(page.locator('[data-playing]')).toHaveCount(0);
    },
    within: ['.pin'],
  },
  {
    name: 'reduced motion',
    async enter(page) {
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await expect(page.locator('[data-inset]')).toBeVisible();
    },
    within: ['.pin', '#workshop'],
  },
  {
    name: 'an offer to continue',
    async enter(page) {
      await page.goto('about:blank');
      await open(page, fixture.page());
      await expect(page.locator('[data-continue]')).toBeVisible();
    },
    within: ['.pin', '[data-continue]'],
  },
];

for (const viewport of viewports) {
  test(`axe finds nothing in any state of a story, ${viewport.width} px wide`, async ({ page }) => {
    test.slow();
    await emptyBasemap(page);
    await emptyPictures(page);
    await page.setViewportSize(viewport);
    // Held until the state before the live map has been looked at.
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.exposeFunction('letMapLive', () => release());
    await page.route(/maplibre-gl-worker/, async (route) => {
      await held;
      await route.continue();
    });
    await open(page, fixture.page(), 'html');
    for (const { name, enter, leave, within, on } of states) {
      if (on && !on(viewport)) continue;
      await enter(page);
      expect(await axeFinds(page, within), name).toEqual([]);
      await leave?.(page);
    }
  });
}

for (const mode of ['scroll', 'steps', 'map'] as const) {
  test(`nor in a page that embeds it, ${mode}, on either ground, at any width`, async ({ page, baseURL }) => {
    await emptyBasemap(page);
    await emptyPictures(page);
    const src = `${baseURL}${fixture.page('en', 'embed/')}?mode=${mode}#strait`;
    await page.route('**/a-host', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<!doctype html><html lang="en"><title>News</title><link rel="icon" href="data:,"><style>body{margin:0}iframe{display:block;border:0;width:100%;height:700px}</style><main><h1>News</h1><iframe title="A story" allow="fullscreen" src="${src}"></iframe></main></html>`,
      }),
    );
    await page.setViewportSize(viewports[0]);
    await page.goto('a-host');
    const guest = page.frames()[1];
    if (!guest) throw new Error('Expected a frame');
    await guest.waitForFunction(() => (window as unknown as StoryWindow).mapStory?.map()?.loaded() === true, undefined, {
      timeout: 60_000,
    });
    await expect(guest.locator('[data-stage]')).toHaveAttribute('data-map-state', 'ready');
    for (const [theme, viewport] of [
      ['paper', viewports[0]],
      ['night', viewports[1]],
    ] as const) {
      await page.setViewportSize(viewport);
      await guest.evaluate((on) => {
        (document.querySelector('[data-guest]') as HTMLElement).dataset.theme = on;
      }, theme);
      await expect(guest.getByRole('button', { name: messages.explore, exact: true })).toBeVisible();
      expect(await axeFinds(page), `${theme}, ${viewport.width} px`).toEqual([]);
    }
  });
}

test('nor in the page of embed codes, whatever it shows live', async ({ page }) => {
  test.slow();
  // The hosts that are shown have it: else all would be the flat edition.
  await withoutWebGL(page, '/embed/');
  await emptyPictures(page);
  await page.goto(`${fixture.id}/embed-code/`);
  const form = page.locator('[data-embed-code-form]');
  for (const [index, way] of embedWays.entries()) {
    const viewport = viewports[index % 2] ?? viewports[0];
    await page.setViewportSize(viewport);
    await form.getByLabel('How').selectOption(way);
    await form.getByLabel('Background of the text').selectOption(index % 2 ? 'paper' : 'night');
    await form.getByRole('radio', { name: index % 2 ? 'Full width' : 'A phone' }).check();
    if (way === 'amp') await expect(page.locator('.embed-preview')).toHaveCount(0);
    else if (way === 'flat') await expect(page.frameLocator('.embed-preview').frameLocator('iframe').getByRole('main')).toBeVisible();
    // The host's words stand where there is no WebGL.
    else if (way === 'map')
      await expect(page.frameLocator('.embed-preview').getByText('Your own text for this step.').first()).toBeVisible();
    else await guestOf(page);
    // A dozen steps have no 24 px each in a frame narrower than a phone: the contents, previous and next are the way there (docs/troubles.md).
    const found = (await axeFinds(page)).filter(
      (line) => !/^target-size: .*iframe (?:\.route-steps > )?li:nth-child\(\d+\) > a\[data-seek=/.test(line),
    );
    expect(found, `${way}, ${viewport.width} px`).toEqual([]);
  }
  await form.getByRole('button', { name: 'Copy' }).click();
  expect(await axeFinds(page, ['form']), 'after a click on Copy').toEqual([]);
});

test('nor in the pages beside a story', async ({ page }) => {
  await emptyPictures(page);
  for (const [path, viewport] of [
    [`${fixture.page('en', 'embed/')}flat.html`, viewports[1]],
    [`${fixture.page('en', 'embed/')}flat.html?theme=paper`, viewports[0]],
    [fixture.page('en', 'text/'), viewports[0]],
    [fixture.page('en', 'method/'), viewports[0]],
    [`${fixture.page('en', 'how-far/')}?city=berlin`, viewports[1]],
  ] as const) {
    await page.setViewportSize(viewport);
    await page.goto(path);
    if (path.includes('how-far')) {
      await page.locator('[data-far-picture][data-lit]').waitFor();
      await page.getByRole('combobox').fill('a');
      await expect(page.getByRole('listbox')).toBeVisible();
    }
    expect(await axeFinds(page), `${path}, ${viewport.width} px`).toEqual([]);
  }
});
