import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFiles } from './check-files.ts';

const folder = join(dirname(fileURLToPath(import.meta.url)), 'cases', 'ok-small');
const texts = readdirSync(folder).filter((name) => /story\.yaml|\.md|\.geojson/.test(name));
const files: Record<string, string> = Object.fromEntries(texts.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
const names = Object.keys(files);

/** A file with something cut out of it and something put in its place. */
const damage = fc.record({
  name: fc.constantFrom(...names),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.nat({ max: 40 }),
  put: fc.constantFrom(
    '',
    '\n',
    ':',
    '{',
    ']',
    '"',
    '- ',
    '&a ',
    '*a',
    '? ',
    '::::',
    ':::map\n',
    '[^x]',
    '[',
    '](',
    '<b>',
    '---\n',
    '__proto__: 1\n',
    'constructor',
    '\u0000',
    'null',
    '-1e999',
    '\t',
    '😀',
  ),
});

function damaged(parts: readonly { name: string; at: number; cut: number; put: string }[]): Record<string, string> {
  const result = { ...files };
  for (const { name, at, cut, put } of parts) {
    const text = result[name] ?? '';
    const offset = Math.floor(at * text.length);
    result[name] = text.slice(0, offset) + put + text.slice(offset + cut);
  }
  return result;
}

describe('checkFiles', () => {
  it('never throws, gives a story or an error, and places that exist', () => {
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 3 }), (parts) => {
        const broken = damaged(parts);
        const { story, problems } = checkFiles('small', broken);
        expect(story === null).toBe(problems.some(({ severity }) => severity === 'error'));
        for (const { file, line, column, message } of problems) {
          const lines = (broken[file] ?? '').split(/\r\n|[\r\n]/);
          expect(line).toBeLessThanOrEqual(lines.length);
          expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1);
          expect(message).toMatch(/^Unexpected .+, expected .+$/s);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('gives the same for the same files, in any order', () => {
    const reversed = Object.fromEntries(Object.entries(files).reverse());
    expect(checkFiles('small', reversed)).toEqual(checkFiles('small', files));
  });

  it('gives plain JSON', () => {
    const { story } = checkFiles('small', files);
    expect(JSON.parse(JSON.stringify(story))).toEqual(story);
  });

  it('finds what is wrong of two mistakes in one value, each at its place', () => {
    const { problems } = checkFiles('small', {
      ...files,
      'story.yaml': (files['story.yaml'] ?? '').replace('{ eastbay: right, delta: mark }', '{ eastbay: rigth, dleta: mark }'),
    });
    expect(problems.map(({ line, column, code }) => [line, column, code])).toEqual([
      [43, 22, 'bad-value'],
      [43, 29, 'unknown-place'],
    ]);
  });
});
