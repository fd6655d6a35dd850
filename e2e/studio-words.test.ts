import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';
import { openStudio, step, text, withStudio, written } from './studio-fixtures.ts';
import { plainStudio, type StudioSite } from './studio-site.ts';

// What an author has written and is in no file yet: it stays until it is written, or thrown away.

const test = withStudio(plainStudio, 60_000);
test.use({ viewport: { width: 1280, height: 800 } });

/** Keeps edits from the server until it is told to let them go. */
async function heldEdits(page: Page): Promise<{ asked: Promise<void>; letGo(): void }> {
  let letGo = (): void => {};
  let ask = (): void => {};
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const asked = new Promise<void>((resolve) => {
    ask = resolve;
  });
  await page.route('**/parcel/edit', async (route) => {
    ask();
    await gate;
    await route.continue();
  });
  return { asked, letGo: () => letGo() };
}

const change = (studio: StudioSite, name: string, from: string, to: string): void => {
  const before = text(studio, name);
  if (!before.includes(from)) throw new Error(`Expected ${from} in ${name}`);
  writeFileSync(join(studio.stories, 'parcel', name), before.replace(from, to));
};

test('words that wait to be written are there when their step is opened again, and say so', async ({ page, studio }) => {
  await openStudio(page, studio);
  await step(page, 'at-sea').click();
  const { asked, letGo } = await heldEdits(page);
  const words = page.getByLabel('Paragraphs');
  const before = await words.inputValue();
  await words.fill('The vessel leaves.');
  await step(page, 'on-land').click();
  await asked;
  await expect(words).toHaveValue(/^From \[Brest\]/);
  await expect(words).not.toHaveAccessibleDescription('waits to be written');
  await step(page, 'at-sea').click();
  await expect(words).toHaveValue('The vessel leaves.');
  await expect(words).toHaveAccessibleDescription('waits to be written');
  expect(text(studio, 'text.en.md')).toContain(before);
  // In the other language it is another field, and back again it waits still.
  await page.getByLabel('Language').selectOption('es');
  await expect(words).toHaveValue(/^El barco/);
  await page.getByLabel('Language').selectOption('en');
  await expect(words).toHaveAccessibleDescription('waits to be written');
  letGo();
  await written(page, 'set-words');
  await expect(words).toHaveAccessibleDescription('');
  await expect(words).toHaveValue('The vessel leaves.');
  expect(text(studio, 'text.en.md')).toContain('\nThe vessel leaves.\n');
});

test('a form that was refused keeps what is in it until it is mended or thrown away', async ({ page, studio }) => {
  await openStudio(page, studio);
  await step(page, 'at-sea').click();
  await page.getByRole('tab', { name: 'Legs' }).click();
  await page.getByText('New leg').click();
  const id = page.getByLabel('Id', { exact: true });
  await expect(page.getByRole('button', { name: 'Throw away' })).toBeHidden();
  await id.fill('paris');
  await page.getByLabel('Name, en').fill('On by rail');
  await page.getByLabel('Name, es').fill('En tren');
  await page.getByLabel('To', { exact: true }).selectOption('lisbon');
  await page.getByRole('button', { name: 'Add leg' }).click();
  await expect(page.getByRole('alert')).toContainText('Unexpected second `paris`, expected an id that nothing has');
  // Another tab, another step and another language later.
  await page.getByRole('tab', { name: 'Camera' }).click();
  await step(page, 'title').click();
  await page.getByLabel('Language').selectOption('es');
  await step(page, 'at-sea').click();
  await page.getByRole('tab', { name: 'Legs' }).click();
  await expect(id).toHaveValue('paris');
  await expect(page.getByLabel('Name, en')).toHaveValue('On by rail');
  await expect(page.getByLabel('Name, es')).toHaveValue('En tren');
  await expect(page.getByLabel('To', { exact: true })).toHaveValue('lisbon');
  // The browser asks before it would be gone.
  const asks = page.waitForEvent('dialog');
  await page.evaluate(() => void setTimeout(() => location.reload()));
  const dialog = await asks;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  await expect(id).toHaveValue('paris');
  // Mended it is taken, and the form is empty then, also when it is seen again.
  await id.fill('rail');
  await page.getByRole('button', { name: 'Add leg' }).click();
  await written(page, 'add-leg');
  await expect(id).toBeHidden();
  await expect(page.locator('summary', { hasText: 'New leg' })).toBeFocused();
  await page.getByRole('tab', { name: 'Words' }).click();
  await page.getByRole('tab', { name: 'Legs' }).click();
  await page.getByText('New leg').click();
  await expect(id).toHaveValue('');
  // Thrown away it is gone.
  await id.fill('air');
  await page.getByRole('button', { name: 'Throw away' }).click();
  await expect(id).toHaveValue('');
  await page.getByRole('tab', { name: 'Words' }).click();
  await page.getByRole('tab', { name: 'Legs' }).click();
  await expect(id).toHaveValue('');
});

test('title, heading and other keys are not written over what another program has written', async ({ page, studio }) => {
  await openStudio(page, studio);
  const file = 'text.en.md';
  const refused = async (now: string): Promise<void> => {
    await expect(page.getByRole('alert')).toContainText(`Unexpected "${now}", which somebody has written here meanwhile`);
  };

  // The title: the author’s all the same.
  const title = page.getByLabel('Title', { exact: true });
  await title.fill('From a port to a town');
  change(studio, file, 'title: From Lisbon to Paris', 'title: By sea and by road');
  await expect(title).toHaveJSProperty('defaultValue', 'By sea and by road');
  await expect(title).toHaveValue('From a port to a town');
  await title.blur();
  await refused('By sea and by road');
  await expect(title).toHaveValue('From a port to a town');
  await expect(title).toHaveAccessibleDescription(/^not written: Ctrl\+Enter or Esc Not written: .*"By sea and by road", which somebody/);
  expect(text(studio, file)).toContain('title: By sea and by road');
  await title.press('Control+Enter');
  await expect.poll(() => text(studio, file)).toContain('title: From a port to a town\n');
  await expect(title).toHaveAccessibleDescription('');

  // A heading: the file’s.
  await step(page, 'on-land').click();
  const heading = page.getByLabel('Chapter', { exact: true });
  await heading.fill('On land');
  change(studio, file, '## Ashore', '## From the harbour');
  await expect(heading).toHaveJSProperty('defaultValue', 'From the harbour');
  await heading.blur();
  await refused('From the harbour');
  await heading.press('Escape');
  await expect(heading).toHaveValue('From the harbour');
  expect(text(studio, file)).toContain('## From the harbour\n');

  // Another key of the front matter.
  await page.getByRole('tab', { name: 'Story' }).click();
  const says = page.locator(`[data-key="${file}:says.by-sea"]`);
  await says.fill('Two almanacs give the ports.');
  change(studio, file, 'by-sea: The almanac gives the ports', 'by-sea: An almanac gives the ports');
  await expect(says).toHaveJSProperty('defaultValue', 'An almanac gives the ports and the time at sea.');
  await says.press('Control+Enter');
  await refused('An almanac gives the ports and the time at sea.');
  await says.press('Control+Enter');
  await expect.poll(() => text(studio, file)).toContain('  by-sea: Two almanacs give the ports.\n');
});

test('the journey is emptied and filled again with its comment in its place', async ({ page, studio }) => {
  await openStudio(page, studio);
  const before = text(studio, 'story.yaml');
  await page.getByRole('tab', { name: 'Story' }).click();
  // One right after the other: the second is of the list that the first has left.
  await page.getByRole('button', { name: 'Take By sea out of journey' }).click();
  await page.getByRole('button', { name: 'Take By road out of journey' }).click();
  await expect.poll(() => text(studio, 'story.yaml')).toBe(before.replace('journey: [by-sea, by-road] ', 'journey: [] '));
  await page.getByLabel('Add to journey').selectOption('by-sea');
  await expect.poll(() => text(studio, 'story.yaml')).toBe(before.replace('journey: [by-sea, by-road] ', 'journey: [by-sea] '));
  for (let undone = 0; undone < 3; undone++) await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => text(studio, 'story.yaml')).toBe(before);
});
