import { distanceKm } from '#geo/sphere.ts';
import { cameraOf, centerOf, centersOf, readCamera } from './chapter-cameras.ts';
import { readChapter } from './chapter-words.ts';
import { at, brief, type Data, isMapping, listAt, noteOthers, type Path, textAt } from './data.ts';
import { oneLine } from './escape.ts';
import type { Gathered } from './features.ts';
import { paragraphWords, plainWords } from './html.ts';
import { layerStates } from './layer-effects.ts';
import type { CameraMaterial, PlaceMaterial, StepMaterial } from './material.ts';
import type { Notes, Where } from './notes.ts';
import { noteNullPoint } from './null-point.ts';

/** What a storytelling template’s configuration has, as parts of a story. */
export interface Chapters {
  readonly title: string;
  readonly standfirst: string;
  readonly credit: readonly string[];
  /** the title step and one for each chapter */
  readonly steps: readonly StepMaterial[];
  readonly comments: readonly string[];
}

const settings = [
  'style',
  'markerColor',
  'inset',
  'insetOptions',
  'insetPosition',
  'insetStyle',
  'insetZoom',
  'theme',
  'use3dTerrain',
  'auto',
  'projection',
  'hideChapterNav',
  'startSlide',
  'endSlide',
  'legend',
  'logo',
  'bookmarks',
  'chapterReturn',
  'useCustomLayers',
  'mobileview',
  'alignment',
];

/**
 * Reads the configuration of Mapbox’s and MapLibre’s storytelling templates and what GeoLibre has made of it: a title and chapters with cameras.
 * @param path where it is in the data
 * @param gathered places and lines that the chapters are about, which are added to
 */
export function readChapters(data: Data, config: unknown, path: Path, gathered: Gathered, notes: Notes): Chapters {
  const chapters = listAt(config, 'chapters');
  const where = (...keys: Path): Where => data.where([...path, ...keys]);
  const plain = (key: string): string => plainWords(textAt(config, key), where(key), notes);
  const comments: string[] = [];
  for (const key of ['topTitle', 'kicker']) {
    const words = plain(key);
    if (words === '') continue;
    notes.add('setting', where(key), `Kept in a comment: \`${key}\`, “${oneLine(words, 60)}”`);
    comments.push(`${key} in the file: ${words}`);
  }
  noteSettings(data, config, path, notes);
  const centers = centersOf(data, chapters, path, notes);
  const states = layerStates(data, { chapters, centers }, path, gathered, notes);
  const ids = new Set<string>();
  let before: CameraMaterial | undefined;
  const steps = chapters.map((chapter, index): StepMaterial => {
    const spot = where('chapters', index);
    if (!isMapping(chapter)) notes.add('broken-file', spot, `Left empty: chapter ${index + 1}, which is ${brief(chapter)} and no object`);
    const id = textAt(chapter, 'id');
    if (id !== '' && ids.has(id))
      notes.add(
        'duplicate-id',
        where('chapters', index, 'id'),
        `Changed: a second chapter with the id \`${id.slice(0, 60)}\` gets another`,
      );
    ids.add(id);
    const read = readChapter(data, chapter, [...path, 'chapters', index], notes);
    const camera = readCamera(data, chapter, [...path, 'chapters', index], { before, center: centers[index] }, notes);
    before = camera;
    const labels = placesOf(chapter, camera, read.heading, {
      showMarkers: at(config, 'showMarkers') === true,
      centered: centers[index] !== undefined,
      gathered,
      where: spot,
      notes,
    });
    return {
      id,
      heading: read.heading,
      blocks: read.blocks,
      camera,
      labels,
      marks: [],
      areas: gathered.areas.map((_, area) => area),
      ...states.at(index, camera),
      textComments: read.comments,
    };
  });
  const standfirst = [plain('subtitle'), plain('description')].filter((words) => words !== '').join(' · ');
  const credit = ['byline', 'footer'].flatMap((key) => paragraphWords(textAt(config, key), where(key), notes));
  return {
    title: plain('title'),
    standfirst,
    credit: credit.filter((words) => words !== ''),
    steps: [titleStep(data, path, steps, gathered, notes), ...steps],
    comments,
  };
}

function noteSettings(data: Data, config: unknown, path: Path, notes: Notes): void {
  if (at(config, 'accessToken'))
    notes.add('setting', data.where([...path, 'accessToken']), 'Not carried over, and not shown here: `accessToken`; a story needs none');
  for (const key of settings) {
    const value = at(config, key);
    if (value === undefined || value === '' || value === null || value === false) continue;
    notes.add('setting', data.where([...path, key]), `Not carried over: \`${key}\`, ${brief(value)}`);
  }
  const read = ['showMarkers', 'chapters', 'title', 'subtitle', 'description', 'byline', 'footer', 'topTitle', 'kicker', 'accessToken'];
  noteOthers(config, [...read, ...settings], { data, path, of: 'the configuration', notes });
}

interface PlacesContext {
  readonly showMarkers: boolean;
  /** whether the chapter has a centre of its own */
  readonly centered: boolean;
  readonly gathered: Gathered;
  readonly where: Where;
  readonly notes: Notes;
}

/** The places of a chapter: what stands at its centre, or the marker that the original puts there. */
function placesOf(
  chapter: unknown,
  camera: CameraMaterial,
  heading: string,
  { showMarkers, centered, gathered, where, notes }: PlacesContext,
): number[] {
  const own = centerOf(at(at(chapter, 'marker'), 'coordinates') ?? at(at(chapter, 'location'), 'marker') ?? at(chapter, 'marker'));
  const center = own ?? (camera.kind === 'center' ? camera.center : undefined);
  if (!center) return [];
  const near = (limit: number): number => gathered.places.findIndex((place) => distanceKm(place.at, center) <= limit);
  const found = near(0.005);
  if (found >= 0) return [found];
  if (!own && !(showMarkers && centered)) return [];
  const name = oneLine(heading, 80);
  if (name === '') {
    notes.add('place', where, 'Left out: the marker of a chapter without a title, which has no name');
    return [];
  }
  notes.add('guessed', where, 'Look at: markers are places, called by their chapter’s title', 'markers');
  const place: PlaceMaterial = { at: center, name, kind: 'story', comments: ['TODO: its name; this is the chapter’s title'] };
  noteNullPoint(center, name, where, notes);
  return [gathered.places.push(place) - 1];
}

/** The title step: where the file says that the map begins, or all that the chapters show. */
function titleStep(data: Data, path: Path, steps: readonly StepMaterial[], gathered: Gathered, notes: Notes): StepMaterial {
  const empty = { id: 'title', blocks: [], marks: [], areas: [], draw: new Map<number, number>(), comments: [], textComments: [] };
  const view = at(data.value, 'mapView');
  const center = path.length > 0 ? centerOf(at(view, 'center')) : undefined;
  const labels = [...new Set(steps.flatMap((step) => step.labels))].slice(0, 6);
  if (center) {
    const where = (key: string): Where => data.where(['mapView', key]);
    const camera = cameraOf({ center, zoom: at(view, 'zoom'), pitch: at(view, 'pitch'), bearing: at(view, 'bearing') }, where, notes);
    return { ...empty, camera, labels };
  }
  const lines = gathered.lines.map((_, line) => line);
  const areas = gathered.areas.map((_, area) => area);
  if (labels.length > 1 || lines.length > 0)
    return { ...empty, camera: { kind: 'fit', places: [...new Set(steps.flatMap((step) => step.labels))], lines, areas }, labels };
  const first = steps[0]?.camera;
  const camera: CameraMaterial =
    first?.kind === 'center'
      ? { ...first, zoom: Math.max(0, first.zoom - 1), pitch: 0, bearing: 0, narrowZoom: undefined }
      : (first ?? { kind: 'center', center: [0, 20], zoom: 1 });
  notes.add('guessed', data.where(path), 'Look at: the camera of the title, which the file does not have');
  return { ...empty, camera, labels: [] };
}
