import { describe, expect, it } from 'vitest';
import { availableLocales, messagesOf } from '#locales/read-messages.ts';
import type { City } from './cities.ts';
import type { HowFar } from './how-far.ts';
import { howFarSentences, kmIn, roundedKm } from './sentences.ts';

describe('kilometres as they are written', () => {
  it.each([
    [7739.4, 7740],
    [14, 10],
    [9.6, 10],
    [4.4, 4],
    [0, 1],
  ])('%d → %d', (km, rounded) => expect(roundedKm(km)).toBe(rounded));

  it('are written as the language writes numbers', () => {
    const unit = (lang: string): string => kmIn(lang, messagesOf(lang)).unit(7739).replace('\u00a0', ' ');
    expect(unit('de')).toBe('7.740 km');
    expect(unit('en')).toBe('7,740 km');
    expect(unit('ko')).toBe('7,740km');
  });
});

const city = (id: string): City => ({ id, name: id, country: 'XX', at: [0, 0] });
const answer = (km: number, half: HowFar['half'] = { city: city('nuuk'), km: 721 }): HowFar =>
  ({ from: city('london'), laid: { km }, end: { city: city('calgary'), km: 596 }, half }) as unknown as HowFar;
const inLanguage = (lang: string, one: HowFar) => howFarSentences(one, { lang, messages: messagesOf(lang), nameOf: ({ id }) => `«${id}»` });

describe.each(availableLocales())('the sentences of a comparison, %s', (lang) => {
  const number = new Intl.NumberFormat(lang);

  it('name the city, the kilometres and the nearest cities', () => {
    const { result, halfway } = inLanguage(lang, answer(7739));
    for (const part of ['«london»', number.format(7740), '«calgary»', number.format(600)]) expect(result).toContain(part);
    for (const part of ['«nuuk»', number.format(720)]) expect(halfway).toContain(part);
  });

  it('of a journey longer than the Earth is round say how many times, to one decimal', () => {
    const { result, halfway } = inLanguage(lang, answer(60_113));
    const times = new Intl.NumberFormat(lang, { minimumFractionDigits: 1 }).format(1.5);
    for (const part of [number.format(60_110), times]) expect(result).toContain(part);
    expect(result).not.toMatch(/«|\{/);
    expect(halfway).toContain('«nuuk»');
  });

  it('leave out half-way where there is none', () => expect(inLanguage(lang, answer(1, null)).halfway).toBe(''));
});

it('once round the Earth is the length of the equator', () => {
  expect(inLanguage('en', answer(40_070)).result).toContain('London'.toLowerCase());
  expect(inLanguage('en', answer(40_080)).result).toBe('The 40,080 km of the journey would go 1.0 times round the Earth.');
});
