import { fill, type Messages } from '#locales/messages.ts';
import type { HowFar } from './draw.ts';

/** A comparison in words. */
export interface Sentences {
  readonly result: string;
  readonly halfway: string;
}

/** Kilometres as they are said: to 10 km, as the line is not known better; below that to 1 km, and never 0. */
export function roundedKm(km: number): number {
  return km < 10 ? Math.max(1, Math.round(km)) : Math.round(km / 10) * 10;
}

/** Writes kilometres in a language, rounded, without and with their unit. */
export function kmIn(lang: string, messages: Pick<Messages, 'km'>): { number: (km: number) => string; unit: (km: number) => string } {
  const format = new Intl.NumberFormat(lang, { maximumFractionDigits: 0 });
  const number = (km: number): string => format.format(roundedKm(km));
  return { number, unit: (km) => fill(messages.km, { km: number(km) }) };
}

/** @param nameOf names of cities in the page's language */
export function howFarSentences(
  { from, laid, end, half }: HowFar,
  { lang, messages, nameOf }: { lang: string; messages: Pick<Messages, 'howFar' | 'km'>; nameOf: (city: HowFar['from']) => string },
): Sentences {
  const { number } = kmIn(lang, messages);
  const { result, halfway } = messages.howFar;
  return {
    result: fill(result, { from: nameOf(from), km: number(laid.km), near: nameOf(end.city), away: number(end.km) }),
    halfway: fill(halfway, { near: nameOf(half.city), away: number(half.km) }),
  };
}
