import { isParagraph } from './blocks.ts';
import type { Story, TileArchive } from './story.ts';
import type { Block, Paragraph, PictureFile, Recording, StoryText } from './text.ts';
import { stepsOf } from './walk-text.ts';

type Other = Exclude<Block, Paragraph>;

function blocksIn(story: Pick<Story, 'texts'>): Other[] {
  const blocks = Object.values(story.texts).flatMap((text) => stepsOf(text).flatMap((step) => step.blocks));
  return blocks.filter((block): block is Other => !isParagraph(block));
}

const eachOnce = <T extends { readonly digest: string }>(files: readonly T[]): T[] =>
  files.filter(({ digest }, index) => files.findIndex((other) => other.digest === digest) === index);

function picturesOf(block: Other): readonly PictureFile[] {
  if (block.type === 'picture') return [block];
  if (block.type === 'comparison') return [block.before, block.after];
  return 'poster' in block && block.poster ? [block.poster] : [];
}

/** Whether a text has pictures that are compared, which need a script. */
export const hasComparisons = (text: StoryText): boolean =>
  blocksIn({ texts: { [text.lang]: text } }).some(({ type }) => type === 'comparison');

/** The pictures of a story, in its words, of its videos and on its map, in all its languages, each once. */
export function picturesIn(story: Pick<Story, 'texts' | 'overlays'>): PictureFile[] {
  const onTheMap = (story.overlays ?? []).flatMap((overlay) => ('picture' in overlay ? [overlay.picture] : []));
  return eachOnce([...onTheMap, ...blocksIn(story).flatMap(picturesOf)]);
}

/** Files that are published as they are: sound, video, captions and the shapes of overlays, in all languages of a story, each once. */
export function recordedIn(story: Pick<Story, 'texts' | 'overlays'>): { readonly file: string; readonly digest: string }[] {
  const recordings = blocksIn(story).filter((block): block is Recording => block.type === 'sound' || block.type === 'video');
  const onTheMap = (story.overlays ?? []).flatMap((overlay) => ('data' in overlay ? [overlay.data] : []));
  return eachOnce([
    ...onTheMap,
    ...recordings.flatMap(({ file, digest, captions }) => [{ file, digest }, ...(captions ? [captions] : [])]),
  ]);
}

/** The archives of tiles on a story's map, each once. */
export const tilesOn = ({ overlays = [] }: Pick<Story, 'overlays'>): TileArchive[] =>
  eachOnce(overlays.flatMap((overlay) => ('tiles' in overlay ? [overlay.tiles] : [])));
