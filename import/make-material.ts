import { plainOfBlock } from './blocks.ts';
import { readChapters } from './chapters.ts';
import type { Data } from './data.ts';
import { escapeMarkdown, oneLine } from './escape.ts';
import { stepsOf } from './feature-steps.ts';
import type { Gathered } from './features.ts';
import { gather } from './gather.ts';
import { type FeatureFile, readGeoJson } from './geojson.ts';
import { readGeoLibre } from './geolibre.ts';
import { plainWords } from './html.ts';
import type { KmlFile } from './kml.ts';
import { guessLanguage, likelyLanguage } from './languages.ts';
import { readLocationHistory } from './location-history.ts';
import { every, type Material, type StepMaterial } from './material.ts';
import { makeNotes, type Notes, Refusal } from './notes.ts';
import { type Archive, type Kind, type Read, readFile } from './recognise.ts';
import { readStoryMapJs } from './story-map-js.ts';
import { tourSteps } from './tour-steps.ts';

export interface MaterialOptions {
  /** the languages that the interface is in */
  readonly locales: readonly string[];
  /** the language of the words, where it is known */
  readonly lang?: string | undefined;
}

export interface ReadMaterial {
  readonly material: Material;
  readonly archives: readonly { readonly file: string; readonly archive: Archive }[];
}

/** A file that was read, and what was noted of it, which is told if it is used. */
interface Candidate {
  readonly read: Read;
  readonly notes: Notes;
}

/**
 * Reads files, each as what it is, and makes the material of one story of them: of the one that is a story, or of all tracks and places together.
 * @param texts takes the text of each file, for lines and columns @throws Refusal where there is nothing to tell
 */
export function materialOf(
  given: Readonly<Record<string, Uint8Array>>,
  texts: Record<string, string>,
  notes: Notes,
  options: MaterialOptions,
): ReadMaterial {
  const names = Object.keys(given);
  if (names.length === 0)
    throw new Refusal('nothing-to-tell', { file: '', offset: 0 }, 'Unexpected folder without a file that can be imported');
  const single = names.length === 1;
  const candidates: Candidate[] = [];
  for (const file of names) {
    const own = makeNotes();
    try {
      for (const read of readFile(file, given[file] as Uint8Array, texts, own)) candidates.push({ read, notes: own });
    } catch (error) {
      // one file of a folder that is none of ours does not keep the others from being read
      if (!(error instanceof Refusal) || single) throw error;
      notes.add('file-aside', error.where, `Not read: ${error.message}`);
    }
  }
  const ofKind = (...kinds: Kind[]): Candidate | undefined => candidates.find(({ read }) => kinds.includes(read.kind));
  const chosen = ofKind('storymapjs') ?? ofKind('config', 'chapters', 'geolibre');
  const main = chosen?.read;
  const reads = candidates.map(({ read }) => read);
  for (const { read, notes: own } of candidates) if (!main || read === main) notes.take(own);
  const base = main ?? reads[0];
  if (!base)
    throw new Refusal('unknown-format', { file: names[0] as string, offset: 0 }, 'Unexpected folder without a file that can be imported');
  const from = oneLine(names.length === 1 ? shortName(base.file) : names.map(shortName).join(', '), 120);
  const called = titleOf(base.file);
  if (main) {
    for (const other of reads)
      if (other !== main)
        notes.add('file-aside', { file: other.file, offset: 0 }, `Not read: ${other.format} beside a story; import it by itself`);
    return { material: storyMaterial(main, { from, called, notes, options }), archives: [] };
  }
  const archives = reads.flatMap(({ file, archive }) => (archive ? [{ file, archive }] : []));
  return { material: featureMaterial(reads, { from, called, notes, options }), archives };
}

const shortName = (file: string): string => file.replace(/^.*[\\/]/, '');
/** "around-orcas.gpx" is “around orcas”. */
const titleOf = (file: string): string =>
  oneLine(
    shortName(file)
      .replace(/(\.(storymap|geolibre|config))?\.[^.]*$/i, '')
      .replace(/[_-]+/g, ' '),
    80,
  ) || 'Story';

interface Context {
  readonly from: string;
  /** from the file's name */
  readonly called: string;
  readonly notes: Notes;
  readonly options: MaterialOptions;
}

type Parts = Pick<
  Material,
  'title' | 'standfirst' | 'credit' | 'places' | 'lines' | 'areas' | 'sources' | 'journey' | 'steps' | 'comments'
> &
  Partial<Pick<Material, 'titleGuessed'>>;

function finish(read: Read, parts: Parts, said: string, { from, called, notes, options }: Context): Material {
  const where = { file: read.file, offset: 0 };
  const told = parts.steps.length - 1 + parts.places.length + parts.lines.length + parts.areas.length;
  if (told === 0)
    throw new Refusal('nothing-to-tell', where, 'Unexpected file without a place, line, area or step, expected something to tell');
  if (parts.steps.length > mostSteps)
    notes.add('too-large', where, `Left out: steps after the first ${mostSteps} of ${parts.steps.length}`);
  const known = [options.lang, said].find((lang) => lang && options.locales.includes(lang));
  const words = [
    parts.title,
    parts.standfirst,
    ...parts.steps.flatMap((step) => [step.heading ?? '', ...step.blocks.map(plainOfBlock)]),
    ...parts.places.map(({ name }) => name),
    ...parts.lines.map(({ name }) => name),
  ].join(' ');
  const likely = known ?? likelyLanguage(words, options.locales);
  const lang = likely ?? guessLanguage(words, options.locales);
  if (!likely)
    notes.add('language', where, `Guessed: there are no words to tell by; \`${lang}\` is written; another is said by \`--language\``);
  else if (!known) notes.add('language', where, `Guessed: the words are in \`${lang}\`; another is said by \`--language\``);
  if (said && said !== lang)
    notes.add(
      'language',
      where,
      `Look at: the file says that it is in \`${oneLine(said, 20)}\`${options.locales.includes(said) ? '' : ', which the interface is not in'}`,
    );
  return used({
    ...parts,
    title: parts.title || called,
    // what tracks and places are called is a file's or a device's name
    titleGuessed: parts.titleGuessed || parts.title.trim() === '' || !(toldKinds as readonly Kind[]).includes(read.kind),
    lang,
    langGuessed: known ? undefined : likely ? 'words' : 'nothing',
    format: read.format,
    file: read.file,
    from,
    steps: parts.steps.slice(0, mostSteps),
  });
}

/** Formats in which somebody has written a headline. */
const toldKinds = ['storymapjs', 'config', 'chapters'] as const satisfies readonly Kind[];

/** As many as the format is made to hold. */
const mostSteps = 300;

/** Everything that is declared is used: places, lines and areas that no step shows are shown by the title. */
function used(material: Material): Material {
  const { places, lines, areas, steps } = material;
  const shown = new Set(steps.flatMap(({ labels, marks }) => [...labels, ...marks]));
  const drawn = new Set(steps.flatMap(({ draw }) => [...draw].filter(([, share]) => share > 0).map(([line]) => line)));
  const hatched = new Set(steps.flatMap((step) => step.areas));
  const missing = {
    places: every(places).filter((i) => !shown.has(i)),
    lines: every(lines).filter((i) => !drawn.has(i)),
    areas: every(areas).filter((i) => !hatched.has(i)),
  };
  const [title, ...rest] = steps as [StepMaterial, ...StepMaterial[]];
  const draw = new Map([...title.draw, ...missing.lines.map((line): [number, number] => [line, 1])]);
  return {
    ...material,
    steps: [{ ...title, marks: [...title.marks, ...missing.places], draw, areas: [...title.areas, ...missing.areas] }, ...rest],
  };
}

const noFeatures = (notes: Notes): Gathered => gather([], '', notes);

function storyMaterial(read: Read, context: Context): Material {
  const { notes, called } = context;
  const data = read.data as Data;
  if (read.kind === 'storymapjs') {
    const story = readStoryMapJs(data, notes);
    return finish(read, { ...story, credit: [], areas: [], sources: [], comments: [] }, story.lang, context);
  }
  if (read.kind === 'geolibre') {
    const { title, gathered, chapters, credit } = readGeoLibre(data, called, notes);
    const credits = [...(chapters?.credit ?? []), ...credit.map(escapeMarkdown)];
    const parts = chapters ?? { title, standfirst: '', steps: stepsOf(gathered), comments: [] };
    return finish(read, { ...gathered, ...parts, title: parts.title || title, credit: credits }, '', context);
  }
  const gathered = noFeatures(notes);
  return finish(read, { ...gathered, ...readChapters(data, data.value, [], gathered, notes) }, '', context);
}

function featureMaterial(reads: readonly Read[], context: Context): Material {
  const { notes, called } = context;
  const first = reads[0] as Read;
  if (first.kind === 'csv') {
    for (const other of reads.slice(1))
      notes.add('file-aside', { file: other.file, offset: 0 }, 'Not read: beside a table of steps; import it by itself');
    const data = first.data as Data;
    const gathered = noFeatures(notes);
    return finish(first, { ...gathered, ...readChapters(data, data.value, [], gathered, notes) }, '', context);
  }
  const files = reads.flatMap((read): FeatureFile[] => {
    if (read.kind === 'csv')
      notes.add('file-aside', { file: read.file, offset: 0 }, 'Not read: a table of steps beside tracks and places; import it by itself');
    if (read.kind === 'history') return [readLocationHistory(read.data as Data, notes)];
    return read.features ? [read.features] : read.data && read.kind !== 'csv' ? [readGeoJson(read.data, read.data.value, [], notes)] : [];
  });
  const title = files.map((file) => oneLine(file.title, 120)).find((text) => text !== '') ?? called;
  const gathered = gather(
    files.flatMap(({ features }) => features),
    title,
    notes,
  );
  const where = { file: first.file, offset: 0 };
  const words = files.map((file) => plainWords(file.words, where, notes)).filter((text) => text !== '');
  const credit = files.flatMap((file) => file.credit.map(escapeMarkdown));
  const tour = files.flatMap((file) => (isKml(file) ? file.tour : []));
  const steps = tour.length > 0 ? tourSteps(tour, gathered, notes, where) : stepsOf(gathered);
  const parts: Parts = { ...gathered, title: tourTitle(files) || title, standfirst: words.join(' '), credit, steps, comments: [] };
  return finish(first, parts, files.find(({ lang }) => lang)?.lang ?? '', context);
}

const isKml = (file: FeatureFile): file is KmlFile => 'tour' in file;
const tourTitle = (files: readonly FeatureFile[]): string =>
  files.map((file) => (isKml(file) && file.title === '' ? file.tourName : '')).find((name) => name !== '') ?? '';
