import type { ErrorEvent, Map as MapLibreMap } from 'maplibre-gl';
import { isOverlaySource } from './overlays.ts';
import type { MapEvent } from './readiness.ts';

/**
 * Translates MapLibre's events into those of readiness.ts. MapLibre writes errors to the console unless there is a listener; from here on there is.
 * @param filesReady resolves when what MapLibre does not load itself is there and has been drawn
 */
export function listen(map: MapLibreMap, filesReady: () => Promise<void>, dispatch: (event: MapEvent) => void): void {
  map.on('sourcedata', ({ tile }) => {
    // A missing tile (404) counts as loaded but has no buckets; neither has one of open sea.
    if (tile?.state === 'loaded' && Object.keys(tile.buckets ?? {}).length > 0) dispatch({ kind: 'basemap' });
  });
  const onIdle = (): void => {
    filesReady().then(
      () => {
        // The first frame may have asked for other tiles meanwhile: then there will be another moment.
        if (map.loaded()) dispatch({ kind: 'idle' });
      },
      () => {}, // reported where the labels are updated
    );
  };
  map.on('load', onIdle);
  map.on('idle', onIdle);
  map.on('error', (event) => {
    if ('tile' in event) return;
    const { error, sourceId } = event as ErrorEvent & { readonly sourceId?: string };
    // After a source that fails as the last thing to load MapLibre draws no frame, and so never says `idle`; after a tile it does.
    map.triggerRepaint();
    // The map is shown without a layer of the story's that cannot be had.
    if (isOverlaySource(sourceId)) return;
    dispatch({ kind: 'trouble', error: error instanceof Error ? error : new Error(error.message) });
  });
}
