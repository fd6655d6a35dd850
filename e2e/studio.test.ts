import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { checkStories } from '#commands/check.ts';
import { root } from '#node/root.ts';
import { expect } from './fixtures.ts';
import { emptyBasemap, emptyPictures } from './story-page.ts';
import { openStudio, step, text, withStudio, written } from './studio-fixtures.ts';
import { devStudio, plainStudio } from './studio-site.ts';

// The studio as an author has it: a story that `npm run new` has made, a browser, and the files on the disk.

const test = withStudio(plainStudio, 60_000);
const dev = withStudio(devStudio, 180_000);

test.describe('the author’s page', () => {
  test.use({ viewport: { width: 1280, height: 800 } });

  test('makes a story, from nothing to one that passes check', async ({ page, studio }, testInfo) => {
    const files = ['story.yaml', 'text.en.md', 'text.es.md'];
    await openStudio(page, studio);
    await expect(page).toHaveURL(/\/studio\/parcel\/$/);
    const original = text(studio, 'story.yaml');

    // A step, by its id and what its map shows in both languages.
    await step(page, 'on-land').click();
    await page.getByText('New step').click();
    await page.getByLabel('Id, after on-land').fill('south');
    await page.getByLabel('What its map shows, en').fill('France, from Paris to Lyon.');
    await page.getByLabel('What its map shows, es').fill('Francia, de París a Lyon.');
    await page.getByRole('button', { name: 'Add step' }).click();
    await expect(step(page, 'south')).toHaveAttribute('aria-current', 'step');

    // A place and a leg, in that step.
    await page.getByRole('tab', { name: 'Places' }).click();
    await page.getByText('New place').click();
    await page.getByLabel('Id', { exact: true }).fill('lyon');
    await page.getByLabel('Name, en').fill('Lyon');
    await page.getByLabel('Name, es').fill('Lyon');
    await page.locator('[data-key="new-place-lng"]').fill('4.83');
    await page.locator('[data-key="new-place-lat"]').fill('45.76');
    await page.getByRole('button', { name: 'Add place' }).click();
    await written(page, 'add-place');
    await page.getByLabel('Label of Paris', { exact: true }).selectOption('left');
    await written(page, 'set-side');
    await page.getByRole('tab', { name: 'Legs' }).click();
    await page.getByText('New leg').click();
    await page.getByLabel('Id', { exact: true }).fill('rail');
    await page.getByLabel('Name, en').fill('On by rail');
    await page.getByLabel('Name, es').fill('En tren');
    await page.getByLabel('From').selectOption('paris');
    await page.getByLabel('To', { exact: true }).selectOption('lyon');
    await page.getByRole('button', { name: 'Add leg' }).click();
    await written(page, 'add-leg');

    // The camera, by what must be seen.
    await page.getByRole('tab', { name: 'Camera' }).click();
    await page.getByLabel('Add to what must be seen').selectOption('rail');
    await written(page, 'set-camera');
    await page.getByRole('button', { name: 'Leave by-road out' }).click();
    await expect.poll(() => text(studio, 'story.yaml')).toContain('camera: { fit: [rail] }');

    // Words in both languages, with a reference from the list.
    await page.getByRole('tab', { name: 'Words' }).click();
    for (const [lang, words] of [
      ['en', 'The parcel is handed on, and goes to '],
      ['es', 'El paquete sigue viaje a '],
    ] as const) {
      await page.getByLabel('Language').selectOption(lang);
      await page.getByLabel('Paragraphs').fill(words);
      await page.getByLabel('Put a reference into the words').focus();
      await page.getByLabel('Put a reference into the words').selectOption({ label: 'Lyon (place)' });
      await expect.poll(() => text(studio, `text.${lang}.md`)).toContain(`${words}[Lyon](place:lyon)`);
    }

    // A chapter and a note, in both languages at once.
    await page.getByText('New chapter from this step on').click();
    await page.getByLabel('Heading, en').fill('South');
    await page.getByLabel('Heading, es').fill('Al sur');
    await page.getByRole('button', { name: 'Add chapter' }).click();
    await written(page, 'add-chapter');
    await page.getByText('New caption or note').click();
    await page.getByLabel('Words, en', { exact: true }).fill('No source names the train.');
    await page.getByLabel('Words, es', { exact: true }).fill('Ninguna fuente nombra el tren.');
    await page.getByRole('button', { name: 'Add it' }).click();
    await written(page, 'add-aside');

    // Keys that have no place on the map: of the step, the leg, the journey and the text.
    await page.getByRole('tab', { name: 'Step' }).click();
    await page.getByLabel('Add to emphasise').selectOption({ label: 'En tren (leg)' });
    await expect.poll(() => text(studio, 'story.yaml')).toContain('emphasise: [rail]');
    await page.getByRole('tab', { name: 'Legs' }).click();
    await page.locator('[data-key="all-legs.rail"]').press('Enter');
    await page.getByLabel('mode of En tren').selectOption('rail');
    await expect.poll(() => text(studio, 'story.yaml')).toContain('rail: { mode: rail, certainty: inferred');
    await page.getByRole('tab', { name: 'Story' }).click();
    await page.getByLabel('Add to journey').selectOption({ label: 'En tren' });
    await expect.poll(() => text(studio, 'story.yaml')).toContain('journey: [by-sea, by-road, rail] ');
    for (const [lang, words] of [
      ['es', 'Ninguna fuente nombra el tren. La línea es nuestra.'],
      ['en', 'No source names the train. The line is ours.'],
    ] as const) {
      await page.getByLabel('Language').selectOption(lang);
      await page.getByText('Add to says').click();
      await page.getByLabel('says: of').selectOption('rail');
      await page.locator(`[data-key="add-text.${lang}.md:says-map.value"]`).fill(words);
      await page
        .locator('form', { has: page.getByLabel('says: of') })
        .getByRole('button', { name: 'Add' })
        .press('Enter');
      await expect.poll(() => text(studio, `text.${lang}.md`)).toContain(`  rail: ${words}`);
    }

    // Everything else of the files is as it was, and the story is one: the one that the site is built with (studio-built.test.ts).
    const now = text(studio, 'story.yaml').split('\n');
    expect(original.split('\n').filter((line) => !now.includes(line))).toEqual([expect.stringMatching(/^journey: /)]);
    const { sound, problems } = await checkStories(studio.stories, ['en', 'es']);
    expect(problems).toEqual([]);
    expect(sound).toEqual(['parcel']);
    for (const name of files) {
      const made = text(studio, name);
      writeFileSync(testInfo.outputPath(name), made);
      const built = readFileSync(join(root, 'e2e/stories/parcel', name), 'utf8');
      expect(made, `${name}: where that is right, copy ${testInfo.outputPath(name)} to e2e/stories/parcel`).toBe(built);
    }

    // Steps change places by keys, and come back.
    const before = files.map((name) => text(studio, name));
    await step(page, 'south').click();
    await step(page, 'south').press('Alt+ArrowUp');
    await expect(page.locator('.steps [data-step] b')).toHaveText(['title', 'at-sea', 'south', 'on-land']);
    for (const name of files) {
      const [south, land] = [/[#: ]south\b/, /[#: ]on-land\b/].map((id) => text(studio, name).split('steps:').at(-1)?.search(id) ?? -1);
      expect(south, name).toBeLessThan(land ?? 0);
    }
    await page.locator('h1').click();
    await page.keyboard.press('Control+z');
    await expect(page.locator('.steps [data-step] b')).toHaveText(['title', 'at-sea', 'on-land', 'south']);
    expect(files.map((name) => text(studio, name))).toEqual(before);
    await page.keyboard.press('Control+Shift+z');
    await expect(page.locator('.steps [data-step] b')).toHaveText(['title', 'at-sea', 'south', 'on-land']);
  });

  test('frames a camera by moving the map, and pulls marks, labels and points', async ({ page, studio }) => {
    await openStudio(page, studio);
    await step(page, 'title').press('Enter');
    await page.getByRole('tab', { name: 'Words' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('button', { name: 'Frame it on the desk' }).press('Enter');
    const desk = page.locator('.device.main iframe');
    await desk.evaluate((frame: HTMLIFrameElement) => {
      expectExploring(frame);
      frame.contentWindow?.mapStory?.map()?.jumpTo({ center: [-4, 45], zoom: 5 });
      function expectExploring({ contentDocument }: HTMLIFrameElement): void {
        if (!contentDocument?.querySelector('[data-explore][aria-expanded="true"]')) throw new Error('Expected the free map');
      }
    });
    await page.getByRole('button', { name: 'Use this view' }).press('Enter');
    await written(page, 'set-camera');
    expect(text(studio, 'story.yaml')).toMatch(/- id: title\n {4}camera: \{ center: \[-4, 45\], zoom: [\d.]+ \}/);

    await step(page, 'at-sea').click();
    await page.getByRole('button', { name: 'Handles' }).press('Enter');
    // By keys.
    const mark = page.getByRole('button', { name: /^Lisbon\. Arrow keys/ });
    await mark.focus();
    await mark.press('Shift+ArrowLeft');
    await mark.press('Escape');
    await mark.press('Shift+ArrowRight');
    await mark.press('Enter');
    await written(page, 'move-place');
    const [, lng = 0, lat = 0] = (/lisbon: \{ at: \[([-\d.]+), ([-\d.]+)\]/.exec(text(studio, 'story.yaml')) ?? []).map(Number);
    expect(lng).toBeGreaterThan(-9.13);
    expect(lat).toBeCloseTo(38.71, 3);
    // By pointer: the label from above its mark to its right, a point further west, and a new one.
    const pull = async (name: RegExp, by: readonly [number, number]): Promise<void> => {
      const handle = page.getByRole('button', { name });
      const spot = { x: 0, y: 0 };
      // What arrives meanwhile (gaps, problems) may move the screens: the handle must be under the pointer.
      const isUnderPointer = async (): Promise<boolean> => {
        Object.assign(
          spot,
          await handle.evaluate((element) => ({ x: element.getBoundingClientRect().left, y: element.getBoundingClientRect().top })),
        );
        await page.mouse.move(spot.x, spot.y);
        return handle.evaluate((element) => element.matches(':hover'));
      };
      // They may move it between looking and pressing, too.
      const isPressed = async (): Promise<boolean> => {
        if (!(await isUnderPointer())) return false;
        await page.mouse.down();
        if (await handle.evaluate((element) => element.matches(':active'))) return true;
        await page.mouse.up();
        return false;
      };
      await expect.poll(isPressed).toBe(true);
      await page.mouse.move(spot.x + by[0], spot.y + by[1], { steps: 3 });
      await page.mouse.up();
    };
    await pull(/^Label of Brest\./, [40, 18]);
    await expect.poll(() => text(studio, 'story.yaml')).toContain('show: { lisbon: right, brest: right, biscay: center }');
    await pull(/^Point 1 of By sea\./, [-30, 0]);
    await expect.poll(() => /via: \[\[-1[1-9][\d.]*, [\d.]+\], \[-9\.9, 43\.4\]\]/.test(text(studio, 'story.yaml'))).toBe(true);
    await pull(/^New point of By sea, after point 1\./, [-20, 0]);
    await expect.poll(() => /via: (.*)/.exec(text(studio, 'story.yaml'))?.[1]?.split('], [').length).toBe(3);
    // Nothing of what was pulled before is lost.
    expect(text(studio, 'story.yaml')).toMatch(/via: \[\[-1[1-9][\d.]*, [\d.]+\], .*, \[-9\.9, 43\.4\]\]/);
  });

  test('says what it can not do, and shows what a text editor does', async ({ page, studio }) => {
    await openStudio(page, studio);
    await step(page, 'at-sea').click();
    const before = text(studio, 'text.en.md');
    await page.getByLabel('Paragraphs').fill('One.\n\n::::\n\nTwo.');
    await page.getByLabel('Paragraphs').press('Control+Enter');
    await expect(page.getByRole('alert')).toContainText(/^text\.en\.md:18:1: Unexpected words that would end their part/);
    expect(text(studio, 'text.en.md')).toBe(before);
    // What was refused stays where it was written, and so does a form that is half filled, whatever changes meanwhile.
    await step(page, 'at-sea').focus();
    await page.getByText('New step').click();
    await page.getByLabel('Id, after at-sea').fill('brest');
    // Facts alone: the same document, told of the story anew.
    const desk = page.locator('.device.main iframe');
    const editedCamera = () =>
      desk.evaluate(
        (frame: HTMLIFrameElement) =>
          (frame.contentWindow as unknown as { edited?: { steps: { camera: object }[] } }).edited?.steps[1]?.camera,
      );
    writeFileSync(
      join(studio.stories, 'parcel/story.yaml'),
      text(studio, 'story.yaml').replace('fit: [by-sea]', 'center: [-7, 44], zoom: 7'),
    );
    await expect.poll(editedCamera, { timeout: 60_000 }).toEqual({ center: [-7, 44], zoom: 7 });
    // What lint finds stands at the step, and above its panel.
    await expect(step(page, 'at-sea').locator('.count')).toBeVisible({ timeout: 60_000 });
    await expect(page.locator('.panel .here').first()).toContainText(/(?:story\.yaml|text\.en\.md):\d+:\d+ Unexpected/);
    await expect(page.getByLabel('Paragraphs')).toHaveValue('One.\n\n::::\n\nTwo.');
    await expect(page.getByLabel('Id, after at-sea')).toHaveValue('brest');
    // A mistake of the form: said, with what was there kept in sight.
    writeFileSync(join(studio.stories, 'parcel/story.yaml'), text(studio, 'story.yaml').replace('places:', 'places: ['));
    await page.getByRole('tab', { name: /^Problems/ }).click();
    await expect(page.locator('.panel .items .error').first()).toContainText(/^story\.yaml:\d+:\d+/, { timeout: 60_000 });
    expect(await editedCamera()).toEqual({ center: [-7, 44], zoom: 7 });
  });

  test('is named and laid out for those who read it otherwise', async ({ page, studio }) => {
    await openStudio(page, studio);
    await step(page, 'at-sea').click();
    await page.getByRole('button', { name: 'Handles' }).click();
    // What the column of text covers at each size, in words and over the maps.
    await page.getByRole('button', { name: 'Under the text' }).press('Enter');
    await expect(page.locator('.under dd').nth(0)).toHaveText(/^Lisbon, label of Lisbon, [1-9]\d? % of By sea$/);
    await expect(page.locator('.under dd').nth(2)).toHaveText(/^Brest, label of Brest, \d+ % of By sea$/);
    await expect(page.locator('.device .shade span')).toHaveCount(3);
    for (const tab of ['Words', 'Camera', 'Step', 'Places', 'Legs', 'Sources', 'Story', 'Problems']) {
      await page.getByRole('tab', { name: new RegExp(`^${tab}`) }).click();
      await page.evaluate(() => {
        // What is opened has more in it.
        for (let closed = [null] as unknown[]; closed.length > 0; ) {
          const all = [...document.querySelectorAll<HTMLElement>('.panel details:not([open]) > summary')];
          for (const summary of all) summary.click();
          closed = all;
        }
      });
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
        .exclude('iframe')
        .analyze();
      expect(
        violations.map(({ id, nodes }) => [id, nodes.map(({ target, failureSummary }) => [target, failureSummary])]),
        tab,
      ).toEqual([]);
      // Nothing is cut off at the side.
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), tab).toBeLessThanOrEqual(0);
      const panel = page.locator('.panel');
      expect(await panel.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth), tab).toBe(0);
    }
  });
});

dev('on the real page: an edit of the map shows in it, one of words behind it, and the position stays', async ({ page, studio }) => {
  dev.setTimeout(480_000);
  await emptyBasemap(page);
  await emptyPictures(page);
  // Next makes each page when it is asked for the first time.
  await openStudio(page, studio, 240_000);
  const desk = page.locator('.device.main iframe:not(.coming)');
  const seen = () =>
    desk.evaluate((frame: HTMLIFrameElement) => {
      const story = frame.contentWindow?.mapStory;
      return { position: story?.position(), zoom: story?.frame().camera.zoom, same: 'same' in (frame.contentWindow ?? {}) };
    });
  await step(page, 'at-sea').click();
  await expect.poll(async () => (await seen()).position).toBe(1);
  await desk.evaluate((frame: HTMLIFrameElement) => void Object.assign(frame.contentWindow ?? {}, { same: true }));
  const { zoom = 0 } = await seen();

  await page.getByRole('tab', { name: 'Camera' }).click();
  await page.getByLabel('Margin').fill('200');
  await page.getByLabel('Margin').press('Enter');
  await written(page, 'set-camera');
  await expect.poll(async () => (await seen()).zoom, { timeout: 60_000 }).toBeLessThan(zoom - 0.1);
  expect(await seen()).toMatchObject({ position: 1, same: true });

  // The phone’s own map is moved by its own keys, and its view written.
  const phone = page.locator('[data-device="phone"] iframe:not(.coming)');
  const centre = () => phone.evaluate((frame: HTMLIFrameElement) => frame.contentWindow?.mapStory?.map()?.getCenter().lng ?? null);
  await expect.poll(centre, { timeout: 60_000 }).not.toBeNull();
  const west = (await centre()) ?? 0;
  await page.getByRole('button', { name: 'Frame it on the phone' }).press('Enter');
  await page.keyboard.press('ArrowLeft');
  await expect.poll(centre).toBeLessThan(west - 0.5);
  await page.keyboard.press('Enter');
  await expect.poll(() => text(studio, 'story.yaml')).toMatch(/narrow: \{ camera: \{ center: \[-[\d.]+, [\d.]+\], zoom: [\d.]+ \} \}/);
  await expect(page.getByRole('button', { name: 'Frame it on the phone' })).toBeFocused();
  await page.getByRole('button', { name: 'Desk', exact: true }).click();

  await page.getByRole('tab', { name: 'Words' }).click();
  await page
    .getByLabel('Paragraphs')
    .fill('The vessel leaves [Lisbon](place:lisbon) [by sea](leg:by-sea) for [Brest](place:brest).[^almanac]');
  await page.getByLabel('Paragraphs').press('Control+Enter');
  await written(page, 'set-words');
  await expect(page.frameLocator('.device.main iframe:not(.coming)').locator('#at-sea [data-reading]')).toContainText('The vessel leaves', {
    timeout: 240_000,
  });
  await expect.poll(seen, { timeout: 60_000 }).toMatchObject({ position: 1, same: false });
});
