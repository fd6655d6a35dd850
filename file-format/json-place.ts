const token = /"[^"\\]*(?:\\.[^"\\]*)*"|[[\]{},:]|[^\s[\]{},:"]+/g;

/** The tokens of a JSON text, from an offset. */
function* tokensOf(text: string, from: number): Generator<{ readonly at: number; readonly what: string }> {
  const pattern = new RegExp(token);
  pattern.lastIndex = from;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) yield { at: match.index, what: match[0] };
}

/**
 * Where the value at a path begins in a JSON text, as an offset in UTF-16 units; of a path that leads to nothing the nearest value around it. It looks at
 * each token once and builds nothing, so that a file of millions of points is no matter; depth is the file's to choose, so that nothing is recursive.
 * @param text valid JSON
 */
export function jsonOffset(text: string, path: readonly PropertyKey[]): number {
  let offset = Math.max(text.search(/\S/), 0);
  for (const segment of path) {
    const next = memberOffset(text, offset, String(segment));
    if (next === undefined) break;
    offset = next;
  }
  return offset;
}

/** Of the object or array that begins at `from`: where its member begins. Of equal keys the last one counts, as for `JSON.parse`. */
function memberOffset(text: string, from: number, key: string): number | undefined {
  const isArray = text[from] === '[';
  if (!isArray && text[from] !== '{') return undefined;
  let depth = 0;
  let index = 0;
  let name: string | undefined;
  let expectsKey = !isArray;
  let found: number | undefined;
  for (const { at, what } of tokensOf(text, from)) {
    const closes = what === ']' || what === '}';
    if (closes && --depth === 0) return found;
    if (depth === 1 && !closes) {
      if (what === ',') {
        index++;
        expectsKey = !isArray;
        continue;
      }
      if (what === ':') continue;
      if (expectsKey) {
        name = JSON.parse(what) as string;
        expectsKey = false;
        continue;
      }
      if (isArray ? String(index) === key : name === key) {
        found = at;
        if (isArray) return found;
      }
    }
    if (what === '[' || what === '{') depth++;
  }
  return found;
}
