import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { contentCache } from '#node/content-cache.ts';
import { sharedStory } from '#site/fixtures/shared-story.ts';
import type { Story } from '#story/story.ts';
import { pictureBasemaps } from './basemaps.ts';
import { writeCards } from './card-files.ts';
import { cardKey } from './picture-key.ts';

const folder = await mkdtemp(join(tmpdir(), 'cards-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Two steps are enough. */
const short: Story = { ...sharedStory, languages: ['en', 'ar'], steps: sharedStory.steps.slice(0, 2) };
const pathOf = (story: string, lang: string, step?: string): string => `${story}/${lang}/${step === undefined ? '' : `${step}/`}card.png`;

describe('writeCards', () => {
  const write = async (to: string, story: Story) => {
    const cache = await contentCache(join(folder, 'cache'));
    return writeCards(join(folder, to), [story], { cache, pathOf, version: '1', basemap: pictureBasemaps() });
  };

  it('writes a card for each step in each language, and one for the story', async () => {
    expect(await write('public', short)).toEqual({ cards: 4, drawn: 4 });
    for (const lang of short.languages) {
      const card = await readFile(join(folder, `public/small/${lang}/card.png`));
      expect([card.readUInt32BE(16), card.readUInt32BE(20)]).toEqual([1200, 630]);
      expect(card.equals(await readFile(join(folder, `public/small/${lang}/title/card.png`)))).toBe(true);
      expect(card.equals(await readFile(join(folder, `public/small/${lang}/crossing/card.png`)))).toBe(false);
    }
  });

  it('draws none again that has not changed', async () => {
    expect(await write('again', { ...short, languages: ['ar'] })).toEqual({ cards: 2, drawn: 0 });
    expect((await stat(join(folder, 'again/small/ar/crossing/card.png'))).size).toBeGreaterThan(10_000);
  });
});

describe('cardKey', () => {
  const key = (story: Story, version = '1'): string => cardKey(story, 'en', 'crossing', version);
  const text = sharedStory.texts.en!;
  const [place, ...places] = Object.values(sharedStory.places);
  const renamed = (name: Readonly<Record<string, string>>): Story => ({
    ...sharedStory,
    places: Object.fromEntries([{ ...place!, name: { ...place!.name, ...name } }, ...places].map((item) => [item.id, item])),
  });

  it('changes with all that a card shows', () => {
    const [first, ...others] = sharedStory.steps;
    const changed = [
      key({ ...sharedStory, texts: { ...sharedStory.texts, en: { ...text, title: 'Another' } } }),
      key({ ...sharedStory, steps: [{ ...first!, lights: 0.5 }, ...others] }),
      key(sharedStory, '2'),
      key(renamed({ en: 'Another' })),
      cardKey(sharedStory, 'ko', 'crossing', '1'),
      cardKey(sharedStory, 'en', 'title', '1'),
    ];
    expect(new Set([key(sharedStory), ...changed]).size).toBe(1 + changed.length);
  });

  it('does not change with what it does not show', () => {
    const same = [
      { ...sharedStory, sources: {}, texts: { ...sharedStory.texts, en: { ...text, description: 'Another' } } },
      { ...sharedStory, languages: ['en'] },
      renamed({ ko: '다른' }),
    ];
    for (const story of same) expect(key(story)).toBe(key(sharedStory));
  });
});
