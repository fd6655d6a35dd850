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
 * they are that, and else as what spreadsheets write: EUC-KR or Windows-1251 where whole words look like Korean or Cyrillic, else Windows-1252.
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
 * What a text is in that is not UTF-8, by its runs of bytes beyond ASCII. Of Korean and Cyrillic they are whole words; of western languages single letters,
 * or some in a row within a word whose other letters are ASCII, as in "descrição" and "Großäcker". Runs of one or two that stand alone say nothing: they
 * are short words, signs for degrees, or quotation marks.
 */
function legacyOf(bytes: Uint8Array): 'windows-1252' | 'euc-kr' | 'windows-1251' {
  let [whole, within, hangul, even, cyrillic] = [0, 0, 0, true, 0];
  const end = Math.min(bytes.length, looked);
  for (let at = 0; at < end; at++) {
    const start = at;
    while (at < end && (bytes[at] ?? 0) >= 0x80) at++;
    const length = at - start;
    if (length === 0) continue;
    // a run that the look at the file cuts says nothing of pairs
    if (length % 2 === 1 && at < looked) even = false;
    if (isLetter(bytes[start - 1]) || isLetter(bytes[at])) within += length;
    else if (length >= shortestWord) {
      whole += length;
      for (let one = start; one < at; one++) {
        const byte = bytes[one] ?? 0;
        if ((one - start) % 2 === 0 && byte >= 0xb0 && byte <= 0xc8 && (bytes[one + 1] ?? 0) >= 0xa1) hangul += 2;
        if (byte >= 0xc0 || cyrillicBelow.includes(byte)) cyrillic++;
      }
    }
  }
  if (whole < fewestInWords || whole <= 2 * within) return 'windows-1252';
  if (even && hangul > whole * 0.8) return 'euc-kr';
  return cyrillic > whole * 0.8 ? 'windows-1251' : 'windows-1252';
}

const isLetter = (byte: number | undefined): boolean => byte !== undefined && /[a-z]/i.test(String.fromCharCode(byte));

/** Bytes of a run that may be a word by itself. */
const shortestWord = 3;
/** Bytes of such words that a guess other than Windows-1252 needs: two short ones, or a longer one. */
const fewestInWords = 6;
/** Letters of Windows-1251 below its alphabet: Ё, ё and those of Ukrainian. */
const cyrillicBelow = [0xa5, 0xa8, 0xaa, 0xaf, 0xb2, 0xb3, 0xb4, 0xb8, 0xba, 0xbf];
/** Bytes of a file that its encoding is guessed by. */
const looked = 200_000;

function read(bytes: Uint8Array, encoding: string, guessed: boolean): Text {
  const decoder = new TextDecoder(encoding);
  const text = clean(decoder.decode(bytes));
  return { text: decoder.encoding === 'windows-1252' ? withSigns(text) : text, encoding: decoder.encoding, guessed };
}

/** What Windows-1252 has from 0x80 to 0x9F, where Latin-1 has control characters; some versions of Node decode it as that. */
const signs = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const withSigns = (text: string): string => text.replace(/[\u0080-\u009f]/g, (char) => signs[char.charCodeAt(0) - 0x80] ?? char);

const clean = (text: string): string => (text.startsWith('\uFEFF') ? text.slice(1) : text);

function isKnown(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== '';
  } catch {
    return false;
  }
}
