import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { parse, stringify } from 'yaml';
import { check, files, markdown, texts, yaml } from './fixtures/small-files.ts';

// What a story's files may be, by mistake or by malice. Whatever they are, the answer is a story or a list of mistakes, each at a place that exists.
// Other files than those of each run:  STORY_RUNS=2000 STORY_SEED=$RANDOM npx vitest run file-format/hostile
const runs = Number(process.env.STORY_RUNS ?? 24);
const seed = Number(process.env.STORY_SEED ?? 15);

vi.setConfig({ testTimeout: 180_000 + runs * 500 });

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
