import { isCaptionsName, isPictureName, isRecordingName } from '#file-format/read-media.ts';
import { oneLine } from './escape.ts';

/** Where a picture, sound or video is that a file names: beside the file, or where nothing is read, and why not. */
export type Address =
  | {
      readonly kind: 'beside';
      /** folders and a file's name with slashes between, without a way up */
      readonly path: string;
      readonly medium: 'picture' | 'sound' | 'video';
    }
  | { readonly kind: 'elsewhere'; readonly why: string };

/** Whether a file is one that words may name: a picture, sound, video or captions, by its name in any case. */
export const isMediaFile = (name: string): boolean =>
  [isPictureName, isRecordingName, isCaptionsName].some((isName) => isName(name.toLowerCase()));

const elsewhere = (why: string): Address => ({ kind: 'elsewhere', why });

/** Judges the address of a medium by how it is written. Nothing is looked for. */
export function mediumAddress(written: string): Address {
  const path = pathBeside(written);
  if (typeof path === 'object') return elsewhere(path.why);
  const name = path.toLowerCase();
  if (name.endsWith('.svg')) return elsewhere('an SVG, which can hold scripts');
  if (!isPictureName(name) && !isRecordingName(name)) return elsewhere('of a kind that a story does not take');
  return { kind: 'beside', path, medium: isPictureName(name) ? 'picture' : isRecordingName(name, 'video') ? 'video' : 'sound' };
}

/** The path of a file beside the one that names it; or why it has none. */
export function pathBeside(written: string): string | { readonly why: string } {
  const text = written.trim();
  if (/^(https?:)?\/\//i.test(text)) return { why: 'at an outside address' };
  if (/^data:/i.test(text)) return { why: 'written into the words as data' };
  if (/^([/\\]|[a-z]:[/\\]|file:)/i.test(text)) return { why: 'a path from the top of a disk or site, which is not read' };
  if (/^[a-z][a-z0-9+.-]*:/i.test(text)) return { why: 'at an outside address' };
  const parts: string[] = [];
  for (const part of decoded(text.replace(/[?#].*$/s, '')).split(/[/\\]/)) {
    if (part === '' || part === '.') continue;
    if (part === '..') {
      if (parts.pop() === undefined) return { why: 'a path that leads out of the folder, which is not read' };
    } else parts.push(part);
  }
  const path = parts.join('/');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: no name has them
  if (path === '' || path.length > 500 || /[\u0000-\u001f:]/.test(path)) return { why: 'no name of a file' };
  return path;
}

/** `%20` as it is meant; the text itself where it is no such code. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What is said of a medium that stays behind: "picture https://example.org/a.jpg (words about it)". */
export function leftBehind(what: string, address: string, alt: string, why: string): string {
  const shown = /^data:/i.test(address.trim()) ? oneLine(address, 60) : address;
  const reason = why === 'at an outside address' ? '' : `, ${why}`;
  return `${what} ${shown}${alt ? ` (${alt})` : ''}${reason}`;
}
