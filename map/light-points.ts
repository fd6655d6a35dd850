import { liveLights } from '#basemap/light-files.ts';
import { coreOf, haloOf, leastHalo } from '#basemap/lights.ts';
import { type ReadLight, readLights } from '#basemap/lights-file.ts';
import { toVector } from '#geo/vector.ts';

/** Floats of a light in a buffer: its unit vector, and the index of its look. */
export const LIGHT_FLOATS = 4;

const LEVELS = liveLights.levels;
const KINDS = 4;
/** Number of different looks: lights of one level and kind look the same. */
export const LOOKS = LEVELS * KINDS;

/** The lights of a file, ready for the graphics card, in descending order of weight. */
export interface LightPoints {
  /** `LIGHT_FLOATS` for each light */
  readonly vertices: Float32Array<ArrayBuffer>;
  /** [l]: number of lights of at least level l */
  readonly atLeast: readonly number[];
}

/** @throws RangeError where the bytes are no file of lights, or one with other levels */
export function lightPointsOf(bytes: Uint8Array): LightPoints {
  const floats: number[] = [];
  const counts = new Array<number>(LEVELS + 1).fill(0);
  const read: ReadLight = (lon, lat, level, kind, levels) => {
    if (levels !== LEVELS) throw new RangeError(`Unexpected ${levels} levels, expected ${LEVELS}`);
    const [x, y, z] = toVector([lon, lat]);
    floats.push(x, y, z, lookIndex(level, kind));
    counts[level] = (counts[level] ?? 0) + 1;
  };
  readLights(bytes, read);
  const atLeast = [...counts];
  for (let level = LEVELS - 1; level >= 0; level--) atLeast[level] = (atLeast[level] ?? 0) + (atLeast[level + 1] ?? 0);
  return { vertices: new Float32Array(floats), atLeast };
}

const lookIndex = (level: number, kind: number): number => kind * LEVELS + Math.max(level, 1) - 1;

/** How many lights, from the first on, have at least weight `least`. */
export function countOf({ atLeast }: LightPoints, least: number): number {
  return atLeast[Math.min(Math.max(Math.ceil(least * LEVELS), 0), LEVELS)] ?? 0;
}

/**
 * How each light looks at a zoom (basemap/lights.ts), by index: radius and alpha of its halo, radius and alpha of its core; radii in CSS px
 * right below the camera. Four floats each.
 */
export function looksAt(zoom: number): Float32Array<ArrayBuffer> {
  const looks = new Float32Array(LOOKS * 4);
  const least = leastHalo(zoom);
  for (let kind = 0; kind < KINDS; kind++) {
    for (let level = 1; level <= LEVELS; level++) {
      const light = { at: [0, 0] as const, weight: level / LEVELS, settled: (kind & 1) === 1, sea: (kind & 2) === 2 };
      const [halo, core] = [haloOf(light, zoom), coreOf(light, zoom)];
      const shines = light.weight >= least;
      looks.set([halo.radius, shines ? halo.alpha : 0, core.radius, core.alpha], lookIndex(level, kind) * 4);
    }
  }
  return looks;
}

/** The widest halo of a look table, CSS px. */
export function widestHalo(looks: Float32Array): number {
  let widest = 0;
  for (let i = 0; i < looks.length; i += 4) if ((looks[i + 1] ?? 0) > 0) widest = Math.max(widest, looks[i] ?? 0);
  return widest;
}
