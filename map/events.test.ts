import type { Map as MapLibreMap } from 'maplibre-gl';
import { expect, it, vi } from 'vitest';
import { listen } from './events.ts';
import type { MapEvent } from './readiness.ts';

/** As much of MapLibre's map as is listened to: like that it says `idle` with a frame that finds everything loaded. */
function fakeMap() {
  const listeners = new Map<string, ((event: object) => void)[]>();
  const now = { loaded: false, frames: 0 };
  const fire = (name: string, event: object = {}): void => {
    for (const listener of listeners.get(name) ?? []) listener(event);
  };
  const map = {
    on: (name: string, listener: (event: object) => void) => listeners.set(name, [...(listeners.get(name) ?? []), listener]),
    loaded: () => now.loaded,
    triggerRepaint() {
      now.frames++;
      if (now.loaded) fire('idle');
    },
  };
  const heard: string[] = [];
  listen(
    map as unknown as MapLibreMap,
    async () => {},
    (event: MapEvent) => heard.push(event.kind),
  );
  return { fire, now, heard };
}

const missing = { error: new Error('404') };

it('says that something loaded with a tile that has something in it', () => {
  const { fire, heard } = fakeMap();
  fire('sourcedata', { tile: { state: 'loaded', buckets: {} } });
  fire('sourcedata', { tile: { state: 'loading', buckets: { land: 1 } } });
  fire('sourcedata', {});
  expect(heard).toEqual([]);
  fire('sourcedata', { tile: { state: 'loaded', buckets: { land: 1 } } });
  expect(heard).toEqual(['basemap']);
});

it('says idle when all is loaded, and not where the first frame has asked for more', async () => {
  const { fire, now, heard } = fakeMap();
  fire('idle');
  await Promise.resolve();
  expect(heard).toEqual([]);
  now.loaded = true;
  fire('idle');
  await vi.waitFor(() => expect(heard).toEqual(['idle']));
});

it('comes to rest where a layer of the story’s is the last thing to load, and fails', async () => {
  const { fire, now, heard } = fakeMap();
  now.loaded = true;
  fire('error', { ...missing, sourceId: 'overlay-ice' });
  await vi.waitFor(() => expect(heard).toEqual(['idle']));
});

it('reports what else fails, and looks anew whether all is there', async () => {
  const { fire, now, heard } = fakeMap();
  fire('error', { ...missing, sourceId: 'land' });
  expect([heard, now.frames]).toEqual([['trouble'], 1]);
  fire('error', { error: { message: 'no worker' } });
  expect([heard, now.frames]).toEqual([['trouble', 'trouble'], 2]);
});

it('leaves a tile that fails to MapLibre', () => {
  const { fire, now, heard } = fakeMap();
  fire('error', { ...missing, sourceId: 'land', tile: {} });
  expect([heard, now.frames]).toEqual([[], 0]);
});
