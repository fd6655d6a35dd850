import { canonicalTag } from '#file-format/formats.ts';
import { at, brief, type Data, isMapping, listAt, noteOthers, numberAt, type Path, textAt } from './data.ts';
import { oneLine } from './escape.ts';
import { type Feature, noteNowhere, saidOnce } from './features.ts';
import { plainWords } from './html.ts';
import { isLinkedPlaces, linkedPlace } from './linked-places.ts';
import { namedMedium, sortMedia } from './named-media.ts';
import { type Notes, Refusal } from './notes.ts';
import { shapesOf } from './shapes.ts';

/** What a file of features has, besides them. */
export interface FeatureFile {
  readonly features: readonly Feature[];
  /** plain words; empty for none */
  readonly title: string;
  /** may be HTML */
  readonly words: string;
  /** plain words: who made it, under which licence */
  readonly credit: readonly string[];
  /** BCP 47, as the file says; empty for none */
  readonly lang: string;
}

const nameKeys = [
  'name',
  'title',
  'label',
  'headline',
  'nom',
  'nombre',
  'nome',
  'naam',
  'titel',
  'titre',
  'bezeichnung',
  'place',
  'placename',
  'toponym',
  'station',
];
const wordKeys = ['description', 'desc', 'text', 'comment', 'notes', 'note', 'popupcontent', 'popup', 'summary', 'body', 'story'];
const mediumKeys = ['image', 'picture', 'photo', 'img', 'foto', 'bild', 'sound', 'audio', 'video', 'media'];
const altKeys = ['alt', 'alttext', 'imagealt'];
const captionKeys = ['caption', 'imagecaption'];
const creditKeys = ['credit', 'imagecredit', 'photocredit'];
const timeKeys = ['time', 'timestamp', 'date', 'datetime', 'when', 'start', 'year'];
const vertexTimeKeys = ['coordTimes', 'times', 'timestamps'];
const lengthKeys = /^(length|distance|laenge|longueur)_?km$|^officiallengthkm$/i;

/** Reads GeoJSON, and Linked Places where it is that. @param path where it is in the data @param layer the id of the layer that it is */
export function readGeoJson(data: Data, value: unknown, path: Path, notes: Notes, layer?: string): FeatureFile {
  refuseProjected(data, value, path);
  const linked = isLinkedPlaces(value);
  const features: Feature[] = [];
  const list = at(value, 'type') === 'FeatureCollection' ? listAt(value, 'features') : [value];
  const base = at(value, 'type') === 'FeatureCollection' ? [...path, 'features'] : undefined;
  list.forEach((feature, index) => {
    const own = base ? [...base, index] : path;
    features.push(...(linked ? linkedPlace(data, feature, own, notes) : readFeature(data, feature, own, notes, layer)));
  });
  const credit: string[] = [];
  const metadata = at(value, 'metadata');
  for (const holder of [value, metadata]) {
    for (const key of ['copyright', 'attribution', 'license', 'licence', 'credits', 'author', 'source', 'citation']) {
      const words = at(holder, key);
      if (typeof words !== 'string' || words.trim() === '') continue;
      credit.push(oneLine(words, 500));
      notes.add(
        'attribution',
        data.where(holder === metadata ? [...path, 'metadata', key] : [...path, key]),
        `In the credit, and has to stay: \`${key}\`, ${brief(words)}`,
      );
    }
  }
  const known = [
    'type',
    'features',
    'geometry',
    'geometries',
    'coordinates',
    'properties',
    'id',
    'bbox',
    'crs',
    '@context',
    '@id',
    'name',
    'title',
    'description',
    'metadata',
    'copyright',
    'attribution',
    'license',
    'licence',
    'credits',
    'author',
    'source',
    'citation',
  ];
  if (base) noteOthers(value, known, { data, path, of: 'the file', notes });
  const named = base ? textAt(value, 'title') || textAt(value, 'name') || textAt(metadata, 'title') : '';
  return {
    features,
    title: plainWords(named, data.where([...path, 'name']), notes),
    words: base ? textAt(value, 'description') || textAt(metadata, 'description') : '',
    credit,
    lang: '',
  };
}

/** GeoJSON of 2008 may be in any projection, and says so. */
function refuseProjected(data: Data, value: unknown, path: Path): void {
  const name = textAt(at(at(value, 'crs'), 'properties'), 'name');
  const code = /EPSG\D{0,4}(\d+)$/i.exec(name)?.[1];
  if (name === '' || /CRS:?84|CRS83/i.test(name) || code === '4326' || code === '4979' || code === '4258' || code === '4269') return;
  throw new Refusal(
    'projected',
    data.where([...path, 'crs']),
    `Unexpected coordinates in ${oneLine(name, 60)}, expected longitude and latitude: convert the file, as with \`ogr2ogr -t_srs EPSG:4326\``,
  );
}

/** A property by any of the usual names, whatever its case. */
function property(properties: unknown, keys: readonly string[]): { key: string; value: string } | undefined {
  if (!isMapping(properties)) return undefined;
  const own = Object.keys(properties);
  for (const key of keys) {
    const found = own.find((one) => one.toLowerCase() === key && textAt(properties, one).trim() !== '');
    if (found) return { key: found, value: textAt(properties, found) };
  }
  return undefined;
}

function readFeature(data: Data, feature: unknown, path: Path, notes: Notes, layer: string | undefined): Feature[] {
  const isFeature = at(feature, 'type') === 'Feature';
  const geometry = isFeature ? at(feature, 'geometry') : feature;
  const own = isFeature ? [...path, 'geometry'] : path;
  const properties = at(feature, 'properties');
  const name = property(properties, nameKeys);
  const words = property(properties, wordKeys);
  const time = property(properties, timeKeys);
  const names = namesOf(properties);
  const medium = property(properties, mediumKeys);
  const [alt, caption, credit] = [altKeys, captionKeys, creditKeys].map((keys) => (medium ? property(properties, keys) : undefined));
  const length = isMapping(properties) ? Object.keys(properties).find((key) => lengthKeys.test(key)) : undefined;
  const km = length ? numberAt(properties, length) : undefined;
  const comments = isMapping(properties)
    ? Object.entries(properties).flatMap(([key, value]) =>
        /note|source|quelle/i.test(key) && key !== words?.key && typeof value === 'string' && value.trim() !== ''
          ? [`${key} in the file: ${value}`]
          : [],
      )
    : [];
  const read = [
    name?.key,
    words?.key,
    time?.key,
    medium?.key,
    alt?.key,
    caption?.key,
    credit?.key,
    length,
    ...Object.keys(names).map((lang) => `name:${lang}`),
    ...vertexTimeKeys,
    'coordinateProperties',
  ];
  const kept = isMapping(properties) ? Object.keys(properties).filter((key) => /note|source|quelle/i.test(key)) : [];
  noteOthers(
    properties,
    [...read, ...kept].filter((key) => key !== undefined),
    { data, path: [...path, 'properties'], of: 'a feature', notes, code: 'property' },
  );
  if (isFeature) noteOthers(feature, ['type', 'geometry', 'properties', 'id', 'bbox'], { data, path, of: 'a feature itself', notes });
  const where = data.where(isFeature ? path : own);
  const { blocks, comments: more } = sortMedia(
    medium
      ? [
          namedMedium(
            {
              address: medium.value.trim(),
              alt: alt?.value ?? '',
              caption: caption?.value ?? '',
              by: credit?.value ?? '',
              where: data.where([...path, 'properties', medium.key]),
            },
            notes,
          ),
        ]
      : [],
  );
  const plain = { name: name?.value ?? '', names, words: words?.value ?? '', where, time: time?.value, km, layer, blocks };
  const all = [...comments, ...more];
  const times = vertexTimes(properties);
  if (isFeature && (geometry === null || geometry === undefined)) {
    noteNowhere(plain, 'feature', where, notes);
    return [];
  }
  return saidOnce(shapesOf(data, geometry, own, notes, times).map((shape) => ({ ...plain, ...shape, comments: all })));
}

/** `name:ko` and the like, as OpenStreetMap has them. */
function namesOf(properties: unknown): Record<string, string> {
  const names: Record<string, string> = {};
  if (!isMapping(properties)) return names;
  for (const [key, value] of Object.entries(properties)) {
    const lang = /^name[:_]([a-z]{2,3}(?:-\w+)*)$/.exec(key)?.[1];
    if (lang && typeof value === 'string' && canonicalTag(lang) !== undefined) names[lang] = value;
  }
  return names;
}

function vertexTimes(properties: unknown): readonly unknown[] {
  for (const key of vertexTimeKeys) {
    const list = listAt(properties, key);
    if (list.length > 0) return list.flat(1);
    const inner = listAt(at(properties, 'coordinateProperties'), key);
    if (inner.length > 0) return inner.flat(1);
  }
  return [];
}
