import { describe, expect, it } from 'vitest';
import { between, overRuns, type Results, ratio, reportOf, shortTable, written } from './report.ts';
import { type Figure, figures, type Sample } from './sample.ts';

const phone = { device: 'phone', cpu: 1, line: 'cable' } as const;
const sample = (contender: string, values: Sample['values']): Sample => ({ contender, situation: phone, values });
const figure = (id: string): Figure => figures.find((each) => each.id === id) as Figure;
const results: Results = {
  machine: 'a machine',
  date: '2026-01-02',
  story: 'oslo',
  contenders: [
    { id: 'recipe', name: 'recipe' },
    { id: 'ours', name: 'ours' },
  ],
  samples: [
    sample('recipe', { fcp: 1000, rest: 0, jump: 2000 }),
    sample('recipe', { fcp: 3000, rest: 0, jump: 4000 }),
    sample('ours', { fcp: 400, rest: 0, jump: 100 }),
    sample('ours', { fcp: 600, rest: 2, jump: 100 }),
  ],
};

describe('overRuns', () => {
  it('is the median of the runs, or the worst', () => {
    expect(overRuns(results.samples, 'recipe', phone, figure('fcp'))).toBe(2000);
    expect(overRuns(results.samples, 'ours', phone, figure('rest'))).toBe(2);
  });
  it('is null for what was not measured', () => {
    expect(overRuns(results.samples, 'ours', phone, figure('lcp'))).toBeNull();
    expect(overRuns(results.samples, 'ours', { ...phone, cpu: 4 }, figure('fcp'))).toBeNull();
  });
});

describe('written', () => {
  it('has three digits or so and the unit', () => {
    expect(written(1234, figure('fcp'))).toBe('1.23 s');
    expect(written(12_345, figure('tbt'))).toBe('12345 ms');
    expect(written(40_400, figure('bytesText'))).toBe('40.4 kB');
    expect(written(0.125, figure('wrongCalm'))).toBe('12.5 %');
    expect(written(0, figure('cls'))).toBe('0');
  });
});

describe('ratio', () => {
  it('is of the first contender’s', () => {
    expect(ratio(500, 2000)).toBe('0.25 ×');
    expect(ratio(0, 0)).toBe('1 ×');
    expect(ratio(1, 0)).toBe('–');
    expect(ratio(-1, 2)).toBe('–');
    expect(ratio(null, 1)).toBe('–');
  });
});

describe('reportOf', () => {
  const report = reportOf(results);
  it('has a table for each situation that was measured, with its figures and ratios', () => {
    expect(report.match(/^## /gm)).toHaveLength(1);
    expect(report).toContain('| first text (FCP) | 2 s | 0.5 s | 0.25 × |');
    expect(report).toContain('| time from a jump to the right map | 3000 ms | 100 ms | 0.03 × |');
    expect(report).not.toContain('LCP');
  });
  it('says machine, date and how often', () => {
    expect(report).toContain('2026-01-02, a machine. Medians of 2 runs');
  });
  it('has what Lighthouse said, and the lengths', () => {
    const more = reportOf({ ...results, lighthouse: { Performance: 90 }, lengths: { '12 steps': { main: 3 }, '300 steps': { main: 4 } } });
    expect(more).toContain('| Performance |');
    expect(more).toContain('| main thread per moving frame | 3 ms | 4 ms |');
  });
});

describe('between', () => {
  it('replaces what stands between the markers', () => {
    const text = 'a\n<!-- bench -->\nold\n<!-- /bench -->\nb';
    expect(between(text, 'new')).toBe('a\n<!-- bench -->\nnew\n<!-- /bench -->\nb');
    expect(between(between(text, 'x'), 'new')).toBe(between(text, 'new'));
  });
  it('wants the markers', () => {
    expect(() => between('a', 'new')).toThrow('<!-- bench -->');
  });
  it('is what the short table goes through', () => {
    expect(shortTable(results)).toContain('docs/bench.md');
  });
});
