/**
 * `ready`: the first whole picture is there, also where there was `failed` before · `failed`: there is no picture; the page keeps its own. A map whose
 * ground comes late says `ready` after it · `lost`: the browser took the graphics away, the map is blank until `restored`.
 */
export type MapState = 'ready' | 'lost' | 'restored' | 'failed';

/** What happens to a map, as far as it decides whether there is a picture. */
export type MapEvent =
  /** a tile of the ground came, with something in it */
  | { readonly kind: 'basemap' }
  /** all that was asked for has come or failed, words too, and is drawn */
  | { readonly kind: 'idle' }
  /** waited long enough */
  | { readonly kind: 'timeout' }
  /** something other than a tile failed: the worker, the style. The ground may still come. */
  | { readonly kind: 'trouble'; readonly error: Error }
  /** there is no map, or nothing that could draw the story on it, and there will be none */
  | { readonly kind: 'broken'; readonly error: Error }
  | { readonly kind: 'lost' };

/** What is known of a map. */
export interface Readiness {
  readonly state: 'waiting' | MapState | 'broken';
  /** there has been a whole picture once */
  readonly wasReady: boolean;
  /** some of the ground is there */
  readonly basemap: boolean;
}

export const waiting: Readiness = { state: 'waiting', wasReady: false, basemap: false };

/**
 * The next readiness, and what must be told (null: nothing). A tile that fails is no event: the rest is shown without it, and only where nothing of the
 * ground came is there no picture. What fails after the first picture leaves that picture standing.
 */
export function afterEvent(now: Readiness, event: MapEvent): { next: Readiness; tell: MapState | null; error?: Error } {
  const stay = { next: now, tell: null };
  if (now.state === 'broken') return stay;
  const fail = (error: Error, state: 'failed' | 'broken'): ReturnType<typeof afterEvent> => ({
    next: { ...now, state },
    tell: now.state === 'failed' ? null : 'failed',
    error,
  });
  const show = (): ReturnType<typeof afterEvent> => {
    const tell = now.wasReady ? 'restored' : 'ready';
    return { next: { ...now, state: tell, wasReady: true }, tell };
  };
  const shows = now.state === 'ready' || now.state === 'restored';

  switch (event.kind) {
    case 'basemap':
      return { next: { ...now, basemap: true }, tell: null };
    case 'idle':
      if (shows) return stay;
      if (now.basemap) return show();
      return now.state === 'waiting' ? fail(new Error('Expected tiles of the basemap, got none'), 'failed') : stay;
    case 'timeout':
      if (shows || now.wasReady) return stay;
      // One tile that hangs must not keep the others from being seen.
      return now.basemap && now.state === 'waiting' ? show() : fail(new Error('Expected the map in time, got nothing'), 'failed');
    case 'trouble':
      return now.state === 'waiting' ? fail(event.error, 'failed') : stay;
    case 'broken':
      return fail(event.error, 'broken');
    case 'lost':
      return { next: { ...now, state: 'lost', basemap: false }, tell: 'lost' };
  }
}
