import type { Problem } from '#file-format/problem.ts';
import type { ImportCode } from './codes.ts';
import { oneLine } from './escape.ts';
import { type MaterialOptions, materialOf, type ReadMaterial } from './make-material.ts';
import { carryMedia, type FoundMedia, type FoundMedium, foundMedium, keyOf, type Wanted, wantedOf } from './media.ts';
import { makeNotes, type Note, type Notes, Refusal, refusalNote } from './notes.ts';
import { settle } from './settle.ts';
import { unzip } from './zip.ts';

export interface ImportOptions extends MaterialOptions {
  /** the story's id */
  readonly id: string;
  /** as 2026-11-29 */
  readonly today: string;
}

export interface Imported {
  /** the story's files by name; null where there is no story */
  readonly files: Readonly<Record<string, string>> | null;
  /** the pictures, sounds, videos and captions of the story by name */
  readonly media: Readonly<Record<string, Uint8Array>>;
  /** which files they were: keys as {@link keyOf} makes them */
  readonly used: ReadonlySet<string>;
  /** "StoryMapJS"; empty where the format is not known */
  readonly format: string;
  /** what was left out, changed or guessed, in the order of the files; or why there is no story */
  readonly notes: readonly Note[];
  /** what check says of the story */
  readonly problems: readonly Problem[];
}

/** Reads a file beside one that was given: its bytes, or why there are none. Has to keep to the folder that is imported. */
export type ReadBeside = (wanted: Wanted) => Promise<Uint8Array | { readonly why: string }>;

/** Why a medium is not there where nothing beside the file was read. */
const notGiven = { why: 'beside the file and not read: import the whole folder' };

/**
 * Makes a story of another tool's files, without the media that they name. Pure: nothing is read, loaded or run besides the bytes given. Never throws
 * for what is in them.
 * @param given the files by the name that notes call them; all that belong to one story. Those of tracks and places are put together, in their order
 */
export function importFiles(given: Readonly<Record<string, Uint8Array>>, options: ImportOptions): Imported {
  const reading = readGiven(given, options);
  if ('format' in reading) return reading;
  return finishImport(reading, new Map(wantedOf(reading.material).map((wanted) => [keyOf(wanted), notGiven])), given, options);
}

/**
 * As {@link importFiles}, with the pictures, sounds and videos that the words name: those in an archive that was given, and those that `readBeside`
 * reads. Nothing else is asked for.
 */
export async function importWithMedia(
  given: Readonly<Record<string, Uint8Array>>,
  options: ImportOptions,
  readBeside: ReadBeside,
): Promise<Imported> {
  const reading = readGiven(given, options);
  if ('format' in reading) return reading;
  const found = new Map<string, FoundMedium>();
  const archived = mediaInArchives(reading, given);
  for (const wanted of wantedOf(reading.material)) {
    const bytes = archived(wanted) ?? (await readBeside(wanted));
    found.set(keyOf(wanted), bytes instanceof Uint8Array ? await foundMedium(wanted.path, bytes) : bytes);
  }
  return finishImport(reading, found, given, options);
}

/** Files that were read, before their media are looked for. */
interface Reading extends ReadMaterial {
  readonly notes: Notes;
  readonly texts: Readonly<Record<string, string>>;
}

function readGiven(given: Readonly<Record<string, Uint8Array>>, options: ImportOptions): Reading | Imported {
  const texts: Record<string, string> = {};
  const notes = makeNotes();
  try {
    return { ...materialOf(given, texts, notes, options), notes, texts };
  } catch (thrown) {
    return refused(thrown, given, notes, texts);
  }
}

function finishImport(
  { material, notes, texts, archives }: Reading,
  found: FoundMedia,
  given: Readonly<Record<string, Uint8Array>>,
  options: ImportOptions,
): Imported {
  try {
    const { material: whole, files: media, bytes, used } = carryMedia(material, found, notes);
    // one that words name and is not carried over has been noted there
    for (const { file, archive } of archives)
      for (const name of archive.media)
        if (!found.has(keyOf({ file: archive.inside, path: name.slice(archive.folder.length) })) || !name.startsWith(archive.folder))
          notes.add('file-aside', { file, offset: 0 }, `Not read: \`${oneLine(name, 100)}\` in the archive`);
    const settled = settle(whole, { ...options, where: { file: material.file, offset: 0 }, notes, media });
    const large = settled.problems.find(({ code }) => code === 'too-large');
    if (large) throw new Refusal('too-large', { file: material.file, offset: 0 }, large.message);
    return { files: settled.files, media: bytes, used, format: material.format, notes: notes.list(texts), problems: settled.problems };
  } catch (thrown) {
    return refused(thrown, given, notes, texts);
  }
}

/** Notes of what a file with nothing to tell has all the same. */
const lossCodes: readonly ImportCode[] = [
  'broken-file',
  'code',
  'coordinate',
  'file-aside',
  'layer',
  'link',
  'media',
  'place',
  'short-line',
];

function refused(
  thrown: unknown,
  given: Readonly<Record<string, Uint8Array>>,
  notes: Notes,
  texts: Readonly<Record<string, string>>,
): Imported {
  const error = asRefusal(thrown, Object.keys(given)[0] ?? '');
  // of a folder it is told why each file is none, and of a file with nothing to tell what was left out
  const single = Object.keys(given).length === 1;
  const others = notes.list(texts).filter(({ code }) => !single || (error.code === 'nothing-to-tell' && lossCodes.includes(code)));
  return { files: null, media: {}, used: new Set(), format: '', notes: [...others, ...refusalNote(error, texts)], problems: [] };
}

/** The media that archives have and words name. Of what does not unpack, or to too much, it is said why. */
function mediaInArchives({ material, archives }: Reading, given: Readonly<Record<string, Uint8Array>>) {
  const wanted = wantedOf(material);
  const all = archives.map(({ file, archive }) => {
    const names = new Set(wanted.filter((one) => one.file === archive.inside).map(({ path }) => `${archive.folder}${path}`));
    try {
      const isWanted = (name: string): boolean => names.has(name);
      return { archive, files: names.size > 0 ? unzip(file, given[file] as Uint8Array, isWanted) : {} };
    } catch (error) {
      if (error instanceof Refusal) return { archive, files: error.message };
      throw error;
    }
  });
  return ({ file, path }: Wanted): Uint8Array | { why: string } | undefined => {
    const one = all.find(({ archive }) => archive.inside === file);
    if (!one) return undefined;
    if (typeof one.files === 'string') return { why: `not read: ${one.files}` };
    const name = `${one.archive.folder}${path}`;
    return Object.hasOwn(one.files, name) ? one.files[name] : { why: 'which is not in the archive' };
  };
}

/** What nests deeper than the machine’s stack is the file’s mistake; every other error is ours. */
function asRefusal(error: unknown, file: string): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof RangeError && /call stack/i.test(error.message))
    return new Refusal('broken-file', { file, offset: 0 }, 'Unexpected nesting too deep to read, expected data of some levels');
  throw error;
}
