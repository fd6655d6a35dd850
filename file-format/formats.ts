/** Whether a text is a day of the calendar, `2024-10-18`. */
export function day(text: string): boolean {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (!parts) return false;
  // Date rolls 31 November over to 1 December: a day that comes back unchanged is one.
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** Whether a text is a month, `2024-10`. */
export function month(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}

/** Whether a text is a year of four digits, `1834`. */
export function year(text: string): boolean {
  return /^\d{4}$/.test(text) && text !== '0000';
}

/** A language's tag as BCP 47 writes it, `pt-BR` for `pt-br` and `he` for `iw`; undefined for what is none, or the tag of no language. */
export function canonicalTag(tag: unknown): string | undefined {
  if (typeof tag !== 'string' || tag === '') return undefined;
  try {
    const [canonical] = Intl.getCanonicalLocales(tag);
    return canonical !== undefined && /^(?!und|mul|zxx)[a-z]{2,3}\b/.test(canonical) ? canonical : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a text is an e-mail address, as far as its form tells. */
export const mailAddress = (text: string): boolean => /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/.test(text);

/** Whether a text is an absolute http or https URL with a host and no spaces. */
export function webUrl(text: string): boolean {
  return /^https?:\/\/[^\s/]/.test(text) && !/\s/.test(text) && URL.canParse(text);
}
