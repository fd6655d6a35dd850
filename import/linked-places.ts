import { canonicalTag, day, month, year } from '#file-format/formats.ts';
import { at, type Data, isMapping, listAt, noteOthers, type Path, textAt } from './data.ts';
import { oneLine } from './escape.ts';
import { type Feature, noteNowhere, saidOnce } from './features.ts';
import type { SourceMaterial } from './material.ts';
import { namedMedium, sortMedia } from './named-media.ts';
import type { Notes } from './notes.ts';
import { shapesOf } from './shapes.ts';

/** Whether GeoJSON is in the Linked Places format, by its context or by what its features have. */
export function isLinkedPlaces(value: unknown): boolean {
  if (/linked-?(places|pasts)/i.test(JSON.stringify(at(value, '@context') ?? '').slice(0, 2000))) return true;
  const first = listAt(value, 'features')[0];
  return listAt(first, 'names').some((name) => isMapping(name) && 'toponym' in name);
}

/** Prefixes of addresses that the format knows. */
const prefixes: Readonly<Record<string, string>> = {
  aat: 'http://vocab.getty.edu/aat/',
  bnf: 'https://data.bnf.fr/',
  dbp: 'http://dbpedia.org/resource/',
  doi: 'https://doi.org/',
  gn: 'http://www.geonames.org/',
  gnd: 'https://d-nb.info/gnd/',
  gov: 'http://gov.genealogy.net/',
  loc: 'http://id.loc.gov/authorities/subjects/',
  pl: 'https://pleiades.stoa.org/places/',
  tgn: 'http://vocab.getty.edu/tgn/',
  viaf: 'http://viaf.org/viaf/',
  wd: 'http://www.wikidata.org/entity/',
  wp: 'https://en.wikipedia.org/wiki/',
};

function address(id: string): string | undefined {
  const [, prefix = '', rest = ''] = /^([a-z]+):(.+)$/i.exec(id) ?? [];
  const url = Object.hasOwn(prefixes, prefix) ? `${prefixes[prefix]}${rest}` : id;
  return /^https?:\/\//.test(url) && URL.canParse(url) ? new URL(url).href : undefined;
}

const certainties = ['certain', 'less-certain', 'uncertain'] as const;
const known = [
  '@id',
  'type',
  'properties',
  'when',
  'names',
  'geometry',
  'descriptions',
  'citations',
  'depictions',
  'bbox',
  'id',
  '@context',
];

/** A record: its names, geometries with their certainty, sources and words. */
export function linkedPlace(data: Data, feature: unknown, path: Path, notes: Notes): Feature[] {
  const properties = at(feature, 'properties');
  const names = listAt(feature, 'names');
  const title = textAt(properties, 'title') || textAt(names[0], 'toponym');
  const byLang: Record<string, string> = {};
  const others: string[] = [];
  for (const name of names) {
    const toponym = oneLine(textAt(name, 'toponym') || textAt(name, 'name'), 120);
    if (toponym === '' || toponym === title) continue;
    const lang = textAt(name, 'lang');
    if (lang && canonicalTag(lang) && !Object.hasOwn(byLang, lang)) byLang[lang] = toponym;
    else others.push(lang ? `${lang}: ${toponym}` : toponym);
  }
  if (others.length > 0)
    notes.add('language-aside', data.where([...path, 'names']), 'Kept in comments: further names of places', 'further names');
  const descriptions = listAt(feature, 'descriptions');
  const words = descriptions
    .map((one) => textAt(one, 'value'))
    .filter((text) => text !== '')
    .map((text) => text);
  const comments = others.map((name) => `also: ${name}`);
  const id = textAt(feature, '@id') || textAt(feature, 'id');
  if (id) comments.push(id);
  for (const description of descriptions) if (textAt(description, '@id')) comments.push(`words from ${textAt(description, '@id')}`);
  const media = sortMedia(
    listAt(feature, 'depictions').map((one, index) => {
      const licence = textAt(one, 'license');
      const caption = [textAt(one, 'title'), licence ? `(${licence})` : ''].filter((text) => text !== '').join(' ');
      return namedMedium({ address: textAt(one, '@id'), caption, where: data.where([...path, 'depictions', index]) }, notes);
    }),
  );
  comments.push(...media.comments);
  const own = [...path, 'geometry'];
  const sourcesOfNames = [feature, ...names].flatMap((holder) => citations(holder));
  noteOthers(feature, known, { data, path, of: 'a record', notes, code: 'property' });
  noteOthers(properties, ['title'], { data, path: [...path, 'properties'], of: 'a record’s properties', notes, code: 'property' });
  const geometry = at(feature, 'geometry');
  const geometries =
    at(geometry, 'type') === 'GeometryCollection'
      ? listAt(geometry, 'geometries').map((one, i) => ({ one, at: [...own, 'geometries', i] }))
      : [{ one: geometry, at: own }];
  if (geometry === undefined) {
    noteNowhere({ name: title, words: words.join(' ') }, 'record', data.where(path), notes);
    return [];
  }
  const shapes = geometries.flatMap(({ one, at: place }): Feature[] => {
    if (one === 'null' || one === null) {
      notes.add('place', data.where(place), `Left out: “${oneLine(title, 60)}”, whose location is not known`);
      return [];
    }
    if (at(one, 'geo_wkt') && at(one, 'coordinates') === undefined) {
      notes.add('broken-file', data.where(place), 'Left out: a geometry that is only well-known text', 'wkt');
      return [];
    }
    noteOthers(one, ['type', 'coordinates', 'geometries', 'when', 'certainty', 'citations'], {
      data,
      path: place,
      of: 'a geometry',
      notes,
    });
    const said = at(one, 'certainty');
    const certainty = certainties.find((value) => value === said);
    if (said !== undefined && !certainty)
      notes.add(
        'property',
        data.where([...place, 'certainty']),
        `Left out: certainty \`${oneLine(String(said), 40)}\`, which is none of ${certainties.join(', ')}`,
      );
    const time = whenOf(at(one, 'when')) || whenOf(at(feature, 'when'));
    const sources = [...citations(one), ...sourcesOfNames];
    return shapesOf(data, one, place, notes).map((shape) => ({
      ...shape,
      name: title,
      names: byLang,
      words: words.join('<br><br>'),
      where: data.where(place),
      time: time || undefined,
      certainty,
      sources,
      comments,
      blocks: media.blocks,
    }));
  });
  return saidOnce(shapes);
}

/** A year in words. */
const loneYear = /\b(?:1\d{3}|20\d{2})\b/;

/** Citations with an address: a source has one. */
function citations(holder: unknown): SourceMaterial[] {
  return listAt(holder, 'citations').flatMap((citation): SourceMaterial[] => {
    const url = address(textAt(citation, '@id') || textAt(citation, 'id'));
    const label = oneLine(textAt(citation, 'label'), 200);
    if (!url || !label) return [];
    const said = textAt(citation, 'date');
    const found = (pattern: RegExp, text: string): string => pattern.exec(text)?.[0] ?? '';
    // a year by itself stands as it is: no month is made up for it
    const dates = [
      found(/\b\d{4}-\d{2}(?:-\d{2})?\b/, said || label),
      textAt(citation, 'year'),
      found(loneYear, said),
      found(loneYear, label),
    ];
    const date = dates.find((text) => day(text) || month(text) || year(text));
    return [{ who: label, what: label, url, date }];
  });
}

/** "1600 – 1699": time spans as they are written. */
function whenOf(when: unknown): string {
  const moment = (value: unknown): string =>
    typeof value === 'string'
      ? value
      : ['in', 'earliest', 'latest']
          .map((key) => textAt(value, key))
          .filter((text) => text !== '')
          .join('/');
  const spans = listAt(when, 'timespans').map((span) =>
    [moment(at(span, 'start')), moment(at(span, 'end'))].filter((text) => text !== '').join(' – '),
  );
  return [...spans, ...listAt(when, 'periods').map((period) => textAt(period, 'name')), textAt(when, 'label')]
    .filter((text) => text !== '')
    .join('; ');
}
