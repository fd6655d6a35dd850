type Path = readonly (string | number)[];

interface Wanted {
  /** where the value begins */
  offset: number;
  readonly under: Map<string, Wanted>;
}

/**
 * Where values begin in a JSON text, by their paths: offsets in the order of the paths. One pass over the text for all of them, without
 * recursion. A path
 * that leads to nothing gets the nearest thing around it, as does one in a text that is not JSON.
 */
export function offsetsIn(text: string, paths: readonly Path[]): number[] {
  if (paths.length === 0) return [];
  const top: Wanted = { offset: 0, under: new Map() };
  const ends = paths.map((path) => {
    const way = [top];
    for (const key of path) {
      const at = way.at(-1) as Wanted;
      const next = at.under.get(String(key)) ?? { offset: -1, under: new Map() };
      at.under.set(String(key), next);
      way.push(next);
    }
    return way;
  });
  scan(text, top);
  return ends.map((way) => way.findLast(({ offset }) => offset >= 0)?.offset ?? 0);
}

interface Open {
  readonly wanted: Wanted | undefined;
  /** of the next item; -1 in an object */
  index: number;
}

function scan(text: string, top: Wanted): void {
  const open: Open[] = [];
  let next: Wanted | undefined = top;
  let key: string | undefined;
  const value = (at: number): Wanted | undefined => {
    const around = open.at(-1);
    const wanted = around ? around.wanted?.under.get(key ?? String(around.index)) : next;
    if (wanted) wanted.offset = at;
    next = undefined;
    key = undefined;
    return wanted;
  };
  for (let at = 0; at < text.length; ) {
    const character = text[at];
    if (character === '{' || character === '[') {
      const wanted = value(at);
      open.push({ wanted, index: character === '[' ? 0 : -1 });
      at++;
    } else if (character === '}' || character === ']') {
      open.pop();
      at++;
    } else if (character === '"') {
      const end = stringEnd(text, at);
      const around = open.at(-1);
      const isKey = around?.index === -1 && key === undefined && /^\s*:/.test(text.slice(end, end + 40));
      if (isKey) key = around.wanted ? unquoted(text.slice(at, end)) : '';
      else value(at);
      at = end;
    } else if (character === ',') {
      const around = open.at(-1);
      if (around && around.index >= 0) around.index++;
      at++;
    } else if (character === ':' || (character ?? '') <= ' ' || character === '\uFEFF') at++;
    else {
      value(at);
      while (at < text.length && !/[\s,:[\]{}"]/.test(text[at] as string)) at++;
    }
  }
}

function stringEnd(text: string, start: number): number {
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return text.length;
    let slashes = 0;
    while (text[quote - 1 - slashes] === '\\' && quote - 1 - slashes > start) slashes++;
    if (slashes % 2 === 0) return quote + 1;
    at = quote + 1;
  }
}

function unquoted(source: string): string {
  try {
    return String(JSON.parse(source));
  } catch {
    return source.slice(1, -1);
  }
}
