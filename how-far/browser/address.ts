/** What an address asks: from which city, in which direction. */
export interface Ask {
  /** an id, or whatever else somebody typed; null: the example */
  readonly city: string | null;
  /** whole degrees clockwise from north, 0–359; null: as in the story */
  readonly direction: number | null;
}

/** Reads the part of an address after `?`. What is no direction is none. */
export function askOf(search: string): Ask {
  const asked = new URLSearchParams(search);
  const city = asked.get('city')?.trim().slice(0, 80) || null;
  const direction = asked.get('direction');
  return { city, direction: direction !== null && /^\d{1,3}$/.test(direction) && Number(direction) < 360 ? Number(direction) : null };
}

/** The address of a comparison: `base` without its query and hash, and what is asked. */
export function addressOf(base: string, { city, direction }: Ask): string {
  const url = new URL(base);
  url.hash = '';
  url.search = '';
  if (city !== null) url.searchParams.set('city', city);
  if (direction !== null) url.searchParams.set('direction', String(direction));
  return url.href;
}
