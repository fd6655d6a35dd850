import type { Element } from 'hast';
import { leftBehind, mediumAddress, pathBeside } from './addresses.ts';
import type { MediumMaterial } from './blocks.ts';
import { escapeMarkdown } from './escape.ts';
import { elementsOf } from './html-table.ts';
import type { Where } from './notes.ts';
import { soundParagraph } from './sound.ts';

/** What an element has of media. */
export interface FoundMedia {
  /** where it may lie beside the file */
  readonly medium?: MediumMaterial | undefined;
  /** what stays behind, as a message says it */
  readonly left: readonly string[];
}

/** An attribute of an element, trimmed; empty for none. */
export const textIn = (node: Element, key: string): string => {
  const value = node.properties[key];
  return typeof value === 'string' ? value.trim() : '';
};

/** Where an element's picture, recording or page is: the first of several sizes, and of a picture that waits for a script its `data-src`. */
export function sourceOf(node: Element): string {
  const set = node.properties.srcSet;
  const first = (Array.isArray(set) ? String(set[0] ?? '') : typeof set === 'string' ? set.split(',')[0] : '')?.trim().split(/\s/)[0];
  return textIn(node, 'src') || textIn(node, 'data') || first || textIn(node, 'dataSrc');
}

/** A picture. @param others addresses of the same picture, such as those of its other formats */
export function pictureOf(node: Element, where: Where, others: readonly string[] = []): FoundMedia {
  return mediumOf(node, 'picture', [sourceOf(node), ...others], where);
}

/** A recording, with its captions and the picture that stands there until it plays. */
export function recordingOf(node: Element, where: Where): FoundMedia {
  const inner = elementsOf(node);
  const left: string[] = [];
  const captions = inner.flatMap((track) => {
    if (track.tagName !== 'track') return [];
    const path = pathBeside(textIn(track, 'src'));
    if (typeof path === 'string' && /\.vtt$/i.test(path) && !/^(chapters|metadata|descriptions)$/i.test(textIn(track, 'kind')))
      return [{ path, lang: textIn(track, 'srcLang') }];
    left.push(leftBehind('track', textIn(track, 'src'), '', typeof path === 'object' ? path.why : 'no captions'));
    return [];
  });
  const poster = textIn(node, 'poster');
  const address = poster === '' ? undefined : mediumAddress(poster);
  if (address?.kind === 'elsewhere') left.push(leftBehind('picture', poster, '', address.why));
  const sources = [sourceOf(node), ...inner.filter(({ tagName }) => tagName === 'source').map(sourceOf)];
  const found = mediumOf(node, node.tagName === 'audio' ? 'sound' : 'video', sources, where);
  const beside = address?.kind === 'beside' ? { poster: address.path } : {};
  return { medium: found.medium && { ...found.medium, captions, ...beside }, left: [...left, ...found.left] };
}

/** Pages, drawings and programs in the words: never carried over. */
export function playerOf(node: Element): FoundMedia {
  const { tagName: tag } = node;
  const source = sourceOf(node);
  if (source) return { left: [leftBehind(tag, source, textIn(node, 'alt') || textIn(node, 'title'), 'at an outside address')] };
  return { left: tag === 'map' ? [] : [`${tag}, which is written into the words`] };
}

/** @param sources of which the first that may lie beside the file is taken */
function mediumOf(node: Element, what: 'picture' | 'sound' | 'video', sources: readonly string[], where: Where): FoundMedia {
  const title = textIn(node, 'title');
  const alt = textIn(node, 'alt') || textIn(node, 'ariaLabel') || (what === 'picture' ? '' : title);
  const given = sources.filter((source) => source !== '');
  const [first] = given;
  if (first === undefined) return { left: alt === '' ? [] : [`${what} without an address (${alt})`] };
  const found = given.map(mediumAddress).find(({ kind }) => kind === 'beside');
  if (found?.kind !== 'beside') {
    const address = mediumAddress(first);
    return { left: [leftBehind(what, first, alt || title, address.kind === 'elsewhere' ? address.why : '')] };
  }
  const caption = title === '' || title === alt ? [] : [soundParagraph(escapeMarkdown(title.replace(/\s+/g, ' ')))];
  return { medium: { kind: 'medium', medium: found.medium, path: found.path, alt, caption, by: '', where }, left: [] };
}
