/** Sizes of a date: a day, a month of a year, a year. */
const sizes = {
  day: { dateStyle: 'long' },
  month: { year: 'numeric', month: 'long' },
  year: { year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/**
 * How a language writes dates. Plain `en` is American for `Intl`, and British in our interface and its kilometres.
 * @param lang BCP 47
 */
export const dateFormat = (lang: string, size: keyof typeof sizes = 'day'): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, { ...sizes[size], timeZone: 'UTC' });

/** A date, a year and month, or a year, of ISO 8601, as the language writes it; what is none of these as it stands. @param lang BCP 47 */
export function writtenDate(date: string, lang: string): string {
  const parsed = new Date(date);
  if (Number.isNaN(parsed.getTime())) return date;
  const parts = date.split('-').length;
  return dateFormat(lang, parts > 2 ? 'day' : parts === 2 ? 'month' : 'year').format(parsed);
}
