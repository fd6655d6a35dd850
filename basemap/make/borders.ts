import type { BorderKind } from '#basemap/basemap.ts';
import type { Province } from './provinces.ts';

/**
 * Borders that the two sides do not agree on, as pairs of countries or provinces (Natural Earth's codes). What each
 * means and why it is drawn like this: docs/decisions/0009-borders.md.
 */
const disputed: readonly (readonly [string, string])[] = [
  ['IN', 'PK-kashmir'],
  ['CN', 'IN-kashmir'],
  ['CN', 'PK-kashmir'],
  ['CN', 'IND-3299'],
  ['EH', 'MA'],
  ['IL', 'PS'],
  ['IL', 'SY'],
  ['RS', 'XK'],
  ['SD', 'SS'],
  ['EG', 'SD'],
];
const ceasefire: readonly (readonly [string, string])[] = [['KP', 'KR']];

/** Natural Earth's provinces in the former princely state of Jammu and Kashmir: Jammu and Kashmir, Ladakh, Siachen; Azad Kashmir, Gilgit-Baltistan. */
const kashmir: Readonly<Record<string, string>> = {
  'IND-2431': 'IN-kashmir',
  'IND-20012': 'IN-kashmir',
  'KAS+00?': 'IN-kashmir',
  'PAK-1109': 'PK-kashmir',
  'PAK-1111': 'PK-kashmir',
};

/** The kind of border between two neighbouring provinces. */
export function borderKind(a: Province, b: Province): BorderKind {
  if (a.country === b.country) return 'province';
  const names = (province: Province): readonly string[] => [province.country, province.id, kashmir[province.id] ?? ''];
  const isOneOf = (pairs: readonly (readonly [string, string])[]): boolean =>
    pairs.some(([x, y]) => (names(a).includes(x) && names(b).includes(y)) || (names(a).includes(y) && names(b).includes(x)));
  if (isOneOf(ceasefire)) return 'ceasefire';
  return isOneOf(disputed) ? 'disputed' : 'agreed';
}
