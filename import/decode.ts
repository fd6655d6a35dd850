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
 * they are that, and else as what spreadsheets write: EUC-KR or Windows-1251 where the bytes look like Korean or Cyrillic, else Windows-1252.
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
    return read(bytes, legacyOf(bytes), true);
  }
}

/**
 * What a text is in that is not UTF-8: by the runs of bytes beyond ASCII. Those of Korean are pairs whose first bytes are of Hangul, those of Cyrillic are
 * whole words of letters; in western languages a letter with a mark stands alone.
 */
function legacyOf(bytes: Uint8Array): 'windows-1252' | 'euc-kr' | 'windows-1251' {
  let [high, hangul, even, inWords, cyrillic] = [0, 0, true, 0, 0];
  const end = Math.min(bytes.length, looked);
  for (let at = 0; at < end; at++) {
    const start = at;
    while (at < end && (bytes[at] ?? 0) >= 0x80) at++;
    const length = at - start;
    high += length;
    // a run that the look at the file cuts says nothing of pairs
    if (length % 2 === 1 && at < looked) even = false;
    if (length > 1) inWords += length;
    for (let one = start; one < at; one++) {
      const byte = bytes[one] ?? 0;
      if ((one - start) % 2 === 0 && byte >= 0xb0 && byte <= 0xc8 && (bytes[one + 1] ?? 0) >= 0xa1) hangul += 2;
      if (byte >= 0xc0 || cyrillicBelow.includes(byte)) cyrillic++;
    }
  }
  if (even && hangul > high * 0.8) return 'euc-kr';
  return inWords > high * 0.8 && cyrillic > high * 0.9 ? 'windows-1251' : 'windows-1252';
}

/** Letters of Windows-1251 below its alphabet: Ё, ё and those of Ukrainian. */
const cyrillicBelow = [0xa5, 0xa8, 0xaa, 0xaf, 0xb2, 0xb3, 0xb4, 0xb8, 0xba, 0xbf];
/** Bytes of a file that its encoding is guessed by. */
const looked = 200_000;

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
