import { describe, expect, it } from 'vitest';
import { collect, formatProblems, linesOf, type Problem, printable, toProblems } from './problem.ts';

const problem = (file: string, line: number, column: number, severity: Problem['severity'] = 'error'): Problem => ({
  file,
  line,
  column,
  severity,
  message: 'Unexpected a, expected b',
  code: 'unknown-key',
  fix: 'b',
});

describe('linesOf', () => {
  it.each([
    ['', 0, 1, 1],
    ['ab', 2, 1, 3],
    ['a\nb', 1, 1, 2],
    ['a\nb', 2, 2, 1],
    ['a\r\nb', 3, 2, 1],
    ['a\rb', 2, 2, 1],
    ['\n\n', 2, 3, 1],
    ['é😀x', 3, 1, 4],
  ])('%j at %i is %i:%i', (text, offset, line, col) => {
    expect(linesOf(text).linePos(offset)).toEqual({ line, col });
  });
});

describe('formatProblems', () => {
  it('is empty without problems', () => {
    expect(formatProblems([])).toBe('');
  });

  it('sorts by file, line and column, as numbers, and counts', () => {
    const report = formatProblems([problem('b', 1, 1), problem('a', 10, 1), problem('a', 9, 20), problem('a', 9, 3, 'warning')]);
    expect(report.split('\n')).toEqual([
      'a:9:3: warning: Unexpected a, expected b (unknown-key)',
      'a:9:20: Unexpected a, expected b (unknown-key)',
      'a:10:1: Unexpected a, expected b (unknown-key)',
      'b:1:1: Unexpected a, expected b (unknown-key)',
      '3 errors and 1 warning',
      '',
    ]);
  });
});

describe('toProblems', () => {
  it('reports once what was found twice', () => {
    const { findings, report } = collect();
    report('unknown-leg', { file: 'story.yaml', offset: 4 }, 'leg `a`', '`b`');
    report('unknown-leg', { file: 'story.yaml', offset: 4 }, 'leg `a`', '`b`');
    report('unknown-leg', { file: 'story.yaml', offset: 9 }, 'leg `a`', '`b`');
    expect(toProblems(findings, { 'story.yaml': 'abc\ndefghij' }).map(({ line, column }) => [line, column])).toEqual([
      [2, 1],
      [2, 6],
    ]);
  });
});

describe('a message', () => {
  it('quotes a file in one line, without what a terminal or a log obeys', () => {
    const { findings, report } = collect();
    report('unknown-key', { file: 'a', offset: 0 }, 'key `a\n::error::b\u001b[31m\u202e\ud800`', 'b\r\n\u2028');
    expect(findings[0]?.message).toBe('Unexpected key `a\\n::error::b\\u001b[31m\\u202e\\ud800`, expected b\\r\\n\\u2028');
    expect(findings[0]?.fix).toBe('b\\r\\n\\u2028');
  });

  it('leaves words of all scripts as they are, and cuts what nobody would read', () => {
    expect(printable('Łódź 서울 القاهرة 😀')).toBe('Łódź 서울 القاهرة 😀');
    expect(printable('x'.repeat(1e6)).length).toBe(600);
  });

  it('names a file in one line too', () => {
    expect(formatProblems([problem('a\n::error::', 1, 1)])).toContain('a\\n::error:::1:1: ');
  });
});
