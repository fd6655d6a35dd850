import type { LngLat } from '#geo/camera.ts';
import { readFromTarball, tarballOf } from '#node/npm-tarball.ts';
import { packages } from './packages.ts';

/** A populated place in GeoNames. */
export interface NamedPlace {
  readonly name: string;
  readonly at: LngLat;
  readonly population: number;
  /** ISO 3166-1 alpha-2 */
  readonly country: string;
  /** GeoNames feature code; PPLX is a part of another place, whose population includes it */
  readonly feature: string;
}

/** All places of 1,000 people and more, about 135,000. */
export async function readPlaces(cache: string): Promise<NamedPlace[]> {
  return parsePlaces(await readFromTarball(await tarballOf(packages.places, cache), 'cities.pbf'));
}

/**
 * Parses the package's own format, a sequence of length-delimited Protocol Buffers messages (fields according to its index.js): 2 name, 3 country, 7 feature
 * code, 9 population; 10 and 11 longitude and latitude in 0.00001° as differences from the previous place.
 *
 * @throws RangeError where the bytes are truncated or have an unexpected wire type
 */
export function parsePlaces(bytes: Uint8Array): NamedPlace[] {
  const text = new TextDecoder();
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let shift = 0; shift < 64; shift += 7) {
      const byte = bytes[at++];
      if (byte === undefined) throw new RangeError('Unexpected end of the places, expected a number');
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) break;
    }
    return value;
  };
  const zigzag = (value: number): number => (value % 2 === 1 ? -(value + 1) / 2 : value / 2);
  const places: NamedPlace[] = [];
  let [lon, lat] = [0, 0];
  while (at < bytes.length) {
    const length = varint();
    const end = at + length;
    if (end > bytes.length) throw new RangeError('Unexpected end of the places, expected the rest of a place');
    let [name, country, feature, population] = ['', '', '', 0];
    while (at < end) {
      const key = varint();
      const [field, wire] = [key >> 3, key & 7];
      if (wire === 2) {
        const size = varint();
        if (field === 2) name = text.decode(bytes.subarray(at, at + size));
        if (field === 3) country = text.decode(bytes.subarray(at, at + size));
        if (field === 7) feature = text.decode(bytes.subarray(at, at + size));
        at += size;
      } else if (wire === 0) {
        const value = varint();
        if (field === 9) population = value;
        if (field === 10) lon += zigzag(value);
        if (field === 11) lat += zigzag(value);
      } else {
        throw new RangeError(`Unexpected wire type ${wire} in the places, expected 0 or 2`);
      }
    }
    places.push({ name, at: [lon / 1e5, lat / 1e5], population, country, feature });
  }
  return places;
}
