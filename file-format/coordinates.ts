import type { Report } from './problem.ts';
import type { Path, YamlFile } from './yaml-file.ts';

/** A position that lies on Earth only with its numbers the other way round: [latitude, longitude], of a longitude beyond 90. */
export function isSwapped([first, second]: readonly [number, number], east = 180): boolean {
  return Math.abs(second) > 90 && Math.abs(second) <= east && Math.abs(first) <= 90;
}

/** Neither number could be degrees: metres or feet of a flat map. */
export function isProjected([first, second]: readonly [number, number]): boolean {
  return Math.abs(first) > 360 && Math.abs(second) > 360;
}

/**
 * Reports a point off the Earth. That its numbers are swapped is asked, and not claimed, where it would lie on it the other way round: one of them may be a slip.
 * @param wrong which number is out of range, 0 or 1
 * @param east how far east and west longitudes may go: paths may pass the antimeridian
 */
export function reportCoordinate(
  report: Report,
  file: Pick<YamlFile, 'spot'>,
  path: Path,
  point: readonly unknown[],
  wrong: number,
  east = 180,
): void {
  const [first, second] = point;
  if (typeof first !== 'number' || typeof second !== 'number') return;
  if (wrong === 1 && isSwapped([first, second], east)) {
    report(
      'coordinate-swapped',
      file.spot(path),
      `latitude ${second} as the second number`,
      `-90 to 90; the order is longitude, latitude: is \`[${second}, ${first}]\` meant?`,
    );
  } else if (wrong === 0) {
    report(
      'coordinate-range',
      file.spot([...path, 0]),
      `longitude ${first} as the first number`,
      `-${east} to ${east}${sameMeridian(first, east)}`,
    );
  } else {
    report('coordinate-range', file.spot([...path, 1]), `latitude ${second} as the second number`, '-90 to 90');
  }
}

/** Reports a file that is in a flat map's metres, once for all its points. */
export function reportProjected(
  report: Report,
  file: Pick<YamlFile, 'spot'>,
  path: Path,
  [first, second]: readonly [number, number],
): void {
  report(
    'coordinate-range',
    file.spot(path),
    `position [${first}, ${second}]`,
    'degrees of longitude and latitude; such numbers are metres of a flat map: export the file in WGS 84 (EPSG:4326)',
  );
}

/** Longitudes that are counted eastward from 0 to 360 have a name here too. */
function sameMeridian(longitude: number, east: number): string {
  if (Math.abs(longitude) <= east || Math.abs(longitude) > 360) return '';
  const wrapped = Number((longitude - Math.sign(longitude) * 360).toFixed(10));
  return `; \`${wrapped}\` is the same meridian`;
}
