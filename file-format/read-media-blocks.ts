import type { List as ListNode } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { ComparedPicture, Comparison, Paragraph, Picture, Recording } from '#story/text.ts';
import { plainText } from '#story/walk-text.ts';
import { checkClosed, checkCredit, readCredited, readLabel } from './credited.ts';
import { attributeOffset, checkAttributes, offsetOf } from './directives.ts';
import type { InlineContext } from './markdown.ts';
import { nearest } from './nearest.ts';
import type { Spot } from './problem.ts';
import { isCaptionsName, isPictureName, isRecordingName, type Medium } from './read-media.ts';
import { readList } from './read-word-blocks.ts';

/** What blocks that name files are read with. */
export interface MediaContext extends InlineContext {
  /** those of the story's folder by name; null: there, and not to be used, which has been reported */
  readonly media: ReadonlyMap<string, Medium | null>;
  /** BCP 47 tag of the text */
  readonly lang: string;
}

const pictures = { ending: isPictureName, example: 'harbour.jpg', what: 'a picture' };

/** `:::picture[what it shows]{file=harbour.jpg}` with a caption, and behind a dash whose it is. */
export function readPicture(node: ContainerDirective, file: string, context: MediaContext): Picture | undefined {
  const { alt, paragraphs, by } = readMediumBlock(node, ['file'], 'what it shows, for readers who cannot see it', context);
  const medium = readFileName(node, 'file', pictures, context);
  if (medium?.kind !== 'picture' || !by || alt === undefined) return undefined;
  return { type: 'picture', file, digest: medium.digest, width: medium.width, height: medium.height, alt, paragraphs, by };
}

/**
 * `:::compare[what is compared]{before=quay-1911.jpg after=quay-2024.jpg}` with a list of what the two show, a caption, and behind a dash whose they are.
 */
export function readComparison(node: ContainerDirective, context: MediaContext): Comparison | undefined {
  const { report, spot, text } = context;
  const start = offsetOf(node);
  const list = node.children.find((child): child is ListNode => child.type === 'list');
  const rest = { ...node, children: node.children.filter((child) => child !== list) };
  const { alt: label, paragraphs, by } = readMediumBlock(rest, ['before', 'after'], 'what is compared', context);
  const [before, after] = (['before', 'after'] as const).map((name) =>
    readFileName(node, name, { ...pictures, example: name === 'before' ? 'quay-1911.jpg' : 'quay-2024.jpg' }, context),
  );
  const items = list ? readList(list, context).items : [];
  const alts = items.map(({ words, list: under }, index) =>
    under ? '' : altOf(words, spot(offsetOf(list?.children[index] ?? node)), context),
  );
  if (alts.length !== 2 || alts.some((alt) => alt === '')) {
    const expected = 'a list of two items, what each picture shows, for readers who cannot see them';
    report(
      'unlike-pictures',
      spot(offsetOf(list ?? node)),
      `\`:::compare\` that says of ${alts.length} ${alts.length === 1 ? 'picture' : 'pictures'} what it shows`,
      expected,
    );
  }
  if (before?.kind !== 'picture' || after?.kind !== 'picture' || !by || label === undefined) return undefined;
  const size = ({ width, height }: { width: number; height: number }): string => `${width} × ${height} px`;
  if (size(before) !== size(after)) {
    const at = spot(attributeOffset(text, start, 'after'));
    report(
      'unlike-pictures',
      at,
      `\`${node.attributes?.after}\` of ${size(after)}`,
      `${size(before)}, as \`${node.attributes?.before}\` has`,
    );
  }
  const compared = (file: string | null | undefined, { digest, width, height }: typeof before, alt = ''): ComparedPicture => ({
    file: file ?? '',
    digest,
    width,
    height,
    alt,
  });
  const { attributes } = node;
  return {
    type: 'comparison',
    label,
    before: compared(attributes?.before, before, alts[0]),
    after: compared(attributes?.after, after, alts[1]),
    paragraphs,
    by,
  };
}

/** Plain words that stand for a picture. */
function altOf(words: Paragraph, at: Spot, { report }: InlineContext): string {
  if (words.some(({ type }) => type !== 'text')) report('unsupported-markdown', at, 'markup in what a picture shows', 'plain words');
  return plainText(words).trim();
}

/**
 * `:::video[what is seen]{file=harbour.mp4 poster=harbour.jpg captions=harbour.en.vtt}` and `:::sound[what is heard]{file=keeper.mp3 captions=keeper.en.vtt}`
 * with a caption, and behind a dash whose it is. `captions=none`: nobody speaks.
 */
export function readRecording(node: ContainerDirective, type: 'sound' | 'video', context: MediaContext): Recording | undefined {
  const { lang, report, spot } = context;
  const known = ['file', 'captions', ...(type === 'video' ? ['poster'] : [])];
  const what = type === 'video' ? 'what is seen and heard' : 'what is heard';
  const { alt, paragraphs, by } = readMediumBlock(node, known, `${what}, for readers who do not play it`, context);
  const [example, article] = type === 'video' ? ['harbour.mp4', 'a video'] : ['keeper.mp3', 'a sound'];
  const recording = readFileName(node, 'file', { ending: (name) => isRecordingName(name, type), example, what: article }, context);
  const stem = example.replace(/\.\w+$/, '');
  const captioned = {
    ending: (name: string) => isCaptionsName(name) && name.endsWith(`.${lang}.vtt`),
    example: `${stem}.${lang}.vtt`,
    what: `captions in the language of the text, \`.${lang}.vtt\`,`,
  };
  const { attributes } = node;
  const silent = attributes?.captions === 'none';
  if (!attributes?.captions) {
    report(
      'bad-attribute',
      spot(offsetOf(node)),
      `\`:::${type}\` without captions`,
      `\`captions=${captioned.example}\`, or \`captions=none\` where nobody speaks`,
    );
  }
  const captions = attributes?.captions && !silent ? readFileName(node, 'captions', captioned, context) : undefined;
  const poster = type === 'video' ? readFileName(node, 'poster', pictures, context) : undefined;
  if ((recording?.kind !== 'sound' && recording?.kind !== 'video') || !by || alt === undefined) return undefined;
  if (type === 'video' && poster?.kind !== 'picture') return undefined;
  return {
    type,
    file: attributes?.file ?? '',
    digest: recording.digest,
    alt,
    ...(poster?.kind === 'picture'
      ? { poster: { file: attributes?.poster ?? '', digest: poster.digest, width: poster.width, height: poster.height } }
      : {}),
    ...(captions?.kind === 'captions'
      ? { captions: { file: attributes?.captions ?? '', digest: captions.digest, words: captions.words } }
      : {}),
    paragraphs,
    by,
  };
}

/** What all media have: words in brackets, a caption, and behind a dash whose it is. @param label what the words in brackets say */
function readMediumBlock(
  node: ContainerDirective,
  known: readonly string[],
  label: string,
  context: MediaContext,
): { alt: string | undefined; paragraphs: Paragraph[]; by?: Paragraph } {
  checkAttributes(node, known, context);
  checkClosed(node, context);
  const alt = readLabel(node, context, label);
  const credited = readCredited(node.children, context, `\`:::${node.name}\``);
  checkCredit(node, credited.by, context);
  return { alt, ...credited };
}

/** A kind of files that an attribute names. */
interface FileKind {
  readonly ending: (name: string) => boolean;
  readonly example: string;
  /** "a picture" */
  readonly what: string;
}

/** The medium that an attribute names: a file of the story's folder, by its name alone. */
function readFileName(
  node: ContainerDirective,
  attribute: string,
  { ending, example, what }: FileKind,
  context: MediaContext,
): Medium | undefined {
  const { report, spot, text, media } = context;
  const start = offsetOf(node);
  const file = node.attributes?.[attribute] ?? '';
  const at = spot(attributeOffset(text, start, attribute));
  if (file === '') {
    report(
      'bad-attribute',
      spot(start),
      `\`:::${node.name}\` without ${attribute === 'after' ? 'an' : 'a'} ${attribute}`,
      `\`{${attribute}=${example}}\``,
    );
  } else if (!/^[\w-][\w.-]*$/.test(file) || !ending(file))
    report('bad-file-name', at, `\`${file}\``, `the name of ${what} in the story’s folder, such as \`${example}\``);
  else if (!media.has(file)) {
    const near = nearest(file, [...media.keys()].filter(ending));
    report('missing-file', at, `\`${file}\`, which is not there`, near ? `\`${near}\`` : 'a file of the story’s folder');
  }
  return media.get(file) ?? undefined;
}
