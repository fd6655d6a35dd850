import { type BlockMaterial, blockMarkdown, isMedium, mediumName, plainOfBlock } from './blocks.ts';
import { at, brief, type Data, isMapping, listAt, noteOthers, type Path, textAt } from './data.ts';
import { escapeMarkdown } from './escape.ts';
import { plainWords, wordsOf } from './html.ts';
import { namedMedium, sortMedia } from './named-media.ts';
import type { Notes, Where } from './notes.ts';

const wordKeys = ['chapterDiv', 'description', 'text', 'body', 'content', 'html', 'copy', 'paragraph'];
const titleKeys = ['title', 'headline', 'heading'];
const altKeys = ['alt', 'imageAlt', 'altText'];
const creditKeys = ['credit', 'imageCredit'];
const handled = [
  'id',
  ...titleKeys,
  ...wordKeys,
  'hidden',
  'date',
  'comments',
  'location',
  'image',
  'onChapterEnter',
  'onChapterExit',
  'callback',
  'marker',
  'caption',
  ...altKeys,
  ...creditKeys,
  'media',
  'bbox',
  'bounds',
];

/** What a chapter says. */
export interface ChapterWords {
  readonly heading: string;
  readonly blocks: readonly BlockMaterial[];
  readonly comments: readonly string[];
}

/** The words, pictures and other media of a chapter; what has no room in a step is in comments, and noted. */
export function readChapter(data: Data, chapter: unknown, path: Path, notes: Notes): ChapterWords {
  const where = (key: string): Where => data.where([...path, key]);
  const title = titleKeys.map((key) => plainWords(textAt(chapter, key), where(key), notes)).find((words) => words !== '') ?? '';
  let heading = title;
  const blocks: BlockMaterial[] = [];
  const comments: string[] = [];
  const date = plainWords(textAt(chapter, 'date'), where('date'), notes);
  if (date !== '') blocks.push(`**${escapeMarkdown(date)}**`);
  comments.push(...listAt(chapter, 'comments').filter((one) => typeof one === 'string'));
  for (const key of wordKeys) {
    const words = wordsOf(textAt(chapter, key), where(key), notes);
    if (words.heading !== '') {
      if (heading === '') heading = words.heading;
      else if (words.heading !== heading) blocks.push(`**${words.heading.replace(/[\\*`_[\]<~]/g, '\\$&')}**`);
    }
    // templates give the same words under several keys
    const said = new Set(blocks.map((block) => blockMarkdown(block)));
    blocks.push(...words.blocks.filter((block) => isMedium(block) || !said.has(blockMarkdown(block))));
    for (const picture of words.media) {
      notes.add('media', where(key), `Not carried over: ${picture}; it is in a comment`);
      comments.push(`TODO: ${picture}`);
    }
  }
  for (const key of ['image', 'media']) {
    const value = at(chapter, key);
    const url = typeof value === 'string' ? value : textAt(value, 'url') || textAt(value, 'src');
    if (url.trim() === '') continue;
    const said = (names: readonly string[]): string =>
      [value, chapter]
        .flatMap((holder) => names.map((name) => plainWords(textAt(holder, name), where(isMapping(value) ? key : name), notes)))
        .find((words) => words !== '') ?? '';
    const words = { alt: said(altKeys), caption: said(['caption']), by: said(creditKeys) };
    const sorted = sortMedia([namedMedium({ address: url, ...words, where: where(key) }, notes)]);
    blocks.push(...sorted.blocks);
    comments.push(...sorted.comments);
  }
  if (at(chapter, 'callback')) notes.add('code', where('callback'), `Not run: \`callback\`, ${brief(at(chapter, 'callback'))}`);
  for (const [key, value] of Object.entries(isMapping(chapter) ? chapter : {})) {
    if (handled.includes(key) || typeof value !== 'string' || !/\s/.test(value.trim())) continue;
    comments.push(`${key} in the file: ${value}`);
  }
  noteOthers(chapter, handled, { data, path, of: 'a chapter', notes, code: 'setting' });
  if (at(chapter, 'hidden') !== true) return { heading, blocks, comments };
  const media = blocks.filter(isMedium).map(mediumName);
  for (const name of media) notes.add('media', where('hidden'), `Not carried over: ${name} of a hidden chapter; it is in a comment`);
  const words = [heading, ...blocks.map(plainOfBlock), ...media].filter((text) => text !== '');
  if (words.length === 0) {
    notes.add('hidden', where('hidden'), 'Look at: a hidden chapter without words; its camera is a step that shows');
    return { heading, blocks, comments };
  }
  notes.add('hidden', where('hidden'), 'Kept in a comment: the words of a hidden chapter; its camera is a step without words');
  return { heading: '', blocks: [], comments: [...comments, ...words.map((text) => `hidden in the file: ${text}`)] };
}
