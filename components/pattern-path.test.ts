import { describe, expect, it } from 'vitest';
import { lines } from '#theme/lines.ts';
import { patternBox, patternPath } from './pattern-path.ts';

/** Where each subpath begins. */
const starts = (path: string): [number, number][] =>
  [...path.matchAll(/M(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);

describe('patternPath', () => {
  it('is one bar as wide as its line for what is reported', () => {
    expect(patternPath('reported')).toBe('M1.3 1.7h49.4v2.6h-49.4z');
  });

  it('is bars in the line’s dash for what is inferred, the last as long as there is room', () => {
    const [on, off] = lines.inferred.dash ?? [0, 0];
    const path = patternPath('inferred');
    expect(starts(path).map(([x]) => x)).toEqual([0, 1, 2, 3].map((index) => 1.3 + index * (on + off)));
    expect([...path.matchAll(/h([\d.]+)v/g)].map(([, length]) => Number(length))).toEqual([on, on, on, 4.4]);
  });

  it('is dots around the middle where a dash has no length', () => {
    const { width, dash } = lines.alternative;
    const path = patternPath('alternative');
    const begins = starts(path);
    expect(begins.every(([, y]) => y === patternBox.height / 2)).toBe(true);
    expect(begins[0]?.[0]).toBeCloseTo(1.3 - width / 2);
    expect((begins[1]?.[0] ?? 0) - (begins[0]?.[0] ?? 0)).toBeCloseTo(dash?.[1] ?? 0);
    expect(path.match(/a1\.05 1\.05/g)).toHaveLength(2 * begins.length);
  });

  it('ends a direction in two barbs that meet at its tip', () => {
    const path = patternPath('direction');
    const barbs = path.match(/M[^M]*A[^M]*z/g) ?? [];
    expect(barbs).toHaveLength(2);
    for (const barb of barbs) expect(barb).toMatch(/51\.6 (2\.33|3\.67)/);
    expect(
      starts(path)
        .slice(0, -2)
        .every(([x]) => x + 5 <= 43),
    ).toBe(true);
  });

  it.each(['reported', 'inferred', 'alternative', 'direction'] as const)('%s has nothing to stroke', (certainty) => {
    expect(patternPath(certainty)).toMatch(/^(M[^Mz]+z)+$/);
  });
});
