import { describe, expect, it } from 'vitest';
import { afterEvent, type MapEvent, type MapState, type Readiness, waiting } from './readiness.ts';

const error = new Error('no worker');
const events = {
  ground: { kind: 'ground' },
  idle: { kind: 'idle' },
  timeout: { kind: 'timeout' },
  trouble: { kind: 'trouble', error },
  broken: { kind: 'broken', error },
  lost: { kind: 'lost' },
} as const satisfies Record<string, MapEvent>;

/** What is told, one word an event. */
function told(script: string): (MapState | null)[] {
  let now: Readiness = waiting;
  return script.split(' ').map((name) => {
    const { next, tell } = afterEvent(now, events[name as keyof typeof events]);
    now = next;
    return tell;
  });
}

describe('afterEvent', () => {
  it.each([
    ['the first picture', 'ground ground idle idle', [null, null, 'ready', null]],
    ['no tile came', 'idle', ['failed']],
    ['no tile came, and one did when the camera had moved', 'idle ground idle', ['failed', null, 'ready']],
    ['everything hangs', 'timeout', ['failed']],
    ['everything comes late', 'timeout ground idle timeout', ['failed', null, 'ready', null]],
    ['one tile hangs: the others show', 'ground timeout idle', [null, 'ready', null]],
    ['the worker is blocked', 'trouble timeout idle', ['failed', null, null]],
    ['trouble after the first picture leaves it standing', 'ground idle trouble timeout', [null, 'ready', null, null]],
    ['no WebGL: nothing mends it', 'broken ground idle timeout lost', ['failed', null, null, null, null]],
    [
      'lost and restored, whole again only with its ground',
      'ground idle lost idle ground idle',
      [null, 'ready', 'lost', null, null, 'restored'],
    ],
    ['lost before the first picture', 'ground lost ground idle', [null, 'lost', null, 'ready']],
    ['lost before the first picture and never back', 'lost timeout', ['lost', 'failed']],
    ['lost twice', 'ground idle lost ground idle lost ground idle', [null, 'ready', 'lost', null, 'restored', 'lost', null, 'restored']],
    ['lost, and the shaders do not compile any more', 'ground idle lost broken ground idle', [null, 'ready', 'lost', 'failed', null, null]],
  ] as const)('%s', (_, script, expected) => {
    expect(told(script)).toEqual(expected);
  });

  it('says why it failed', () => {
    expect(afterEvent(waiting, events.trouble).error).toBe(error);
    expect(afterEvent(waiting, events.idle).error?.message).toContain('tiles');
  });
});
