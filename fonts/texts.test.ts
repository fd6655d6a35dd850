import { describe, expect, it } from 'vitest';
import type { Story } from '#story/story.ts';
import { oneParagraph, tinyStory } from './fixture.ts';
import { charactersFor, toolLanguage } from './texts.ts';

const lisbon = { id: 'lisbon', at: [-9.14, 38.72], kind: 'story', name: { en: 'Lisbon', ko: '리스본' } } as const;
const story = (more: Partial<Story> = {}): Story =>
  tinyStory(
    { en: { title: 'A ship', chapters: oneParagraph('It sailed.') }, ko: { title: '배', chapters: oneParagraph('떠났다.') }, ar: {} },
    { places: { lisbon }, ...more },
  );

describe('charactersFor', () => {
  it('gives each cut what is set in it', async () => {
    const strong = tinyStory(
      { en: { title: 'Ħ', standfirst: 'ŧ', says: { sea: [{ type: 'strong', children: [{ type: 'text', value: 'ŝ' }] }] } } },
      { sources: { log: { id: 'log', who: {}, what: { en: 'ŵ' }, date: '2024', pages: [] } } },
    );
    const texts = await charactersFor([strong], 'en');
    const held = (use: keyof typeof texts): string => [...'Ħŧŝŵ'].filter((character) => texts[use].includes(character)).join('');
    expect(held('headings')).toBe('Ħŝ');
    expect(held('reading')).toBe('Ħŧŝ');
    expect(held('captions')).toBe('Ħŝŵ');
    expect(held('labels')).toBe('Ħŝ');
    expect(held('numerals')).toBe('');
    expect(held('map')).toBe('');
  });

  it('has each character once, composed, and none that is not drawn', async () => {
    const odd = story({ places: { odd: { ...lisbon, kind: 'water', name: { en: 'Ke\u0302\u200e\u00adê\nK' } } } });
    expect((await charactersFor([odd], 'en')).water).toBe('Kê');
  });

  it('keeps joiners, and both spellings of a letter that normalising takes apart', async () => {
    const joined = story({ places: { odd: { ...lisbon, kind: 'water', name: { en: 'می\u200cشود' } } } });
    expect((await charactersFor([joined], 'en')).water).toContain('\u200c');
    const apart = story({ places: { odd: { ...lisbon, kind: 'water', name: { en: '\u0958' } } } });
    expect((await charactersFor([apart], 'en')).water).toBe('\u0915\u093c\u0958');
  });

  it('takes a language from its own text, and the other languages only by their names', async () => {
    const { reading, labels } = await charactersFor([story()], 'en');
    expect(reading).not.toMatch(/\p{Script=Hangul}/u);
    for (const name of ['한국어', 'العربية', 'English']) for (const character of name) expect(labels).toContain(character);
    expect(labels).not.toContain('떠');
    expect((await charactersFor([story()], 'ko')).reading).toContain('떠');
  });

  it('has names in capitals too, in the language’s own way', async () => {
    const named = tinyStory({ en: {}, tr: {} }, { places: { place: { ...lisbon, name: { en: 'ŧê', tr: 'ŧi' } } } });
    expect((await charactersFor([named], 'en')).map).toBe('êÊŧŦ'.split('').sort().join(''));
    expect((await charactersFor([named], 'tr')).map).toContain('İ');
  });

  it('has what dates, numbers and lists are written with', async () => {
    const { captions, numerals } = await charactersFor([story({ borders: ['IS', 'PT'] })], 'ko');
    for (const character of '0123456789년월일아이슬란드및포르투갈') expect(captions).toContain(character);
    expect(numerals).toMatch(/^[^\p{L}]+$/u);
    expect((await charactersFor([story()], 'ar')).numerals).toContain('٣');
    const persian = await charactersFor([tinyStory({ fa: {} })], 'fa');
    for (const character of '۰۱۲۳۴۵۶۷۸۹٬٫') expect(persian.labels).toContain(character);
  });

  it('has names of cities where a story has a journey, and keeps syllables that no caption has for later', async () => {
    const leg = {
      id: 'out',
      mode: 'sea',
      certainty: 'reported',
      name: {},
      from: 'lisbon',
      to: 'lisbon',
      path: [],
      curved: false,
      sources: [],
    } as const;
    const travelled = story({ legs: { out: leg }, journey: ['out'] });
    const { captions, laterCaptions, cities } = await charactersFor([travelled], 'ko');
    expect(cities).toContain('서');
    expect(laterCaptions).toMatch(/^\p{Script=Hangul}+$/u);
    for (const syllable of laterCaptions) expect(captions).not.toContain(syllable);
    expect((await charactersFor([travelled], 'en')).laterCaptions).toBe('');
    expect(await charactersFor([story()], 'ko')).toMatchObject({ cities: '', laterCaptions: '' });
  });

  it('has an alphabet of headings for the page about embedding, in its language', async () => {
    const { headings, laterHeadings } = await charactersFor([story()], toolLanguage);
    for (const letter of 'AWz') expect(headings + laterHeadings).toContain(letter);
    for (const letter of headings) expect(laterHeadings).not.toContain(letter);
    expect((await charactersFor([story()], 'ko')).laterHeadings).toBe('');
  });

  it('leaves out stories that have not the language', async () => {
    const { reading } = await charactersFor([story({ languages: ['en'] }), tinyStory({ ko: {} })], 'ko');
    expect(reading).not.toContain('떠');
  });

  it('refuses a language without interface words', async () => {
    await expect(charactersFor([tinyStory({ xx: {} })], 'xx')).rejects.toThrow(/xx/);
  });
});
