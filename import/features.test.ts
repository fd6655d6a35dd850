import { describe, expect, it } from 'vitest';
import { errorsOf, importText, said, storyOf, textOf } from './fixtures/import-text.ts';

const feature = (name: string, geometry: unknown, more: object = {}) => ({ type: 'Feature', properties: { name, ...more }, geometry });
const collection = (...features: unknown[]): string => JSON.stringify({ type: 'FeatureCollection', features });
const point = (...coordinates: unknown[]) => ({ type: 'Point', coordinates });

describe('one thing of several shapes', () => {
  const record = {
    '@id': 'https://example.org/1',
    type: 'Feature',
    properties: { title: 'Old Town' },
    names: [{ toponym: 'Old Town', lang: 'en' }],
    descriptions: [{ value: 'A town by the river.' }],
    geometry: {
      type: 'GeometryCollection',
      geometries: [
        { ...point(10, 50), certainty: 'less-certain' },
        { ...point(10.2, 50.1), certainty: 'certain' },
        {
          type: 'Polygon',
          coordinates: [
            [
              [10, 50],
              [10.3, 50],
              [10.3, 50.2],
              [10, 50],
            ],
          ],
        },
      ],
    },
  };
  const lost = {
    type: 'Feature',
    properties: { title: 'Lost Town' },
    names: [{ toponym: 'Lost Town' }],
    descriptions: [{ value: 'Nobody knows where.' }],
  };

  it('of Linked Places has its words once, and all its shapes', () => {
    const imported = importText('places.json', collection(record));
    expect(errorsOf(imported)).toEqual([]);
    expect(textOf(imported).match(/A town by the river\./g)).toHaveLength(1);
    expect(said(imported).join('\n')).not.toContain('features have as their words');
    expect(storyOf(imported)).toMatch(/kind: approximate.*\n.*kind: story/);
    expect(storyOf(imported)).toContain('.geojson');
  });

  it('of GeoJSON and KML has its words once', () => {
    const many = importText(
      'a.geojson',
      collection(
        feature(
          'A',
          {
            type: 'MultiPoint',
            coordinates: [
              [1, 2],
              [3, 4],
              [5, 6],
            ],
          },
          { description: 'Three.' },
        ),
      ),
    );
    expect(textOf(many).match(/Three\./g)).toHaveLength(1);
    const kml = `<kml><Placemark><name>A</name><description>Both.</description><MultiGeometry><Point><coordinates>1,2</coordinates></Point>
      <LineString><coordinates>1,2 3,4</coordinates></LineString></MultiGeometry></Placemark></kml>`;
    expect(textOf(importText('a.kml', kml)).match(/Both\./g)).toHaveLength(1);
  });

  it('has its words with the first shape that is kept', () => {
    const shape = (type: string, coordinates: unknown) => ({ type, coordinates });
    const told = (geometry: unknown): string => {
      const away = feature('B', point(20, 50));
      return textOf(importText('a.geojson', collection(feature('A', geometry, { description: 'Its words.' }), away)));
    };
    const points = [
      [10, 999],
      [3, 4],
      [5, 6],
    ];
    expect(told(shape('MultiPoint', points)).match(/Its words\./g)).toHaveLength(1);
    const single = shape('LineString', [
      [1, 2],
      [1, 2],
    ]);
    const geometries = [single, point(3, 4)];
    expect(told({ type: 'GeometryCollection', geometries }).match(/Its words\./g)).toHaveLength(1);
    const parts = [
      [
        [1, 2],
        [1.000001, 2],
      ],
      [
        [3, 4],
        [5, 6],
      ],
    ];
    expect(told(shape('MultiLineString', parts)).match(/Its words\./g)).toHaveLength(1);
  });

  it.each([
    ['point', point(10, 999)],
    [
      'line',
      {
        type: 'LineString',
        coordinates: [
          [1, 2],
          [1, 2],
        ],
      },
    ],
    [
      'area',
      {
        type: 'Polygon',
        coordinates: [
          [
            [1, 2],
            [3, 4],
            [1, 2],
          ],
        ],
      },
    ],
  ])('that is left out has its words in a note: a %s', (kind, geometry) => {
    const text = collection(
      feature('A', geometry, { description: 'Its words.' }),
      feature('B', point(20, 50)),
      feature('C', point(21, 50)),
    );
    expect(said(importText('a.geojson', text)).filter((line) => line.includes('Its words.'))).toEqual([
      expect.stringMatching(new RegExp(`Left out: ${kind} “A”.*; its words are “Its words\\.”$`)),
    ]);
  });

  it('without a shape is named, with its words', () => {
    const lines = (text: string) => said(importText('a.json', text)).filter((line) => line.includes(' place '));
    expect(lines(collection(record, lost))).toEqual([
      expect.stringMatching(/Left out: record “Lost Town” without a geometry; its words are “Nobody knows where\.”$/),
    ]);
    expect(
      lines(
        collection(feature('A', point(1, 2)), feature('B', null, { description: 'Words.' }), { type: 'Feature', geometry: null }, null),
      ),
    ).toEqual([
      expect.stringMatching(/Left out: feature “B” without a geometry; its words are “Words\.”$/),
      expect.stringMatching(/Left out: features without a geometry ×2$/),
    ]);
  });
});
