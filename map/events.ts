import type { Map as MapLibreMap } from 'maplibre-gl';
import type { MapEvent } from './readiness.ts';

/**
 * What MapLibre says, in the words of readiness. `words` resolves when the labels are drawn. MapLibre writes errors to the console unless somebody
 * listens: from here on it is quiet.
 */
export function listen(map: MapLibreMap, words: () => Promise<void>, tell: (event: MapEvent) => void): void {
  map.on('sourcedata', ({ tile }) => {
    // A tile that is not there (404) counts as loaded, and has no buckets; neither has one of open sea.
    if (tile?.state === 'loaded' && Object.keys(tile.buckets ?? {}).length > 0) tell({ kind: 'basemap' });
  });
  const onIdle = (): void => {
    // What failed to become words has been told already.
    words().then(
      () => tell({ kind: 'idle' }),
      () => {},
    );
  };
  map.on('load', onIdle);
  map.on('idle', onIdle);
  map.on('error', (event) => {
    if ('tile' in event) return;
    const { error } = event;
    tell({ kind: 'trouble', error: error instanceof Error ? error : new Error(error.message) });
  });
}
