import { gpx as gpxToGeoJson, kml as kmlToGeoJson } from '@tmcw/togeojson';
import { DOMParser } from '@xmldom/xmldom';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { checkFiles } from '#file-format/check-files.ts';
import type { Story } from '#story/story.ts';
import { errorsOf, importText, locales, said, storyOf, textOf } from './fixtures/import-text.ts';
import { config, csv, geojson, gpx, kml, linkedPlaces, project, samples, slides, tour } from './fixtures/samples.ts';
import type { Imported } from './import-files.ts';
import { importFiles } from './import-files.ts';

function storyFrom(imported: Imported): Story {
  const { story } = checkFiles('a-story', imported.files ?? {}, { locales });
  if (!story) throw new Error(`no story: ${said(imported).join('\n')}`);
  return story;
}

const counts = ({ steps, places, legs, regions, journey }: Story) => ({
  steps: steps.length,
  places: Object.keys(places).length,
  legs: Object.keys(legs).length,
  regions: Object.keys(regions).length,
  journey: journey.length,
});

const noted = (imported: Imported, code: string): string[] =>
  imported.notes.filter((note) => note.code === code).map(({ message }) => message);

describe.each(Object.entries(samples))('%s', (file, sample) => {
  it('is a story that check accepts, and every note has its place in the file', () => {
    const imported = importText(file, sample);
    expect(errorsOf(imported)).toEqual([]);
    expect(imported.files).not.toBeNull();
    const lines = sample.split(/\r\n|\n/);
    for (const { line, column, message } of imported.notes) {
      expect(lines.length, message).toBeGreaterThanOrEqual(line);
      expect((lines[line - 1] ?? '').length + 2, `${line}:${column} ${message}`).toBeGreaterThan(column);
    }
  });

  it('is the same whatever its byte order mark, its encoding and its line ends', () => {
    const plain = importText(file, sample.replace(/^\uFEFF/, '').replace(/\r\n/g, '\n'));
    const utf16 = new Uint8Array(Buffer.from(`\uFEFF${sample.replace(/^\uFEFF/, '')}`, 'utf16le'));
    for (const content of [`\uFEFF${sample}`, sample.replace(/\r?\n/g, '\r\n'), utf16])
      expect(importText(file, content).files).toEqual(plain.files);
  });
});

describe('a storytelling configuration', () => {
  const imported = importText('config.js', config);
  const story = storyFrom(imported);

  it('has a step for the title and one for each chapter, with words from its variables', () => {
    expect(counts(story)).toEqual({ steps: 4, places: 0, legs: 0, regions: 0, journey: 0 });
    expect(textOf(imported)).toContain('## The bridge');
    expect(textOf(imported)).toContain('It was **built** in [1900](https://example.org/built).');
    expect(textOf(imported)).toContain('Words of the second chapter.');
    expect(story.texts.en?.title).toBe('Two bridges');
  });

  it('keeps cameras, the phone’s own zoom among them, and says what it had to change', () => {
    const [, one, two] = story.steps;
    expect(one?.camera).toEqual({ center: [-74, 40.725], zoom: 10 });
    expect(one?.narrow?.camera).toEqual({ center: [-74, 40.725], zoom: 9 });
    expect(two?.camera).toEqual({ center: [-73.9, 40.6], zoom: 12.5, bearing: -170, pitch: 60 });
    expect(noted(imported, 'camera')).toEqual(['Changed: pitch 75 is 60, as far as a story goes']);
  });

  it('lists each layer effect, and adds up what shows', () => {
    expect(noted(imported, 'layer-effect')).toEqual([
      'Not carried over: layer `roads` to opacity 1 on entering chapter `one`',
      'Not carried over: layer `roads` to opacity 0 on leaving chapter `one`',
    ]);
    // it stays on in the second chapter, which does not switch it off on entering, and is off in the third
    expect(storyOf(imported).match(/layers that the original shows here: roads/g)).toHaveLength(2);
  });

  it('runs nothing, and shows no token', () => {
    expect(noted(imported, 'code')).toEqual(['Not run: `() => { alert(1); }`, which only a program knows']);
    expect(JSON.stringify(imported)).not.toContain('pk.secret');
    expect(noted(imported, 'unused-text')).toEqual(['Not carried over: `unused`, which nothing uses']);
  });

  it('gives each note the line and column of what it speaks of', () => {
    expect(said(imported)).toContain('5:3 setting Not carried over: `style`, `mapbox://styles/someone/abc`');
    expect(said(imported)).toContainEqual(expect.stringMatching(/^30:7 duplicate-id/));
  });

  it('keeps the words of a hidden chapter in a comment', () => {
    expect(textOf(imported)).toContain('<!-- hidden in the file: Not to be seen. -->');
    expect(textOf(imported).replace(/<!--.*-->/g, '')).not.toContain('Not to be seen');
  });

  it('lists a hidden chapter that has no words, too', () => {
    const chapter = "{ id: 'a', hidden: true, location: { center: [1, 2], zoom: 3 } }";
    expect(noted(importText('config.js', `var config = { chapters: [${chapter}] };`), 'hidden')).toEqual([
      'Look at: a hidden chapter without words; its camera is a step that shows',
    ]);
  });

  it.each([
    ['export default', 'export default { chapters: [{ id: "a", title: "A", location: { center: [1, 2], zoom: 3 } }] };'],
    ['module.exports', 'module.exports = { chapters: [{ id: "a", title: "A", location: { center: [1, 2], zoom: 3 } }] };'],
    [
      'chapters of their own',
      'const chapters = [{ id: "a", title: "A", location: { center: { lng: 1, lat: 2 }, zoom: 3 } }]; export const config = { chapters };',
    ],
    [
      'spread',
      'const base = { pitch: 10 }; var config = { chapters: [{ id: "a", title: "A", location: { ...base, center: [1, 2], zoom: 3 } }] };',
    ],
  ])('is found by %s', (_, text) => {
    expect(counts(storyFrom(importText('config.js', text))).steps).toBe(2);
  });

  it('turns a centre whose numbers were exchanged by hand, where the other chapters are near it then', () => {
    const centers = ['lon: -75.1, lat: 39.98', 'lon: -75.2, lat: 39.9', 'lon: 40.03, lat: -75.14'];
    const chapters = centers.map((center, i) => `{ id: 'c${i}', title: 'C', location: { center: { ${center} }, zoom: 12 } }`);
    const turned = importText('config.js', `var config = { chapters: [${chapters.join(',')}] };`);
    expect(storyFrom(turned).steps[3]?.camera.center).toEqual([-75.14, 40.03]);
    expect(noted(turned, 'coordinate')).toEqual([expect.stringContaining('centre 40.03, -75.14 has its numbers exchanged')]);
  });

  it('takes a box for a camera', () => {
    const boxed = importText(
      'config.js',
      "var config = { chapters: [{ id: 'a', content: '<h4>Park</h4>', bbox: [[38, -0.5], [41.6, -5.6]] }] };",
    );
    const camera = storyFrom(boxed).steps[1]?.camera;
    expect(camera?.center).toEqual([39.8, -3.05]);
    expect(camera?.zoom).toBeGreaterThan(6);
    expect(camera?.zoom).toBeLessThan(7);
  });

  it('is refused where it has no chapters, or is no JavaScript', () => {
    expect(said(importText('config.js', 'var x = 1;'))).toEqual([expect.stringContaining('unknown-format')]);
    expect(said(importText('config.js', 'var config = {\n chapters: [ };'))).toEqual([
      expect.stringMatching(/^2:14 broken-file Unexpected .*expected valid JavaScript/),
    ]);
  });
});

describe('StoryMapJS', () => {
  const imported = importText('slides.json', slides);
  const story = storyFrom(imported);

  it('has a step for each slide, one place for a point, and legs between them', () => {
    expect(counts(story)).toEqual({ steps: 6, places: 2, legs: 1, regions: 0, journey: 1 });
    expect(story.languages).toEqual(['de']);
    expect(Object.values(story.places).map(({ name, at }) => [name.de, at])).toEqual([
      ['Berlin', [13.4, 52.5]],
      ['Zweite', [11.6, 48.1]],
    ]);
    expect(story.texts.de?.standfirst).toBe('Von Ost nach West.');
  });

  it('counts zooms as MapLibre does', () => {
    expect(story.steps[1]?.camera).toEqual({ fit: ['berlin'], zoom: 7 });
  });

  it('runs no script, and says that it was there', () => {
    expect(textOf(imported)).not.toContain('alert');
    expect(noted(imported, 'code')).toEqual(['Not run and not carried over: a script in the words']);
  });

  it('says what is not on Earth, and where', () => {
    expect(noted(imported, 'coordinate')).toEqual(['Left out: a location that is not on Earth, lat 123, lon 5']);
  });

  it.each([
    ['a map type of a picture', { map_type: 'zoomify', map_as_image: false }],
    ['a picture in place of a map', { zoomify: { path: 'https://example.org/z/' } }],
    ['a map that is said to be an image', { map_as_image: true, map_type: 'https://example.org/{z}/{x}/{y}.png' }],
  ])('is refused with %s, and says why', (_, more) => {
    const picture = JSON.parse(slides) as { storymap: object };
    delete (picture.storymap as { map_type?: string }).map_type;
    const refused = importText('p.json', JSON.stringify({ storymap: { ...picture.storymap, ...more } }));
    expect(refused.files).toBeNull();
    expect(said(refused)).toEqual([expect.stringMatching(/picture Unexpected map that is a picture .*would be wrong anywhere on Earth/)]);
  });
});

describe('GeoLibre', () => {
  const imported = importText('project.geolibre.json', project);
  const story = storyFrom(imported);

  it('has the chapters, the line of a layer as a leg, and the places once', () => {
    expect(counts(story)).toEqual({ steps: 3, places: 2, legs: 1, regions: 0, journey: 1 });
    expect(story.legs['the-road']).toMatchObject({ from: 'stop-a', to: 'stop-b', certainty: 'inferred', sources: [] });
    // The file does not say how they went, and nor does the story.
    expect(story.legs['the-road']).not.toHaveProperty('mode');
    expect(story.steps.map(({ show }) => Object.keys(show))).toEqual([['stop-a', 'stop-b'], ['stop-a'], ['stop-b']]);
  });

  it('draws the line up to each chapter, with the strength that its layer has there', () => {
    const [, first, second] = story.steps;
    expect(first?.draw['the-road']).toBeGreaterThan(0.1);
    expect(first?.draw['the-road']).toBeLessThan(0.3);
    expect(first?.legs['the-road']).toBe(0.5);
    expect(second?.draw).toEqual({ 'the-road': 1 });
  });

  it('says of what is told otherwise, too far, or not in the file', () => {
    expect(noted(imported, 'length')).toEqual([expect.stringMatching(/is 104 km in the file’s words and \d\d km/)]);
    expect(noted(imported, 'camera')).toEqual(['Changed: pitch 68 is 60, as far as a story goes']);
    expect(noted(imported, 'layer')).toEqual([expect.stringContaining('“Tiles”')]);
    expect(noted(imported, 'layer-effect')).toEqual([expect.stringContaining('`tiles`')]);
    expect(story.texts.en?.credit).toEqual([{ type: 'text', value: 'The road office' }]);
  });

  it('is read as a story alone, too', () => {
    const alone = JSON.stringify((JSON.parse(project) as { storymap: unknown }).storymap);
    expect(counts(storyFrom(importText('story.json', alone)))).toMatchObject({ steps: 3, places: 2, legs: 0 });
  });
});

describe('GPX', () => {
  const imported = importText('ride.gpx', gpx);
  const story = storyFrom(imported);

  it('has a leg of the segments that join, without the impossible point, and the waypoints as its ends', () => {
    expect(counts(story)).toEqual({ steps: 3, places: 2, legs: 1, regions: 0, journey: 1 });
    expect(story.legs.loop?.path).toEqual([
      [-71.1, 42.43],
      [-71.11, 42.44],
      [-71.12, 42.46],
    ]);
    expect(story.legs.loop).toMatchObject({ from: 'gate-at-the-pond', to: 'hill' });
    expect(said(imported)).toContainEqual(
      expect.stringMatching(
        /^11:4 coordinate Left out: vertex 2 of line “Loop”, \[-71.10?, 142.44\]|^\d+:\d+ coordinate Left out: vertex 2 of line “Loop”/,
      ),
    );
    expect(noted(imported, 'repeated')).toHaveLength(1);
  });

  it('warns that it is somebody’s recording', () => {
    expect(noted(imported, 'personal')).toEqual([expect.stringContaining('where somebody was')]);
    expect(noted(importText('a.gpx', gpx.replace(/<trkpt(.*?)<time>.*?<\/time>/g, '<trkpt$1')), 'personal')).toEqual([]);
  });

  it('calls by its words what has a code for a name', () => {
    expect(story.places['gate-at-the-pond']?.name).toEqual({ en: 'Gate at the pond' });
    expect(storyOf(imported)).toContain('# in the file: GATE6');
  });

  it('agrees with togeojson on what is there', () => {
    const other = gpxToGeoJson(new DOMParser().parseFromString(gpx, 'text/xml') as unknown as Document);
    const line = other.features.find(({ geometry }) => geometry?.type.endsWith('LineString'))?.geometry;
    const points = line && 'coordinates' in line ? (line.coordinates.flat(line.type === 'MultiLineString' ? 1 : 0) as number[][]) : [];
    for (const [lon, lat] of story.legs.loop?.path ?? []) expect(points.some((point) => point[0] === lon && point[1] === lat)).toBe(true);
  });
});

describe('KML and KMZ', () => {
  const imported = importText('line.kml', kml);
  const story = storyFrom(imported);

  it('goes over the antimeridian, and not round the Earth', () => {
    const path = story.legs.crossing?.path ?? [];
    expect(path.map(([lon]) => lon)).toEqual([140.6, 166.4, 186.5, 202.2, 232.4]);
    expect(story.legs.crossing).toMatchObject({ from: 'harbour-a', to: 'harbour-b' });
    expect(counts(story)).toMatchObject({ places: 2, legs: 1, regions: 1 });
  });

  it('agrees with togeojson on what is there', () => {
    const other = kmlToGeoJson(new DOMParser().parseFromString(kml, 'text/xml') as unknown as Document);
    const line = other.features.find(({ geometry }) => geometry?.type === 'LineString')?.geometry;
    expect((story.legs.crossing?.path ?? []).length).toBe(line && 'coordinates' in line ? line.coordinates.length : 0);
    expect(other.features.filter(({ geometry }) => geometry?.type === 'Point')).toHaveLength(Object.keys(story.places).length);
  });

  it('is read though prefixes are not declared', () => {
    const forgetful = importText('tour.kml', tour.replace(/ xmlns:gx="[^"]*"/, ''));
    expect(counts(storyFrom(forgetful))).toMatchObject({ steps: 3 });
    expect(noted(forgetful, 'syntax')).toEqual(['Read all the same: prefix `gx:`, which the file does not declare']);
  });

  it('loads nothing, and says what it did not load', () => {
    expect(noted(imported, 'link')).toEqual([expect.stringContaining('https://example.org/more.kml')]);
    expect(noted(imported, 'media')).toEqual([
      expect.stringContaining('https://example.org/p.jpg'),
      expect.stringContaining('GroundOverlay “Ice”'),
    ]);
    expect(textOf(imported)).toContain('Where it *began*.');
  });

  it('is the same out of an archive', () => {
    const zip = zipSync({ 'doc.kml': strToU8(kml), 'files/ice.png': new Uint8Array(3) });
    expect(importText('line.kmz', zip).files?.['text.en.md']).toBe(importText('line.kmz', zip).files?.['text.en.md']);
    expect(counts(storyFrom(importText('line.kmz', zip)))).toEqual(counts(story));
    expect(noted(importText('line.kmz', zip), 'file-aside')).toEqual([expect.stringContaining('files/ice.png')]);
  });

  it('makes steps of a tour’s stops, each with the words of the place that it looks at', () => {
    const toured = importText('tour.kml', tour);
    const [title, first, second] = storyFrom(toured).steps;
    expect(counts(storyFrom(toured))).toMatchObject({ steps: 3, places: 1, legs: 0 });
    expect(title?.id).toBe('title');
    // the camera stands 9.7 km up and looks 33.5° forward: its centre is north of it
    expect(first?.camera.center?.[1]).toBeCloseTo(-43.6133, 3);
    expect(first?.camera.zoom).toBeCloseTo(12.68, 1);
    expect(second?.camera).toMatchObject({ center: [174.007, -39.279], pitch: 60, bearing: 112 });
    expect(textOf(toured)).toMatch(/::::step\{#stop-2\}\nA mountain\. It smokes\./);
  });
});

describe('GeoJSON', () => {
  const imported = importText('voyage.geojson', geojson);
  const story = storyFrom(imported);

  it('has a leg that goes on over the antimeridian, without the vertex that is not on Earth', () => {
    expect(story.legs.voyage?.path.map(([lon]) => lon)).toEqual([126.98, 150, 170, 181, 200, 220, 240]);
    expect(noted(imported, 'coordinate')).toEqual(['Left out: vertex 4 of line “Voyage”, [-38, -98.8], which is not on Earth']);
    expect(noted(imported, 'repeated')).toEqual([expect.stringContaining('1 vertex of line “Voyage”')]);
  });

  it('keeps names in other languages for later, and who made the data', () => {
    expect(storyOf(imported)).toMatch(/name: \{ (ko|en): 마을 \} \} # .*en: Village · ja: むら/);
    expect(textOf(imported)).toContain('credit: "Data by many people, ODbL"');
    expect(noted(imported, 'attribution')).toHaveLength(1);
  });

  it('keeps a ring over the antimeridian in one piece', () => {
    expect(Object.values(story.regions)[0]?.geometry.coordinates[0]?.[0]?.map(([lon]) => lon)).toEqual([179, 181, 181, 179, 179]);
  });

  it.each([
    [
      'another projection, said',
      { type: 'FeatureCollection', crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::3857' } }, features: [] },
    ],
    [
      'another projection, not said',
      {
        type: 'LineString',
        coordinates: [
          [1_000_000, 6_000_000],
          [1_100_000, 6_100_000],
        ],
      },
    ],
  ])('is refused in %s', (_, value) => {
    expect(said(importText('a.geojson', JSON.stringify(value)))).toEqual([
      expect.stringMatching(/^1:\d+ projected Unexpected|^1:\d+ projected \d+ of/),
    ]);
  });

  it('is read with a feature on each line', () => {
    const feature = (name: string, lon: number): string =>
      JSON.stringify({ type: 'Feature', properties: { name, x: 1 }, geometry: { type: 'Point', coordinates: [lon, 2] } });
    const lines = importText('a.geojson', `${feature('A', 1)}\n${feature('B', 300000)}\n${feature('C', 3)}\n`);
    expect(counts(storyFrom(lines)).places).toBe(2);
    expect(said(lines)).toContainEqual(expect.stringMatching(/^2:1 coordinate/));
  });

  it('keeps a port far away, whose numbers look swapped and are not', () => {
    const points = [
      [38.7, -9],
      [39, -10],
      [40, -12],
      [-9.19, 38.69],
    ];
    const features = points.map((coordinates, i) => ({
      type: 'Feature',
      properties: { name: `Port ${'ABCD'[i]}` },
      geometry: { type: 'Point', coordinates },
    }));
    const far = importText('ports.geojson', JSON.stringify({ type: 'FeatureCollection', features }));
    expect(counts(storyFrom(far)).places).toBe(4);
    expect(storyOf(far)).toContain('asWritten: true');
    expect(noted(far, 'coordinate')).toEqual([expect.stringContaining('“Port D”')]);
  });
});

describe('Linked Places', () => {
  const imported = importText('places.json', linkedPlaces);
  const story = storyFrom(imported);

  it('keeps certainty, sources and names in languages', () => {
    expect(Object.values(story.places).map(({ kind }) => kind)).toEqual(['story', 'approximate', 'context']);
    expect(story.legs['the-road-north']).toMatchObject({ certainty: 'reported' });
    expect(Object.values(story.sources)).toEqual([
      expect.objectContaining({ who: { en: 'An atlas, 1901' }, date: '1901', pages: [{ url: 'https://example.org/atlas' }] }),
    ]);
    expect(storyOf(imported)).toContain('    date: "1901"\n');
    expect(storyOf(imported)).toContain('la: Abindonia');
    expect(storyOf(imported)).toContain('0676 – 1066');
    expect(noted(imported, 'place')).toEqual([expect.stringContaining('whose location is not known')]);
  });

  it.each([
    [{ year: 1834 }, '1834'],
    [{ date: '1834' }, '1834'],
    [{ date: 'about 1834' }, '1834'],
    [{ date: '1834-05' }, '1834-05'],
    [{ date: '1834-05-06' }, '1834-05-06'],
    [{ date: '1834-02-31' }, '1834'],
    [{ year: '0000', label: 'A chart of 1790' }, '1790'],
  ])('dates a source as far as its citation does: %j', (dated, date) => {
    const cited = linkedPlaces.replace('"label": "An atlas, 1901"', `"label": "An atlas", ${JSON.stringify(dated).slice(1, -1)}`);
    expect(Object.values(storyFrom(importText('a.json', cited)).sources).map((source) => source.date)).toEqual([date]);
  });
});

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

describe('a location history', () => {
  const places = [
    [48.1, 11.5],
    [48.2, 11.6],
    [48.3, 11.7],
  ] as const;
  it.each([
    [
      'records',
      { locations: places.map(([lat, lon]) => ({ latitudeE7: lat * 1e7, longitudeE7: lon * 1e7, timestampMs: '1600000000000' })) },
      0,
    ],
    [
      'objects',
      {
        timelineObjects: [
          {
            placeVisit: {
              location: { latitudeE7: 481000000, longitudeE7: 115000000, name: 'Home' },
              duration: { startTimestamp: '2020-01-01T00:00:00Z' },
            },
          },
          {
            activitySegment: {
              startLocation: { latitudeE7: 481000000, longitudeE7: 115000000 },
              endLocation: { latitudeE7: 483000000, longitudeE7: 117000000 },
            },
          },
        ],
      },
      1,
    ],
    [
      'segments',
      {
        semanticSegments: [{ startTime: '2020', timelinePath: places.map(([lat, lon]) => ({ point: `${lat}°, ${lon}°`, time: '2020' })) }],
      },
      0,
    ],
    [
      'a phone’s list',
      [{ startTime: '2020', endTime: '2020', timelinePath: places.map(([lat, lon]) => ({ point: `geo:${lat},${lon}` })) }],
      0,
    ],
  ])('of %s is a line, with a warning', (_, value, named) => {
    const history = importText('history.json', JSON.stringify(value));
    const story = storyFrom(history);
    expect(counts(story)).toMatchObject({ legs: 1 });
    expect(Object.values(story.places).filter(({ kind }) => kind === 'story')).toHaveLength(named);
    expect(Object.values(story.legs)[0]?.path.at(-1)).toEqual([11.7, 48.3]);
    expect(noted(history, 'personal')).toHaveLength(1);
  });
});

describe('what is no story', () => {
  it.each([
    [
      'TimelineJS',
      't.json',
      '{"title":{},"events":[{"start_date":{"year":"1900"},"text":{"headline":"A"}}]}',
      'timeline Unexpected timeline (TimelineJS)',
    ],
    ['the old TimelineJS', 't.json', '{"timeline":{"headline":"A","date":[]}}', 'timeline Unexpected timeline (TimelineJS)'],
    ['a table of TimelineJS', 't.csv', 'Year,Month,Day,Headline,Text\n1900,1,1,A,B\n', 'timeline Unexpected table of a timeline'],
    ['a web page', 'index.html', '<!doctype html><html></html>', 'unknown-format Unexpected web page'],
    ['an ArcGIS StoryMap', 'a.json', '{"root":"n-1","nodes":{}}', 'unknown-format Unexpected ArcGIS StoryMap'],
    ['TopoJSON', 'a.json', '{"type":"Topology"}', 'unknown-format Unexpected TopoJSON'],
    ['another table', 'a.csv', 'a,b\n1,2\n', 'unknown-format Unexpected table with the columns `a`, `b`'],
    ['nothing', 'a.gpx', ' \n', 'nothing-to-tell Unexpected empty file'],
    ['an empty GPX', 'a.gpx', '<gpx version="1.1"/>', 'nothing-to-tell Unexpected file without a place'],
    ['broken JSON', 'a.json', '{"storymap":\n {]}', '2:3 broken-file Unexpected `]}`, expected valid JSON'],
    ['broken XML', 'a.gpx', '<gpx><wpt lat="1"', 'broken-file Unexpected'],
    ['other XML', 'a.xml', '<rss/>', 'unknown-format Unexpected XML of `rss`'],
  ])('%s is refused, and says what it is', (_, file, content, reason) => {
    const refused = importText(file, content);
    expect(refused.files).toBeNull();
    expect(said(refused)).toEqual([expect.stringContaining(reason)]);
  });
});

describe('several files', () => {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const options = { id: 'a-story', today: '2026-11-29', locales };

  it('of tracks and places are one story', () => {
    const both = importFiles({ 'x/a.gpx': bytes(gpx), 'x/b.kml': bytes(kml), 'x/notes.json': bytes('{"a":1}') }, options);
    expect(counts(storyFrom(both))).toMatchObject({ legs: 2, places: 4, regions: 1 });
    expect(noted(both, 'file-aside')).toEqual([expect.stringContaining('Unexpected JSON with the keys `a`')]);
  });

  it('of no kind are refused, each with its reason', () => {
    const none = importFiles({ 'x/a.json': bytes('{"a":1}'), 'x/b.xml': bytes('<rss/>') }, options);
    expect(none.files).toBeNull();
    expect(none.notes.map(({ file, code }) => `${file} ${code}`)).toEqual([
      'x/a.json file-aside',
      'x/b.xml file-aside',
      'x/a.json unknown-format',
    ]);
  });

  it('beside a configuration are not read, and that is said', () => {
    const both = importFiles({ 'x/config.js': bytes(config), 'x/a.gpx': bytes(gpx) }, options);
    expect(counts(storyFrom(both))).toMatchObject({ steps: 4, legs: 0 });
    expect(noted(both, 'file-aside')).toEqual(['Not read: GPX beside a story; import it by itself']);
    // and nothing else is said of them
    expect(both.notes.filter(({ file }) => file === 'x/a.gpx')).toHaveLength(1);
  });
});

describe('media and links that formats have beside their words', () => {
  it.each([
    [
      'a storytelling configuration',
      'config.js',
      "var config = { chapters: [{ id: 'a', title: 'A', description: 'Words.', image: 'i/a.jpg', alt: 'A ship', caption: 'The port', credit: 'B. Person', location: { center: [1, 2], zoom: 3 } }] };",
    ],
    [
      'a storytelling configuration with an object',
      'config.js',
      "var config = { chapters: [{ id: 'a', title: 'A', description: 'Words.', media: { url: 'i/a.jpg', alt: 'A ship', caption: 'The port', credit: 'B. Person' }, location: { center: [1, 2], zoom: 3 } }] };",
    ],
    [
      'StoryMapJS',
      'a.json',
      '{"storymap":{"slides":[{"text":{"headline":"A","text":"Words."},"media":{"url":"i/a.jpg","alt":"A ship","caption":"The port","credit":"B. Person"},"location":{"lat":1,"lon":2}}]}}',
    ],
    [
      'GeoJSON',
      'a.geojson',
      '{"type":"Feature","properties":{"name":"A","text":"Words.","Photo":"i/a.jpg","alt":"A ship","caption":"The port","credit":"B. Person"},"geometry":{"type":"Point","coordinates":[1,2]}}',
    ],
    ['a table', 'a.csv', 'lat,lon,title,text,image,alt,caption,credit\n1,2,A,Words.,i/a.jpg,A ship,The port,B. Person\n'],
  ])('are said of %s as far as they are known', (_, file, content) => {
    const imported = importText(file, content);
    expect(noted(imported, 'media')).toEqual([
      'Not carried over: picture i/a.jpg (A ship), beside the file and not read: import the whole folder; it is in a comment',
    ]);
    expect(textOf(imported)).toContain('<!-- TODO: picture i/a.jpg (A ship) · caption: The port · credit: B. Person -->');
    expect(imported.notes.filter(({ code }) => ['property', 'unknown-key', 'setting'].includes(code))).toEqual([]);
  });

  it('are photos and named pages in GPX', () => {
    const links =
      '<link href="p/a.jpg"><text>The port</text></link><link href="https://example.org/log"><text>The log</text></link><link href="https://example.org/b.jpg"/><link href="https://example.org/"/>';
    const point = (words: string): string => `<gpx version="1.1"><wpt lat="1" lon="2"><name>Port</name>${words}${links}</wpt></gpx>`;
    const told = importText('a.gpx', point('<desc>Words that are said.</desc>'));
    expect(textOf(told)).toContain(':::link[The log]{href="https://example.org/log"}\n:::');
    expect(textOf(told)).toContain('<!-- TODO: find out whose it is, and then get picture p/a.jpg · caption: The port -->');
    expect(noted(told, 'media')).toEqual([
      expect.stringContaining('picture p/a.jpg'),
      expect.stringContaining('https://example.org/b.jpg'),
    ]);
    expect(noted(told, 'link')).toEqual(['Not carried over: links of waypoints, https://example.org/']);
    const alone = importText('a.gpx', point('').replace('<link href="p/a.jpg"><text>The port</text></link>', ''));
    expect(storyOf(alone)).toContain('link in the file: The log https://example.org/log');
    expect(noted(alone, 'link')[0]).toBe('Kept in a comment: links of features without words');
  });

  it('are the pictures of Google’s maps in KML, and depictions in Linked Places', () => {
    const mine = kml.replace(
      '<name>Harbour B</name>',
      '<name>Harbour B</name><ExtendedData><Data name="gx_media_links"><value>https://example.org/1.jpg https://example.org/2.jpg</value></Data></ExtendedData>',
    );
    const found = noted(importText('a.kml', mine), 'media');
    for (const one of ['1.jpg', '2.jpg']) expect(found).toContainEqual(expect.stringContaining(`picture https://example.org/${one}`));
    expect(noted(importText('p.json', linkedPlaces), 'media')).toEqual([
      'Not carried over: picture https://example.org/p.jpg; it is in a comment',
    ]);
    expect(storyOf(importText('p.json', linkedPlaces))).toContain('and then get picture https://example.org/p.jpg · caption: A view');
  });

  it('are told of a hidden chapter and of the overview, and shown in neither', () => {
    const hidden = importText(
      'config.js',
      "var config = { chapters: [{ id: 'a', title: 'A', location: { center: [1, 2], zoom: 3 } }, { id: 'b', hidden: true, title: 'B', image: 'b.jpg', location: { center: [1, 2], zoom: 4 } }] };",
    );
    expect(noted(hidden, 'media')).toEqual(['Not carried over: picture b.jpg of a hidden chapter; it is in a comment']);
    expect(textOf(hidden)).toContain('<!-- hidden in the file: picture b.jpg -->');
    const overview = JSON.parse(slides) as { storymap: { slides: object[] } };
    Object.assign(overview.storymap.slides[0] as object, { media: { url: 'o.jpg' } });
    expect(noted(importText('s.json', JSON.stringify(overview)), 'media')).toContain(
      'Not carried over: picture o.jpg of the overview, which is the title now; it is in a comment',
    );
  });
});
