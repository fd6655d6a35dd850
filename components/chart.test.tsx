import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { chartTable, figureFormat } from '#story/chart-table.ts';
import type { Chart } from '#story/text.ts';
import { barPlan, linePlan, piecesOf, roundSteps } from './chart-plan.ts';
import { ChartSvg } from './chart-svg.tsx';

const rows = (...values: readonly (readonly [string, ...(number | null)[]])[]): Chart['rows'] =>
  values.map(([name, ...figures]) => ({ name, values: figures }));
const chart = (kind: Chart['kind'], data: Chart['rows'], series = ['Ships']): Chart => ({
  type: 'chart',
  kind,
  title: 'Ships',
  rowName: 'Day',
  series,
  rows: data,
  paragraphs: [],
  by: [{ type: 'text', value: 'The keeper' }],
});
const svg = (of: Chart, lang = 'en'): string => renderToStaticMarkup(<ChartSvg chart={of} lang={lang} />);
const en = figureFormat('en');

describe('the steps of a scale', () => {
  it.each([
    [0, 14, [0, 5, 10, 15]],
    [0, 100, [0, 50, 100]],
    [92, 98.5, [92, 94, 96, 98, 100]],
    [-3, 3, [-4, -2, 0, 2, 4]],
    [0, 0.7, [0, 0.2, 0.4, 0.6, 0.8]],
    [7, 7, [6, 8]],
    [0, 0, [0, 0.5]],
  ])('from %d to %d are round and few', (least, greatest, steps) => {
    expect(roundSteps(least, greatest)).toEqual(steps);
  });
});

describe('a chart of lines', () => {
  it('has years as far apart as they are, and all else evenly', () => {
    const { along } = linePlan({ rows: rows(['1900', 1], ['1950', 2], ['1960', 3]) }, en);
    const [a = 0, b = 0, c = 0] = along;
    expect((b - a) / (c - a)).toBeCloseTo(5 / 6);
    const days = linePlan({ rows: rows(['Mo', 1], ['Tu', 2], ['We', 3]) }, en).along;
    expect(((days[1] ?? 0) - (days[0] ?? 0)) / ((days[2] ?? 0) - (days[0] ?? 0))).toBeCloseTo(0.5);
  });

  it('goes down to 0, unless all values are near one another', () => {
    expect(linePlan({ rows: rows(['a', 4], ['b', 12]) }, en).steps[0]).toBe(0);
    expect(linePlan({ rows: rows(['a', 100], ['b', 104]) }, en).steps[0]).toBe(100);
  });

  it('names the first and the last row, and those that fit between them on a phone', () => {
    const years = Array.from({ length: 60 }, (_, i): [string, number] => [String(1900 + i), i]);
    const { named } = linePlan({ rows: rows(...years) }, en);
    expect(named[0]).toBe(true);
    expect(named[59]).toBe(true);
    expect(named.filter(Boolean).length).toBeGreaterThan(3);
    expect(named.filter(Boolean).length).toBeLessThan(8);
  });

  it('is broken where a value is not known', () => {
    const broken = chart('line', rows(['a', 1], ['b', null], ['c', 3], ['d', 4]));
    expect(piecesOf(broken, 0)).toEqual([[0], [2, 3]]);
    expect(svg(broken).match(/ d="([^"]+)"/)?.[1]).toMatch(/^M[\d.]+ [\d.]+M[\d.]+ [\d.]+L100 0$/);
  });
});

describe('a chart of bars', () => {
  it('begins at 0 and leaves room for the figures, also of those below 0', () => {
    const data = { rows: rows(['a', 100], ['b', 90]) };
    const { zero, at } = barPlan(data, en);
    expect(zero).toBe(0);
    expect(at(90)).toBeCloseTo(0.9 * at(100));
    expect(at(100)).toBeLessThan(0.93);
    const both = barPlan({ rows: rows(['a', 100], ['b', -100]) }, en);
    expect(both.at(-100)).toBeGreaterThan(0.1);
    expect(both.zero).toBeCloseTo((both.at(-100) + both.at(100)) / 2);
  });

  it('has each row’s name and figures, in the language’s own writing, and nothing of it is markup', () => {
    const text = svg(chart('bar', rows(['<b>"Mo"', 1234.5, null], ['Tu', 3, 4]), ['a', 'b']), 'de');
    expect(text).toContain('&lt;b&gt;&quot;Mo&quot;');
    expect(text).toContain('>1.234,5<');
    expect(text).toContain('>–<');
    expect(text.match(/<rect/g)).toHaveLength(3);
    expect(text).not.toMatch(/style=|class=|#[0-9a-f]{3}/);
  });

  it('runs from right to left where the words do', () => {
    const data = rows(['a', 100], ['b', 50]);
    expect(svg(chart('bar', data))).toContain('<text x="0%"');
    const text = svg(chart('bar', data), 'ar');
    expect(text).toContain('direction="rtl"');
    expect(text).toContain('<text x="100%"');
    // ends at the right edge, and its figure is left of it
    const [, x = '', width = ''] = /<rect x="([\d.]+)%" y="[^"]+" width="([\d.]+)%"/.exec(text) ?? [];
    expect(Number(x) + Number(width)).toBeCloseTo(100);
    expect(text).toContain(`<text x="${x}%" y="2.27em" dx="-0.4em"`);
  });
});

it('a chart’s figures are a table', () => {
  const { head, rows: cells, align } = chartTable(chart('bar', rows(['Mo', 1400], ['Tu', null])), 'fr');
  expect(align).toEqual([null, 'end']);
  expect(head.map((cell) => cell[0])).toEqual([
    { type: 'text', value: 'Day' },
    { type: 'text', value: 'Ships' },
  ]);
  expect(cells.map((row) => row.map((cell) => (cell[0] as { value: string }).value))).toEqual([
    ['Mo', '1\u202f400'],
    ['Tu', '–'],
  ]);
});

it('whatever the figures are, all of a chart is within it', () => {
  const value = fc.oneof(
    fc.constant(null),
    fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 }),
    fc.float({ noNaN: true, noDefaultInfinity: true }).map((number) => Math.round(Math.max(-1e9, Math.min(1e9, number)) * 1e6) / 1e6),
  );
  const data = fc.array(fc.tuple(fc.string(), value, value), { minLength: 2, maxLength: 40 });
  fc.assert(
    fc.property(data, fc.constantFrom('bar' as const, 'line' as const), fc.constantFrom('en', 'ar', 'ja'), (values, kind, lang) => {
      // a column without a figure is refused by the reader of files
      const text = svg(chart(kind, rows(['first', 1, -1], ...values), ['a', 'b']), lang);
      expect(text).not.toMatch(/NaN|Infinity|undefined|="-(?!0\.4em)/);
      for (const [, share = ''] of text.matchAll(/"([\d.]+)%"/g)) expect(Number(share)).toBeLessThanOrEqual(100);
    }),
    { numRuns: 60 },
  );
});
