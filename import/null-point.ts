import type { LngLat } from '#geo/camera.ts';
import { oneLine } from './escape.ts';
import type { Notes, Where } from './notes.ts';

/** Notes a place at 0° N 0° E. @param where the row's or shape's own place in the file */
export function noteNullPoint([lon, lat]: LngLat, name: string, where: Where, notes: Notes): void {
  if (lon === 0 && lat === 0)
    notes.add(
      'coordinate',
      where,
      `Look at: “${oneLine(name, 60)}” is at 0° N 0° E, where files have points whose coordinates are not known`,
    );
}
