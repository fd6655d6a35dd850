import type { Light } from './basemap.ts';
import { leastWeight } from './lights.ts';
import type { LightsFormat } from './lights-file.ts';

/**
 * The lights of the live map: `live/<name>.lights` beside the other files of the basemap. They are divided by weight, so that a view of the world loads no
 * light that it does not draw, and by part of the world (`near` is the part kept in detail, see tiles.ts).
 */
export interface LightFile {
  readonly name: string;
  /** the part of the world */
  readonly near: boolean;
  /** weights from, inclusive, and to, exclusive */
  readonly from: number;
  readonly to: number;
}

const all = Number.POSITIVE_INFINITY;

export const lightFiles: readonly LightFile[] = [
  { name: 'near-bright', near: true, from: leastWeight(1), to: all },
  { name: 'near-medium', near: true, from: leastWeight(2), to: leastWeight(1) },
  { name: 'near-faint', near: true, from: 0, to: leastWeight(2) },
  { name: 'far', near: false, from: 0, to: all },
];

/** Weights in 32 levels; positions of lights without a settlement, which are scattered within 0.18°, to a quarter of that. */
export const liveLights: LightsFormat = { levels: 32, steps: { settled: 50, other: 20 } };

/** Address of a file of lights under the basemap's. */
export const lightPath = (name: string): string => `live/${name}.lights`;

const isNear = (lon: number, lat: number): boolean => lon >= 0 && lat >= 0;

/** The lights that belong into a file. */
export function lightsOf({ near, from, to }: LightFile, lights: readonly Light[]): Light[] {
  return lights.filter(({ at, weight }) => isNear(at[0], at[1]) === near && weight >= from && weight < to);
}

/**
 * Names of the files that a view needs.
 * @param zoom MapLibre's
 * @param points points of the Earth's surface all over the view, degrees
 */
export function lightFilesFor(zoom: number, points: readonly (readonly [lon: number, lat: number])[]): string[] {
  const parts = [true, false].filter((near) => points.some(([lon, lat]) => isNear(lon, lat) === near));
  return lightFiles.filter(({ near, to }) => parts.includes(near) && to > leastWeight(zoom)).map(({ name }) => name);
}
