import { describe, expect, it } from 'vitest';
import { pictureBasemaps } from '#pictures/basemaps.ts';
import { cardSvg } from '#pictures/cards.ts';
import { cardKey, postersFolder } from '#pictures/picture-key.ts';
import { postersOf } from '#pictures/posters.ts';
import type { Story } from '#story/story.ts';
import { themeCss } from '#theme/css.ts';
import { dayPalette, nightPalette } from '#theme/palette.ts';
import { sharedStory } from './fixtures/shared-story.ts';
import { flatPage } from './flat-edition.ts';
import { hashSource, styleSources } from './inline-styles.ts';
import { manifestOf } from './manifest.ts';
import { viewportIn } from './metadata.ts';
import { pageDataOf } from './page-data.ts';
import { stepPageOf } from './step-page.ts';
import { inLook } from './stories.ts';

const site = { origin: 'https://maps.example', basePath: '', name: null } as const;
const day: Story = { ...sharedStory, look: 'day' };
/** The grounds, which nothing else has the colours of. */
const grounds = ['page', 'sea', 'land'] as const;
const nights = grounds.map((name) => nightPalette[name]);
const days = grounds.map((name) => dayPalette[name]);

describe('a story by day', () => {
  it('has no picture with a colour of the night', { timeout: 60_000 }, async () => {
    const [title] = await postersOf({ ...day, steps: day.steps.slice(0, 1) }, 'en', { layouts: ['portrait'] });
    const card = await cardSvg(day, 'en', 'crossing', { basemap: pictureBasemaps() });
    for (const picture of [title?.svg ?? '', card]) {
      for (const color of days) expect(picture).toContain(color);
      for (const color of new Set(Object.values(nightPalette))) expect(picture).not.toContain(color);
    }
  });

  it('has pictures of its own names, so that none of the night is shown from a cache', () => {
    expect(cardKey(day, 'en', 'crossing', '1')).not.toBe(cardKey(sharedStory, 'en', 'crossing', '1'));
    expect(postersFolder(day, 'en', '1')).not.toBe(postersFolder(sharedStory, 'en', '1'));
  });

  it('has pages beside its own in its colours, whose styles the policies allow', () => {
    const pages = { flat: flatPage(day, 'en', site, '1'), step: stepPageOf(day, 'en', 'crossing', site) };
    for (const [kind, page] of Object.entries(pages)) {
      const css = /<style>(.*?)<\/style>/s.exec(page)?.[1] ?? '';
      expect(css).toContain(dayPalette.page);
      for (const color of nights) expect(page).not.toContain(color);
      expect(styleSources[kind as keyof typeof pages]).toContain(hashSource(css));
    }
    expect(pages.flat).toContain('color-scheme:light');
    expect(manifestOf(day, 'en')).toMatchObject({ background_color: dayPalette.page, theme_color: dayPalette.page });
    expect(viewportIn('day')).toMatchObject({ themeColor: dayPalette.page, colorScheme: 'light' });
  });

  it('tells the live map its colours, and one of the night tells nothing', { timeout: 60_000 }, async () => {
    expect((await pageDataOf(day, 'ar', site)).palette).toEqual(dayPalette);
    expect(await pageDataOf(sharedStory, 'en', site)).not.toHaveProperty('palette');
  });

  it('has a style sheet with its colours, and on paper those of paper', () => {
    const css = themeCss('day');
    for (const [name, color] of Object.entries(dayPalette))
      expect(css).toContain(`--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${color}`);
    expect(css).toContain('--color-scheme:light');
    expect(css.slice(css.indexOf('@media print'))).not.toContain(dayPalette.route);
  });
});

it('a story has its own look, else the site’s; of the night, which is what nothing says, nothing is kept', () => {
  expect(inLook(sharedStory, undefined)).toEqual(sharedStory);
  expect(inLook(sharedStory, 'day').look).toBe('day');
  expect(inLook(day, undefined).look).toBe('day');
  expect(inLook(day, 'night').look).toBe('day');
  expect(inLook({ ...sharedStory, look: 'night' }, 'day')).toEqual(sharedStory);
});
