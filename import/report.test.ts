import { describe, expect, it } from 'vitest';
import type { Note } from './notes.ts';
import { report } from './report.ts';

const note = (line: number, message: string, more: Partial<Note> = {}): Note => ({
  code: 'media',
  file: 'a.js',
  line,
  column: 1,
  message,
  times: 1,
  ...more,
});
const pictures = (count: number, from = 1): Note[] =>
  Array.from({ length: count }, (_, i) => note(from + i, `Not carried over: picture i/${i}.jpg (A view), not read; it is in a comment`));

describe('the report of an import', () => {
  it('has what is to be looked at and what was guessed first', () => {
    const lines = report([note(1, 'Not carried over: x'), note(2, 'Look at: y'), note(3, 'Left out: z'), note(4, 'Guessed: w')]);
    expect(lines.split('\n').map((line) => line.replace(/^a\.js:\d:1: (.*) \(media\)$/, '$1'))).toEqual([
      'Look at: y',
      'Guessed: w',
      'Not carried over: x',
      'Left out: z',
      '',
    ]);
  });

  it('sums what comes often, with how many and the first places', () => {
    expect(
      report([...pictures(6), note(9, 'Not carried over: picture b.png, not read · credit: Someone; it is in a comment', { times: 3 })]),
    ).toBe(
      'a.js:1:1: Not carried over: picture i/0.jpg (A view), not read; it is in a comment; 9 of this kind, the next at 2:1, 3:1, 4:1 … (media)\n',
    );
    expect(report(pictures(5)).trim().split('\n')).toHaveLength(5);
  });

  it('sums no notes of another code, reason or file, and none that ask for something', () => {
    const others = [
      note(1, 'Left out: x'),
      note(1, 'Not carried over: x', { code: 'style' }),
      note(1, 'Not carried over: x', { file: 'b' }),
    ];
    expect(
      report([...pictures(5), ...others])
        .trim()
        .split('\n'),
    ).toHaveLength(8);
    expect(
      report(Array.from({ length: 9 }, (_, i) => note(i + 1, `Look at: ${i}`)))
        .trim()
        .split('\n'),
    ).toHaveLength(9);
  });

  it('tells each for itself where that is asked for', () => {
    expect(report(pictures(9), { all: true }).trim().split('\n')).toHaveLength(9);
  });
});
