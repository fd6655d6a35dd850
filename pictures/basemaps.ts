import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isFineEnough } from '#basemap/fine-area.ts';
import { type Detail, loadBasemap } from '#basemap/load.ts';
import type { Camera } from '#geo/camera.ts';
import { root } from '#node/root.ts';
import { type ShapedBasemap, shapeBasemap } from '#poster/shaped-basemap.ts';

/** The basemap that is fine enough for a camera. */
export type BasemapFor = (camera: Camera) => Promise<ShapedBasemap>;

/** A detail of `basemap/data`, ready for pictures. */
export async function shapedDetail(detail: Detail): Promise<ShapedBasemap> {
  return shapeBasemap(await loadBasemap(async (file) => new Uint8Array(await readFile(join(root, 'basemap/data', file))), detail));
}

/** The `fine` detail, or the `close` one for cameras that see more than is in it: each read once, when the first camera needs it. */
export function pictureBasemaps(read: (detail: Detail) => Promise<ShapedBasemap> = shapedDetail): BasemapFor {
  const known = new Map<Detail, Promise<ShapedBasemap>>();
  return (camera) => {
    const detail = isFineEnough(camera) ? 'fine' : 'close';
    const shaped = known.get(detail) ?? read(detail);
    known.set(detail, shaped);
    return shaped;
  };
}
