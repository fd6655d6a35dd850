import { leftBehind, mediumAddress } from './addresses.ts';
import type { BlockMaterial } from './blocks.ts';
import { escapeMarkdown, oneLine } from './escape.ts';
import type { Notes, Where } from './notes.ts';
import { soundParagraph } from './sound.ts';

/** A picture, sound or video as a format names it beside its words. */
export interface NamedMedium {
  readonly address: string;
  /** plain words, all three; empty for none */
  readonly alt?: string;
  readonly caption?: string;
  readonly by?: string;
  readonly where: Where;
}

/**
 * A block where the medium may lie beside the file; else it is noted, and a comment says all that is known of it.
 */
export function namedMedium(
  { address, alt = '', caption = '', by = '', where }: NamedMedium,
  notes: Notes,
): BlockMaterial | { comment: string } {
  const found = mediumAddress(address);
  const inline = (words: string): string => soundParagraph(escapeMarkdown(oneLine(words, 2000)));
  if (found.kind === 'beside')
    return {
      kind: 'medium',
      medium: found.medium,
      path: found.path,
      alt: oneLine(alt, 1000),
      caption: caption.trim() === '' ? [] : [inline(caption)],
      by: by.trim() === '' ? '' : inline(by),
      where,
    };
  const word = mediumWord(address);
  const what = leftBehind(word, oneLine(address, 2000), alt, found.why);
  notes.add('media', where, `Not carried over: ${oneLine(what, 240)}; it is in a comment`);
  const said = [...(caption ? [`caption: ${caption}`] : []), ...(by ? [`credit: ${by}`] : [])];
  return { comment: word === 'page' ? `TODO: ${[what, ...said].join(' · ')}` : askedFor(what, by, said) };
}

/**
 * A comment that asks for a medium which is not there. Where it is not known whose it is, that is asked for first: before, nobody can say whether it
 * may be shown.
 * @param what as "picture https://example.org/a.jpg" @param by whose it is; empty where that is not known
 */
export function askedFor(what: string, by: string, said: readonly string[]): string {
  const first = by.trim() === '' ? 'find out whose it is, and then get ' : '';
  return `TODO: ${first}${[what, ...said].join(' · ')}`;
}

/** What an address leads to, as far as its ending says. */
function mediumWord(address: string): string {
  const ending = /\.(\w+)(?:[?#].*)?$/s.exec(address)?.[1]?.toLowerCase() ?? '';
  if (/^(jpe?g|png|gif|webp|avif|svg|tiff?|bmp|heic)$/.test(ending)) return 'picture';
  if (/^(mp4|webm|mov|avi|mkv|ogv)$/.test(ending)) return 'video';
  return /^(mp3|m4a|ogg|oga|wav|flac|aac)$/.test(ending) ? 'sound' : 'page';
}

/** Blocks, and what comments say of media that are none, sorted. */
export function sortMedia(found: readonly (BlockMaterial | { comment: string })[]): { blocks: BlockMaterial[]; comments: string[] } {
  const blocks: BlockMaterial[] = [];
  const comments: string[] = [];
  for (const one of found) {
    if (typeof one === 'object' && 'comment' in one) comments.push(one.comment);
    else blocks.push(one);
  }
  return { blocks, comments };
}
