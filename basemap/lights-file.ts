import type { Light } from './basemap.ts';
import { ByteReader, ByteWriter } from './bytes.ts';

/**
 * `*.lights`: points of light in descending order of weight, so that the beginning of the file is enough at world scale.
 * Weights are quantised to `levels` steps; the points of one step and kind form a group, sorted from west to east, which keeps
 * the file small (about 2.4 bytes per point).
 *
 *     text     "lights 1"
 *     unsigned levels, unsigned steps per degree
 *     groups until the end of the file: unsigned level (weight = level / levels), unsigned kind (1 settled + 2 sea),
 *     unsigned points, for each: unsigned steps of longitude from the previous point (from −180 for the first),
 *     signed steps of latitude from the previous point (from 0 for the first)
 */
const magic = 'lights 1';
export const levels = 64;
const stepsPerDegree = 50;

/** Weights are rounded to the nearest level, at least 1; positions to 0.01°. */
export function encodeLights(lights: readonly Light[]): Uint8Array {
  const groups = new Map<number, [number, number][]>();
  for (const light of lights) {
    const level = Math.min(Math.max(Math.round(light.weight * levels), 1), levels);
    // descending level; settled before unsettled, land before sea: any fixed order would do
    const key = (levels - level) * 4 + (light.settled ? 0 : 1) + (light.sea ? 2 : 0);
    const group = groups.get(key) ?? [];
    group.push([Math.round((light.at[0] + 180) * stepsPerDegree), Math.round(light.at[1] * stepsPerDegree)]);
    groups.set(key, group);
  }
  const out = new ByteWriter();
  out.text(magic);
  out.unsigned(levels);
  out.unsigned(stepsPerDegree);
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

/** @throws RangeError saying what was found, where the bytes are not a file of lights or are truncated */
export function decodeLights(bytes: Uint8Array): Light[] {
  const input = new ByteReader(bytes);
  const found = input.left > magic.length ? input.text() : '';
  if (found !== magic) throw new RangeError(`Unexpected start of a file of lights, expected "${magic}"`);
  const top = input.unsigned();
  const steps = input.unsigned();
  if (top < 1 || steps < 1) throw new RangeError(`Unexpected ${top} levels and ${steps} steps per degree, expected 1 or more`);
  const lights: Light[] = [];
  while (input.left > 0) {
    const level = input.unsigned();
    const kind = input.unsigned();
    if (level > top || kind > 3) throw new RangeError(`Unexpected level ${level} or kind ${kind}, expected at most ${top} and 3`);
    let x = 0;
    let y = 0;
    for (let left = input.count(); left > 0; left--) {
      x += input.unsigned();
      y += input.signed();
      lights.push({ at: [(x - 180 * steps) / steps, y / steps], weight: level / top, settled: (kind & 1) === 1, sea: (kind & 2) === 2 });
    }
  }
  return lights;
}
