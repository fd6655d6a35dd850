import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { errorsOf, importText, locales } from './fixtures/import-text.ts';
import { captions, mp3, png, svg } from './fixtures/media.ts';
import { blocks, markdown, samples } from './fixtures/samples.ts';
import { type Imported, importWithMedia } from './import-files.ts';

// As many as a run of all tests has time for; more, and others, with IMPORT_RUNS=500 IMPORT_SEED=$RANDOM npx vitest run import/robust
const runs = Number(process.env.IMPORT_RUNS ?? 8);
const seed = Number(process.env.IMPORT_SEED ?? 42);

const nasty = [
  '',
  ' ',
  '\0',
  '\uFEFF',
  '\uD800',
  '‮',
  '-1',
  '1e308',
  '-1e308',
  '99999999999999999999',
  'Infinity',
  '0x10',
  '../../etc/passwd',
  '..\\..\\x',
  '/etc/passwd',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '--><script>x</script>',
  '<!-- -- -->',
  '"',
  "'",
  '`',
  '{{x}}',
  '#{process.exit(1)}',
  '::::',
  ':::map',
  '---',
  '# x',
  '- x',
  '1. x',
  '| a | b |',
  '[^x]',
  '[x](place:nowhere)',
  '**',
  '* * *',
  '\\',
  ']]>',
  '&amp;&lt;&#0;',
  '&x;',
  'true',
  'null',
  '{}',
  '[]',
  '*a',
  '&a',
  '!!js/function',
  'constructor',
  '__proto__',
  'toString',
  'title',
  'sources',
  'embed',
  'source-x',
  '\r\n',
  '\u2028',
  'a'.repeat(3000),
  '🐂'.repeat(200),
  '<b>'.repeat(300),
  'www.[',
  'http://[',
  'https://x.y/**_(',
  'a@b.c',
  '::x{y=z}',
] as const;
const numbers = [0, -0, 90, -90, 91, 180, -180, 181, 360, 541, 1e9, 1e308, -1e308, 1e-320, 0.1 + 0.2];

type Change = (text: string, at: number, other: number) => string;
const changes: readonly Change[] = [
  (text, at) => text.slice(0, at),
  (text, at) => text.slice(at),
  (text, at, other) => text.slice(0, at) + text.slice(Math.min(text.length, at + 1 + (other % 40))),
  (text, at, other) => text.slice(0, at) + nasty[other % nasty.length] + text.slice(at),
  (text, at, other) => text.slice(0, at) + text.slice(0, 1 + (other % 500)) + text.slice(at),
  // the value of a key, a tag or an attribute becomes something else
  (text, at, other) => replaceAfter(text, at, /"(?:[^"\\]|\\.){0,400}"/g, JSON.stringify(nasty[other % nasty.length])),
  (text, at, other) => replaceAfter(text, at, /"(?:[^"\\]|\\.){0,400}"/g, String(numbers[other % numbers.length])),
  (text, at, other) => replaceAfter(text, at, /-?\d+\.?\d*/g, String(numbers[other % numbers.length])),
  (text, at, other) => replaceAfter(text, at, /-?\d+\.?\d*/g, JSON.stringify(nasty[other % nasty.length])),
  (text, at, other) => replaceAfter(text, at, /\[[^[\]]{0,200}\]/g, ['null', '{}', '[]', '"x"', '[[[[]]]]', '{"a":[1]}'][other % 6] ?? ''),
  (text, at, other) => replaceAfter(text, at, />[^<>]{0,400}</g, `>${nasty[other % nasty.length]}<`),
  (text) => text.replace(/\n/g, '\r\n'),
  (text) => `\uFEFF${text}`,
];

function replaceAfter(text: string, at: number, pattern: RegExp, by: string): string {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  return match ? text.slice(0, match.index) + by + text.slice(match.index + match[0].length) : text;
}

const changed = (sample: string) =>
  fc
    .array(fc.tuple(fc.nat(changes.length - 1), fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(10_000)), { minLength: 1, maxLength: 4 })
    .map((list) =>
      list.reduce((text, [change, share, other]) => (changes[change] as Change)(text, Math.floor(share * text.length), other), sample),
    );

/** A story that check accepts, or why there is none, with its place; and nothing that could run. */
function isSound(file: string, content: string | Uint8Array): void {
  expectSound(importText(file, content));
}

function expectSound(imported: Imported): void {
  for (const { line, column, message } of imported.notes) {
    expect(line).toBeGreaterThan(0);
    expect(column).toBeGreaterThan(0);
    expect(message).not.toMatch(/undefined|\[object |NaN/);
  }
  if (imported.files === null) {
    expect(imported.notes.length).toBe(1);
    return;
  }
  expect(errorsOf(imported)).toEqual([]);
  for (const [name, text] of Object.entries(imported.files)) {
    expect(name).toMatch(/^(story\.yaml|text\.[\w-]+\.md|[a-z0-9-]+\.geojson)$/);
    expect(text.replace(/<!-- .* -->/g, '')).not.toMatch(/(?<!\\)<(script|img|iframe)/i);
    expect(text).not.toMatch(/\]\(javascript:/i);
  }
}

describe.each(Object.entries(samples))('%s, changed at random', (file, sample) => {
  it(
    'is a story or a refusal, and never a crash',
    () => {
      fc.assert(
        fc.property(changed(sample), (text) => isSound(file, text)),
        { numRuns: runs, seed, endOnFailure: true },
      );
    },
    runs * 20_000,
  );
});

describe.each([
  ['blocks.json', blocks],
  ['markdown.geojson', markdown],
])('%s with media beside it, changed at random', (file, sample) => {
  it(
    'asks for nothing outside the folder, and takes in nothing that is no medium',
    async () => {
      const contents = [png, mp3, captions, svg, png.slice(0, 40), new Uint8Array(0)];
      await fc.assert(
        fc.asyncProperty(changed(sample), fc.nat(contents.length), async (text, shift) => {
          const given = { [file]: new TextEncoder().encode(text) };
          const imported = await importWithMedia(given, { id: 'a-story', today: '2026-11-29', locales }, async ({ path }) => {
            expect(path.split(/[/\\]/)).not.toContain('..');
            expect(path).not.toMatch(/^[/\\]|:/);
            // what it should be, most often; else something else
            const right = path.endsWith('.vtt') ? captions : path.endsWith('.mp3') ? mp3 : png;
            return contents[shift] ?? right;
          });
          expectSound(imported);
          for (const [name, bytes] of Object.entries(imported.media)) {
            expect(name).toMatch(/^[a-z0-9-]+(\.[A-Za-z-]+)?\.(png|jpe?g|webp|avif|mp3|m4a|ogg|mp4|webm|vtt)$/);
            expect([png, mp3, captions]).toContain(bytes);
          }
        }),
        { numRuns: runs, seed, endOnFailure: true },
      );
    },
    runs * 20_000,
  );
});

describe('files that are made to do harm', () => {
  const long = 'a'.repeat(10_000_000);
  const deep = (open: string, close: string, inner = '', levels = 200_000): string => open.repeat(levels) + inner + close.repeat(levels);
  const gpx = (inner: string): string => `<gpx version="1.1">${inner}</gpx>`;

  it.each([
    [
      'billion laughs',
      'a.gpx',
      '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><gpx><wpt lat="1" lon="1"><name>&b;</name></wpt></gpx>',
    ],
    [
      'a file of this machine',
      'a.kml',
      '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><kml><Placemark><name>&a;</name></Placemark></kml>',
    ],
    ['a line of 10 MB in JSON', 'a.json', `{"storymap":{"slides":[{"text":{"headline":"${long}"}}]}}`],
    [
      'a line of 10 MB in a configuration',
      'config.js',
      `var config = { title: '${long}', chapters: [{ id: 'a', description: '${long}', location: { center: [1, 2], zoom: 3 } }] };`,
    ],
    ['a line of 10 MB in CSV', 'a.csv', `lat,lon,title\n1,2,${long}\n`],
    ['a row of a million cells', 'a.csv', `lat,lon,title\n${'1,'.repeat(1_000_000)}\n`],
    ['an open quotation in CSV', 'a.csv', `lat,lon,title\n1,2,"${long}`],
    ['a name of 10 MB in XML', 'a.gpx', gpx(`<wpt lat="1" lon="1"><name>${long}</name></wpt>`)],
    ['a tag of 10 MB', 'a.gpx', `<gpx ${long}="1"><wpt lat="1" lon="1"/></gpx>`],
    ['nesting in JSON', 'a.geojson', deep('[', ']')],
    ['nesting of objects in JSON', 'a.geojson', deep('{"a":', '}', '1')],
    ['nesting where a key is looked at', 'a.json', `{"type":"FeatureCollection","features":[{}],"@context":${deep('[', ']')}}`],
    ['nesting in JavaScript', 'config.js', `var config = ${deep('[', ']', '', 20_000)};`],
    ['nesting in XML', 'a.kml', deep('<Folder>', '</Folder>')],
    ['open tags in XML', 'a.kml', '<a'.repeat(100_000)],
    [
      'nesting in HTML',
      'a.json',
      JSON.stringify({ storymap: { slides: [{ text: { text: deep('<div>', '</div>', 'x', 2000) }, location: { lat: 1, lon: 1 } }] } }),
    ],
    [
      'many tags in HTML',
      'a.json',
      JSON.stringify({ storymap: { slides: [{ text: { text: '<b><p>'.repeat(50_000) }, location: { lat: 1, lon: 1 } }] } }),
    ],
    [
      'names that double one another',
      'config.js',
      `${Array.from({ length: 60 }, (_, i) => `var a${i + 1} = a${i} + a${i};`).join('')}var a0 = 'xxxxxxxxxx'; var config = { title: a60, chapters: [] };`,
    ],
    [
      'names that mean one another',
      'config.js',
      'var a = b; var b = a; var config = { title: a, chapters: [{ title: b, location: { center: [1, 2], zoom: 3 } }] };',
    ],
    [
      'a chain of 20,000 texts',
      'config.js',
      `var config = { title: ${Array.from({ length: 20_000 }, () => "'a'").join('+')}, chapters: [] };`,
    ],
    [
      'prototypes',
      'a.json',
      '{"__proto__":{"chapters":[]},"storymap":{"__proto__":{"slides":[1]},"slides":[{"__proto__":1,"constructor":2}]}}',
    ],
    [
      'a hundred thousand points',
      'a.geojson',
      JSON.stringify({
        type: 'LineString',
        coordinates: Array.from({ length: 100_000 }, (_, i) => [i / 500, Math.sin(i / 5000) * 60]),
      }),
    ],
    [
      'a line to and fro over the Earth',
      'a.geojson',
      JSON.stringify({
        type: 'LineString',
        coordinates: Array.from({ length: 20_000 }, (_, i) => [(i * 97) % 360, ((i * 61) % 160) - 80]),
      }),
    ],
    [
      'twenty thousand places',
      'a.geojson',
      JSON.stringify({
        type: 'FeatureCollection',
        features: Array.from({ length: 20_000 }, (_, i) => ({
          type: 'Feature',
          properties: { name: `P${i}` },
          geometry: { type: 'Point', coordinates: [i / 200, i / 400] },
        })),
      }),
    ],
  ])('%s', (_, file, content) => {
    isSound(file, content);
  });

  it('an archive that unpacks to far more than it says or is', () => {
    isSound('a.kmz', zipSync({ 'doc.kml': new Uint8Array(70_000_000) }, { level: 9 }));
  });

  it('an archive with names that lead out of it, and others cut off', () => {
    const kml = strToU8('<kml><Placemark><name>A</name><Point><coordinates>1,2</coordinates></Point></Placemark></kml>');
    const zip = zipSync({ '../../doc.kml': kml, '/etc/passwd': kml, 'files/a.png': kml });
    isSound('a.kmz', zip);
    for (let length = 0; length < zip.length; length += 23) isSound('a.kmz', zip.subarray(0, length));
  });

  it('bytes of no kind', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom('a.kmz', 'a.gpx', 'a.json', 'config.js', 'a.csv', 'a', 'a.bin'),
        (bytes, file) => isSound(file, bytes),
      ),
      { numRuns: runs * 4, seed },
    );
  });
});
