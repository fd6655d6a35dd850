import { describe, expect, it } from 'vitest';
import { encodeTile, type TileFeature } from './mvt.ts';

/** The geometry of the first feature of the first layer, as command integers. */
function commandsOf(feature: TileFeature): number[] {
  const tile = encodeTile([{ name: 'a', extent: 4096, features: [feature] }]);
  const layer = tile.subarray(2, 2 + (tile[1] ?? 0));
  // version (2 bytes), name "a" (3 bytes), then the feature
  const body = layer.subarray(7, 7 + (layer[6] ?? 0));
  const at = body.indexOf((4 << 3) | 2);
  return [...body.subarray(at + 2, at + 2 + (body[at + 1] ?? 0))];
}

describe('vector tiles', () => {
  // Examples of the specification, 4.3.5
  it.each<[string, TileFeature['type'], TileFeature['geometry'], number[]]>([
    ['a point', 1, [[[25, 17]]], [9, 50, 34]],
    [
      'points',
      1,
      [
        [
          [5, 7],
          [3, 2],
        ],
      ],
      [17, 10, 14, 3, 9],
    ],
    [
      'a line',
      2,
      [
        [
          [2, 2],
          [2, 10],
          [10, 10],
        ],
      ],
      [9, 4, 4, 18, 0, 16, 16, 0],
    ],
    [
      'lines',
      2,
      [
        [
          [2, 2],
          [2, 10],
          [10, 10],
        ],
        [
          [1, 1],
          [3, 5],
        ],
      ],
      [9, 4, 4, 18, 0, 16, 16, 0, 9, 17, 17, 10, 4, 8],
    ],
    [
      'a polygon',
      3,
      [
        [
          [3, 6],
          [8, 12],
          [20, 34],
        ],
      ],
      [9, 6, 12, 18, 10, 12, 24, 44, 15],
    ],
  ])('encode %s as in the specification', (_, type, geometry, commands) => {
    expect(commandsOf({ type, geometry, properties: {} })).toEqual(commands);
  });

  it('leave out what is too small to be drawn, and empty layers', () => {
    const speck: TileFeature = {
      type: 2,
      geometry: [
        [
          [1, 1],
          [1, 1],
        ],
      ],
      properties: { rank: 1 },
    };
    expect(
      encodeTile([
        { name: 'rivers', extent: 4096, features: [speck] },
        { name: 'land', extent: 4096, features: [] },
      ]),
    ).toHaveLength(0);
  });

  it('contain each key and value once', () => {
    const point = (x: number): TileFeature => ({ type: 1, geometry: [[[x, x]]], properties: { kind: 'agreed', w: 0.5 } });
    const text = new TextDecoder('latin1').decode(
      encodeTile([{ name: 'borders', extent: 4096, features: [point(1), point(2), point(3)] }]),
    );
    expect(text.match(/agreed/g)).toHaveLength(1);
    expect(text.match(/kind/g)).toHaveLength(1);
  });
});
