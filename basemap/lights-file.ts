import type { Light } from './basemap.ts';
import { ByteReader, ByteWriter } from './bytes.ts';

/**
 * `*.lights`: points of light in descending order of weight, so that the beginning of the file is enough at world scale.
 * Weights are quantised to a number of levels; the points of one level and kind form a group, sorted from west to east, which keeps
 * the file small (about 2.4 bytes per point).
 *
 *     text     "lights 2"
 *     unsigned levels, unsigned steps per degree of lights at a settlement, unsigned the same of other lights
 *     groups until the end of the file: unsigned level (weight = level / levels), unsigned kind (1 settled + 2 sea),
 *     unsigned points, for each: unsigned steps of longitude from the previous point (from −180 for the first),
 *     signed steps of latitude from the previous point (from 0 for the first)
 */
const magic = 'lights 2';

/** How exactly a file keeps its lights. */
export interface LightsFormat {
  /** number of steps of a weight */
  readonly levels: number;
  /** steps per degree of lights at a settlement, and of others, whose place within 0.18° is scattered anyway */
  readonly steps: { readonly settled: number; readonly other: number };
}

/** For posters: 0.01° and 1/64. */
export const posterLights: LightsFormat = { levels: 64, steps: { settled: 50, other: 50 } };

/** Weights are rounded to the nearest level, at least 1; positions to half a step. */
export function encodeLights(lights: readonly Light[], { levels, steps }: LightsFormat = posterLights): Uint8Array {
  const groups = new Map<number, [number, number][]>();
  for (const light of lights) {
    const level = Math.min(Math.max(Math.round(light.weight * levels), 1), levels);
    // descending level; settled before unsettled, land before sea: any fixed order would do
    const key = (levels - level) * 4 + (light.settled ? 0 : 1) + (light.sea ? 2 : 0);
    const group = groups.get(key) ?? [];
    const perDegree = light.settled ? steps.settled : steps.other;
    group.push([Math.round((light.at[0] + 180) * perDegree), Math.round(light.at[1] * perDegree)]);
    groups.set(key, group);
  }
  const out = new ByteWriter();
  out.text(magic);
  out.unsigned(levels);
  out.unsigned(steps.settled);
  out.unsigned(steps.other);
  for (const key of [...groups.keys()].sort((a, b) => a - b)) {
    const group = (groups.get(key) ?? []).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    out.unsigned(levels - (key >> 2));
    out.unsigned((key & 1 ? 0 : 1) + (key & 2));
    out.unsigned(group.length);
    let x = 0;
    let y = 0;
    for (const [nextX, nextY] of group) {
      out.unsigned(nextX - x);
      out.signed(nextY - y);
      x = nextX;
      y = nextY;
    }
  }
  return out.done();
}

/** A light as it is read: degrees, weight 0–1 as `level` of `levels`, kind 1 settled + 2 sea. */
export type ReadLight = (lon: number, lat: number, level: number, kind: number, levels: number) => void;

/**
 * Reads a file of lights without an object for each.
 * @throws RangeError saying what was found, where the bytes are not a file of lights or are truncated
 */
export function readLights(bytes: Uint8Array, read: ReadLight): void {
  const input = new ByteReader(bytes);
  const found = input.left > magic.length ? input.text() : '';
  if (found !== magic) throw new RangeError(`Unexpected start of a file of lights, expected "${magic}"`);
  const top = input.unsigned();
  const [settled, other] = [input.unsigned(), input.unsigned()];
  if (top < 1 || settled < 1 || other < 1)
    throw new RangeError(`Unexpected ${top} levels, ${settled} and ${other} steps per degree, expected 1 or more`);
  while (input.left > 0) {
    const level = input.unsigned();
    const kind = input.unsigned();
    if (level > top || kind > 3) throw new RangeError(`Unexpected level ${level} or kind ${kind}, expected at most ${top} and 3`);
    const steps = kind & 1 ? settled : other;
    let x = 0;
    let y = 0;
    for (let left = input.count(); left > 0; left--) {
      x += input.unsigned();
      y += input.signed();
      read((x - 180 * steps) / steps, y / steps, level, kind, top);
    }
  }
}

/** The lights of a file as objects. Throws as `readLights` does. */
export function decodeLights(bytes: Uint8Array): Light[] {
  const lights: Light[] = [];
  readLights(bytes, (lon, lat, level, kind, levels) => {
    lights.push({ at: [lon, lat], weight: level / levels, settled: (kind & 1) === 1, sea: (kind & 2) === 2 });
  });
  return lights;
}
