import type { Element } from '@xmldom/xmldom';
import type { LngLat } from '#geo/camera.ts';
import { destination, earthKm } from '#geo/sphere.ts';
import { authorOf, withoutMail } from './authors.ts';
import type { BlockMaterial } from './blocks.ts';
import { oneLine } from './escape.ts';
import { type Feature, noteNowhere, saidOnce } from './features.ts';
import type { FeatureFile } from './geojson.ts';
import { plainWords } from './html.ts';
import { geometryNames, shapesOf } from './kml-shapes.ts';
import { coordinate, pointOf } from './lines.ts';
import type { CameraMaterial } from './material.ts';
import { namedMedium, sortMedia } from './named-media.ts';
import type { Notes } from './notes.ts';
import { childOf, childrenOf, childText, nameOf, textOf, whereOf, type Xml } from './xml.ts';

export interface KmlFile extends FeatureFile {
  /** the stops of a tour, in order */
  readonly tour: readonly CameraMaterial[];
  /** what the tour is called */
  readonly tourName: string;
}

interface Found {
  readonly file: string;
  readonly notes: Notes;
  readonly features: Feature[];
  readonly tour: CameraMaterial[];
  tourName: string;
  credit: string[];
  /** names of the folders around, outermost first */
  folders: readonly string[];
}

const overlays = ['GroundOverlay', 'ScreenOverlay', 'PhotoOverlay'];
const looks = ['Style', 'StyleMap', 'styleUrl', 'StyleSelector', 'Icon', 'Region', 'Schema', 'open', 'ListStyle', 'balloonVisibility'];
const containers = ['kml', 'Document', 'Folder', 'Create', 'Update', 'NetworkLinkControl'];

/** Reads KML: placemarks, and the first tour. Nothing that it links to is loaded. */
export function readKml({ file, root }: Xml, notes: Notes): KmlFile {
  const found: Found = { file, notes, features: [], tour: [], tourName: '', credit: [], folders: [] };
  container(root, found);
  const head = nameOf(root) === 'kml' ? childrenOf(root).find((child) => containers.includes(nameOf(child))) : root;
  const inner = head && !childText(head, 'name') ? (childOf(head, 'Document') ?? head) : head;
  return {
    features: found.features,
    title: plainWords(childText(inner, 'name'), whereOf(file, root), notes),
    words: childText(inner, 'description') || childText(inner, 'snippet') || childText(inner, 'Snippet'),
    credit: found.credit,
    lang: '',
    tour: found.tour,
    tourName: found.tourName,
  };
}

/** What is in a folder, whose name an editor may want for a chapter. */
function inside(element: Element, found: Found): void {
  const around = found.folders;
  const name = nameOf(element) === 'Folder' ? oneLine(childText(element, 'name'), 80) : '';
  if (name !== '') found.folders = [...around, name];
  container(element, found);
  found.folders = around;
}

function container(element: Element, found: Found): void {
  const { file, notes } = found;
  for (const child of childrenOf(element)) {
    const name = nameOf(child);
    const where = whereOf(file, child);
    const title = `${name} “${oneLine(childText(child, 'name'), 60)}”`;
    if (containers.includes(name)) inside(child, found);
    else if (name === 'Placemark') placemark(child, found);
    else if (name === 'Tour') tour(child, found);
    else if (overlays.includes(name))
      notes.add('media', where, `Not carried over: ${title}, a picture, ${oneLine(childText(childOf(child, 'Icon'), 'href'), 100)}`);
    else if (name === 'NetworkLink')
      notes.add('link', where, `Not loaded: ${title}, ${oneLine(childText(childOf(child, 'Link') ?? childOf(child, 'Url'), 'href'), 100)}`);
    else if (name === 'author' || name === 'link') {
      const { words, hasMail } =
        name === 'link' ? { words: oneLine(withoutMail(child.getAttribute('href') ?? ''), 200), hasMail: false } : authorOf(child);
      if (hasMail) notes.add('personal', where, 'Not carried over, and not shown here: the author’s e-mail address');
      if (words) {
        found.credit.push(words);
        notes.add('attribution', where, `In the credit, and has to stay: ${name}, “${oneLine(words, 60)}”`);
      }
    } else if (name === 'LookAt' || name === 'Camera')
      notes.add('camera', where, `Not carried over: the ${name} of a ${nameOf(element)}; cameras hold what is there`, 'camera');
    else if (name === 'visibility') {
      if (textOf(child) === '0') notes.add('hidden', where, `Look at: a hidden ${nameOf(element)}; what is in it is in the story`);
    } else if (looks.includes(name)) notes.add('style', where, `Not carried over: \`${name}\``, name);
    else if (name === 'TimeSpan' || name === 'TimeStamp')
      notes.add('time', where, `Not carried over: ${name} of a ${nameOf(element)}`, name);
    else if (name === 'description' && nameOf(element) === 'Folder' && textOf(child))
      notes.add(
        'property',
        where,
        `Not carried over: the words of folder “${oneLine(childText(element, 'name'), 60)}”, “${oneLine(textOf(child), 60)}”`,
      );
    else if (!['name', 'description', 'snippet', 'Snippet'].includes(name))
      notes.add('property', where, `Not carried over: \`${oneLine(name, 60)}\` of a ${nameOf(element)}`, `${nameOf(element)} ${name}`);
  }
}

function placemark(element: Element, found: Found): void {
  const { file, notes } = found;
  const where = whereOf(file, element);
  const data = extendedData(childOf(element, 'ExtendedData'), found);
  const name = childText(element, 'name') || data.name;
  const span = childOf(element, 'TimeSpan');
  const time =
    childText(childOf(element, 'TimeStamp'), 'when') ||
    [childText(span, 'begin'), childText(span, 'end')].filter((text) => text !== '').join(' – ');
  const words = childText(element, 'description') || childText(element, 'snippet') || childText(element, 'Snippet') || data.words;
  for (const child of childrenOf(element)) {
    const key = nameOf(child);
    const at = whereOf(file, child);
    if (looks.includes(key)) notes.add('style', at, `Not carried over: \`${key}\` of placemarks`, `placemark ${key}`);
    else if (key === 'LookAt' || key === 'Camera') notes.add('camera', at, 'Not carried over: cameras of placemarks', 'placemark');
    else if (key === 'visibility' && textOf(child) === '0')
      notes.add('hidden', at, 'Look at: placemarks that are hidden in the original', 'placemark');
    else if (
      ![
        'name',
        'description',
        'snippet',
        'Snippet',
        'ExtendedData',
        'TimeSpan',
        'TimeStamp',
        'visibility',
        'Model',
        ...geometryNames,
      ].includes(key) &&
      textOf(child)
    )
      notes.add(
        'property',
        at,
        `Not carried over: \`${oneLine(key, 60)}\` of placemarks, “${oneLine(textOf(child), 40)}”`,
        `placemark ${key}`,
      );
  }
  const geometries = childrenOf(element).filter((child) => geometryNames.includes(nameOf(child)));
  if (geometries.length === 0) {
    if (childOf(element, 'Model'))
      notes.add('place', where, `Left out: placemark “${oneLine(name, 60)}”, a model of a building or the like`);
    else noteNowhere({ name, words }, 'placemark', where, notes);
  }
  const media = sortMedia(data.media);
  const folder = found.folders.join(' / ');
  if (folder !== '' && geometries.length > 0) notes.add('property', where, 'Kept in comments: the names of folders', 'folders');
  const comments = [...media.comments, ...(folder === '' ? [] : [`folder in the file: ${folder}`])];
  const plain = { name, words, where, time: time || undefined, blocks: media.blocks, comments };
  found.features.push(...saidOnce(geometries.flatMap((geometry) => shapesOf(geometry, found, 0)).map((shape) => ({ ...plain, ...shape }))));
}

interface ExtendedData {
  name: string;
  words: string;
  /** pictures, as Google’s maps name them */
  readonly media: (BlockMaterial | { comment: string })[];
}

function extendedData(element: Element | undefined, { file, notes }: Found): ExtendedData {
  const result: ExtendedData = { name: '', words: '', media: [] };
  const fields = element ? childrenOf(element).flatMap((child) => (nameOf(child) === 'SchemaData' ? childrenOf(child) : [child])) : [];
  for (const field of fields) {
    const key = field.getAttribute('name') ?? nameOf(field);
    const value = childText(field, 'value') || textOf(field);
    if (value === '') continue;
    if (result.name === '' && /^(name|nom|nombre|title|titel|label)$/i.test(key)) result.name = value;
    else if (result.words === '' && /^(desc|description|text|comment)$/i.test(key)) result.words = value;
    else if (key === 'gx_media_links')
      result.media.push(...value.split(/\s+/).map((address) => namedMedium({ address, where: whereOf(file, field) }, notes)));
    else
      notes.add(
        'property',
        whereOf(file, field),
        `Not carried over: \`${oneLine(key, 60)}\` of placemarks, “${oneLine(value, 40)}”`,
        `data ${key}`,
      );
  }
  return result;
}

function tour(element: Element, found: Found): void {
  const { file, notes } = found;
  const stops = childrenOf(element).flatMap((child) => (nameOf(child) === 'Playlist' ? childrenOf(child) : []));
  if (found.tour.length > 0) {
    notes.add('too-large', whereOf(file, element), `Left out: another tour, “${oneLine(childText(element, 'name'), 60)}”; a story is one`);
    return;
  }
  found.tourName = plainWords(childText(element, 'name'), whereOf(file, element), notes);
  for (const stop of stops) {
    const where = whereOf(file, stop);
    const view = nameOf(stop) === 'FlyTo' ? childrenOf(stop).find((child) => ['LookAt', 'Camera'].includes(nameOf(child))) : undefined;
    if (nameOf(stop) === 'FlyTo') {
      const camera = view && cameraOf(view, found);
      if (camera) found.tour.push(camera);
      else notes.add('camera', where, 'Left out: a stop of the tour without a view on Earth');
      notes.add(
        'time',
        where,
        'Not carried over: durations and modes of the tour’s flights; a reader’s scrolling moves the map',
        'flights',
      );
    } else notes.add('setting', where, `Not carried over: \`${oneLine(nameOf(stop), 40)}\` of the tour`);
  }
}

/** MapLibre’s camera stands 1.5 heights of the stage from its centre; a story’s zooms are those of a stage 900 px high. */
const distancePx = 1350;
/** A camera that looks nearly at the horizon looks at a point beyond it; as far as this a story’s pitch and a sensible centre go, degrees. */
const mostTilt = 75;

function cameraOf(view: Element, { file, notes }: Found): CameraMaterial | undefined {
  const where = whereOf(file, view);
  const number = (name: string): number => coordinate(childText(view, name));
  const at = pointOf(childText(view, 'longitude'), childText(view, 'latitude'));
  if (!at) return undefined;
  const heading = Number.isFinite(number('heading')) ? number('heading') % 360 : 0;
  const tilt = Number.isFinite(number('tilt')) ? Math.min(Math.max(number('tilt'), 0), 90) : 0;
  if (tilt > 60) notes.add('camera', where, `Changed: tilt ${tilt} is 60, as far as a story’s pitch goes`);
  if (number('roll')) notes.add('camera', where, `Not carried over: roll ${number('roll')}`);
  let center: LngLat = at;
  let metres = number('range');
  if (nameOf(view) === 'Camera') {
    const altitude = Number.isFinite(number('altitude')) ? number('altitude') : Number.NaN;
    if (childText(view, 'altitudeMode') === '')
      notes.add('camera', where, 'Guessed: an altitude without `altitudeMode` is above the ground');
    const down = (Math.min(tilt, mostTilt) * Math.PI) / 180;
    metres = altitude / Math.cos(down);
    const away = (altitude / 1000) * Math.tan(down);
    if (away > 0 && away < 5000) center = destination(at, (heading + 360) % 360, away);
  }
  if (!(metres > 0)) {
    notes.add('camera', where, 'Guessed: a view without a distance is 10 km away');
    metres = 10_000;
  }
  const world = 2 * Math.PI * earthKm * 1000 * Math.max(Math.cos((center[1] * Math.PI) / 180), 0.01);
  const zoom = Math.min(20, Math.max(0, Math.log2(world / (512 * (metres / distancePx)))));
  const bearing = heading > 180 ? heading - 360 : heading < -180 ? heading + 360 : heading;
  return {
    kind: 'center',
    center: [Number(center[0].toFixed(6)), Number(center[1].toFixed(6))],
    zoom: Number(zoom.toFixed(2)),
    pitch: Math.min(tilt, 60),
    bearing: Number(bearing.toFixed(2)),
  };
}
