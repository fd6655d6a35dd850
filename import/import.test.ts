import { describe, expect, it } from 'vitest';
import { counts, errorsOf, importText, locales, noted, said, storyFrom } from './fixtures/import-text.ts';
import { kml } from './fixtures/map-samples.ts';
import { config, gpx, samples } from './fixtures/samples.ts';
import { importFiles } from './import-files.ts';

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
