import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test as published } from './fixtures.ts';
import type { StudioSite } from './studio-site.ts';

/** Tests with a studio of their own. @param messages what of the console they provoke, beside edits that are refused */
export const withStudio = (start: () => Promise<StudioSite>, timeout: number, messages: readonly RegExp[] = []) =>
  published.extend<{ studio: StudioSite }>({
    studio: [
      // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
      async ({}, use) => {
        const site = await start();
        await use(site);
        await site.stop();
      },
      { timeout },
    ],
    allow: async ({ studio }, use) =>
      use({
        origins: [new URL(studio.address).origin],
        messages: [
          /preloaded using link preload but not used/,
          /does not support ArrayBuffer\.prototype\.detached/,
          // An edit that is refused is answered with a status of its own.
          /status of 4(?:09|22)/,
          ...messages,
        ],
      }),
  });

/** A file of the story, as it is now. */
export const text = ({ stories }: StudioSite, name: string): string => readFileSync(join(stories, 'parcel', name), 'utf8');

/** @param timeout ms; 0: without waiting for the screens */
export async function openStudio(page: Page, { address }: StudioSite, timeout = 30_000): Promise<void> {
  await page.goto(address.replace('/studio/', '/studio/parcel/'));
  if (timeout > 0) await expect(page.locator('.device[data-ready]')).toHaveCount(3, { timeout });
  else await expect(page.locator('.steps [data-step]').first()).toBeVisible();
}

export const written = (page: Page, kind: string) => expect(page.locator('.status')).toHaveText(`Written: ${kind}.`);
export const step = (page: Page, id: string): Locator => page.locator(`.steps [data-step="${id}"]`);
