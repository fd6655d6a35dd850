import type { Map as MapLibreMap } from 'maplibre-gl';
import type { MapEvent } from './readiness.ts';

/**
 * Translates MapLibre's events into those of readiness.ts. MapLibre writes errors to the console unless there is a listener; from here on there is.
 * @param labelsReady resolves when the labels are drawn
 */
export function listen(map: MapLibreMap, labelsReady: () => Promise<void>, dispatch: (event: MapEvent) => void): void {
  map.on('sourcedata', ({ tile }) => {
    // A missing tile (404) counts as loaded but has no buckets; neither has one of open sea.
    if (tile?.state === 'loaded' && Object.keys(tile.buckets ?? {}).length > 0) dispatch({ kind: 'basemap' });
  });
  const onIdle = (): void => {
    labelsReady().then(
      () => dispatch({ kind: 'idle' }),
      () => {}, // reported where the labels are updated
    );
  };
  map.on('load', onIdle);
  map.on('idle', onIdle);
  map.on('error', (event) => {
    if ('tile' in event) return;
    const { error } = event;
    dispatch({ kind: 'trouble', error: error instanceof Error ? error : new Error(error.message) });
  });
}
