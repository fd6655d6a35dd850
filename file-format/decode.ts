/** A file's text, and what keeps it from being one. */
export interface Decoded {
  /** as far as it can be read, without a byte order mark */
  readonly text: string;
  readonly mistake?: { readonly offset: number; readonly unexpected: string } | undefined;
}

/** Byte order marks, the longer ones first: UTF-32's begins as UTF-16's. https://www.unicode.org/faq/utf_bom.html#bom4 */
const marks = [
  ['UTF-32', [0xff, 0xfe, 0, 0]],
  ['UTF-32', [0, 0, 0xfe, 0xff]],
  ['UTF-16', [0xff, 0xfe]],
  ['UTF-16', [0xfe, 0xff]],
] as const;

/**
 * Reads bytes as UTF-8, with or without a byte order mark.
 * @param content bytes, or text that was read already
 */
export function decode(content: string | Uint8Array): Decoded {
  if (typeof content === 'string') return withoutNul(content.startsWith('\uFEFF') ? content.slice(1) : content);
  const mark = marks.find(([, bytes]) => bytes.every((byte, i) => content[i] === byte));
  if (mark) return { text: '', mistake: { offset: 0, unexpected: `text in ${mark[0]}` } };
  const text = new TextDecoder('utf-8').decode(content);
  const offset = firstReplaced(text, content);
  if (offset === undefined) return withoutNul(text);
  return { text, mistake: { offset, unexpected: 'bytes that are not UTF-8' } };
}

/** UTF-16 without a mark is well formed UTF-8 as long as it is English: every other character is a NUL, which no text has. */
function withoutNul(text: string): Decoded {
  const offset = text.indexOf('\u0000');
  // Lines of old Macs end with a lone carriage return, which YAML's parser does not take for an end.
  return offset < 0
    ? { text: text.replace(/\r(?!\n)/g, '\n') }
    : { text, mistake: { offset, unexpected: 'NUL character, as in text in UTF-16' } };
}

/** The offset of the first U+FFFD that the decoder put in the place of bytes, and that was not one in the file. */
function firstReplaced(text: string, bytes: Uint8Array): number | undefined {
  const encoder = new TextEncoder();
  // the decoder drops a byte order mark
  let byte = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  let from = 0;
  for (let at = text.indexOf('\uFFFD'); at >= 0; at = text.indexOf('\uFFFD', from)) {
    byte += encoder.encode(text.slice(from, at)).length;
    if (!(bytes[byte] === 0xef && bytes[byte + 1] === 0xbf && bytes[byte + 2] === 0xbd)) return at;
    byte += 3;
    from = at + 1;
  }
  return undefined;
}
