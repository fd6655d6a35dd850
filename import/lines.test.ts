import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanLine, joinParts, pointOf } from './lines.ts';
import { makeNotes } from './notes.ts';

function clean(points: readonly (readonly [unknown, unknown, string?])[]): { pieces: number[][][]; noted: string[] } {
  const notes = makeNotes();
  const vertices = points.map(([lon, lat, time]) => ({ lon, lat, time }));
  const pieces = cleanLine({ called: 'a line', vertices, where: (index) => ({ file: 'a', line: index + 1, column: 1 }) }, notes);
  return {
    pieces: pieces.map((piece) => piece.map((point) => [...point])),
    noted: notes.list({}).map(({ line, code }) => `${line} ${code}`),
  };
}

describe('a line', () => {
  it('goes on over the antimeridian, there and back', () => {
    const { pieces } = clean([
      [170, 0],
      [-170, 1],
      [-160, 2],
      [175, 3],
      [160, 4],
    ]);
    expect(pieces).toEqual([
      [
        [170, 0],
        [190, 1],
        [200, 2],
        [175, 3],
        [160, 4],
      ],
    ]);
  });

  it('loses a vertex that is not on Earth, by its index, and repeated ones', () => {
    const { pieces, noted } = clean([
      [0, 0],
      [0, 0],
      [1, 98.8],
      ['x', 1],
      [null, 2],
      [1, 1],
    ]);
    expect(pieces).toEqual([
      [
        [0, 0],
        [1, 1],
      ],
    ]);
    expect(noted).toEqual(['2 repeated', '3 coordinate', '4 coordinate', '5 coordinate']);
  });

  it('leaps, which is noted, by length or by speed', () => {
    const steady = Array.from({ length: 9 }, (_, i): [number, number] => [i / 100, 0]);
    expect(clean([...steady, [40, 0]]).noted).toEqual(['10 far-edge']);
    expect(
      clean([
        [0, 0, '2020-01-01T00:00:00Z'],
        [1, 0, '2020-01-01T00:00:01Z'],
        [1.01, 0, '2020-01-01T01:00:00Z'],
      ]).noted,
    ).toEqual(['2 far-edge']);
    expect(clean([...steady, [0.09, 0]]).noted).toEqual([]);
  });

  it('of one point is none', () => {
    expect(
      clean([
        [1, 1],
        [1, 1],
      ]),
    ).toEqual({ pieces: [], noted: ['1 short-line', '2 repeated'] });
  });

  it('that goes round and round is cut where a path can’t hold it, without a gap', () => {
    const { pieces } = clean(Array.from({ length: 60 }, (_, i) => [((i * 30 + 180) % 360) - 180, 80]));
    expect(pieces.length).toBeGreaterThan(1);
    for (const [index, piece] of pieces.entries()) {
      for (const [lon] of piece) expect(Math.abs(lon ?? 999)).toBeLessThanOrEqual(360);
      const before = pieces[index - 1]?.at(-1);
      if (before) expect((((before[0] ?? 0) - (piece[0]?.[0] ?? 0)) % 360) + 0).toBe(0);
    }
  });

  it('has continuous longitudes within ±360, whatever its points', () => {
    const point = fc.tuple(fc.double({ min: -200, max: 200, noNaN: true }), fc.double({ min: -90, max: 90, noNaN: true }));
    fc.assert(
      fc.property(fc.array(point, { maxLength: 60 }), (points) => {
        for (const piece of clean(points).pieces) {
          expect(piece.length).toBeGreaterThan(1);
          piece.forEach(([lon = 999], index) => {
            expect(Math.abs(lon)).toBeLessThanOrEqual(360);
            if (index > 0) expect(Math.abs(lon - (piece[index - 1]?.[0] ?? 999))).toBeLessThanOrEqual(180.000001);
          });
        }
      }),
      { numRuns: 200, seed: 5 },
    );
  });
});

it('parts that a file cut at the antimeridian are one line', () => {
  const part = (...points: [number, number][]) => ({ points: points.map(([lon, lat]) => ({ lon, lat })) });
  const joined = joinParts([part([170, 0], [180, 5]), part([-180, 5], [-170, 9]), part([0, 0], [1, 1])]);
  expect(joined.map(({ parts }) => parts)).toEqual([[0, 1], [2]]);
});

it.each([
  [186.5, 1, [-173.5, 1]],
  ['-10.5', ' 2 ', [-10.5, 2]],
  [1e9, 0, undefined],
  [0, 90.1, undefined],
  ['', '', undefined],
  [true, 1, undefined],
])('%j, %j is %j', (lon, lat, point) => {
  expect(pointOf(lon, lat)).toEqual(point);
});
