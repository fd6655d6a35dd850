import type { BlockMaterial, MediumMaterial } from './blocks.ts';
import { plainOf } from './escape.ts';
import type { FoundMedia } from './html-media.ts';
import type { Notes, Where } from './notes.ts';
import { soundParagraph } from './sound.ts';

/** What is found of some words so far, block by block. */
export interface Found {
  blocks: BlockMaterial[];
  heading: string;
  readonly media: string[];
  /** how many blocks there were after the last medium that stays behind, with the paragraph that it stands in */
  left?: number | undefined;
  /** the paragraph that is being written, with inline Markdown */
  now: string;
  /** media that stand in it, and come after it */
  waiting: MediumMaterial[];
  depth: number;
  /** whether it is a part of a block, such as an item, where headings begin no chapter */
  readonly inside: boolean;
  readonly notes: Notes;
  readonly where: Where;
}

/** Ends the paragraph that is being written, and puts the media after it that stand in it. */
export function flush(found: Found): void {
  const text = found.now.replace(/\s+/g, ' ').trim();
  const media = found.waiting;
  found.now = '';
  found.waiting = [];
  if (plainOf(text).replace(/[\s•]/g, '') !== '') found.blocks.push(soundParagraph(text));
  found.blocks.push(...media);
}

/** Takes what an element has of media: a block after the paragraph that it stands in, and what stays behind. */
export function takeMedia({ medium, left }: FoundMedia, found: Found): void {
  if (medium) found.waiting.push(medium);
  if (left.length === 0) return;
  found.media.push(...left);
  found.left = found.blocks.length + (found.now.trim() === '' ? 0 : 1);
}
