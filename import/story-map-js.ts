import { distanceKm } from '#geo/sphere.ts';
import { type BlockMaterial, isMedium, mediaNames, paragraphsOf, plainOfBlock } from './blocks.ts';
import { at, brief, type Data, isMapping, listAt, noteOthers, type Path, textAt } from './data.ts';
import { escapeMarkdown, oneLine } from './escape.ts';
import { plainWords, wordsOf } from './html.ts';
import { coordinate, pointOf } from './lines.ts';
import { type CameraMaterial, type LineMaterial, legMargin, type PlaceMaterial, type StepMaterial } from './material.ts';
import { namedMedium, sortMedia } from './named-media.ts';
import { type Notes, Refusal, type Where } from './notes.ts';
import { noteNullPoint } from './null-point.ts';

/** What a StoryMapJS file has, as parts of a story. */
export interface SlideStory {
  readonly title: string;
  /** whether it is the headline of the first slide, for want of an overview */
  readonly titleGuessed: boolean;
  readonly standfirst: string;
  /** as the file names it, if it does */
  readonly lang: string;
  readonly places: readonly PlaceMaterial[];
  readonly lines: readonly LineMaterial[];
  readonly journey: readonly number[];
  readonly steps: readonly StepMaterial[];
}

const slideKeys = ['date', 'text', 'media', 'location', 'type', 'background', 'uniqueid'];
const locationKeys = ['lat', 'lon', 'lng', 'zoom', 'line', 'name', 'icon', 'iconSize', 'use_custom_marker', 'image'];
/** StoryMapJS counts zooms in tiles of 256 px, MapLibre in tiles of 512. */
const zoomShift = 1;

/** Reads the JSON of a StoryMapJS: its slides. @throws Refusal where its map is a picture */
export function readStoryMapJs(data: Data, notes: Notes): SlideStory {
  const storymap = isMapping(at(data.value, 'storymap')) ? at(data.value, 'storymap') : data.value;
  const path: Path = storymap === data.value ? [] : ['storymap'];
  refusePicture(data, storymap, path);
  noteOthers(data.value, path.length > 0 ? ['storymap'] : Object.keys(data.value as object), {
    data,
    path: [],
    of: 'the file',
    notes,
    code: 'setting',
  });
  noteOthers(storymap, ['slides', 'language', 'map_as_image'], { data, path, of: 'the map', notes, code: 'setting' });
  const slides = listAt(storymap, 'slides');
  const state: State = { data, notes, places: [], lines: [], journey: [], last: undefined, lines_: at(storymap, 'map_as_image') !== true };
  const opening = openingOf(slides);
  const firstPath: Path = [...path, 'slides', 0];
  if (opening === 'title')
    notes.add(
      'guessed',
      data.where(firstPath),
      'Look at: the first slide, which has no location, is the title, and its words the standfirst',
    );
  const overview = opening === 'slide' ? { title: '', standfirst: '', comments: [] } : readOverview(data, slides[0], firstPath, notes);
  const told = slides.flatMap((slide, index): StepMaterial[] =>
    index === 0 && opening !== 'slide' ? [] : [readSlide(slide, [...path, 'slides', index], state)],
  );
  const headline = opening === 'slide' ? (told[0]?.heading ?? '') : '';
  if (headline !== '')
    notes.add('guessed', data.where(firstPath), 'Look at: there is no overview, and the first slide’s headline is the story’s title');
  const title = overview.title || headline;
  const steps = told.map((step, index) => (index === 0 && step.heading === title ? withoutHeading(step) : step));
  const all = { places: state.places.map((_, i) => i), lines: state.lines.map((_, i) => i) };
  const camera: CameraMaterial = state.places.length > 0 ? { kind: 'fit', ...all } : { kind: 'center', center: [0, 20], zoom: 1 };
  const titleStep: StepMaterial = {
    id: 'title',
    blocks: [],
    camera,
    labels: all.places.slice(0, 8),
    marks: all.places.slice(8),
    draw: new Map(),
    areas: [],
    comments: [],
    textComments: overview.comments,
  };
  return {
    title,
    titleGuessed: headline !== '',
    standfirst: overview.standfirst,
    lang: textAt(storymap, 'language'),
    places: state.places,
    lines: state.lines,
    journey: longestRun(state.lines),
    steps: [titleStep, ...steps],
  };
}

/**
 * What the first slide is: an overview; a `title`, which StoryMapJS shows in its place where it is called something and has no location; or a slide as
 * all others.
 */
function openingOf([first, second]: readonly unknown[]): 'overview' | 'title' | 'slide' {
  if (at(first, 'type') === 'overview') return 'overview';
  const nowhere = ['lat', 'lon', 'lng'].every((key) => isAbsent(at(at(first, 'location'), key)));
  return nowhere && second !== undefined && textAt(at(first, 'text'), 'headline').trim() !== '' ? 'title' : 'slide';
}

/** A first step that is called as the story is: the title above it says so already. */
const withoutHeading = ({ heading, ...step }: StepMaterial): StepMaterial => ({ ...step, id: heading });

/** On a picture, `lat` and `lon` look like coordinates and are none. */
function refusePicture(data: Data, storymap: unknown, path: Path): void {
  const type = textAt(storymap, 'map_type');
  const picture =
    /^(zoomify|iiif|deepzoom)/i.test(type) ||
    (type === '' && isMapping(at(storymap, 'zoomify')) && textAt(at(storymap, 'zoomify'), 'path') !== '');
  const image = at(storymap, 'map_as_image') === true && !/^(osm|stamen|mapbox|stadia|esri|carto)/i.test(type);
  if (!picture && !image) return;
  const key = /^(zoomify|iiif|deepzoom)/i.test(type) ? 'map_type' : image ? 'map_as_image' : 'zoomify';
  const said = oneLine(textAt(storymap, key) || String(at(storymap, key) === true), 40);
  const why = 'its `lat` and `lon` are points of the picture, and would be wrong anywhere on Earth';
  const what = `Unexpected map that is a picture (\`${key}: ${said}\`), expected one of the Earth: ${why}`;
  throw new Refusal('picture', data.where([...path, key]), what);
}

function readOverview(data: Data, slide: unknown, path: Path, notes: Notes): { title: string; standfirst: string; comments: string[] } {
  const where = (...keys: Path): Where => data.where([...path, ...keys]);
  const title = plainWords(textAt(at(slide, 'text'), 'headline'), where('text', 'headline'), notes);
  const words = wordsOf(textAt(at(slide, 'text'), 'text'), where('text', 'text'), notes);
  const plain = [words.heading, ...words.blocks.map(plainOfBlock)].filter((text) => text !== '').join(' ');
  const paragraphs = words.blocks.flatMap(paragraphsOf);
  const linked = paragraphs.some((text) => /(?<!\\)\]\(/.test(text));
  if (linked)
    notes.add('link', where('text', 'text'), 'Kept in a comment: links in the overview, which is the standfirst now, plain words');
  const comments = linked ? [`the overview with its links: ${paragraphs.join(' ')}`] : [];
  if (words.blocks.some((block) => typeof block === 'object' && !isMedium(block)))
    notes.add(
      'markup',
      where('text', 'text'),
      'Changed: lists, tables and the like in the overview, which is the standfirst now, plain words',
    );
  for (const picture of [...words.media, ...mediaNames(words.blocks)])
    notes.add('media', where('text', 'text'), `Not carried over: ${picture}`);
  if (textAt(slide, 'date')) {
    notes.add('time', where('date'), `Kept in a comment: the overview’s date, ${brief(at(slide, 'date'))}`);
    comments.push(`date in the file: ${textAt(slide, 'date')}`);
  }
  if (pointOf(at(at(slide, 'location'), 'lon'), at(at(slide, 'location'), 'lat')))
    notes.add('place', where('location'), 'Not carried over: the overview’s own location; the title shows all places');
  noteLooks(data, slide, path, notes);
  const media = mediaOf(data, slide, path, notes);
  for (const name of mediaNames(media.blocks)) {
    notes.add('media', where('media', 'url'), `Not carried over: ${name} of the overview, which is the title now; it is in a comment`);
    comments.push(`TODO: ${name}`);
  }
  return { title, standfirst: plain, comments: [...comments, ...media.comments] };
}

interface State {
  readonly data: Data;
  readonly notes: Notes;
  readonly places: PlaceMaterial[];
  readonly lines: LineMaterial[];
  readonly journey: number[];
  /** the place of the slide before */
  last: number | undefined;
  /** whether slides are joined by lines at all */
  readonly lines_: boolean;
}

function readSlide(slide: unknown, path: Path, state: State): StepMaterial {
  const { data, notes } = state;
  const where = (...keys: Path): Where => data.where([...path, ...keys]);
  const text = at(slide, 'text');
  const headline = plainWords(textAt(text, 'headline'), where('text', 'headline'), notes);
  const words = wordsOf(textAt(text, 'text'), where('text', 'text'), notes);
  const blocks = [...words.blocks];
  if (words.heading !== '' && words.heading !== headline && headline !== '') blocks.unshift(`**${escapeMarkdown(words.heading)}**`);
  const date = plainWords(textAt(slide, 'date'), where('date'), notes);
  if (date !== '') blocks.unshift(`**${escapeMarkdown(date)}**`);
  const media = mediaOf(data, slide, path, notes);
  blocks.push(...media.blocks);
  const comments = [...words.media.map((picture) => `TODO: ${picture}`), ...media.comments];
  for (const picture of words.media) notes.add('media', where('text', 'text'), `Not carried over: ${picture}; it is in a comment`);
  noteLooks(data, slide, path, notes);
  const heading = headline || words.heading;
  const place = placeOf(slide, heading, path, state);
  const before = state.last;
  const draw = new Map<number, number>();
  if (place === undefined) {
    const camera: CameraMaterial =
      before === undefined ? { kind: 'center', center: [0, 20], zoom: 1 } : { kind: 'fit', places: [before], zoom: 4 };
    notes.add('camera', where('location'), 'Guessed: a slide without a location keeps the place before it in view');
    return {
      heading,
      blocks,
      camera,
      labels: before === undefined ? [] : [before],
      marks: [],
      draw,
      areas: [],
      comments: [],
      textComments: comments,
    };
  }
  const joined = at(at(slide, 'location'), 'line') !== false && state.lines_;
  if (before !== undefined && before !== place && joined) draw.set(addLine(before, place, where('location'), state), 1);
  if (before === place)
    notes.add('repeated', where('location'), 'Once in the story: a slide at the same point as the one before; no leg leads there');
  state.last = place;
  const zoom = coordinate(at(at(slide, 'location'), 'zoom'));
  const known = Number.isFinite(zoom) ? Math.min(20, Math.max(0, zoom - zoomShift)) : 6;
  const legs = [...draw.keys()];
  const whole = !Number.isFinite(zoom) && legs.length > 0;
  if (whole)
    notes.add('camera', where('location'), 'Guessed: a slide without a zoom, to which a leg leads, has all of the leg in view', 'leg');
  else if (!Number.isFinite(zoom)) notes.add('camera', where('location'), 'Guessed: zoom 6 for slides without one', 'zoom');
  const camera: CameraMaterial = whole
    ? { kind: 'fit', lines: legs, margin: legMargin }
    : { kind: 'fit', places: [place], zoom: Number(known.toFixed(2)) };
  const labels = before === undefined || before === place ? [place] : [place, before];
  return { heading, blocks, camera, labels, marks: [], draw, areas: [], comments: [], textComments: comments };
}

const isAbsent = (value: unknown): boolean => value === undefined || value === null || value === '';

function placeOf(slide: unknown, heading: string, path: Path, { data, notes, places }: State): number | undefined {
  const location = at(slide, 'location');
  const [lat, lon] = [at(location, 'lat'), at(location, 'lon') ?? at(location, 'lng')];
  const point = pointOf(lon, lat);
  if (!point) {
    if (!isAbsent(lat) || !isAbsent(lon))
      notes.add(
        'coordinate',
        data.where([...path, 'location']),
        `Left out: a location that is not on Earth, lat ${brief(lat)}, lon ${brief(lon)}`,
      );
    return undefined;
  }
  const same = places.findIndex((place) => distanceKm(place.at, point) < 0.001);
  if (same >= 0) return same;
  const given = oneLine(plainWords(textAt(location, 'name'), data.where([...path, 'location', 'name']), notes), 80);
  const taken = places.find((place) => place.name === given);
  const comments: string[] = [];
  let name = given || oneLine(heading, 80);
  if (given !== '' && taken && heading !== '') {
    notes.add(
      'name',
      data.where([...path, 'location', 'name']),
      `Changed: “${given}” is the name of another point already; the headline is used, “${oneLine(heading, 60)}”`,
    );
    comments.push(`TODO: its name; the file says ${given}, as of another point`);
    name = oneLine(heading, 80);
  } else if (given === '') {
    notes.add('name', data.where([...path, 'location']), 'Look at: places are called by their slide’s headline', 'headline');
    comments.push('TODO: its name; this is the slide’s headline');
  }
  if (name === '') {
    name = `${places.length + 1}`;
    notes.add('name', data.where([...path, 'location']), `Look at: a place without a name or headline is called “${name}”`);
  }
  const at_: PlaceMaterial['at'] = [Number(point[0].toFixed(6)), Number(point[1].toFixed(6))];
  noteNullPoint(at_, name, data.where([...path, 'location']), notes);
  return places.push({ at: at_, name, kind: 'story', comments }) - 1;
}

function addLine(from: number, to: number, where: Where, { places, lines, notes }: State): number {
  notes.add(
    'guessed',
    where,
    'Look at: legs between slides are the shortest lines; how they went, and who says so, the file does not say',
    'legs',
  );
  const name = `${places[from]?.name} – ${places[to]?.name}`;
  return lines.push({ name: oneLine(name, 120), certainty: 'inferred', from, to, sources: [], comments: [] }) - 1;
}

/** The longest run of legs of which each begins where the one before ends. */
function longestRun(lines: readonly LineMaterial[]): number[] {
  let best: number[] = [];
  let run: number[] = [];
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    run = before && before.to === line.from ? [...run, index] : [index];
    if (run.length > best.length) best = run;
  });
  return best;
}

/** A slide’s medium: an address, or HTML such as a quotation. */
function mediaOf(data: Data, slide: unknown, path: Path, notes: Notes): { blocks: BlockMaterial[]; comments: string[] } {
  const media = at(slide, 'media');
  const url = textAt(media, 'url').trim();
  if (url === '') return { blocks: [], comments: [] };
  const where = (key: string): Where => data.where([...path, 'media', key]);
  const said = (key: string): string => plainWords(textAt(media, key), where(key), notes);
  noteOthers(media, ['url', 'caption', 'credit', 'alt'], { data, path: [...path, 'media'], of: 'media', notes });
  const words = { alt: said('alt'), caption: said('caption'), by: said('credit') };
  if (!/^<\w/.test(url)) return sortMedia([namedMedium({ address: url, ...words, where: where('url') }, notes)]);
  const { heading, blocks, media: others } = wordsOf(url, where('url'), notes);
  for (const other of others) notes.add('media', where('url'), `Not carried over: ${other}; it is in a comment`);
  const around = [words.alt, words.caption, words.by].filter((text) => text !== '').map(escapeMarkdown);
  return {
    blocks: [...(heading ? [escapeMarkdown(heading)] : []), ...blocks, ...(blocks.length > 0 ? around : [])],
    comments: [...others.map((other) => `TODO: ${other}`), ...(blocks.length > 0 ? [] : around)],
  };
}

function noteLooks(data: Data, slide: unknown, path: Path, notes: Notes): void {
  const location = at(slide, 'location');
  for (const key of ['icon', 'iconSize', 'use_custom_marker', 'image']) {
    if (at(location, key)) notes.add('style', data.where([...path, 'location', key]), `Not carried over: \`${key}\` of a location`, key);
  }
  const background = at(slide, 'background');
  if (isMapping(background) && Object.values(background).some((value) => value !== '' && value !== null))
    notes.add('style', data.where([...path, 'background']), 'Not carried over: the background of a slide', 'background');
  noteOthers(slide, slideKeys, { data, path, of: 'a slide', notes });
  noteOthers(location, locationKeys, { data, path: [...path, 'location'], of: 'a location', notes });
  noteOthers(at(slide, 'text'), ['headline', 'text'], { data, path: [...path, 'text'], of: 'text', notes });
  if (!isMapping(slide)) notes.add('broken-file', data.where(path), `Left empty: a slide that is ${brief(slide)} and no object`);
}
