import { ByteWriter } from '#basemap/bytes.ts';

/** A feature in tile units: x east, y south from the tile's north-west corner. Rings without the repeated last point. */
export interface TileFeature {
  /** 1 points · 2 lines · 3 rings */
  readonly type: 1 | 2 | 3;
  readonly geometry: readonly (readonly (readonly [number, number])[])[];
  readonly properties: Readonly<Record<string, string | number>>;
}

export interface TileLayer {
  readonly name: string;
  /** units across the tile */
  readonly extent: number;
  readonly features: readonly TileFeature[];
}

/**
 * An uncompressed vector tile, version 2.1 (github.com/mapbox/vector-tile-spec): command integers, zigzag steps, shared tables of keys and values.
 * Empty layers and lines are left out. An empty tile has zero bytes.
 */
export function encodeTile(layers: readonly TileLayer[]): Uint8Array {
  const out = new ByteWriter();
  for (const layer of layers) {
    const body = encodeLayer(layer);
    if (body) out.bytes(3, body);
  }
  return out.done();
}

function encodeLayer({ name, extent, features }: TileLayer): Uint8Array | null {
  const keys = new Map<string, number>();
  const values = new Map<string | number, number>();
  const index = <T>(table: Map<T, number>, value: T): number => {
    const found = table.get(value) ?? table.size;
    table.set(value, found);
    return found;
  };
  const out = new ByteWriter();
  out.varintField(15, 2);
  out.bytes(1, utf8(name));
  let any = false;
  for (const { type, geometry, properties } of features) {
    const commands = encodeGeometry(type, geometry);
    if (!commands) continue;
    any = true;
    const tags = new ByteWriter();
    for (const [key, value] of Object.entries(properties)) {
      tags.unsigned(index(keys, key));
      tags.unsigned(index(values, value));
    }
    const body = new ByteWriter();
    body.bytes(2, tags.done());
    body.varintField(3, type);
    body.bytes(4, commands);
    out.bytes(2, body.done());
  }
  if (!any) return null;
  for (const key of keys.keys()) out.bytes(3, utf8(key));
  for (const value of values.keys()) out.bytes(4, encodeValue(value));
  out.varintField(5, extent);
  return out.done();
}

function encodeGeometry(type: 1 | 2 | 3, parts: TileFeature['geometry']): Uint8Array | null {
  const out = new ByteWriter();
  let [x, y] = [0, 0];
  const step = ([nextX, nextY]: readonly [number, number]): void => {
    out.signed(nextX - x);
    out.signed(nextY - y);
    [x, y] = [nextX, nextY];
  };
  const [move, line, close] = [1, 2, 7];
  let any = false;
  if (type === 1) {
    const points = parts.flat();
    any = points.length > 0;
    out.unsigned((points.length << 3) | move);
    for (const point of points) step(point);
  } else {
    for (const part of parts) {
      // a repeated vertex would be a zero-length step, which the specification forbids
      const clean = part.filter((point, i) => i === 0 || point[0] !== part[i - 1]?.[0] || point[1] !== part[i - 1]?.[1]);
      const [first, ...rest] = clean;
      if (!first || clean.length < type) continue;
      any = true;
      out.unsigned((1 << 3) | move);
      step(first);
      out.unsigned((rest.length << 3) | line);
      for (const point of rest) step(point);
      if (type === 3) out.unsigned((1 << 3) | close);
    }
  }
  return any ? out.done() : null;
}

function encodeValue(value: string | number): Uint8Array {
  const out = new ByteWriter();
  if (typeof value === 'string') out.bytes(1, utf8(value));
  else if (Number.isInteger(value) && value >= 0) out.varintField(5, value);
  else {
    const float = new Uint8Array(4);
    new DataView(float.buffer).setFloat32(0, value, true);
    out.raw(Uint8Array.of((2 << 3) | 5, ...float));
  }
  return out.done();
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
