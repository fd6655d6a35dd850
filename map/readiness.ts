/**
 * `ready`: the first complete picture is there, even after `failed` · `failed`: there is no picture, and the page keeps its drawn one; a basemap that
 * loads late still leads to `ready` · `lost`: the browser took the graphics context away, and the map is blank until `restored`.
 */
export type MapState = 'ready' | 'lost' | 'restored' | 'failed';

/** What happens to a map, as far as it decides whether there is a picture. */
export type MapEvent =
  /** a tile of the basemap loaded, with something in it */
  | { readonly kind: 'basemap' }
  /** everything requested has loaded or failed, labels included, and is drawn */
  | { readonly kind: 'idle' }
  /** the timeout has passed since the start, or since the basemap began to come late */
  | { readonly kind: 'timeout' }
  /** something other than a tile failed: the worker, the style. The basemap may still load. */
  | { readonly kind: 'trouble'; readonly error: Error }
  /** there is no map, or no way to draw the story on it, and there will be none */
  | { readonly kind: 'broken'; readonly error: Error }
  | { readonly kind: 'lost' };

/** What is known of a map. */
export interface Readiness {
  readonly state: 'waiting' | MapState | 'broken';
  /** there has been a complete picture once */
  readonly wasReady: boolean;
  /** some of the basemap is there */
  readonly basemap: boolean;
}

/** Whether the map is what the reader sees. */
export const shows = ({ state }: Readiness): boolean => state === 'ready' || state === 'restored';

export const waiting: Readiness = { state: 'waiting', wasReady: false, basemap: false };

/**
 * The next readiness, and the state to report (null: none). A tile that fails is no event: the rest is shown without it, and only a basemap without
 * any tile counts as failed. Failures after the first picture leave that picture in place.
 */
export function afterEvent(now: Readiness, event: MapEvent): { next: Readiness; notify: MapState | null; error?: Error } {
  const stay = { next: now, notify: null };
  if (now.state === 'broken') return stay;
  const fail = (error: Error, state: 'failed' | 'broken'): ReturnType<typeof afterEvent> => ({
    next: { ...now, state },
    notify: now.state === 'failed' ? null : 'failed',
    error,
  });
  const show = (): ReturnType<typeof afterEvent> => {
    const notify = now.wasReady ? 'restored' : 'ready';
    return { next: { ...now, state: notify, wasReady: true }, notify };
  };
  switch (event.kind) {
    case 'basemap':
      return { next: { ...now, basemap: true }, notify: null };
    case 'idle':
      if (shows(now)) return stay;
      if (now.basemap) return show();
      return now.state === 'waiting' ? fail(new Error('Expected tiles of the basemap, got none'), 'failed') : stay;
    case 'timeout':
      if (shows(now)) return stay;
      // One tile or one overlay that hangs must not keep the rest from being seen.
      if (now.basemap) return show();
      return now.wasReady ? stay : fail(new Error('Expected the map in time, got nothing'), 'failed');
    case 'trouble':
      return now.state === 'waiting' ? fail(event.error, 'failed') : stay;
    case 'broken':
      return fail(event.error, 'broken');
    case 'lost':
      return { next: { ...now, state: 'lost', basemap: false }, notify: 'lost' };
  }
}
