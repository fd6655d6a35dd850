/** A file's text, and how its bytes were read. */
export interface Text {
  readonly text: string;
  /** as `TextDecoder` names it */
  readonly encoding: string;
  /** whether the encoding was guessed, since neither the bytes nor the file say it */
  readonly guessed: boolean;
}

/** Byte order marks. UTF-32 is left to fail: no one writes it. */
const marks = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
] as const;

/**
 * Reads bytes as text: by their byte order mark, as UTF-16 where every other byte is 0, by the encoding that an XML declaration names, as UTF-8 where
 * they are that, and else as Windows-1252, which spreadsheets write.
 */
export function decodeText(bytes: Uint8Array): Text {
  const mark = marks.find(([, start]) => start.every((byte, i) => bytes[i] === byte));
  if (mark) return read(bytes, mark[0], false);
  const head = bytes.subarray(0, 64);
  const zeros = [0, 1].map((odd) => head.filter((byte, i) => i % 2 === odd && byte === 0).length);
  if ((zeros[1] ?? 0) > head.length / 4) return read(bytes, 'utf-16le', false);
  if ((zeros[0] ?? 0) > head.length / 4) return read(bytes, 'utf-16be', false);
  const declared = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(
    new TextDecoder('latin1').decode(bytes.subarray(0, 200)),
  )?.[1];
  // An 8-bit file that names UTF-16 is not in it.
  if (declared && !/^utf-?(8|16)/i.test(declared) && isKnown(declared)) return read(bytes, declared, false);
  try {
    return { text: clean(new TextDecoder('utf-8', { fatal: true }).decode(bytes)), encoding: 'utf-8', guessed: false };
  } catch {
    return read(bytes, 'windows-1252', true);
  }
}

function read(bytes: Uint8Array, encoding: string, guessed: boolean): Text {
  const decoder = new TextDecoder(encoding);
  return { text: clean(decoder.decode(bytes)), encoding: decoder.encoding, guessed };
}

const clean = (text: string): string => (text.startsWith('\uFEFF') ? text.slice(1) : text);

function isKnown(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== '';
  } catch {
    return false;
  }
}
