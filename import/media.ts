import { decode } from '#file-format/decode.ts';
import { mostBytes } from '#file-format/limits.ts';
import { soundBlock } from '#file-format/paragraph.ts';
import { collect } from '#file-format/problem.ts';
import { readCaptions } from '#file-format/read-captions.ts';
import { isCaptionsName, type Medium, readMedium } from '#file-format/read-media.ts';
import { blockMarkdown, isMedium, type MediumMaterial, mediumName } from './blocks.ts';
import { plainOf } from './escape.ts';
import type { Material, StepMaterial, WaitingBlock } from './material.ts';
import { askedFor, sortMedia } from './named-media.ts';
import type { Notes } from './notes.ts';
import { makeId } from './write-story.ts';

/** A file that words name: `file` as notes call the one that names it, and the path from that one's folder. */
export interface Wanted {
  readonly file: string;
  readonly path: string;
}

/** What was found where a medium should be: it and its bytes, or why it is not carried over. */
export type FoundMedium = { readonly bytes: Uint8Array; readonly medium: Medium } | { readonly why: string };

/** By {@link keyOf}. */
export type FoundMedia = ReadonlyMap<string, FoundMedium>;

export const keyOf = ({ file, path }: Wanted): string => `${file}\n${path}`;

/** Media of one import that are looked for. */
const mostMedia = 400;

const mediaOf = ({ steps }: Material): MediumMaterial[] => steps.flatMap(({ blocks }) => blocks.filter(isMedium));
const pathsOf = ({ path, poster, captions = [] }: MediumMaterial): string[] => [
  path,
  ...(poster ? [poster] : []),
  ...captions.map((one) => one.path),
];

/** The files that the steps' words name, each once. */
export function wantedOf(material: Material): Wanted[] {
  const wanted = new Map<string, Wanted>();
  for (const medium of mediaOf(material))
    for (const path of pathsOf(medium)) {
      const one = { file: medium.where.file, path };
      if (wanted.size < mostMedia) wanted.set(keyOf(one), one);
    }
  return [...wanted.values()];
}

/** Why a file of so many bytes is too large for a story; undefined where it is not. @param path of which the ending says what it is */
export function tooLarge(path: string, bytes: number): string | undefined {
  const most = mostBytes(path.toLowerCase());
  return bytes > most ? `of ${(bytes / 1e6).toFixed(1)} MB, where a story takes ${most / 1e6}` : undefined;
}

/** Looks into a file that words name, as the reader of stories will. @param path of which the ending says what it should be */
export async function foundMedium(path: string, bytes: Uint8Array): Promise<FoundMedium> {
  const name = path.toLowerCase();
  const why = tooLarge(name, bytes.length);
  if (why !== undefined) return { why };
  if (isCaptionsName(name)) {
    const { text, mistake } = decode(bytes);
    const { findings, report } = collect();
    const words = mistake ? [] : readCaptions(name, text, report);
    if (mistake || !words || findings.length > 0) return { why: `captions that can’t be used: ${findings[0]?.message ?? 'not UTF-8'}` };
    return { bytes, medium: { kind: 'captions', digest: '', words } };
  }
  const medium = await readMedium(name, bytes);
  return 'kind' in medium ? { bytes, medium } : { why: `a ${medium.unexpected}, where a story takes ${medium.expected}` };
}

export interface CarriedMedia {
  readonly material: Material;
  /** the story's media: name → what is in it, for check */
  readonly files: Readonly<Record<string, Medium | string>>;
  /** name → bytes */
  readonly bytes: Readonly<Record<string, Uint8Array>>;
  /** the keys of what was carried over */
  readonly used: ReadonlySet<string>;
}

/**
 * Gives each medium that was found a name in the story's folder. One without what a story needs of it (what it shows, whose it is, captions) is
 * in the folder and in a comment, and what is missing is noted; one that was not found is in a comment.
 */
export function carryMedia(material: Material, found: FoundMedia, notes: Notes): CarriedMedia {
  const state: State = { found, notes, lang: material.lang, taken: new Set(), stems: new Map(), files: {}, bytes: {} };
  const steps = material.steps.map((step, index) => (index > 0 && step.blocks.some(isMedium) ? withMedia(step, state) : step));
  return { material: { ...material, steps }, files: state.files, bytes: state.bytes, used: new Set(state.stems.keys()) };
}

interface State {
  readonly found: FoundMedia;
  readonly notes: Notes;
  readonly lang: string;
  /** stems of names that are taken */
  readonly taken: Set<string>;
  /** of files that have a name */
  readonly stems: Map<string, string>;
  readonly files: Record<string, Medium | string>;
  readonly bytes: Record<string, Uint8Array>;
}

function withMedia(step: StepMaterial, state: State): StepMaterial {
  const waiting: WaitingBlock[] = [];
  const { blocks, comments } = sortMedia(
    step.blocks.flatMap((block) => {
      const carried = isMedium(block) ? carry(block, state) : block;
      if (typeof carried !== 'object' || !('markdown' in carried)) return [carried];
      waiting.push(carried);
      return [];
    }),
  );
  return { ...step, blocks, textComments: [...step.textComments, ...comments], waiting };
}

/** A medium with its names; or what a comment says of it. */
function carry(medium: MediumMaterial, state: State): MediumMaterial | WaitingBlock | { comment: string } {
  const { notes, lang } = state;
  const { where, path, alt, caption, by } = medium;
  const shown = mediumName(medium);
  const said = [...caption.map((words) => `caption: ${plainOf(words)}`), ...(by ? [`credit: ${plainOf(by)}`] : [])];
  const others = [...(medium.poster ? [`poster: ${medium.poster}`] : []), ...(medium.captions ?? []).map((one) => `captions: ${one.path}`)];
  const file = named(medium, path, state);
  if (typeof file === 'object') {
    notes.add('media', where, `Not carried over: ${shown}, ${file.why}; it is in a comment`);
    return { comment: askedFor(shown, by, [...said, ...others]) };
  }
  const lacks: string[] = [];
  if (alt === '')
    lacks.push(
      medium.medium === 'picture' ? 'what it shows, for readers who cannot see it' : 'what is in it, for readers who do not play it',
    );
  if (by === '') lacks.push('whose it is');
  const names: { file: string; captions?: string; poster?: string } = { file };
  if (medium.medium !== 'picture') {
    const own =
      (medium.captions ?? []).find((one) => one.lang === lang || one.lang.split('-')[0] === lang) ??
      (medium.captions ?? []).find((one) => one.lang === '');
    const captions = own ? named(medium, own.path, state, `${file.replace(/\.\w+$/, '')}.${lang}.vtt`) : undefined;
    if (typeof captions === 'string') names.captions = captions;
    else lacks.push(`captions in \`${lang}\`${captions ? ` (${own?.path} is ${captions.why})` : ''}, or that nobody speaks`);
    for (const other of medium.captions ?? [])
      if (other !== own) notes.add('media', where, `Not carried over: captions ${other.path}, in another language than the story`);
  }
  if (medium.medium === 'video') {
    const poster = medium.poster ? named(medium, medium.poster, state) : undefined;
    if (typeof poster === 'string') names.poster = poster;
    else lacks.push(`a picture for it${poster ? ` (${medium.poster} is ${poster.why})` : ''}`);
  }
  const whole: MediumMaterial = { ...medium, names };
  if (
    lacks.length === 0 &&
    soundBlock(blockMarkdown(whole), lang, new Map(Object.entries(state.files).map(([name, one]) => [name, mediumOf(one)])))
  )
    return whole;
  const missing = lacks.length === 0 ? 'plain words of what it shows' : lacks.join('; ');
  notes.add('media', where, `Not shown: ${shown}, which is in the story’s folder as \`${file}\`: it lacks ${missing}; it is in a comment`);
  const comment = `TODO: ${shown} is \`${file}\`; to show it, take the comment marks from the lines below, and say ${missing}`;
  return { comment, markdown: blockMarkdown({ ...whole, alt: alt || '…', by: by || '…' }) };
}

const mediumOf = (file: Medium | string): Medium => (typeof file === 'string' ? { kind: 'captions', digest: '', words: [] } : file);

/** The name of a file in the story's folder; or why it is not there. @param as the name that it gets; default: its own, made plain */
function named({ where }: MediumMaterial, path: string, state: State, as?: string): string | { why: string } {
  const key = keyOf({ file: where.file, path });
  const before = state.stems.get(key);
  if (before !== undefined) return before;
  const found = state.found.get(key) ?? { why: 'which was not looked for: there are too many' };
  if ('why' in found) return found;
  const [, stem = '', ending = ''] = /([^/]*)\.(\w+)$/.exec(path) ?? [];
  const name = as ?? `${makeId(stem, `medium-${state.taken.size + 1}`, state.taken)}.${ending.toLowerCase()}`;
  state.stems.set(key, name);
  state.bytes[name] = found.bytes;
  state.files[name] = found.medium.kind === 'captions' ? new TextDecoder().decode(found.bytes) : found.medium;
  return name;
}
