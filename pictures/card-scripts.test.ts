import { describe, expect, it } from 'vitest';
import { scriptOf } from '#story/languages.ts';
import { familiesOf, typefaces } from '#theme/fonts.ts';
import { cardPng } from './cards.ts';

/** Two letters of each language; the packages of some are fetched, once in a checkout. */
const letters = { ko: '서울', ar: 'كو', uk: 'їй', fa: 'چژ', he: 'אב', hi: 'कख', ja: '髙海', 'zh-Hans': '书写' } as const;

/** In a process of its own: fontconfig reads its file once. */
describe('cards', () => {
  const picture = (text: string, lang: string, voice: (typeof typefaces)[number], weight: number): Promise<Buffer> => {
    const families = familiesOf(voice, scriptOf(lang)).map((name) => `'${name}'`);
    return cardPng(
      `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="60"><text x="4" y="40" font-family="${families}" font-size="30" font-weight="${weight}">${text}</text></svg>`,
      Object.keys(letters),
    );
  };

  it.each(Object.entries(letters))('set %s in letters that are there, in both weights', async (lang, pair) => {
    const [one = '', other = ''] = pair;
    for (const voice of typefaces) {
      // A letter that no font has is a box with its number in it: all such boxes of one text are alike, letters are not.
      const drawn = await picture(one, lang, voice, 400);
      expect(drawn.equals(await picture(other, lang, voice, 400)), `${one} and ${other} in ${voice}`).toBe(false);
      expect(drawn.equals(await picture(one, lang, voice, 600)), `${one} in two weights of ${voice}`).toBe(false);
    }
  });

  it('set one character of Han in the shape of each language', async () => {
    const shapes = await Promise.all(['ja', 'zh-Hans'].map((lang) => picture('直', lang, 'Source Serif 4', 400)));
    expect(shapes[0]!.equals(shapes[1]!)).toBe(false);
  });
});
