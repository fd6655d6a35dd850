import { describe, expect, it } from 'vitest';
import { readCsv } from './csv.ts';
import { makeNotes } from './notes.ts';

/** Where the rows of a table are, and what is noted, as "line message". */
function read(text: string) {
  const notes = makeNotes();
  const { chapters } = readCsv('a.csv', text, notes).value as { chapters: { title: string; location: Record<string, unknown> }[] };
  const said = notes.list({ 'a.csv': text }).map(({ line, message, times }) => `${line} ${message}${times > 1 ? ` ×${times}` : ''}`);
  return { rows: chapters.map(({ title, location }) => [title, location.center]), location: chapters[0]?.location, said };
}

describe('a camera of a table', () => {
  it('may have its degrees with their sign, blanks and decimal commas', () => {
    const { location } = read('title;lat;lon;zoom;pitch;bearing\nA;1;2;4,5;45°;-30,5 °\n');
    expect(location).toEqual({ center: [2, 1], zoom: '4.5', pitch: '45', bearing: '-30.5' });
  });
});

describe('the letter O of a table', () => {
  it('is east where its columns are called in German, and a guess', () => {
    const { rows, said } = read('Ort,Koordinaten\nKöln,"50,94 N; 6,96 O"\nAachen,"50,78 N; 6,08 O"\n');
    expect(rows).toEqual([
      ['Köln', [6.96, 50.94]],
      ['Aachen', [6.08, 50.78]],
    ]);
    expect(said).toContain('2 Guessed: the letter O is east, as in “Ost” ×2');
    expect(read('Name,Breite,x\nKöln,"50,94","6,96 O"\n').rows).toEqual([['Köln', [6.96, 50.94]]]);
  });

  it('is west in other languages, and a guess', () => {
    const { rows, said } = read('lugar,latitud,longitud\nLima,12.05 S,77.04 O\n');
    expect(rows).toEqual([['Lima', [-77.04, -12.05]]]);
    expect(said).toContain('2 Guessed: the letter O is west, as in “oeste”, “ouest” and “ovest”');
    expect(read('lugar,latitud,longitud\nLima,12.05 S,77.04 W\n').said.join()).not.toContain('letter O');
  });
});

describe('a single column of coordinates', () => {
  it.each([
    ['Position,Name,Koordinaten\n1,Köln,"50.94, 6.96"\n', 'Köln'],
    ['gps,título,coordenadas\nsim,Porto,"50.94, 6.96"\n', 'Porto'],
  ])('is the first with points of those that are called so: %j', (text, name) => {
    expect(read(text).rows).toEqual([[name, [6.96, 50.94]]]);
  });
});

describe('what is above the names of the columns', () => {
  it('is listed, line by line', () => {
    const { rows, said } = read('My journey,,\nExported 2024,by Jo,\n\ntitle,lat,lon\nA,1,2\n');
    expect(rows).toEqual([['A', [2, 1]]]);
    expect(said).toEqual([
      '1 Not carried over: what is above the names of the columns, “My journey”',
      '2 Not carried over: what is above the names of the columns, “Exported 2024 by Jo”',
    ]);
  });
});
