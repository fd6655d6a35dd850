import { describe, expect, it } from 'vitest';
import { type BasemapShapes, decodeBasemap, encodeBasemap } from './basemap-file.ts';

const square: BasemapShapes['land'][number] = [
  [
    [0, 0],
    [10, 0],
    [10, 10],
    [0, 10],
    [0, 0],
  ],
];
const shapes: BasemapShapes = {
  land: [
    square,
    [
      [
        [-180, -90],
        [180, -90],
        [180, -80],
        [-180, -90],
      ],
      [
        [1, -85],
        [2, -85],
        [2, -84],
        [1, -85],
      ],
    ],
  ],
  lakes: [
    [
      [
        [104, 52],
        [110, 56],
        [109, 55],
        [104, 52],
      ],
    ],
  ],
  rivers: [
    {
      rank: 2,
      line: [
        [36.5, 51.25],
        [36, 51.5],
      ],
    },
  ],
  borders: [
    {
      kind: 'agreed',
      between: ['RU', 'UA'],
      line: [
        [34.5, 52.25],
        [35, 51],
      ],
    },
    {
      kind: 'province',
      between: ['RU'],
      line: [
        [0, 0],
        [0.25, 0.25],
      ],
    },
    {
      kind: 'ceasefire',
      between: ['KP', 'KR'],
      line: [
        [126, 38],
        [128, 38.5],
      ],
    },
  ],
};

describe('basemap files', () => {
  it('round-trip, to half a step', () => {
    expect(decodeBasemap(encodeBasemap(shapes, 4))).toEqual(shapes);
    const [river] = decodeBasemap(encodeBasemap({ ...shapes, rivers: [{ rank: 1, line: [[36.123, 51.777]] }] }, 100)).rivers;
    expect(river?.line).toEqual([[36.12, 51.78]]);
  });

  it('write points that round to the same position once', () => {
    const [river] = decodeBasemap(
      encodeBasemap(
        {
          ...shapes,
          rivers: [
            {
              rank: 1,
              line: [
                [1, 1],
                [1.001, 1],
                [2, 1],
              ],
            },
          ],
        },
        10,
      ),
    ).rivers;
    expect(river?.line).toEqual([
      [1, 1],
      [2, 1],
    ]);
  });

  it('leave out islands and holes that round to nothing', () => {
    const speck = [
      [5, 5],
      [5.01, 5],
      [5.01, 5.01],
      [5, 5],
    ] as const;
    const read = decodeBasemap(encodeBasemap({ ...shapes, land: [[speck], [...square, speck]] }, 4));
    expect(read.land).toEqual([square]);
  });

  it('are rejected when they are something else, truncated anywhere, or too long', () => {
    const bytes = encodeBasemap(shapes, 4);
    expect(() => decodeBasemap(new TextEncoder().encode('<!doctype html><title>404</title>'))).toThrow('Unexpected');
    expect(() => decodeBasemap(new Uint8Array())).toThrow('Unexpected start of a basemap file');
    for (let length = 0; length < bytes.length; length++)
      expect(() => decodeBasemap(bytes.slice(0, length)), `${length} bytes`).toThrow(RangeError);
    expect(() => decodeBasemap(Uint8Array.of(...bytes, 0))).toThrow('1 bytes after the end');
  });
});
