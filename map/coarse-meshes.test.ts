import type { Map as MapLibreMap } from 'maplibre-gl';
import { expect, it } from 'vitest';
import { coarsenMeshes } from './coarse-meshes.ts';

class Expression {
  readonly base: number;
  readonly least: number;
  constructor(base: number, least: number) {
    this.base = base;
    this.least = least;
  }
}

class Setting {
  readonly fill: Expression;
  readonly line: Expression;
  readonly circle: number;
  constructor({ fill, line, circle }: { fill: Expression; line: Expression; circle: number }) {
    this.fill = fill;
    this.line = line;
    this.circle = circle;
  }
}

/** A projection as MapLibre's: it notes the tiles that it is asked for meshes of. */
class Projection {
  readonly asked: unknown[] = [];
  readonly made: unknown[] = [];
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
  get subdivisionGranularity(): Setting {
    return new Setting({ fill: new Expression(128, 2), line: new Expression(512, 0), circle: 3 });
  }
  getMeshFromTileID(_context: unknown, { z, y }: { z: number; y: number }, ...others: unknown[]): string {
    this.asked.push([z, y, ...others]);
    return 'mesh';
  }
  _getMesh(_context: unknown, options: { granularity: number; extendToNorthPole: boolean }): void {
    this.made.push(options);
  }
}

function mapOf(name = 'vertical-perspective'): { projection: Projection; map: MapLibreMap } {
  const projection = new Projection(name);
  return { projection, map: { style: { projection } } as unknown as MapLibreMap };
}

it('asks for the meshes of tiles one level deeper, which lie at a pole where these do', () => {
  const { projection, map } = mapOf();
  coarsenMeshes(map);
  const mesh = (z: number, y: number): unknown => projection.getMeshFromTileID(null, { z, y }, true, false, 'stencil');
  expect(mesh(3, 4)).toBe('mesh');
  for (const [z, y] of [
    [1, 0],
    [1, 1],
    [3, 0],
    [3, 1],
    [3, 6],
    [3, 7],
  ] as const)
    mesh(z, y);
  const edges = projection.asked.map((tile) => {
    const [z, y] = tile as [number, number];
    return [z, y === 0 ? 'north' : y === 2 ** z - 1 ? 'south' : 'between'];
  });
  expect(edges).toEqual([
    [4, 'between'],
    [2, 'north'],
    [2, 'south'],
    [4, 'north'],
    [4, 'between'],
    [4, 'between'],
    [4, 'south'],
  ]);
  expect((projection.asked[0] as unknown[]).slice(2)).toEqual([true, false, 'stencil']);
});

it('asks for the mesh of zoom 0 as it is, since it reaches both poles, and in no more pieces than its fills', () => {
  const { projection, map } = mapOf();
  coarsenMeshes(map);
  projection.getMeshFromTileID(null, { z: 0, y: 0 });
  expect(projection.asked).toEqual([[0, 0]]);
  projection._getMesh(null, { granularity: 128, extendToNorthPole: true });
  projection._getMesh(null, { granularity: 32, extendToNorthPole: false });
  expect(projection.made).toEqual([
    { granularity: 64, extendToNorthPole: true },
    { granularity: 32, extendToNorthPole: false },
  ]);
});

it('halves the pieces of fills and lines, in the classes that MapLibre’s workers know', () => {
  const { projection, map } = mapOf();
  coarsenMeshes(map);
  const { subdivisionGranularity: all } = projection;
  expect(all).toBeInstanceOf(Setting);
  expect(all.fill).toEqual(new Expression(64, 2));
  expect(all.line).toEqual(new Expression(256, 0));
  expect(all.line).toBeInstanceOf(Expression);
  expect(all.circle).toBe(3);
});

it('does so once, and to no other projection', () => {
  const { projection, map } = mapOf();
  coarsenMeshes(map);
  coarsenMeshes(map);
  projection.getMeshFromTileID(null, { z: 3, y: 4 });
  expect(projection.asked).toEqual([[4, 1]]);
  const flat = mapOf('mercator');
  coarsenMeshes(flat.map);
  flat.projection.getMeshFromTileID(null, { z: 3, y: 4 });
  expect(flat.projection.asked).toEqual([[3, 4]]);
  expect(flat.projection.subdivisionGranularity.fill).toEqual(new Expression(128, 2));
  expect(() => coarsenMeshes({ style: {} } as unknown as MapLibreMap)).not.toThrow();
});
