import { test as base, expect } from '@playwright/test';
import { type Allowed, createGuard, type Guard } from './guard.ts';

/** The address of the site under test, without a slash at the end; see serve-built-site.ts. */
function siteUnderTest(): string {
  const site = process.env.SITE_UNDER_TEST;
  if (!site) throw new Error('SITE_UNDER_TEST is not set: playwright.config.ts must run serve-built-site.ts.');
  return site.replace(/\/$/, '');
}

interface Fixtures {
  /** `test.use({ allow: { messages: [/WebGL/], origins: ['https://host.example'] } })` for tests that provoke errors. */
  allow: Allowed;
  /** how much of a moving map is drawn, as if decided earlier in the visit; null: the page finds out */
  drawLevel: 'no-halos' | null;
  /** Fails the test at its end for every console error or warning, uncaught error and request to another origin. */
  guard: Guard;
}

/**
 * What every browser test is made with. Paths such as `page.goto(fixture.page())` are relative to the site, also when that is published
 * below a base path (so they begin without a slash; `open` of story-page.ts takes either).
 */
export const test = base.extend<Fixtures>({
  allow: [{}, { option: true }],
  drawLevel: ['no-halos', { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
  baseURL: async ({}, use) => use(`${siteUnderTest()}/`),
  guard: [
    async ({ allow, drawLevel, context }, use) => {
      // In software a frame takes what it takes: without this the page would decide that the machine is too slow for a live map.
      if (drawLevel)
        await context.addInitScript((level) => {
          try {
            sessionStorage.setItem('map-story:draw', level);
          } catch {
            // a frame without an origin has no storage
          }
        }, drawLevel);
      const guard = createGuard(siteUnderTest(), allow);
      await guard.watch(context);
      await use(guard);
      expect(guard.problems, 'errors, warnings and requests to other origins').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
