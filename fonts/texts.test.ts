import { describe, expect, it } from 'vitest';
import { sharedStory } from '#site/fixtures/shared-story.ts';
import type { Story } from '#story/story.ts';
import { charactersFor } from './texts.ts';

const story = (more: Partial<Story> = {}): Story => ({ ...sharedStory, ...more });

describe('charactersFor', () => {
  it('gives each cut what is set in it', async () => {
    const strong: Story = story({
      texts: {
        ...sharedStory.texts,
        en: {
          ...sharedStory.texts.en!,
          title: 'Ħ',
          standfirst: 'ŧ',
          says: { sea: [{ type: 'strong', children: [{ type: 'text', value: 'ŝ' }] }] },
        },
      },
      sources: { agency: { ...sharedStory.sources.agency!, what: { en: 'ŵ' } } },
    });
    const texts = await charactersFor([strong], 'en');
    const held = (use: keyof typeof texts): string => [...'Ħŧŝŵ'].filter((character) => texts[use].includes(character)).join('');
    expect(held('headings')).toBe('Ħŝ');
    expect(held('reading')).toBe('Ħŧŝ');
    expect(held('captions')).toBe('Ħŝŵ');
    expect(held('labels')).toBe('Ħŝ');
    expect(held('numerals')).toBe('');
  });

  it('has each character once, composed, and none that is not drawn', async () => {
    const [place] = Object.values(sharedStory.places);
    const odd = story({ places: { [place!.id]: { ...place!, kind: 'water', name: { en: 'Ke\u0302\u200e\u00adê\nK' } } } });
    expect((await charactersFor([odd], 'en')).water).toBe('Kê');
  });

  it('takes a language from its own words, and the other languages only by their names', async () => {
    const { reading, captions, labels } = await charactersFor([sharedStory], 'en');
    expect(reading).not.toMatch(/\p{Script=Hangul}/u);
    for (const name of ['한국어', 'العربية', 'English']) for (const character of name) expect(labels).toContain(character);
    expect(captions).not.toContain('넜');
    expect((await charactersFor([sharedStory], 'ko')).reading).toContain('넜');
  });

  it('has names in capitals too, in the language’s own way', async () => {
    const [place] = Object.values(sharedStory.places);
    const named = story({ places: { [place!.id]: { ...place!, name: { en: 'ŧê' } } } });
    expect((await charactersFor([named], 'en')).labels).toContain('Ŧ');
  });

  it('has what dates and figures are written with', async () => {
    const { captions, numerals } = await charactersFor([sharedStory], 'ko');
    for (const character of '0123456789년월일') expect(captions).toContain(character);
    expect(numerals).toMatch(/^[^\p{L}]+$/u);
    expect((await charactersFor([sharedStory], 'ar')).numerals).toContain('٣');
  });

  it('keeps syllables of cities for later, and only those that no caption has', async () => {
    const { captions, laterCaptions: later } = await charactersFor([sharedStory], 'ko');
    expect(later).toMatch(/^\p{Script=Hangul}+$/u);
    for (const syllable of later) expect(captions).not.toContain(syllable);
    expect((await charactersFor([sharedStory], 'en')).laterCaptions).toBe('');
  });

  it('leaves out stories that have not the language', async () => {
    const other = story({ languages: ['de'] });
    expect((await charactersFor([other], 'ko')).reading).not.toContain('넜');
  });

  it('refuses a language without interface words', async () => {
    await expect(charactersFor([story({ languages: ['xx'] })], 'xx')).rejects.toThrow(/xx/);
  });
});
