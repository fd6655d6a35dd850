import { describe, expect, it } from 'vitest';
import { storyOf } from '#site/stories.ts';
import { howFarData, howFarPictureOf } from './page-data.ts';

const story = await storyOf('kursk');

describe('the page before a city is chosen', () => {
  it.each(story.languages)('%s: has its example in words', async (lang) => {
    const { example, names } = await howFarData(story, lang);
    expect(example.result.length).toBeGreaterThan(20);
    expect(example.direction).toBeGreaterThanOrEqual(0);
    expect(example.direction).toBeLessThan(360);
    expect(Object.keys(names).length > 0).toBe(lang !== 'en');
  });

  it('has its picture, at most 40 kB compressed', async () => {
    const { gzipSync } = await import('node:zlib');
    const svg = await howFarPictureOf(story, 'en', 'portrait');
    expect(svg).toContain('data-leg="west"');
    expect(svg).toContain('London');
    expect(gzipSync(svg).length).toBeLessThan(40_000);
  });
});
