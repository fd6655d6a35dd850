const space = /[ \t\n\r]*/y;
// Each character can be taken in one way only: an open string would otherwise be tried in as many ways as it has letters to part, for ever.
const string = /"[ !#-[\]-\uffff]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[ !#-[\]-\uffff]*)*"/y;
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/**
 * Where a text stops being JSON (RFC 8259): the offset of the first token that is not allowed there, or undefined when it is JSON.
 * `JSON.parse` does not say: V8 names a position in some messages and not in others.
 */
export function jsonErrorOffset(text: string): number | undefined {
  let at = 0;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) at += match[0].length;
    return match !== null;
  };
  const eat = (character: string): boolean => {
    take(space);
    if (text[at] !== character) return false;
    at++;
    return true;
  };
  // What is open, innermost last: a stack and not recursion, because depth is the file's to choose.
  const open: ('}' | ']')[] = [];
  const key = (): boolean => {
    take(space);
    return take(string) && eat(':');
  };
  for (;;) {
    // a value
    if (eat('{')) {
      if (!eat('}')) {
        open.push('}');
        if (!key()) return at;
        continue;
      }
    } else if (eat('[')) {
      if (!eat(']')) {
        open.push(']');
        continue;
      }
    } else if (!take(string) && !take(scalar)) return at;
    // what follows a value: ends, a comma, or nothing more
    for (;;) {
      const end = open.at(-1);
      if (end === undefined) {
        take(space);
        return at === text.length ? undefined : at;
      }
      if (eat(end)) {
        open.pop();
        continue;
      }
      if (!eat(',')) return at;
      if (end === '}' && !key()) return at;
      break;
    }
    take(space);
  }
}
