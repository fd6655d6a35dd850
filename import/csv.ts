import Papa from 'papaparse';
import { type ColumnKey, columnsOf, plainName } from './csv-columns.ts';
import { bothOf, degreesOf, hasO, mistakeOf } from './csv-coordinates.ts';
import type { Data, Mapping } from './data.ts';
import { oneLine } from './escape.ts';
import { type Notes, Refusal, type Where } from './notes.ts';

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
  const top = headerOf(rows);
  const header = (rows[top] ?? []).map((cell) => cell.trim());
  rows.slice(0, Math.max(top, 0)).forEach((row, index) => {
    if (row.every((cell) => cell.trim() === '') || /^sep=/i.test(row[0] ?? '')) return;
    notes.add(
      'property',
      spot(index),
      `Not carried over: what is above the names of the columns, “${oneLine(row.filter((cell) => cell.trim() !== '').join(' '), 60)}”`,
    );
  });
  const at = columnsOf(header, (index) => rows.slice(top + 1).some((row) => bothOf(row[index] ?? '') !== undefined));
  refuseOthers(spot(Math.max(top, 0)), header, at);
  // Ost, and not oeste
  const east = header.some((name) => /länge|laenge|breite|koordinaten/i.test(name));
  header.forEach((name, index) => {
    if (Object.values(at).includes(index) || name === '') return;
    if (looks.test(name)) notes.add('setting', spot(top), `Not carried over: column \`${name}\``);
    else notes.add('property', spot(top), `Kept in comments: column \`${oneLine(name, 60)}\``);
  });
  if (rows.length > mostRows) notes.add('too-large', spot(mostRows), `Left out: rows after the first ${mostRows}`);
  const chapters: Mapping[] = [];
  const wheres: Where[] = [];
  const off: { readonly where: Where; readonly what: string; readonly swapped: boolean }[] = [];
  let on = 0;
  if (at.both >= 0)
    notes.add('guessed', spot(top), `Guessed: in column \`${oneLine(header[at.both] ?? '', 60)}\` latitude is before longitude`);
  rows.slice(top + 1, mostRows + 1).forEach((row, offset) => {
    if (row.every((cell) => cell.trim() === '')) return;
    const cell = (key: ColumnKey): string => (row[at[key]] ?? '').trim();
    const index = top + 1 + offset;
    const [lat, lng] = at.both < 0 ? [cell('lat'), cell('lng')] : (bothOf(cell('both'), east) ?? [cell('both'), '']);
    const empty = lat === '' && lng === '';
    const mistake = empty ? undefined : mistakeOf(lat, lng, east);
    if (!mistake && [lat, lng].some(hasO))
      notes.add(
        'guessed',
        spot(index),
        `Guessed: the letter O is ${east ? 'east, as in “Ost”' : 'west, as in “oeste”, “ouest” and “ovest”'}`,
        'letter O',
      );
    if (mistake) off.push({ where: spot(index), ...mistake });
    else if (!empty) on++;
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
        ...(empty || mistake ? {} : { center: [degreesOf(lng, east), degreesOf(lat, east)] }),
        ...numbers({ zoom: cell('zoom'), pitch: cell('pitch'), bearing: cell('bearing') }),
      },
      onChapterEnter: jsonList(cell('onChapterEnter')),
      onChapterExit: jsonList(cell('onChapterExit')),
    });
    wheres.push(spot(index));
  });
  if (off.length > 0 && on === 0) refuseAll(off);
  for (const { where, what } of off) notes.add('coordinate', where, `Left out: ${what}`);
  return {
    file,
    value: { chapters, showMarkers: true },
    where: (path) => (path[0] === 'chapters' && typeof path[1] === 'number' ? (wheres[path[1]] ?? spot(0)) : spot(Math.max(top, 0))),
  };
}

/** Rows that are looked through for the names of columns: exports have a title and a date above them. */
const mostAbove = 20;

/** The row that names the columns: the first that names those of coordinates, else the first that has something. */
function headerOf(rows: readonly (readonly string[])[]): number {
  const names = rows.slice(0, mostAbove).findIndex((row) => {
    const at = columnsOf(
      row.map((cell) => cell.trim()),
      () => true,
    );
    return (at.lat >= 0 && at.lng >= 0) || at.both >= 0;
  });
  return names >= 0 ? names : rows.findIndex((row) => row.some((cell) => cell.trim() !== ''));
}

/** A table in which no row is on Earth has its columns exchanged, or is in another measure. @throws Refusal */
function refuseAll(off: readonly { readonly where: Where; readonly what: string; readonly swapped: boolean }[]): never {
  const [first] = off;
  const all = `Unexpected coordinates in all ${off.length} rows that have some`;
  const what = off.every(({ swapped }) => swapped)
    ? `${all}, expected latitude and longitude in their own columns: exchange the names of the two, since the other way round all are on Earth`
    : `${all}, expected degrees of latitude and longitude; the first has ${first?.what}`;
  throw new Refusal('projected', first?.where ?? { file: '' }, what);
}

function refuseOthers(where: Where, header: readonly string[], at: Readonly<Record<ColumnKey, number>>): void {
  const has = (name: string): boolean => header.some((cell) => cell.toLowerCase() === name);
  if (at.both >= 0 || (at.lat >= 0 && at.lng >= 0)) return;
  if (has('year') && (has('headline') || has('end year')))
    throw new Refusal(
      'timeline',
      where,
      'Unexpected table of a timeline (TimelineJS), expected one of places: it has years and no latitude or longitude',
    );
  const names = header.map(plainName);
  const aside = names.some((name) => /^(wkt|the-geom|geom|geometry)$/.test(name))
    ? '; shapes in a column are read from GeoJSON: convert the table, as with `ogr2ogr -f GeoJSON`'
    : names.some((name) => /address|adresse|주소/.test(name))
      ? '; addresses are not looked up'
      : header.some((cell) => degreesOf(cell) !== undefined)
        ? '; the first row has to say what each column is'
        : '';
  throw new Refusal(
    'unknown-format',
    where,
    `Unexpected table with the columns ${
      header
        .slice(0, 12)
        .map((name) => `\`${oneLine(name, 30)}\``)
        .join(', ') || '(none)'
    }, expected columns \`lat\` and \`lon\`${aside}`,
  );
}

/** A number with a decimal point or comma, without the sign for degrees. */
function decimal(text: string): string {
  const plain = text.replace(/[°\s]/g, '');
  return /^[-+]?\d+,\d+$/.test(plain) ? plain.replace(',', '.') : plain;
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
