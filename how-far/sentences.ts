import { fill, type Messages } from '#locales/messages.ts';
import { equatorKm } from './geodesics.ts';
import type { HowFar } from './how-far.ts';

/** A comparison in sentences. `halfway` is '' where nothing is to be said of it. */
export interface Sentences {
  readonly result: string;
  readonly halfway: string;
}

/** Kilometres as they are written: to 10 km, as the line is not known better; below that to 1 km, and never 0. */
export function roundedKm(km: number): number {
  return km < 10 ? Math.max(1, Math.round(km)) : Math.round(km / 10) * 10;
}

/** Writes kilometres in a language, rounded, without and with their unit. */
export function kmIn(lang: string, messages: Pick<Messages, 'km'>): { number: (km: number) => string; unit: (km: number) => string } {
  const format = new Intl.NumberFormat(lang, { maximumFractionDigits: 0 });
  const number = (km: number): string => format.format(roundedKm(km));
  return { number, unit: (km) => fill(messages.km, { km: number(km) }) };
}

/**
 * Where the journey ends and where it is half-way, seen from the city. Of a journey longer than the Earth is round, the first sentence says how many times it is that
 * long: where it ends says little of how far it is.
 *
 * @param nameOf names of cities in the page's language
 */
export function howFarSentences(
  { from, laid, end, half }: HowFar,
  { lang, messages, nameOf }: { lang: string; messages: Pick<Messages, 'howFar' | 'km'>; nameOf: (city: HowFar['from']) => string },
): Sentences {
  const { number } = kmIn(lang, messages);
  const { result, round, halfway } = messages.howFar;
  const times = new Intl.NumberFormat(lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return {
    result:
      laid.km > equatorKm
        ? fill(round, { km: number(laid.km), times: times.format(laid.km / equatorKm) })
        : fill(result, { from: nameOf(from), km: number(laid.km), near: nameOf(end.city), away: number(end.km) }),
    halfway: half ? fill(halfway, { near: nameOf(half.city), away: number(half.km) }) : '',
  };
}
