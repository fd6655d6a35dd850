/**
 * A CSS `unicode-range` that holds some characters and none of others. What neither has may lie in it, which keeps it short.
 *
 * @param own what is to be in it; not empty
 * @param others what must not be; characters that are in `own` too do not count
 */
export function unicodeRange(own: string, others: string): string {
  const codes = codesOf(own);
  const mine = new Set(codes);
  const foreign = codesOf(others).filter((code) => !mine.has(code));
  const spans: [from: number, to: number][] = [];
  let next = 0; // the first of `foreign` that is not below the code looked at
  for (const code of codes) {
    const before = next;
    while (next < foreign.length && (foreign[next] ?? 0) < code) next += 1;
    const last = spans.at(-1);
    if (last && next === before) last[1] = code;
    else spans.push([code, code]);
  }
  return spans.map(([from, to]) => (from === to ? `U+${hex(from)}` : `U+${hex(from)}-${hex(to)}`)).join(',');
}

const codesOf = (text: string): number[] => [...new Set(text)].map((character) => character.codePointAt(0) ?? 0).sort((a, b) => a - b);
const hex = (code: number): string => code.toString(16).toUpperCase();
