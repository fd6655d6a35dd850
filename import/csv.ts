import Papa from 'papaparse';
import type { Data, Mapping } from './data.ts';
import { oneLine } from './escape.ts';
import { type Notes, Refusal, type Where } from './notes.ts';

/** Columns by their usual names, all in lower case. */
const columns: Readonly<Record<string, readonly string[]>> = {
  id: ['id', 'slug'],
  title: [
    'title',
    'headline',
    'heading',
    'name',
    'place',
    'location',
    'titel',
    'titre',
    'titulo',
    'título',
    'ort',
    'lieu',
    'lugar',
    'chapter',
  ],
  description: [
    'description',
    'text',
    'words',
    'body',
    'story',
    'content',
    'desc',
    'beschreibung',
    'texte',
    'texto',
    'narrative',
    'caption',
  ],
  image: ['image', 'media', 'picture', 'photo', 'bild', 'img', 'url', 'media link'],
  alt: ['alt', 'alt text', 'image alt', 'alternativtext'],
  caption: ['caption', 'image caption', 'bildunterschrift', 'légende'],
  credit: ['credit', 'image credit', 'photo credit', 'bildnachweis', 'crédit'],
  lat: ['lat', 'latitude', 'y', 'breite', 'breitengrad', 'latitud', 'ycoord'],
  lng: ['lng', 'lon', 'long', 'longitude', 'x', 'länge', 'längengrad', 'longitud', 'xcoord'],
  zoom: ['zoom'],
  pitch: ['pitch', 'tilt'],
  bearing: ['bearing', 'heading', 'rotation'],
  date: ['date', 'time', 'year', 'when', 'datum', 'jahr', 'fecha'],
  hidden: ['hidden'],
  onChapterEnter: ['onchapterenter'],
  onChapterExit: ['onchapterexit'],
};
const mostRows = 5000;
/** Columns of GeoLibre’s tables that a story has nothing for. */
const looks = /^(alignment|mapanimation|rotateanimation)$/i;

/**
 * Reads a table of steps, a row each: commas, semicolons or tabs between, decimal points or commas. Rows become chapters of a storytelling
 * configuration.
 * @returns the configuration, and whether its rows have cameras of their own (a zoom) or are points
 * @throws Refusal where there are no columns for latitude and longitude
 */
export function readCsv(file: string, text: string, notes: Notes): Data {
  const { data: rows, errors, meta } = Papa.parse<string[]>(text, { skipEmptyLines: false, preview: mostRows + 1 });
  const starts = rowStarts(text, rows, meta.linebreak, meta.delimiter);
  const spot = (row: number): Where => ({ file, offset: starts[row] ?? 0 });
  for (const { code, message, row } of errors) {
    if (code === 'UndetectableDelimiter') continue;
    notes.add('syntax', spot(row ?? 0), `Read all the same: ${oneLine(message, 100)}`, code);
  }
  const top = rows.findIndex((row) => row.some((cell) => cell.trim() !== ''));
  const header = (rows[top] ?? []).map((cell) => cell.trim());
  refuseOthers(spot(Math.max(top, 0)), header);
  const column = (key: string): number => {
    for (const name of columns[key] ?? []) {
      const found = header.findIndex((cell) => cell.toLowerCase() === name);
      if (found >= 0) return found;
    }
    return -1;
  };
  const at = Object.fromEntries(Object.keys(columns).map((key) => [key, column(key)]));
  header.forEach((name, index) => {
    if (Object.values(at).includes(index) || name === '') return;
    if (looks.test(name)) notes.add('setting', spot(top), `Not carried over: column \`${name}\``);
    else notes.add('property', spot(top), `Kept in comments: column \`${oneLine(name, 60)}\``);
  });
  if (rows.length > mostRows) notes.add('too-large', spot(mostRows), `Left out: rows after the first ${mostRows}`);
  const chapters: Mapping[] = [];
  const wheres: Where[] = [];
  rows.slice(top + 1, mostRows + 1).forEach((row, offset) => {
    if (row.every((cell) => cell.trim() === '')) return;
    const cell = (key: string): string => (row[at[key] ?? -1] ?? '').trim();
    const index = top + 1 + offset;
    if (row.length > header.length)
      notes.add('syntax', spot(index), `Left out: ${row.length - header.length} cells of a row that have no column`, 'cells');
    const others = header.flatMap((name, i) =>
      Object.values(at).includes(i) || !row[i]?.trim() || name === '' || looks.test(name) ? [] : [`${name} in the file: ${row[i]}`],
    );
    chapters.push({
      id: cell('id'),
      title: cell('title'),
      date: cell('date'),
      description: cell('description'),
      comments: others,
      image: cell('image'),
      alt: cell('alt'),
      // a table without another column for words has them here
      caption: at.caption === at.description ? '' : cell('caption'),
      credit: cell('credit'),
      hidden: /^(true|yes)$/i.test(cell('hidden')),
      location: {
        center: [decimal(cell('lng')), decimal(cell('lat'))],
        ...numbers({ zoom: cell('zoom'), pitch: cell('pitch'), bearing: cell('bearing') }),
      },
      onChapterEnter: jsonList(cell('onChapterEnter')),
      onChapterExit: jsonList(cell('onChapterExit')),
    });
    wheres.push(spot(index));
  });
  return {
    file,
    value: { chapters, showMarkers: true },
    where: (path) => (path[0] === 'chapters' && typeof path[1] === 'number' ? (wheres[path[1]] ?? spot(0)) : spot(Math.max(top, 0))),
  };
}

function refuseOthers(where: Where, header: readonly string[]): void {
  const has = (name: string): boolean => header.some((cell) => cell.toLowerCase() === name);
  const place = ['lat', 'lng'].every((key) => columns[key]?.some(has));
  if (!place && has('year') && (has('headline') || has('end year')))
    throw new Refusal(
      'timeline',
      where,
      'Unexpected table of a timeline (TimelineJS), expected one of places: it has years and no latitude or longitude',
    );
  if (!place)
    throw new Refusal(
      'unknown-format',
      where,
      `Unexpected table with the columns ${
        header
          .slice(0, 12)
          .map((name) => `\`${oneLine(name, 30)}\``)
          .join(', ') || '(none)'
      }, expected columns \`lat\` and \`lon\``,
    );
}

/** A number as people write it; the text itself where it is none. */
function decimal(text: string): string {
  const plain = text.replace(/[°\s]/g, '');
  const [, digits, side] = /^(.*?)([NSEWO])?$/i.exec(plain) ?? [];
  const number = /^[-+]?\d+,\d+$/.test(digits ?? '') ? (digits ?? '').replace(',', '.') : (digits ?? '');
  return side && /[SWO]/i.test(side) && !number.startsWith('-') ? `-${number}` : number;
}

const numbers = (values: Record<string, string>): Mapping =>
  Object.fromEntries(Object.entries(values).flatMap(([key, text]) => (text === '' ? [] : [[key, decimal(text)]])));

function jsonList(text: string): readonly unknown[] {
  if (!text.startsWith('[')) return [];
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

/** The offset at which each row begins: rows may have line breaks inside quotes. */
function rowStarts(text: string, rows: readonly (readonly string[])[], linebreak: string, delimiter: string): number[] {
  const starts: number[] = [];
  let offset = 0;
  for (const _ of rows) {
    starts.push(offset);
    offset = rowEnd(text, offset, linebreak || '\n', delimiter || ',');
  }
  return starts;
}

function rowEnd(text: string, start: number, linebreak: string, delimiter: string): number {
  let at = start;
  let line = -1;
  let cell = -1;
  while (at < text.length) {
    if (text[at] === '"') {
      // a quoted cell, with doubled quotes inside
      for (at++; at < text.length; at++) {
        const quote = text.indexOf('"', at);
        if (quote < 0) return text.length;
        at = quote;
        if (text[at + 1] !== '"') break;
        at++;
      }
      at++;
    }
    // each is looked for once, however many cells a row has
    if (line < at) line = endOr(text.indexOf(linebreak, at), text);
    if (cell < at) cell = endOr(text.indexOf(delimiter, at), text);
    if (line <= cell) return line + linebreak.length;
    at = cell + delimiter.length;
  }
  return text.length;
}

const endOr = (found: number, text: string): number => (found < 0 ? text.length : found);
