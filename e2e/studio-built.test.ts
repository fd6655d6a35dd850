import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '#node/root.ts';
import { expect, test } from './fixtures.ts';
import { open, type StoryWindow, seek } from './story-page.ts';

// What of the studio is in a built site: the story that studio.test.ts makes with it (e2e/stories/parcel, byte for byte), and nothing of the studio itself.

test('the story that was made in the studio is one of the built site', async ({ page }) => {
  for (const [lang, words, heading, note] of [
    ['en', 'The parcel is handed on, and goes to Lyon', 'South', 'No source names the train.'],
    ['es', 'El paquete sigue viaje a Lyon', 'Al sur', 'Ninguna fuente nombra el tren.'],
  ] as const) {
    await open(page, `parcel/${lang}/`, 'handle');
    await expect(page.locator('#south [data-reading]')).toContainText(words);
    await expect(page.locator('main h2')).toContainText([/./, heading]);
    await expect(page.locator('#south .aside')).toContainText(note);
  }
  await seek(page, 'south');
  const { legs, camera } = await page.evaluate(() => (window as unknown as StoryWindow).mapStory.frame());
  expect(legs.rail).toMatchObject({ drawn: 1, strength: 1 });
  expect(camera.center[0]).toBeGreaterThan(2.3);
});

test('the built site has no studio', async ({ request }) => {
  expect((await request.get('studio/')).status()).toBe(404);
  const out = join(root, process.env.SITE_OUT ?? 'out');
  expect(existsSync(out)).toBe(true);
  expect(readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('studio'))).toEqual([]);
  const scripts = readdirSync(join(out, 'scripts')).filter((name) => name.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(2);
  for (const name of scripts) expect(readFileSync(join(out, 'scripts', name), 'utf8'), name).not.toContain('set-camera');
});
