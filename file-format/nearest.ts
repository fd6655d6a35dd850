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

/** Names of fewer letters are parts of too many others. */
const shortestPart = 4;
/** So many ids are all named in a message; of more, how many there are. */
const fewIds = 12;

/** The known name that was most likely meant, or undefined when none is near: at most a third of its letters wrong, and at least one may be. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  return misspelt(name, known)[0];
}

/**
 * The known names that may have been meant, best first, at most `most`: those that `nearest` chooses from, then those that are made of the same words or
 * hold the whole name, as `north-harbour` and `northharbour` do `harbour`.
 */
export function nearestFew(name: string, known: Iterable<string>, most = 3): string[] {
  const all = [...known].slice(0, mostKnown);
  if (name.length > longest) return [];
  const words = name.toLowerCase().split('-');
  const related = all.filter((candidate) => {
    const its = candidate.toLowerCase().split('-');
    if (name.length >= shortestPart && candidate.toLowerCase().includes(name.toLowerCase())) return true;
    return its.every((word) => words.includes(word)) || words.every((word) => its.includes(word));
  });
  return [...new Set([...misspelt(name, all), ...related])].slice(0, most);
}

/** The known names that differ from `name` in a third of their letters at most, nearest first, and in the order of `known` where equally near. */
function misspelt(name: string, known: Iterable<string>): string[] {
  if (name.length > longest) return [];
  const near: { candidate: string; distance: number }[] = [];
  let looked = 0;
  for (const candidate of known) {
    if (++looked > mostKnown) break;
    const allowed = Math.max(1, Math.floor(Math.max(name.length, candidate.length) / 3));
    if (candidate.length > longest || Math.abs(name.length - candidate.length) > allowed) continue;
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (distance <= allowed) near.push({ candidate, distance });
  }
  return near.sort((a, b) => a.distance - b.distance).map(({ candidate }) => candidate);
}

/**
 * What to expect in place of `name`: the nearest known ones, and all of them while they are few; of many how many there are, and where.
 * @param declared where many are declared, as `34 places (story.yaml:12)`; default: their number alone
 */
export function expectedOf(name: string, known: Iterable<string>, what: string, declared?: string): string {
  const all = [...new Set(known)];
  if (all.length === 0) return `none: there is no ${what}`;
  const near = nearestFew(name, all);
  if (near.length === all.length || (near.length === 0 && all.length <= fewIds)) return oneOf(all);
  return `${near.length > 0 ? oneOf(near) : `the id of a ${what}`}; ${thereAre(all, declared)}`;
}

/** "there are `a` and `b`", or how many there are, and where, when they are too many to be named. */
export function thereAre(known: readonly string[], declared?: string): string {
  if (known.length > fewIds) return `there are ${declared ?? known.length}`;
  const quoted = known.map((name) => `\`${name}\``);
  const last = quoted.pop();
  if (last === undefined) return 'there is none';
  return quoted.length === 0 ? `there is ${last}` : `there are ${quoted.join(', ')} and ${last}`;
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
