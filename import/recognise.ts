import { isMediaFile } from './addresses.ts';
import { readConfig } from './config.ts';
import { readCsv } from './csv.ts';
import { at, type Data, isMapping, listAt, readJson, textAt } from './data.ts';
import { decodeText } from './decode.ts';
import { oneLine } from './escape.ts';
import { geoTypes } from './geo-types.ts';
import type { FeatureFile } from './geojson.ts';
import { readGpx } from './gpx.ts';
import { type KmlFile, readKml } from './kml.ts';
import { isLinkedPlaces } from './linked-places.ts';
import { isLocationHistory } from './location-history.ts';
import { refuseArchive, refusePacked, refuseStandIns } from './not-these.ts';
import { type Notes, Refusal } from './notes.ts';
import { nameOf, readXml } from './xml.ts';
import { isZip, unzip } from './zip.ts';

/** Bytes of one file that are read. */
export const mostFileBytes = 64_000_000;

export type Kind = 'history' | 'config' | 'storymapjs' | 'geolibre' | 'chapters' | 'geojson' | 'gpx' | 'kml' | 'csv';

/** An archive of which one file was read. */
export interface Archive {
  /** the file in it, as notes call it */
  readonly inside: string;
  /** the folder of that file in the archive, with a slash at its end; empty at the top */
  readonly folder: string;
  /** the media in it, by their names */
  readonly media: readonly string[];
}

/** A file that was read, as what it is. */
export interface Read {
  readonly file: string;
  readonly kind: Kind;
  readonly format: string;
  readonly data?: Data;
  readonly features?: FeatureFile | KmlFile;
  /** where the file was in an archive */
  readonly archive?: Archive;
}

/** Recognises a file by what is in it, and reads it. @param texts gains its text @throws Refusal */
export function readFile(file: string, bytes: Uint8Array, texts: Record<string, string>, notes: Notes): Read[] {
  if (bytes.length > mostFileBytes)
    throw new Refusal(
      'too-large',
      { file, offset: 0 },
      `Unexpected file of ${Math.round(bytes.length / 1e6)} MB, expected at most ${mostFileBytes / 1e6}`,
    );
  if (isZip(bytes)) return readKmz(file, bytes, texts, notes);
  refusePacked(file, bytes);
  const { text: decoded, encoding, guessed } = decodeText(bytes);
  // a sequence of JSON texts (RFC 8142) has a mark before each
  const text = decoded.startsWith('\u001e') ? decoded.replaceAll('\u001e', ' ') : decoded;
  texts[file] = text;
  if (encoding !== 'utf-8')
    notes.add('encoding', { file, offset: 0 }, `${guessed ? 'Guessed' : 'Read'}: a file in ${encoding}, and not UTF-8`);
  const start = text.slice(0, 4000).trimStart();
  if (text.trim() === '') throw new Refusal('nothing-to-tell', { file, offset: 0 }, 'Unexpected empty file');
  refuseStandIns(file, text);
  const extension = /\.([a-z0-9]+)$/i.exec(file)?.[1]?.toLowerCase() ?? '';
  if (start.startsWith('<')) return [readXmlFile(file, text, notes)];
  if (/^m?js$|^cjs$|^ts$/.test(extension)) return [{ file, ...scriptOf(readConfig(file, text, notes)) }];
  if (['csv', 'tsv', 'tab'].includes(extension)) return [readTable(file, text, notes, guessed ? encoding : undefined)];
  if (start.startsWith('{') || start.startsWith('[')) return [readJsonFile(file, text)];
  if (/\bchapters\s*:/.test(text) && /\b(var|let|const|export)\b/.test(text)) return [{ file, ...scriptOf(readConfig(file, text, notes)) }];
  if (extension === 'txt' || extension === '') return [{ file, kind: 'csv', format: 'a table of steps', data: readCsv(file, text, notes) }];
  if (['json', 'geojson', 'geolibre'].includes(extension)) readJson(file, text);
  throw new Refusal(
    'unknown-format',
    { file, offset: 0 },
    `Unexpected \`${oneLine(start, 30)}\`, expected one of the formats that docs/importing.md names`,
  );
}

/** @param guessed the encoding, where it was guessed: then it may be why no column is known */
function readTable(file: string, text: string, notes: Notes, guessed: string | undefined): Read {
  try {
    return { file, kind: 'csv', format: 'a table of steps', data: readCsv(file, text, notes) };
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'unknown-format' || guessed === undefined) throw error;
    throw new Refusal(error.code, error.where, `${error.message}; the file is not in UTF-8 and was read as ${guessed}: save it in UTF-8`);
  }
}

/** What a script holds: a template’s configuration, or a StoryMapJS’s slides. */
function scriptOf(data: Data): Omit<Read, 'file'> {
  if (geoTypes.includes(textAt(data.value, 'type'))) return { kind: 'geojson', format: 'GeoJSON in a script', data };
  const slides = Array.isArray(at(data.value, 'slides')) || Array.isArray(at(at(data.value, 'storymap'), 'slides'));
  return slides ? { kind: 'storymapjs', format: 'StoryMapJS', data } : { kind: 'config', format: 'a storytelling configuration', data };
}

function readXmlFile(file: string, text: string, notes: Notes): Read {
  const xml = readXml(file, text, notes);
  const name = nameOf(xml.root);
  if (name === 'gpx') return { file, kind: 'gpx', format: 'GPX', features: readGpx(xml, notes) };
  if (['kml', 'Document', 'Folder', 'Placemark'].includes(name)) return { file, kind: 'kml', format: 'KML', features: readKml(xml, notes) };
  throw new Refusal('unknown-format', { file, offset: 0 }, `Unexpected XML of \`${oneLine(name, 40)}\`, expected GPX or KML`);
}

function readKmz(file: string, bytes: Uint8Array, texts: Record<string, string>, notes: Notes): Read[] {
  const media: string[] = [];
  const others: string[] = [];
  const files = unzip(
    file,
    bytes,
    (name) => /\.kml$/i.test(name),
    (name) => {
      others.push(name);
      if (isMediaFile(name)) media.push(name);
      else notes.add('file-aside', { file, offset: 0 }, `Not read: \`${oneLine(name, 100)}\` in the archive`);
    },
  );
  const names = Object.keys(files);
  // The KMZ specification: the first .kml at the top, by custom doc.kml.
  const main = names.find((name) => /^doc\.kml$/i.test(name)) ?? names.find((name) => !name.includes('/')) ?? names[0];
  if (main === undefined) return refuseArchive(file, others);
  for (const other of names)
    if (other !== main)
      notes.add(
        'file-aside',
        { file, offset: 0 },
        `Not read: \`${oneLine(other, 100)}\` in the archive; the map is \`${oneLine(main, 60)}\``,
      );
  const inside = `${file}!${oneLine(main, 100).replace(/^.*[\\/]/, '')}`;
  const { text } = decodeText(files[main] as Uint8Array);
  texts[inside] = text;
  const read = readXmlFile(inside, text, notes);
  return [{ ...read, file, archive: { inside, folder: main.replace(/[^/]*$/, ''), media } }];
}

/** A list of features is a collection that lacks its frame. */
function asCollection(data: Data): Data {
  const { file, value, where } = data;
  if (!Array.isArray(value) || value.length === 0 || !value.every((one) => at(one, 'type') === 'Feature')) return data;
  return {
    file,
    value: { type: 'FeatureCollection', features: value },
    where: (path) => where(path[0] === 'features' ? path.slice(1) : []),
  };
}

function readJsonFile(file: string, text: string): Read {
  const data = asCollection(readJson(file, text));
  const { value } = data;
  const story = at(value, 'storymap');
  const refuse = (code: 'timeline' | 'unknown-format', what: string, path: (string | number)[] = []): never => {
    throw new Refusal(code, data.where(path), what);
  };
  if (Array.isArray(at(story, 'slides')) || Array.isArray(at(value, 'slides')))
    return { file, kind: 'storymapjs', format: 'StoryMapJS', data };
  if (
    Array.isArray(at(story, 'chapters')) ||
    (Array.isArray(at(value, 'layers')) && (at(value, 'mapView') !== undefined || story !== undefined))
  )
    return { file, kind: 'geolibre', format: 'GeoLibre', data };
  if (Array.isArray(at(value, 'chapters'))) return { file, kind: 'chapters', format: 'a storytelling configuration', data };
  if (geoTypes.includes(textAt(value, 'type'))) {
    const features = textAt(value, 'type') === 'FeatureCollection' ? listAt(value, 'features') : [];
    if (features.length > 0 && isLinkedPlaces(value)) return { file, kind: 'geojson', format: 'Linked Places', data };
    return { file, kind: 'geojson', format: 'GeoJSON', data };
  }
  const events = listAt(value, 'events');
  if (
    events.some((event) => isMapping(at(event, 'start_date'))) ||
    isMapping(at(value, 'timeline')) ||
    (events.length > 0 && at(value, 'eras') !== undefined)
  )
    refuse('timeline', 'Unexpected timeline (TimelineJS), expected a story with places: it has dates, and nothing that says where', [
      events.length > 0 ? 'events' : 'timeline',
    ]);
  if (isLocationHistory(value)) return { file, kind: 'history', format: 'a location history', data };
  if (isMapping(at(value, 'nodes')) && typeof at(value, 'root') === 'string')
    refuse(
      'unknown-format',
      'Unexpected ArcGIS StoryMap, whose maps are not in the file: export its layers as GeoJSON or KML, and its words by hand',
    );
  if (listAt(value, 'elements').some((element) => at(element, 'type') === 'node'))
    refuse('unknown-format', 'Unexpected JSON of OpenStreetMap (Overpass), expected GeoJSON: export it as that');
  if (Array.isArray(value) && value.some((one) => isMapping(one) && ('lat' in one || 'latitude' in one)))
    refuse('unknown-format', 'Unexpected list of points, expected a table: save it as CSV with the columns `lat`, `lon`, `title`, `text`');
  if (at(value, 'type') === 'Topology') refuse('unknown-format', 'Unexpected TopoJSON, expected GeoJSON: convert it, as with mapshaper');
  if (at(value, 'version') === 8 && at(value, 'sources') !== undefined)
    refuse('unknown-format', 'Unexpected style of a map (MapLibre), expected a story or its data');
  if (listAt(value, 'features').some((feature) => at(feature, 'attributes') !== undefined))
    refuse('unknown-format', 'Unexpected Esri JSON, expected GeoJSON: export it as that');
  return refuse(
    'unknown-format',
    `Unexpected JSON with ${
      isMapping(value)
        ? `the keys ${
            Object.keys(value)
              .slice(0, 8)
              .map((key) => `\`${oneLine(key, 30)}\``)
              .join(', ') || '(none)'
          }`
        : Array.isArray(value)
          ? 'a list at its top'
          : 'a plain value'
    }, expected one of the formats that docs/importing.md names`,
  );
}
