import { describe, expect, it } from 'vitest';
import { afterEvent, type MapEvent, type MapState, type Readiness, waiting } from './readiness.ts';

const error = new Error('no worker');
const events = {
  basemap: { kind: 'basemap' },
  idle: { kind: 'idle' },
  timeout: { kind: 'timeout' },
  trouble: { kind: 'trouble', error },
  broken: { kind: 'broken', error },
  lost: { kind: 'lost' },
} as const satisfies Record<string, MapEvent>;

/** The state reported after each event of a script. */
function reported(script: string): (MapState | null)[] {
  let now: Readiness = waiting;
  return script.split(' ').map((name) => {
    const { next, notify } = afterEvent(now, events[name as keyof typeof events]);
    now = next;
    return notify;
  });
}

describe('afterEvent', () => {
  it.each([
    ['the first picture', 'basemap basemap idle idle', [null, null, 'ready', null]],
    ['no tile loads', 'idle', ['failed']],
    ['no tile loads, then one does when the camera has moved', 'idle basemap idle', ['failed', null, 'ready']],
    ['everything hangs', 'timeout', ['failed']],
    ['everything loads late', 'timeout basemap idle timeout', ['failed', null, 'ready', null]],
    ['one tile hangs: the others show', 'basemap timeout idle', [null, 'ready', null]],
    ['everything is late, and an overlay hangs', 'timeout basemap timeout', ['failed', null, 'ready']],
    ['lost, and a tile hangs', 'basemap idle lost timeout basemap timeout', [null, 'ready', 'lost', null, null, 'restored']],
    ['the worker is blocked', 'trouble timeout idle', ['failed', null, null]],
    ['trouble after the first picture leaves it in place', 'basemap idle trouble timeout', [null, 'ready', null, null]],
    ['no WebGL: nothing repairs it', 'broken basemap idle timeout lost', ['failed', null, null, null, null]],
    [
      'lost and restored, complete again only with its basemap',
      'basemap idle lost idle basemap idle',
      [null, 'ready', 'lost', null, null, 'restored'],
    ],
    ['lost before the first picture', 'basemap lost basemap idle', [null, 'lost', null, 'ready']],
    ['lost before the first picture and never back', 'lost timeout', ['lost', 'failed']],
    ['lost twice', 'basemap idle lost basemap idle lost basemap idle', [null, 'ready', 'lost', null, 'restored', 'lost', null, 'restored']],
    [
      'lost, and the shaders do not compile any more',
      'basemap idle lost broken basemap idle',
      [null, 'ready', 'lost', 'failed', null, null],
    ],
  ] as const)('%s', (_, script, expected) => {
    expect(reported(script)).toEqual(expected);
  });

  it('says why it failed', () => {
    expect(afterEvent(waiting, events.trouble).error).toBe(error);
    expect(afterEvent(waiting, events.idle).error?.message).toContain('tiles');
  });
});
