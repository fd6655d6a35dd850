import { describe, expect, it } from 'vitest';
import { importText, noted, storyOf, textOf } from './fixtures/import-text.ts';
import { kml, linkedPlaces } from './fixtures/map-samples.ts';
import { slides } from './fixtures/samples.ts';

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
