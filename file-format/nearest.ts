/**
 * How many letters have to be inserted, deleted, replaced or exchanged with their neighbour to make `a` into `b`
 * (optimal string alignment, the restricted Damerau–Levenshtein distance).
 */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, (before[j - 2] ?? 0) + 1);
      row.push(best);
    }
    before = above;
    above = row;
  }
  return above[b.length] ?? 0;
}

/** Names longer than this are ids of nothing, and are compared with nothing. */
const longest = 100;
/** So many known names are looked at: there are mistakes for which a story would wait long. */
const mostKnown = 500;

/** The known name that was most likely meant, or undefined when none is near: at most a third of its letters wrong, and at least one may be. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  if (name.length > longest) return undefined;
  let looked = 0;
  for (const candidate of known) {
    if (++looked > mostKnown) break;
    const allowed = Math.max(1, Math.floor(Math.max(name.length, candidate.length) / 3));
    if (candidate.length > longest || Math.abs(name.length - candidate.length) > allowed) continue;
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (distance <= allowed && distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** What to expect in place of `name`: the nearest known one, or all of them while they are few, or only how many there are. */
export function expectedOf(name: string, known: Iterable<string>, what: string): string {
  const all = [...known];
  const near = nearest(name, all);
  if (near !== undefined) return `\`${near}\``;
  if (all.length === 0) return `none: there is no ${what}`;
  return all.length <= 12 ? oneOf(all) : `the id of a ${what}`;
}

/** What to expect in place of a value: the nearest known one, or all of them. */
export function expectedValue(value: string, known: readonly string[]): string {
  const near = nearest(value, known);
  return near === undefined ? oneOf(known) : `\`${near}\``;
}

/** "`a`", "`a` or `b`", "`a`, `b` or `c`". */
export function oneOf(names: readonly string[]): string {
  const quoted = names.map((name) => `\`${name}\``);
  const last = quoted.pop() ?? 'nothing';
  return quoted.length === 0 ? last : `${quoted.join(', ')} or ${last}`;
}
