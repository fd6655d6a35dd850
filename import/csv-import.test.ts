import { describe, expect, it } from 'vitest';
import { counts, importText, noted, said, storyFrom, textOf } from './fixtures/import-text.ts';
import { csv } from './fixtures/samples.ts';
import type { Imported } from './import-files.ts';

describe('a table of steps', () => {
  const imported = importText('steps.csv', csv);
  const story = storyFrom(imported);

  it('has a step for each row, with decimal commas read as such', () => {
    expect(counts(story)).toMatchObject({ steps: 4, places: 2 });
    expect(story.steps[1]?.camera).toEqual({ center: [10.13, 54.32], zoom: 9 });
    expect(textOf(imported)).toContain('Ein Hafen\n\nmit "Schiffen".');
    expect(textOf(imported)).toContain('**1900**');
    expect(textOf(imported)).toContain('Quelle in the file: Archiv');
  });

  it('gives notes the line of their row, which may have line breaks inside', () => {
    expect(said(imported)).toContainEqual(
      expect.stringMatching(/^7:1 coordinate Left out: latitude 99 and longitude 10, which are not on Earth/),
    );
  });
});

describe('a table as others make it', () => {
  const placesIn = (imported: Imported) => Object.values(storyFrom(imported).places).map(({ name, at }) => [Object.values(name)[0], ...at]);

  it('has columns in other languages, semicolons and decimal commas', () => {
    const german = importText(
      'de.csv',
      '\uFEFFOrt;Breitengrad;Längengrad (O);Beschreibung\nKöln;50,94;6,96 O;Am Rhein.\nBonn;50,73;7,1;\n',
    );
    expect(placesIn(german)).toEqual([
      ['Köln', 6.96, 50.94],
      ['Bonn', 7.1, 50.73],
    ]);
    expect(textOf(german)).toContain('Am Rhein.');
    const korean = importText('ko.csv', '이름,위도,경도,설명\n서울,37.57,126.98,수도이다.\n부산,35.18,129.08,항구이다.\n');
    expect(placesIn(korean)).toEqual([
      ['서울', 126.98, 37.57],
      ['부산', 129.08, 35.18],
    ]);
    expect(storyFrom(korean).languages).toEqual(['ko']);
  });

  it('has degrees with minutes, or both in one column', () => {
    expect(placesIn(importText('a.csv', 'title,lat,lon\nTokyo,"35°41\'24""N","139 41 24 E"\nRio,22.9 S,43.2 W\n'))).toEqual([
      ['Tokyo', 139.69, 35.69],
      ['Rio', -43.2, -22.9],
    ]);
    const both = importText('a.csv', 'Stop,Location,Text\nBerlin,"52.5, 13.4",A.\nMunich,"48.1, 11.6",B.\n');
    expect(placesIn(both)).toEqual([
      ['Berlin', 13.4, 52.5],
      ['Munich', 11.6, 48.1],
    ]);
    expect(noted(both, 'guessed')).toContain('Guessed: in column `Location` latitude is before longitude');
  });

  it('still has a place called by its location where that is no point', () => {
    expect(placesIn(importText('a.csv', 'location,lat,lon\nBerlin,52.5,13.4\nMunich,48.1,11.6\n'))).toHaveLength(2);
  });

  it('loses a row that is not on Earth, and says what is wrong and whether the other way round would be right', () => {
    const imported = importText('a.csv', 'title,lat,lon,text\nA,35.68,139.69,x\nB,135.5,34.69,y\nC,,,z\nD,abc,5,w\n');
    expect(placesIn(imported)).toEqual([['A', 139.69, 35.68]]);
    expect(said(imported).filter((line) => line.includes(' coordinate '))).toEqual([
      '3:1 coordinate Left out: latitude 135.5 and longitude 34.69, which are not on Earth: the other way round, latitude 34.69 and longitude 135.5, it would be on Earth',
      "5:1 coordinate Left out: latitude `abc`, expected degrees as `52.5`, `52,5` or `52°30'N`",
    ]);
    expect(noted(imported, 'camera')).toHaveLength(4);
  });

  it.each([
    ['exchanged columns', 'title,lat,lon\nA,139.69,35.68\nB,135.5,34.69\n', 'exchange the names of the two'],
    ['metres', 'title,x,y\nA,565000,5933000\n', 'expected degrees of latitude and longitude; the first has latitude 5933000'],
    ['shapes in a column', 'WKT,name\n"POINT (1 2)",A\n', 'convert the table, as with `ogr2ogr -f GeoJSON`'],
    ['addresses', 'Name,Address\nA,"1 Main St"\n', 'addresses are not looked up'],
  ])('is refused with %s', (_, table, message) => {
    const { files, notes } = importText('a.csv', table);
    expect(files).toBeNull();
    expect(notes.map((note) => note.message).join()).toContain(message);
  });
});
