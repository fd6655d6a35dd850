import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parse, stringify } from 'yaml';
import { linter } from '#lint/linter.ts';
import { compile } from '#timeline/compile.ts';
import { frameAt } from '#timeline/frame-at.ts';
import { referenceViewports, stageIn } from '#timeline/stages.ts';
import { checkFiles, type Files, type Result } from './check-files.ts';
import { decode } from './decode.ts';
import { readStory } from './read-story.ts';

// What a story's files may be, by mistake or by malice. Whatever they are, the answer is a story or a list of mistakes, each at a place that exists.
// Other files than those of each run:  STORY_RUNS=2000 STORY_SEED=$RANDOM npx vitest run file-format/hostile
const runs = Number(process.env.STORY_RUNS ?? 24);
const seed = Number(process.env.STORY_SEED ?? 15);

vi.setConfig({ testTimeout: 180_000 + runs * 500 });

const folder = join(dirname(fileURLToPath(import.meta.url)), 'cases', 'ok-small');
const texts = readdirSync(folder).filter((name) => /story\.yaml|\.md|\.geojson/.test(name));
const files: Readonly<Record<string, string>> = Object.fromEntries(texts.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
const yaml = files['story.yaml'] ?? '';
const markdown = files['text.en.md'] ?? '';

/** Holds what is true of every answer. */
function expectAnswer({ story, problems }: Result, of: Files): void {
  expect(story !== null || problems.some(({ severity }) => severity === 'error')).toBe(true);
  const linesIn = new Map<string, string[]>();
  for (const { file, line, column, message, fix } of problems) {
    const content = of[file] ?? '';
    const lines =
      linesIn.get(file) ?? (typeof content === 'string' || content instanceof Uint8Array ? decode(content).text : '').split(/\r\n|[\r\n]/);
    linesIn.set(file, lines);
    expect([file, line <= lines.length, column <= (lines[line - 1] ?? '').length + 1]).toEqual([file, true, true]);
    // one line, in which nothing is that a terminal or a log obeys
    expect(message).toMatch(/^Unexpected \P{Cc}+, expected \P{Cc}+$/u);
    expect(message.length).toBeLessThan(1300);
    expect(message.endsWith(fix)).toBe(true);
  }
}

const check = (changed: Files): Result => {
  const all = { ...files, ...changed };
  const result = checkFiles('small', all, { lint: linter, locales: ['en', 'de'] });
  expectAnswer(result, all);
  return result;
};

/** Values that no key of a story is made for. */
const hostile = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    '',
    ' ',
    '../../etc/passwd',
    '/etc/passwd',
    'C:\\x.geojson',
    '..%2f..%2fx.geojson',
    'x\u0000.geojson',
    '__proto__',
    'constructor',
    'javascript:alert(1)',
    'https://user:pw@[::1',
    '<script>alert(1)</script>',
    '</script><img src=x onerror=alert(1)>',
    '"><svg onload=alert(1)>',
    '{{7*7}} $'.concat('{7*7} #{7*7}'),
    '&lt;b&gt; &amp; &#0;',
    '\u202etxt\u0007\u001b[2J',
    '\ud800',
    '::error::x\n::warning::y',
    'ﷺ'.repeat(200),
    'a'.repeat(5000),
    0,
    -0,
    -1,
    1e308,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    2 ** 53,
    0.1,
    [],
    [[]],
    [1, 2, 3],
    {},
    { en: '' },
    JSON.parse('{ "__proto__": { "at": [0, 0] } }'),
    new Date(0),
  ),
  fc.jsonValue({ maxDepth: 3 }),
);

/** Puts a value in the place of one of those in another, or beside them under a key. */
function replaced(value: unknown, at: number, by: unknown): unknown {
  const spots: ((to: unknown) => void)[] = [];
  const copy = structuredClone(value);
  const visit = (inner: unknown): void => {
    if (inner === null || typeof inner !== 'object') return;
    const record = inner as Record<string, unknown>;
    for (const key of Object.keys(record)) {
      spots.push((to) => Object.defineProperty(record, key, { value: to, enumerable: true }));
      visit(record[key]);
    }
    if (!Array.isArray(inner)) spots.push((to) => Object.defineProperty(record, String(to).slice(0, 100), { value: to, enumerable: true }));
  };
  visit(copy);
  spots[Math.floor(at * spots.length)]?.(by);
  return copy;
}

const share = fc.double({ min: 0, max: 0.999, noNaN: true });
const changes = fc.array(fc.tuple(share, hostile), { minLength: 1, maxLength: 3 });
const changedBy = (value: unknown, list: readonly (readonly [number, unknown])[]): unknown =>
  list.reduce((at, [where, by]) => replaced(at, where, by), value);

describe('a story of which something is replaced', () => {
  it('in story.yaml is a story or mistakes', () => {
    fc.assert(
      fc.property(changes, (list) => {
        const changed = stringify(changedBy(parse(yaml), list), { aliasDuplicateObjects: false });
        check({ 'story.yaml': changed });
      }),
      { numRuns: runs, seed },
    );
  });

  it('in the front matter is a story or mistakes', () => {
    const [, front = '', body = ''] = /^---\n([\s\S]*?)---\n([\s\S]*)$/.exec(markdown) ?? [];
    fc.assert(
      fc.property(changes, (list) => {
        check({ 'text.en.md': `---\n${stringify(changedBy(parse(front), list))}---\n${body}` });
      }),
      { numRuns: runs / 2, seed },
    );
  });

  it('in a shape is a story or mistakes', () => {
    fc.assert(
      fc.property(fc.constantFrom('sea.geojson', 'region.geojson'), changes, (name, list) => {
        check({ [name]: JSON.stringify(changedBy(JSON.parse(files[name] ?? ''), list)) });
      }),
      { numRuns: runs / 2, seed },
    );
  });

  it('in the words is a story or mistakes', () => {
    const lines = markdown.split('\n');
    const line = fc.oneof(
      fc.constantFrom(
        '<script>alert(1)</script>',
        '::::step{#../x}',
        ':::caption{leg=__proto__ onclick=x}',
        '[a](javascript:alert(1))',
        '[a](place:..)',
      ),
      fc.constantFrom(
        '![x](file:///etc/passwd)',
        '[^__proto__]',
        '<!-- ',
        '---',
        '\u001b[2J',
        '[x](data:text/html,<b>)',
        '`',
        '|a|\n|-|\n',
        '> - 1. #',
      ),
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom(...lines),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(share, line), { minLength: 1, maxLength: 4 }), (list) => {
        const changed = [...lines];
        for (const [at, by] of list) changed.splice(Math.floor(at * changed.length), by.length % 2, by);
        check({ 'text.en.md': changed.join('\n') });
      }),
      { numRuns: runs, seed },
    );
  });
});

describe('a story’s bytes', () => {
  it('cut short, or with others in them, are a story or mistakes', () => {
    const bytes = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, new TextEncoder().encode(text)]));
    fc.assert(
      fc.property(fc.constantFrom(...texts), share, fc.uint8Array({ maxLength: 6 }), fc.boolean(), (name, at, put, cut) => {
        const whole = bytes[name] ?? new Uint8Array();
        const offset = Math.floor(at * whole.length);
        check({ [name]: Uint8Array.from([...whole.slice(0, offset), ...put, ...(cut ? [] : whole.slice(offset))]) });
      }),
      { numRuns: runs, seed },
    );
  });

  it.each([
    ['a byte order mark', (text: string) => `\ufeff${text}`],
    ['the line ends of Windows', (text: string) => text.replaceAll('\n', '\r\n')],
    ['the line ends of old Macs', (text: string) => text.replaceAll('\n', '\r')],
    ['a byte order mark and the line ends of Windows', (text: string) => `\ufeff${text.replaceAll('\n', '\r\n')}`],
  ])('with %s are the same story', (_, change) => {
    const changed = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, Buffer.from(change(text))]));
    expect(check(changed).story).toEqual(check({}).story);
  });

  it.each([
    ['UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 without a mark', (text: string) => Buffer.from(text, 'utf16le')],
    ['Latin-1', (text: string) => Buffer.from(`${text}# é`, 'latin1')],
    ['a picture', () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0])],
  ])('in %s are said to be so', (_, encode) => {
    for (const [name, text] of Object.entries(files)) {
      const { story, problems } = check({ [name]: encode(text) });
      expect(story).toBeNull();
      expect(problems).toContainEqual(expect.objectContaining({ file: name, code: 'not-utf-8' }));
    }
  });
});

/** So many of something that what takes the square of it would not end, and what is recursive would fill the stack. */
const many = 8000;
const pointsOf = (n: number): number[][] => Array.from({ length: n }, (_, i) => [(i % 7200) / 40 - 90, (i % 1700) / 20 - 40]);

describe('a file made to take for ever', () => {
  it.each<[name: string, file: string, text: string, code: string]>([
    ['open brackets', 'story.yaml', '['.repeat(many), 'yaml-syntax'],
    ['nested mappings', 'story.yaml', '{a: '.repeat(many), 'yaml-syntax'],
    ['nested items', 'story.yaml', '- '.repeat(many), 'yaml-syntax'],
    [
      'nested mappings by indentation',
      'story.yaml',
      Array.from({ length: 1500 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
      'yaml-syntax',
    ],
    ['nested keys', 'story.yaml', '? '.repeat(many), 'yaml-syntax'],
    ['a line of 10 MB', 'story.yaml', `a: ${'x'.repeat(10_000_000)}`, 'too-large'],
    ['a quoted line', 'story.yaml', `a: "${'x '.repeat(many * 10)}`, 'yaml-syntax'],
    ['many keys', 'story.yaml', Array.from({ length: many / 4 }, (_, i) => `k${i}: 1`).join('\n'), 'unknown-key'],
    [
      'many unknown names',
      'story.yaml',
      `${yaml}\njourney: [${Array.from({ length: many / 4 }, (_, i) => `leg-${i}`).join(', ')}]`,
      'unknown-leg',
    ],
    ['aliases', 'story.yaml', `languages: &a [en]\njourney: [${'*a, '.repeat(many)}]`, 'yaml-syntax'],
    [
      'aliases of aliases',
      'story.yaml',
      ['a: &a [x, x]', ...Array.from({ length: 25 }, (_, i) => `k${i}: &k${i} [${`*${i === 0 ? 'a' : `k${i - 1}`}, `.repeat(9)}]`)].join(
        '\n',
      ),
      'yaml-syntax',
    ],
    ['a list in itself', 'story.yaml', 'languages: &a [en, *a]\nplaces: {}\nsteps: *a', 'wrong-type'],
    ['a story in itself', 'story.yaml', '&story\nlanguages: [en]\nplaces: *story\nsteps: [*story]', 'wrong-type'],
    ['merged keys of an older YAML', 'story.yaml', '%YAML 1.1\n---\n&a\nlanguages: !!set { en }\n<<: *a', 'yaml-syntax'],
    ['a tag that would run something', 'story.yaml', 'languages: !!js/function "function () { throw 1 }"', 'yaml-syntax'],
    ['a line of 10 MB', 'text.en.md', `${markdown}${'x'.repeat(10_000_000)}`, 'too-large'],
    ['a word without end', 'text.en.md', `${markdown}\n${'www.a_'.repeat(many)}`, 'too-large'],
    ['brackets', 'text.en.md', `${markdown}\n${'['.repeat(many)}${']'.repeat(many)}`, 'too-large'],
    ['brackets with spaces', 'text.en.md', `${markdown}\n${'[ '.repeat(900)}${'] '.repeat(900)}`, 'too-large'],
    ['quotations', 'text.en.md', `${markdown}\n${'> '.repeat(900)}x`, 'too-large'],
    ['lists', 'text.en.md', `${markdown}\n${'- 1. '.repeat(300)}x`, 'too-large'],
    ['stars', 'text.en.md', `${markdown}\n${'*a **a '.repeat(700)}`, 'too-large'],
    ['emphasis in emphasis', 'text.en.md', `${markdown}\n${'*a _a '.repeat(700)}${'a_ a* '.repeat(700)}`, 'too-large'],
    [
      'lists by indentation',
      'text.en.md',
      `${markdown}\n${Array.from({ length: 300 }, (_, i) => `${'  '.repeat(i)}- a`).join('\n\n')}`,
      'too-large',
    ],
    ['colons', 'text.en.md', `${markdown}\n${':'.repeat(many)}`, 'too-large'],
    ['steps', 'text.en.md', `${markdown}\n${'::::step{#a}\n\n'.repeat(9000)}`, 'too-large'],
    ['brackets in the credit', 'text.en.md', markdown.replace(/credit:.*/, `credit: "${'['.repeat(many)}"`), 'too-large'],
    ['brackets in the front matter', 'text.en.md', markdown.replace('title:', `legend: ${'['.repeat(many)}\ntitle:`), 'yaml-syntax'],
    ['dashes', 'text.en.md', '---\n'.repeat(2000), 'missing-key'],
    ['nested arrays', 'sea.geojson', `${'['.repeat(many)}${']'.repeat(many)}`, 'geojson-shape'],
    ['nested arrays and an end', 'sea.geojson', `${'['.repeat(many)}${']'.repeat(many)}x`, 'geojson-syntax'],
    ['a string of 10 MB', 'sea.geojson', `{"a": "${'x'.repeat(10_000_000)}"}}`, 'geojson-syntax'],
    ['points that are none', 'sea.geojson', JSON.stringify({ type: 'LineString', coordinates: Array(100).fill([]) }), 'geojson-shape'],
    [
      'points to infinity',
      'sea.geojson',
      '{"type": "LineString", "coordinates": [[1e999, 0], [0, -1e999]], "__proto__": {"type": "Polygon"}}',
      'coordinate-range',
    ],
  ])('%s in %s', (_, name, text, code) => {
    const { story, problems } = check({ [name]: text });
    expect(story).toBeNull();
    expect(problems.map((problem) => problem.code)).toContain(code);
  });

  it('reads a leg of many points, in a file or in story.yaml', () => {
    const points = pointsOf(many);
    const via = yaml.replace(/path: sea\.geojson/, `via: ${JSON.stringify(points)}`);
    expect(via).not.toBe(yaml);
    const { problems } = checkFiles('small', { ...files, 'story.yaml': via });
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

/** The paths at which a value has a number that is none. */
function notFinite(value: unknown, path = ''): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [path];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => notFinite(inner, `${path}.${key}`));
}

// biome-ignore lint/suspicious/noExplicitAny: a parsed file, to be changed at any place
type Parsed = any;

describe('a story at the limits of what is right', () => {
  it.each<[name: string, change: (story: Parsed) => void, shapes?: Readonly<Record<string, unknown>>]>([
    ['a leg to where it begins', ({ legs }) => Object.assign(legs.west, { to: 'northharbor', via: undefined })],
    ['points on one another', ({ legs }) => Object.assign(legs.west, { via: Array(3).fill([131.87, 43.11]), curved: true })],
    [
      'a leg to the other side of the Earth',
      ({ places, legs }) => [Object.assign(places.delta, { at: [-48.13, -43.11] }), Object.assign(legs.west, { via: undefined })],
    ],
    ['a camera on a pole', ({ steps }) => Object.assign(steps[1], { camera: { center: [180, 90], zoom: 22, bearing: 360, pitch: 60 } })],
    ['a camera without room', ({ steps }) => Object.assign(steps[0].camera, { margin: 400, pitch: 60 })],
    ['a head that does not move', ({ steps }) => Object.assign(steps[1], { camera: { follow: 'sea', zoom: 22 }, draw: { sea: 0 } })],
    ['next to nothing', ({ steps }) => Object.assign(steps[1], { draw: { sea: 5e-324 }, areas: [{ km2: 5e-324, label: { en: 'x' } }] })],
    ['a name without end', ({ places }) => Object.assign(places.delta.name, { en: 'W'.repeat(20_000) })],
    [
      'a path of no length',
      ({ places }) => Object.assign(places.northharbor, { at: [127.62, 39.82] }),
      { 'sea.geojson': { type: 'LineString', coordinates: Array(2).fill([127.62, 39.82]) } },
    ],
    ['a region of no area', () => {}, { 'region.geojson': { type: 'Polygon', coordinates: [Array(4).fill([36, 51])] } }],
    [
      'the whole Earth',
      () => {},
      {
        'region.geojson': {
          type: 'Polygon',
          coordinates: [
            [
              [-180, -90],
              [180, -90],
              [180, 90],
              [-180, 90],
              [-180, -90],
            ],
          ],
        },
      },
    ],
  ])('%s is drawn in finite numbers', (_, change, shapes = {}) => {
    const changed: Parsed = parse(yaml);
    change(changed);
    const { story } = check({
      'story.yaml': stringify(changed),
      ...Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, JSON.stringify(shape)])),
    });
    if (!story) throw new Error('Unexpected mistake, expected a story');
    const timeline = compile(story, stageIn('en', referenceViewports.portrait), { lang: 'en' });
    for (let half = 0; half <= 4; half++) expect(notFinite(frameAt(timeline, half / 2))).toEqual([]);
  });
});

describe('readStory', () => {
  let at: string;
  let secret: string;
  const inside = (name: string): string => join(at, 'small', name);
  const read = () => readStory(join(at, 'small'));
  const mistakes = async (): Promise<string[]> =>
    (await read()).problems.filter(({ severity }) => severity === 'error').map(({ code, file }) => `${code} ${file.replace(/.*\//, '')}`);

  beforeEach(() => {
    at = mkdtempSync(join(tmpdir(), 'map-story-hostile-'));
    mkdirSync(inside(''), { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(inside(name), text);
    secret = join(at, 'secret.md');
    writeFileSync(secret, 'secret: "of another folder');
  });
  afterEach(() => {
    rmSync(at, { recursive: true, force: true });
  });

  it.each(['story.yaml', 'text.en.md', 'sea.geojson'])('follows no link out of the folder, of %s', async (name) => {
    rmSync(inside(name));
    symlinkSync(secret, inside(name));
    expect(await mistakes()).toEqual([`unreadable-file ${name}`]);
    expect(JSON.stringify(await read())).not.toContain('secret');
  });

  it('follows a link within the folder', async () => {
    cpSync(inside('sea.geojson'), inside('drawn.json'));
    rmSync(inside('sea.geojson'));
    symlinkSync('drawn.json', inside('sea.geojson'));
    expect(await mistakes()).toEqual([]);
  });

  it('says that a link leads nowhere, or to itself', async () => {
    rmSync(inside('sea.geojson'));
    symlinkSync('nothing-here', inside('sea.geojson'));
    rmSync(inside('region.geojson'));
    symlinkSync('region.geojson', inside('region.geojson'));
    expect(await mistakes()).toEqual(['unreadable-file region.geojson', 'unreadable-file sea.geojson']);
  });

  it.skipIf(process.platform === 'win32')('waits for no pipe', async () => {
    rmSync(inside('sea.geojson'));
    execFileSync('mkfifo', [inside('sea.geojson')]);
    expect(await mistakes()).toEqual(['unreadable-file sea.geojson']);
  });

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('says that a file may not be read', async () => {
    chmodSync(inside('sea.geojson'), 0);
    expect(await mistakes()).toEqual(['unreadable-file sea.geojson']);
  });

  it('says that the folder can’t be read', async () => {
    symlinkSync('round', join(at, 'round'));
    const { problems } = await readStory(join(at, 'round'));
    expect(problems.map(({ code, message }) => [code, message])).toEqual([
      ['unreadable-file', 'Unexpected folder that can’t be read (ELOOP), expected one that may be read'],
    ]);
  });

  it('reads no file of gigabytes', async () => {
    truncateSync(inside('sea.geojson'), 5_000_000_000);
    expect(await mistakes()).toEqual(['too-large sea.geojson']);
  });

  it('reads nothing that a file names outside the folder', async () => {
    for (const path of ['../secret.md', '../small/sea.geojson', '/etc/passwd', 'sub/x.geojson', '..', 'sea.geojson/../x.geojson']) {
      writeFileSync(inside('story.yaml'), yaml.replace('sea.geojson', path));
      expect((await mistakes())[0]).toBe('bad-file-name story.yaml');
    }
  });
});
