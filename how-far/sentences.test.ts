import { describe, expect, it } from 'vitest';
import { messagesOf } from '#locales/read-messages.ts';
import type { City, HowFar } from './draw.ts';
import { howFarSentences, kmIn, roundedKm } from './sentences.ts';

describe('kilometres as they are said', () => {
  it.each([
    [7739.4, 7740],
    [14, 10],
    [9.6, 10],
    [4.4, 4],
    [0, 1],
  ])('%d → %d', (km, said) => expect(roundedKm(km)).toBe(said));

  it('are written as the language writes numbers', () => {
    const unit = (lang: string): string => kmIn(lang, messagesOf(lang)).unit(7739).replace('\u00a0', ' ');
    expect(unit('de')).toBe('7.740 km');
    expect(unit('en')).toBe('7,740 km');
    expect(unit('ko')).toBe('7,740km');
  });
});

describe('what is said of a comparison', () => {
  const city = (id: string): City => ({ id, name: id, country: 'XX', at: [0, 0] });
  const answer = {
    from: city('london'),
    laid: { km: 7739 },
    end: { city: city('calgary'), km: 596 },
    half: { city: city('nuuk'), km: 721 },
  } as unknown as HowFar;

  it.each(['en', 'de', 'ko', 'uk', 'ar'])('%s: names the city, the kilometres and what lies there', (lang) => {
    const { result, halfway } = howFarSentences(answer, { lang, messages: messagesOf(lang), nameOf: ({ id }) => `«${id}»` });
    const number = new Intl.NumberFormat(lang);
    for (const part of ['«london»', number.format(7740), '«calgary»', number.format(600)]) expect(result).toContain(part);
    for (const part of ['«nuuk»', number.format(720)]) expect(halfway).toContain(part);
  });
});
