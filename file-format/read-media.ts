import { createHash } from 'node:crypto';
import type { Paragraph } from '#story/text.ts';
import { readTiles, type TilesMedium } from './read-tiles.ts';
import type { Unread } from './unread.ts';

/** A file that a text names and shows or plays, as far as it has to know it. */
export type Medium = PictureMedium | RecordingMedium | CaptionsMedium | TilesMedium;

export interface PictureMedium {
  readonly kind: 'picture';
  /** what its address is made of: a hash of what is in it, 16 hexadecimal digits */
  readonly digest: string;
  /** px, as it is seen: a camera's note on which side is up has been followed */
  readonly width: number;
  readonly height: number;
}

/** Sound or video, of which only the beginning is known. */
export interface RecordingMedium {
  readonly kind: 'sound' | 'video';
  readonly digest: string;
}

/** What is said in a recording. */
export interface CaptionsMedium {
  readonly kind: 'captions';
  readonly digest: string;
  readonly words: readonly Paragraph[];
}

/** Formats of pictures by the ending of a file's name. */
const pictureFormats: Readonly<Record<string, 'jpeg' | 'png' | 'webp' | 'avif'>> = {
  jpg: 'jpeg',
  jpeg: 'jpeg',
  png: 'png',
  webp: 'webp',
  avif: 'avif',
};

const endingOf = (name: string): string => /\.([a-z0-9]+)$/.exec(name)?.[1] ?? '';

/** Whether a file of a story's folder is one of its pictures. */
export const isPictureName = (name: string): boolean => Object.hasOwn(pictureFormats, endingOf(name));

/** Formats of recordings by the ending of a file's name. */
const recordings: Readonly<Record<string, { readonly kind: 'sound' | 'video'; readonly begins: (bytes: Uint8Array) => boolean }>> = {
  mp4: { kind: 'video', begins: (bytes) => ascii(bytes, 4, 8) === 'ftyp' },
  webm: { kind: 'video', begins: (bytes) => [0x1a, 0x45, 0xdf, 0xa3].every((byte, i) => bytes[i] === byte) },
  mp3: { kind: 'sound', begins: (bytes) => ascii(bytes, 0, 3) === 'ID3' || (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe6) === 0xe2) },
  m4a: { kind: 'sound', begins: (bytes) => ascii(bytes, 4, 8) === 'ftyp' },
  ogg: { kind: 'sound', begins: (bytes) => ascii(bytes, 0, 4) === 'OggS' },
};

/** Whether a file of a story's folder is one of its recordings. @param kind which; default any */
export const isRecordingName = (name: string, kind?: 'sound' | 'video'): boolean =>
  Object.hasOwn(recordings, endingOf(name)) && (kind === undefined || recordings[endingOf(name)]?.kind === kind);

/** Whether a file of a story's folder has what is said in a recording, in a language. */
export const isCaptionsName = (name: string): boolean => endingOf(name) === 'vtt';

/** Whether a file of a story's folder is an archive of tiles. */
export const isTilesName = (name: string): boolean => endingOf(name) === 'pmtiles';

/** Whether a file of a story's folder is read as a medium. Captions are text. */
export const isMediumName = (name: string): boolean => isPictureName(name) || isRecordingName(name) || isTilesName(name);

/** Px of a side, and of the whole: more than any screen shows, and what a machine unpacks in a second. */
const mostSide = 12_000;
const mostPixels = 60_000_000;

/**
 * Looks into a medium: whether it is what its name says, whole, and of a size that can be used.
 * @param name of the file, for which {@link isMediumName} holds
 */
export async function readMedium(name: string, bytes: Uint8Array): Promise<Medium | Unread> {
  if (isTilesName(name)) return readTiles(bytes, digestOf(bytes));
  const recording = recordings[endingOf(name)];
  return recording ? readRecording(endingOf(name), recording, bytes) : readPicture(pictureFormats[endingOf(name)] ?? 'jpeg', bytes);
}

/** What phones write of a place into MP4: https://developer.apple.com/documentation/quicktime-file-format, 3GPP TS 26.244. */
const placeMarks = ['\u00a9xyz', 'com.apple.quicktime.location', 'loci'];

function readRecording(ending: string, { kind, begins }: (typeof recordings)[string], bytes: Uint8Array): Medium | Unread {
  const wrong = (unexpected: string, expected: string): Unread => ({ code: 'bad-recording', unexpected, expected });
  const name = ending.toUpperCase();
  if (!begins(bytes)) return wrong(`file that is no ${name} inside`, `a ${name}, as the ending of its name says`);
  if (ending === 'mp4' || ending === 'm4a') {
    const head = headOf(bytes);
    if (!head) return wrong('recording that is broken: it ends too early, or has no head', `a whole ${name}`);
    const text = Buffer.from(head.buffer, head.byteOffset, head.length).toString('latin1');
    if (placeMarks.some((mark) => text.includes(mark)))
      return wrong('recording that says where it was made', 'it without: `ffmpeg -i in.mp4 -map_metadata -1 -c copy out.mp4`');
  }
  return { kind, digest: digestOf(bytes) };
}

/** The part of an MP4 that says what is in it (its `moov` box); undefined where its boxes do not fill the file, or it has nothing to play. */
function headOf(bytes: Uint8Array): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let head: Uint8Array | undefined;
  let played = false;
  for (let at = 0; at < bytes.length; ) {
    if (at + 16 > bytes.length) return undefined;
    const short = view.getUint32(at);
    // 1: the size follows in eight bytes; 0: up to the end
    const size = short === 1 ? Number(view.getBigUint64(at + 8)) : short === 0 ? bytes.length - at : short;
    if (size < 8 || at + size > bytes.length) return undefined;
    if (ascii(bytes, at + 4, at + 8) === 'moov') head = bytes.subarray(at, at + size);
    played ||= ascii(bytes, at + 4, at + 8) === 'mdat';
    at += size;
  }
  return played ? head : undefined;
}

/** What an address is made of. */
export const digestOf = (content: Uint8Array | string): string => createHash('sha256').update(content).digest('hex').slice(0, 16);

const unusable = (unexpected: string, expected: string): Unread => ({ code: 'bad-picture', unexpected, expected });

async function readPicture(format: 'jpeg' | 'png' | 'webp' | 'avif', bytes: Uint8Array): Promise<Medium | Unread> {
  const name = format.toUpperCase();
  // Looked at before any library is: what is no picture of these formats (SVG, PDF, archives) is not given to one.
  if (!beginsAs[format](bytes)) return unusable(`file that is no ${name} inside`, `a ${name}, as the ending of its name says`);
  const { default: sharp } = await import('sharp');
  try {
    const { width, height, orientation = 1, pages = 1 } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (Math.max(width, height) > mostSide || width * height > mostPixels) {
      const most = `${mostSide} px a side and ${mostPixels / 1e6} million in all at most`;
      return unusable(`picture of ${width} × ${height} px`, most);
    }
    if (pages > 1) return unusable(`picture that moves, of ${pages} frames`, 'one that stands still');
    // All of it is unpacked once: a file that ends in the middle says so only then.
    const whole = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'truncated', sequentialRead: true });
    await whole.resize(8, 8, { fit: 'fill' }).raw().toBuffer();
    const digest = digestOf(bytes);
    // the values from 5 on turn it by a quarter
    return orientation >= 5 ? { kind: 'picture', digest, width: height, height: width } : { kind: 'picture', digest, width, height };
  } catch (error) {
    const why = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').slice(0, 120);
    return unusable(`picture that is broken (${why})`, `a whole ${name}`);
  }
}

const ascii = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));

/** How files of a format begin. */
const beginsAs = {
  jpeg: (bytes: Uint8Array) => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff,
  png: (bytes: Uint8Array) => bytes[0] === 0x89 && ascii(bytes, 1, 4) === 'PNG',
  webp: (bytes: Uint8Array) => ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP',
  avif: (bytes: Uint8Array) => ascii(bytes, 4, 8) === 'ftyp' && /^avi[fs]$/.test(ascii(bytes, 8, 12)),
};
