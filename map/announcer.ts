import { afterEvent, type MapEvent, type MapState, waiting } from './readiness.ts';

export interface Announcer {
  /** takes in what happened to the map, and tells what must be told */
  dispatch(event: MapEvent): void;
  /** `dispatch` for what is thrown: nothing can be shown any more */
  breakWith(error: unknown): void;
  /** see `StoryMap.ready` */
  readonly ready: Promise<void>;
  /** Rejects `ready` if it is not settled; nothing is told from here on. */
  stop(): void;
}

/** Tells of a map's states, and gives up waiting after `patience` ms. */
export function makeAnnouncer(onState: (state: MapState, error?: Error) => void, patience: number): Announcer {
  let readiness = waiting;
  let stopped = false;
  let settle: { resolve(): void; reject(error: Error): void } = { resolve() {}, reject() {} };
  const ready = new Promise<void>((resolve, reject) => {
    settle = { resolve, reject };
  });
  ready.catch(() => {}); // who does not wait for it has onState

  const dispatch = (event: MapEvent): void => {
    if (stopped) return;
    const { next, tell, error } = afterEvent(readiness, event);
    readiness = next;
    if (!tell) return;
    if (tell === 'ready') settle.resolve();
    if (tell === 'failed') settle.reject(error ?? new Error('The map failed'));
    onState(tell, error);
  };
  const timer = setTimeout(() => dispatch({ kind: 'timeout' }), patience);
  return {
    dispatch,
    breakWith: (error) => dispatch({ kind: 'broken', error: error instanceof Error ? error : new Error(String(error)) }),
    ready,
    stop() {
      stopped = true;
      clearTimeout(timer);
      settle.reject(new Error('The map was destroyed'));
    },
  };
}
