import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { positionAt, scrollFor, scrollMapOf } from './scroll-map.ts';

const band = { top: 300, bottom: 540 };
const boxes = [
  { top: 0, bottom: 900 },
  { top: 1700, bottom: 1900 },
  { top: 2900, bottom: 3300 },
];
const map = scrollMapOf(boxes, band, 3000);

describe('scroll map', () => {
  it('reads step 1 while its text passes the band', () => {
    expect(positionAt(map, 1700 - 540)).toBeCloseTo(0.9, 9);
    expect(positionAt(map, 1900 - 300)).toBeCloseTo(1.1, 9);
  });
  it('travels through the gap, half way in its middle', () => {
    expect(positionAt(map, (1600 + 2360) / 2)).toBeCloseTo(1.5, 9);
  });
  it('begins at 0 and ends at the last step', () => {
    expect(positionAt(map, 0)).toBe(0);
    expect(positionAt(map, -50)).toBe(0);
    expect(positionAt(map, 1e6)).toBe(2);
  });
  it('reaches the last step when the page ends before its text reaches the band', () => {
    expect(positionAt(scrollMapOf(boxes, band, 2000), 2000)).toBe(2);
  });
  it('leads to the middle of a step’s text, but keeps the beginning of a long text, and the heading above it, in view', () => {
    expect(scrollFor(map, 1)).toBe((1160 + 1600) / 2);
    const long = scrollMapOf([boxes[0] as never, { top: 1700, bottom: 2500, head: 1640 }, boxes[2] as never], { ...band, edge: 250 }, 3000);
    expect(scrollFor(long, 1)).toBe(1640 - 250);
    expect(positionAt(long, 1640 - 250)).toBe(1);
  });
  it('leads to a short text at the line where texts rest at the latest, with its heading in view', () => {
    expect(scrollFor(scrollMapOf(boxes, { ...band, rest: 200 }, 3000), 1)).toBe(1700 - 200);
    const headed = [boxes[0] as never, { top: 1700, bottom: 1900, head: 1500 }, boxes[2] as never];
    expect(scrollFor(scrollMapOf(headed, { ...band, rest: 200, edge: 24 }, 3000), 1)).toBe(1500 - 24);
    // Already higher by itself.
    expect(scrollFor(scrollMapOf(boxes, { ...band, rest: 400 }, 3000), 1)).toBe((1160 + 1600) / 2);
  });
  it('leads to the text of the last step, not to the end of its passage', () => {
    expect(scrollFor(map, 2)).toBe((2360 + 3000) / 2);
    expect(positionAt(map, 3000)).toBe(2);
  });
  it('reads a step’s notes with its text, and leads to the text as without them', () => {
    const noted = scrollMapOf([boxes[0] as never, { top: 1700, bottom: 1900, end: 2500 }, boxes[2] as never], band, 3000);
    expect(scrollFor(noted, 1)).toBe(scrollFor(map, 1));
    expect(positionAt(noted, 2500 - 300)).toBeCloseTo(1.1, 9);
    expect(positionAt(noted, 2000)).toBeLessThan(1.1);
    // The travel begins when the last note has been read, and ends where it did.
    expect(positionAt(noted, (2200 + 2360) / 2)).toBeCloseTo(1.5, 9);
    expect(positionAt(noted, 2360)).toBeCloseTo(1.9, 9);
  });
  it('leads to the text however long the notes are', () => {
    const noted = scrollMapOf([boxes[0] as never, { top: 1700, bottom: 1760, end: 9000 }, { top: 9900, bottom: 9960 }], band, 12000);
    expect(scrollFor(noted, 1)).toBe((1160 + 1460) / 2);
  });
  it('is empty for a story without steps', () => {
    expect(positionAt(scrollMapOf([], band, 0), 10)).toBe(0);
    expect(scrollFor(scrollMapOf([], band, 0), 3)).toBe(0);
  });

  const layouts = fc.record({
    gaps: fc.array(fc.tuple(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 10, max: 1500 }), fc.integer({ min: 0, max: 900 })), {
      minLength: 1,
      maxLength: 14,
    }),
    top: fc.integer({ min: 0, max: 400 }),
    size: fc.integer({ min: 20, max: 600 }),
  });
  const build = ({ gaps, top, size }: { gaps: [number, number, number][]; top: number; size: number }) => {
    let y = 0;
    const texts = gaps.map(([gap, height, notes]) => {
      const box = { top: y + gap, bottom: y + gap + height, end: y + gap + height + notes };
      y = box.end;
      return box;
    });
    return scrollMapOf(texts, { top, bottom: top + size }, y);
  };
  it('never goes back and never jumps, whatever the layout', () => {
    fc.assert(
      fc.property(layouts, fc.integer({ min: -20, max: 20 }), (layout, shift) => {
        const random = build(layout);
        // The position is linear between the ends of passages: what happens around them, and in the middle between them, is all there is.
        const ends = random.passages.flatMap(({ from, at, to }) => [from, at, to]);
        const around = ends.flatMap((end, i) => [end, (end + (ends[i + 1] ?? end)) / 2]).map((scroll) => scroll + shift / 10);
        for (const scroll of around) {
          const step = positionAt(random, scroll + 0.5) - positionAt(random, scroll);
          expect(step).toBeGreaterThanOrEqual(-1e-9);
          // 0.8 of a step is the whole of a gap, and a gap may be as short as the one px that keeps passages apart.
          expect(step).toBeLessThan(0.51);
        }
      }),
      { numRuns: 300 },
    );
  });
  it('looks at no more of a long story than of a short one, but for some halvings', () => {
    let reads = 0;
    const counted = (count: number) => {
      const long = scrollMapOf(
        Array.from({ length: count }, (_, i) => ({ top: i * 1000, bottom: i * 1000 + 300 })),
        band,
        count * 1000,
      );
      const watched = new Proxy(long.stretches, {
        get(target, key) {
          if (typeof key === 'string' && /^\d+$/.test(key)) reads++;
          return Reflect.get(target, key);
        },
      });
      return { ...long, stretches: watched };
    };
    const [short, long] = [counted(12), counted(300)].map((of) => {
      reads = 0;
      positionAt(of, 11_300);
      scrollFor(of, 10.7);
      return reads;
    });
    expect(short).toBeLessThanOrEqual(14);
    expect(long).toBeLessThanOrEqual((short ?? 0) + 10);
  });
  it('scrollFor is the inverse of positionAt', () => {
    fc.assert(
      fc.property(layouts, fc.double({ min: 0, max: 1, noNaN: true }), (layout, share) => {
        const random = build(layout);
        const position = share * (random.passages.length - 1);
        expect(positionAt(random, scrollFor(random, position))).toBeCloseTo(position, 6);
      }),
    );
  });
});
