import { describe, expect, it } from 'vitest';
import { journeys } from '#how-far/fixtures/journeys.ts';
import { howFarPages, isNoPage } from './pages.ts';

const still = { ...journeys.short, id: 'still', journey: [] };

describe('the pages of the site', () => {
  it('are one for each language of each story that has a journey', () => {
    const two = { ...journeys.eastward, languages: ['en', 'fa'] };
    const pages = howFarPages([still, two, journeys.short]);
    expect(pages).toEqual([
      { story: 'eastward', lang: 'en' },
      { story: 'eastward', lang: 'fa' },
      { story: 'short', lang: 'en' },
    ]);
    expect(pages.some(isNoPage)).toBe(false);
  });

  it('are one that is not found where no story has a journey: Next exports no route without pages', () => {
    const pages = howFarPages([still, { ...still, id: 'other' }]);
    expect(pages).toHaveLength(1);
    expect(pages.every(isNoPage)).toBe(true);
  });

  it('are none without stories', () => expect(howFarPages([])).toEqual([]));
});
