import { isMedium, paragraphsOf, plainOfBlock } from './blocks.ts';
import { escapeMarkdown, oneLine, plainOf } from './escape.ts';
import type { Feature } from './features.ts';
import { plainWords, type Words, wordsOf } from './html.ts';
import type { Notes } from './notes.ts';

/** Words that many features share ("Metro") tell nothing of any of them. */
export function sharedWords(features: readonly Feature[], notes: Notes): ReadonlySet<string> {
  const counts = new Map<string, Feature[]>();
  for (const feature of features) {
    const words = feature.words.trim();
    if (words === '' || words.length >= 200) continue;
    const list = counts.get(words);
    if (list) list.push(feature);
    else counts.set(words, [feature]);
  }
  const shared = [...counts].filter(([, list]) => list.length > 2 && list.length > features.length / 4);
  for (const [words, list] of shared)
    notes.add(
      'property',
      list[0]?.where ?? { file: '' },
      `Not carried over: “${oneLine(words, 60)}”, which ${list.length} features have as their words`,
    );
  return new Set(shared.map(([words]) => words));
}

const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
/** "GATE6", "RPT001", "5066": what a device or a database calls it. */
const isCode = (name: string): boolean =>
  (!/^\p{L}{5,}[- ]\d{1,2}$/u.test(name) && /^(?=.*\d)[\p{Lu}\d_.#-]{1,14}$/u.test(name)) ||
  /^\d+$/.test(name) ||
  /^\p{Lu}{1,3}[-_]?\d+\p{L}?$/u.test(name);
/** Words that only repeat where the point is. */
const isCoordinates = (text: string): boolean =>
  text.length < 400 &&
  letters(text.replace(/longitude|latitude|altitude|elevation|lon|lat|long|alt|ele|lng|utc|[NSEWm°'"]/gi, '')).replace(/\d/g, '') === '' &&
  /\d/.test(text);

/** Words that say no more than the name does, or than the map: what is beside them stays. */
const mediaAlone = (words: Words): Words => ({ ...words, heading: '', blocks: words.blocks.filter(isMedium) });

export interface Called {
  readonly name: string;
  readonly comments: string[];
  readonly words: Words;
}

/** What a feature is called and what is said of it. A short description is a better name than a code. */
export function called(feature: Feature, shared: ReadonlySet<string>, notes: Notes): Called {
  const { where } = feature;
  const raw = plainWords(feature.name, where, notes);
  let name = oneLine(raw, 80);
  const comments = [...(feature.comments ?? [])];
  if (name !== oneLine(raw, 10_000)) {
    notes.add('name', where, `Cut: a name of ${raw.length} characters, “${oneLine(raw, 40)}”`);
    comments.push(`whole name: ${raw}`);
  }
  let words: Words = shared.has(feature.words.trim()) ? { heading: '', blocks: [], media: [] } : wordsOf(feature.words, where, notes);
  for (const picture of words.media) {
    notes.add('media', where, `Not carried over: ${picture}; it is in a comment`);
    comments.push(picture);
  }
  const plain = [words.heading, ...words.blocks.map(plainOfBlock)].filter((text) => text !== '').join(' ');
  if (plain !== '' && letters(plain) === letters(name)) words = mediaAlone(words);
  else if (plain !== '' && isCoordinates(plain)) {
    notes.add('property', where, `Not carried over: words that are only coordinates or numbers, “${oneLine(plain, 60)}”`, 'coordinates');
    words = mediaAlone(words);
  }
  if (name !== '' && isCode(name)) {
    const better = plain !== '' && plain.length <= 50 && words.blocks.length + (words.heading ? 1 : 0) === 1 ? plain : '';
    if (better) {
      notes.add('name', where, `Changed: the name \`${name}\` is a code; “${better}” is used, and the code is in a comment`);
      comments.push(`in the file: ${name}`);
      name = better;
      words = mediaAlone(words);
    } else {
      notes.add('name', where, `Look at: the name \`${name}\` is a code`, 'codes');
      comments.push('TODO: a name for readers, this is a code');
    }
  }
  for (const [lang, other] of Object.entries(feature.names ?? {})) {
    const line = oneLine(other, 120);
    if (line === '' || line === name) continue;
    comments.push(`${oneLine(lang, 20)}: ${line}`);
    notes.add(
      'language-aside',
      where,
      'Kept in a comment: names in other languages; they become names when the story has a text in the language',
      'names',
    );
  }
  if (words.heading !== '') words = { ...words, blocks: [`**${escapeMarkdown(words.heading)}**`, ...words.blocks], heading: '' };
  const own = [...words.blocks, ...(feature.blocks ?? [])];
  // a step for nothing but a link is none
  if (own.some((block) => typeof block === 'string' || block.kind !== 'link')) words = { ...words, blocks: own };
  else {
    for (const block of feature.blocks ?? []) {
      notes.add('link', where, 'Kept in a comment: links of features without words', 'features');
      comments.push(
        `link in the file: ${paragraphsOf(block).map(plainOf).join(' ')} ${typeof block === 'object' && block.kind === 'link' ? block.href : ''}`,
      );
    }
  }
  if (feature.time) comments.push(`time in the file: ${oneLine(feature.time, 100)}`);
  return { name, comments, words };
}
