import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { errorsOf, importText, said, storyOf } from './fixtures/import-text.ts';

const feature = (name: string, geometry: unknown, more: object = {}) => ({ type: 'Feature', properties: { name, ...more }, geometry });
const collection = (...features: unknown[]): string => JSON.stringify({ type: 'FeatureCollection', features });
const point = (...coordinates: unknown[]) => ({ type: 'Point', coordinates });

describe('KML', () => {
  const placemark = (name: string, inner: string): string => `<Placemark><name>${name}</name>${inner}</Placemark>`;
  const at = '<Point><coordinates>1,2</coordinates></Point>';

  it('keeps the names of folders for chapters', () => {
    const kml = `<kml><Document><Folder><name>Day one</name>${placemark('A', at)}<Folder><name>Evening</name>${placemark('B', at)}</Folder></Folder>${placemark('C', at)}</Document></kml>`;
    const imported = importText('a.kml', kml);
    expect(storyOf(imported)).toMatch(
      /en: A .*# folder in the file: Day one\n.*en: B .*# folder in the file: Day one \/ Evening\n.*en: C [^#]*\n/,
    );
    expect(said(imported)).toContainEqual(expect.stringMatching(/Kept in comments: the names of folders ×2$/));
  });

  it('says that a model is no place', () => {
    const lines = said(
      importText(
        'a.kml',
        `<kml><Document>${placemark('A', at)}${placemark('Tower', '<Model><Location><longitude>11</longitude></Location></Model>')}</Document></kml>`,
      ),
    );
    expect(lines.filter((line) => line.includes('Tower'))).toEqual([expect.stringContaining('“Tower”, a model')]);
    expect(lines.join()).not.toContain('`Model`');
  });

  it('that only links elsewhere says where, and loads nothing', () => {
    const { files, notes } = importText(
      'a.kml',
      '<kml><NetworkLink><name>All</name><Link><href>https://example.org/all.kmz</href></Link></NetworkLink></kml>',
    );
    expect(files).toBeNull();
    expect(notes.map(({ code }) => code)).toEqual(['link', 'nothing-to-tell']);
    expect(notes[0]?.message).toContain('https://example.org/all.kmz');
  });
});

describe('GPX', () => {
  it('leaves out where to write to its author', () => {
    const gpx =
      '<gpx version="1.1"><metadata><author><name>Jo</name><email id="jo" domain="example.org"/></author></metadata><wpt lat="1" lon="2"><name>Camp</name></wpt></gpx>';
    const imported = importText('a.gpx', gpx);
    expect(said(imported)).toContainEqual(
      expect.stringContaining('personal Not carried over, and not shown here: the author’s e-mail address'),
    );
    expect(JSON.stringify([imported.files, imported.notes])).not.toContain('domain');
  });
});

describe('a file that is another than its name says', () => {
  const zip = (...names: string[]): Uint8Array => zipSync(Object.fromEntries(names.map((name) => [name, strToU8('x')])));
  it.each<[string, string, string | Uint8Array, string]>([
    ['a page under the name of data', 'a.geojson', '\n<html><body>Sign in</body></html>', 'a page was saved in its place'],
    ['a page with a comment before it', 'a.json', '<!-- x -->\n<!DOCTYPE html><p>', 'a page was saved in its place'],
    ['a page with two comments before it', 'a.kml', '<!-- x -->\n<!-- y -->\n<html><p>', 'a page was saved in its place'],
    ['a page under the name of a configuration', 'config.js', '<!doctype html><h1>404</h1>', 'a page was saved in its place'],
    ...['js', 'geojsonl', 'geojsons', 'ndjson'].map((ending): [string, string, string, string] => [
      `a page under .${ending}`,
      `a.${ending}`,
      '<html>',
      'a page was saved in its place',
    ]),
    ['a page', 'index.html', '<!doctype html>', 'expected the file that it is made from'],
    ['a pointer', 'a.geojson', 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n', 'pointer of Git LFS'],
    ['a packed file', 'a.gpx', new Uint8Array([0x1f, 0x8b, 8, 0, 0]), 'Unexpected gzip archive, expected the file in it: unpack it first'],
    ['a spreadsheet', 'a.xlsx', zip('[Content_Types].xml', 'xl/workbook.xml'), 'spreadsheet, expected a table as CSV'],
    ['a shapefile', 'a.zip', zip('a.shp', 'a.dbf'), 'shapefile, expected GeoJSON'],
    ['a packed folder', 'a.zip', zip('a.geojson'), 'unpack it, and import the folder'],
    ['an archive of archives', 'a.kmz', zip('a.zip', 'b.zip'), 'archive without a .kml, expected KMZ'],
    ['metres', 'a.geojson', collection(feature('A', point(565_000, 5_933_000))), 'they are the metres of a flat map; convert the file'],
    [
      'latitude first',
      'a.geojson',
      collection(feature('A', point(35.7, 139.7)), feature('B', point(34.7, 135.5))),
      'exchange the two numbers of each',
    ],
    [
      'a picture by IIIF',
      'a.json',
      '{"storymap":{"map_type":"iiif","slides":[{"type":"overview"}]}}',
      'map that is a picture (`map_type: iiif`)',
    ],
  ])('is refused as %s', (_, file, content, reason) => {
    const { files, notes } = importText(file, content);
    expect(files).toBeNull();
    expect(notes.map(({ message }) => message)).toEqual([expect.stringContaining(reason)]);
  });

  it('is read where it is data all the same: a sequence, a script, a list', () => {
    const a = JSON.stringify(feature('A', point(1, 2)));
    const b = JSON.stringify(feature('B', point(3, 4)));
    for (const [file, text] of [
      ['a.geojsons', `\u001e${a}\n\u001e${b}\n`],
      ['a.js', `var data = {"type":"FeatureCollection","features":[${a},${b}]};`],
      ['a.json', `[${a},${b}]`],
    ] as const) {
      const imported = importText(file, text);
      expect(errorsOf(imported)).toEqual([]);
      expect(storyOf(imported)).toMatch(/at: \[1, 2\][\s\S]*at: \[3, 4\]/);
    }
  });
});

describe('coordinates that files have', () => {
  it('without a blank between points are read, and others of too many numbers left out', () => {
    const kml = (coordinates: string): string =>
      `<kml><Document><Placemark><name>Way</name><LineString><coordinates>${coordinates}</coordinates></LineString></Placemark></Document></kml>`;
    const imported = importText('a.kml', kml('10.5,46.2,0,10.6,46.3,0 10.7,46.4'));
    expect(imported.files?.['way.geojson']?.replace(/\s/g, '')).toContain('[10.5,46.2],[10.6,46.3],[10.7,46.4]');
    expect(said(imported)).toContainEqual(expect.stringContaining('syntax Read all the same: coordinates without a blank'));
    const short = said(importText('a.kml', kml('10.5,46.2 10.6,46.3 1.5,2.5,3.5,4.5,5.5')));
    expect(short).toContainEqual(expect.stringContaining('Left out: coordinates `1.5,2.5,3.5,4.5,5.5`, which are 5 numbers'));
  });

  it('at 0° N 0° E are to be looked at', () => {
    const imported = importText('a.csv', 'title,lat,lon\nB,0,5\nA,0,0\n');
    expect(said(imported).filter((line) => line.includes('0° N 0° E'))).toEqual([
      '3:1 coordinate Look at: “A” is at 0° N 0° E, where files have points whose coordinates are not known',
    ]);
  });

  it('at 0° N 0° E are named with their own place in every format', () => {
    const lines = (file: string, text: string) => said(importText(file, text)).filter((line) => line.includes('0° N 0° E'));
    const slides =
      '{"storymap":{"slides":[{"type":"overview","text":{"headline":"T"}},\n{"text":{"headline":"A"},"location":{"lat":0,"lon":0}}]}}';
    expect(lines('a.json', slides)).toEqual([expect.stringMatching(/^2:\d+ coordinate Look at: “A”/)]);
    const features = collection(feature('B', point(0, 5)), feature('A', point(0, 0))).replace(',{"type":"Feature"', ',\n{"type":"Feature"');
    expect(lines('a.geojson', features)).toEqual([expect.stringMatching(/^2:\d+ coordinate Look at: “A”/)]);
    const way = '<gpx version="1.1">\n<rte><name>R</name><rtept lat="0" lon="0"/><rtept lat="3" lon="5"/></rte></gpx>';
    expect(lines('a.gpx', way)).toEqual([expect.stringMatching(/^2:\d+ coordinate Look at: /)]);
  });

  it('round a pole or the world are an area', () => {
    const ring = (...points: number[][]) => collection(feature('Cap', { type: 'Polygon', coordinates: [points] }));
    const shapeOf = (text: string): string | undefined => importText('a.geojson', text).files?.['cap.geojson']?.replace(/\s/g, '');
    expect(shapeOf(ring([-180, -60], [180, -60], [180, -90], [-180, -90], [-180, -60]))).toContain(
      '[[-180,-60],[-60,-60],[60,-60],[180,-60],[180,-90],[60,-90],[-60,-90],[-180,-90],[-180,-60]]',
    );
    // a coast that ends at the antimeridian, and the edge along the pole
    expect(shapeOf(ring([-180, -80], [0, -70], [180, -80], [180, -90], [-180, -90], [-180, -80]))).toContain(
      '[180,-90],[60,-90],[-60,-90],[-180,-90]',
    );
    // the same with longitudes from 0 to 360
    expect(shapeOf(ring([0, -80], [180, -70], [360, -80], [360, -90], [0, -90], [0, -80]))).toContain(
      '[360,-90],[240,-90],[120,-90],[0,-90]',
    );
    // a step over the antimeridian is none of them
    expect(shapeOf(ring([179, -15], [180, -15], [-180, -15], [-179, -15], [-179, -17], [179, -17], [179, -15]))).toContain(
      '[179,-15],[180,-15],[181,-15],[181,-17]',
    );
  });

  it('of a ring that is no area leave it out, and say so', () => {
    const flat = collection(
      feature('A', point(1, 2)),
      feature('Flat', {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 1],
            [0, 0],
          ],
        ],
      }),
    );
    expect(said(importText('a.geojson', flat))).toContainEqual(
      expect.stringContaining('Left out: ring 1 of area “Flat”, which is no area'),
    );
  });
});

describe('a table with more around it', () => {
  it('has its names below a title, or below what says the separator', () => {
    const titled = importText('a.csv', 'My journey\nExported 2024\n\ntitle,lat,lon\nA,1,2\n');
    expect(storyOf(titled)).toContain('at: [2, 1]');
    expect(said(titled)).toContainEqual('1:1 property Not carried over: what is above the names of the columns, “My journey”');
    const separated = importText('a.csv', 'sep=;\ntitle;lat;lon\nA;1,5;2,5\n');
    expect(storyOf(separated)).toContain('at: [2.5, 1.5]');
    expect(said(separated).join()).not.toContain('above the names');
  });
});

describe('an archive', () => {
  it('of Windows has its pictures, by paths with backslashes', () => {
    const kml =
      '<kml><Document><Placemark><name>A</name><description><![CDATA[<img src="files/a.png" alt="x">]]></description><Point><coordinates>1,2</coordinates></Point></Placemark></Document></kml>';
    const packed = zipSync({ 'docs\\doc.kml': strToU8(kml), 'docs\\files\\a.png': strToU8('x') });
    const lines = said(importText('a.kmz', packed));
    expect(lines.join()).not.toContain('Not read: `docs');
  });
});
