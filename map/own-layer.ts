import type { CustomLayerInterface } from 'maplibre-gl';

/** A layer that we draw ourselves. Until its programs are ready it draws nothing. */
export interface OwnLayer extends CustomLayerInterface {
  ready(): boolean;
}

/**
 * The layer, with what it throws while it draws reported: MapLibre draws in tasks of its own, where an error would go to the console in each frame.
 * @param onError called once; the layer draws nothing from then on
 */
export function guarded(layer: OwnLayer, onError: (error: unknown) => void): OwnLayer {
  let failed = false;
  const { render, prerender } = layer;
  const guard =
    <T extends unknown[]>(draw: (...args: T) => void) =>
    (...args: T): void => {
      if (failed) return;
      try {
        draw.apply(layer, args);
      } catch (error) {
        failed = true;
        onError(error);
      }
    };
  return { ...layer, render: guard(render), ...(prerender && { prerender: guard(prerender) }) };
}
