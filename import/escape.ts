/** Control characters, which no text has, and separators that end lines in some readers and not in others. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const controls = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/g;

/** Halves of a character that UTF-16 writes as two. */
const halves = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** A text without control characters, half surrogates, odd line ends and byte order marks inside it. */
export function tidy(text: string): string {
  return text
    .replace(halves, '\uFFFD')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\uFEFF/g, '')
    .replace(controls, ' ');
}

/** A text on one line, at most so long: for names, titles and comments. */
export function oneLine(text: string, most = 300): string {
  const line = tidy(text).replace(/\s+/g, ' ').trim();
  if (line.length <= most) return line;
  return `${line
    .slice(0, most - 1)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd()}…`;
}

/**
 * The beginning of a text, at most so long: whole sentences where they are a fair part of it, else whole words and an ellipsis.
 * @param lang BCP 47, of the text
 */
export function beginningOf(text: string, most: number, lang: string): string {
  const line = oneLine(text, Number.MAX_SAFE_INTEGER);
  if (line.length <= most) return line;
  const whole = (granularity: 'sentence' | 'word', room: number): string => {
    let end = 0;
    for (const { index, segment } of new Intl.Segmenter(lang, { granularity }).segment(line.slice(0, most + 1))) {
      // what reaches the cut may go on behind it
      if (index + segment.length > most) break;
      if (index + segment.trimEnd().length <= room) end = index + segment.trimEnd().length;
    }
    return line.slice(0, end).trimEnd();
  };
  const sentences = whole('sentence', most);
  // a first “sentence” of a few letters is mostly an abbreviation
  if (sentences.length >= most / 4) return sentences;
  const words = whole('word', most - 1).replace(/[\s\p{P}]+$/u, '');
  return words === '' ? oneLine(line, most) : `${words}…`;
}

/** Plain text as Markdown that shows just that, on one line. Addresses in it become links. */
export function escapeMarkdown(text: string): string {
  const parts: string[] = [];
  let from = 0;
  for (const match of text.matchAll(/\bhttps?:\/\/[^\s<>"'`()[\]{}]+[^\s<>"'`()[\]{}.,;:!?]/g)) {
    parts.push(escapePlain(text.slice(from, match.index)));
    parts.push(markdownLink(escapePlain(match[0]), match[0]) ?? escapePlain(match[0]));
    from = match.index + match[0].length;
  }
  parts.push(escapePlain(text.slice(from)));
  return parts.join('');
}

/** Plain text as Markdown for a heading, where there are no links. */
export function escapeHeading(text: string): string {
  return unlinked(oneLine(text, 160)).replace(/#+$/, (end) => `\\${end}`);
}

/** Every character that could mean something to Markdown, to GFM (addresses, struck text) or to directives. */
export const escapePlain = (text: string): string =>
  text
    .replace(/[\\`*_[\]<~]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/:(?=[A-Za-z:/])/g, '\\:')
    .replace(/(?<=[\w.+-])@(?=\w)/g, '\\@')
    .replace(/\b(www)\./gi, '$1\\.')
    // what would begin a list, a quotation, a heading, a rule or a table
    .replace(/^(\s*)([-+=>#|:])/, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/, '$1\\$2');

/** Plain text as Markdown in which no address becomes a link: GFM takes them in escaped text too, so each is cut in two by an empty comment. */
export function unlinked(text: string): string {
  return escapePlain(text).replace(/(?<=https?)(?=\\?:)|(?<=\bwww)(?=\\?\.)|(?=\\@)/gi, '<!-- -->');
}

/** @param text inline Markdown. @returns undefined where the address is no web page or mail */
export function markdownLink(text: string, href: string): string | undefined {
  const address = tidy(href).trim();
  if (!/^(https?:\/\/|mailto:)/i.test(address) || address.length > 2000 || !URL.canParse(address)) return undefined;
  const { href: url } = new URL(address);
  const words = text.replace(/(?<!\\)\[|(?<!\\)\](?!\()/g, '');
  return `[${words}](${url.replace(/[()\\*_<>[\]`|]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)})`;
}

/** Inline Markdown of ours as plain text. */
export function plainOf(markdown: string): string {
  return markdown
    .replace(/(?<!\\)\[((?:[^\\[\]]|\\.)*)\]\([^)\s]*\)/g, '$1')
    .replace(/(?<!\\)\*+/g, '')
    .replace(/\\([^\w\s])/g, '$1');
}

/** A comment for Markdown, which nothing in it can end. */
export function markdownComment(text: string): string {
  return `<!-- ${oneLine(text, 40_000)
    .replace(/-(?=-)/g, '- ')
    .replace(/[<>]/g, (character) => (character === '<' ? '‹' : '›'))} -->`;
}

/** A comment for YAML. */
export function yamlComment(text: string): string {
  return `# ${oneLine(text, 5000)}`;
}

/** A string in YAML, as it is where that is safe and quoted elsewhere. */
export function yamlString(text: string): string {
  const plain =
    /^[\p{L}][\p{L}\p{M}\p{N} .'’()–/-]*$/u.test(text) && !/^(true|false|null|yes|no|on|off|y|n|nan|inf)$/i.test(text) && !/\s$/.test(text);
  return plain ? text : JSON.stringify(text).replace(/[\u007F-\u009F\u2028\u2029\uFEFF]/g, ' ');
}

/** "48.28° N 8.18° E": what a place is called that has no name, in any language. @param digits after the point, two are a kilometre */
export function coordinateName([lon, lat]: readonly [number, number], digits = 2): string {
  const degrees = (value: number): string => `${Number(Math.abs(value).toFixed(digits))}°`;
  return `${degrees(lat)} ${lat < 0 ? 'S' : 'N'} ${degrees(lon)} ${lon < 0 ? 'W' : 'E'}`;
}
