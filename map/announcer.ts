import { afterEvent, type MapEvent, type MapState, shows, waiting } from './readiness.ts';

export interface Announcer {
  /** Takes in an event of the map and reports the state that it leads to. */
  dispatch(event: MapEvent): void;
  /** `dispatch` for a caught error after which nothing can be shown */
  breakWith(error: unknown): void;
  /** see `StoryMap.ready` */
  readonly ready: Promise<void>;
  /** Rejects `ready` if it is not settled; nothing is reported from here on. */
  stop(): void;
}

/**
 * Reports a map's states to `onState`, and gives up waiting for the first after `timeout` ms. Where the basemap begins to come only then, or after the
 * context was lost, it waits as long again for the rest of the picture.
 */
export function makeAnnouncer(onState: (state: MapState, error?: Error) => void, timeout: number): Announcer {
  let readiness = waiting;
  let stopped = false;
  let settle: { resolve(): void; reject(error: Error): void } = { resolve() {}, reject() {} };
  const ready = new Promise<void>((resolve, reject) => {
    settle = { resolve, reject };
  });
  ready.catch(() => {}); // a caller that does not await it has `onState`

  const dispatch = (event: MapEvent): void => {
    if (stopped) return;
    const { next, notify, error } = afterEvent(readiness, event);
    readiness = next;
    if (shows(next)) stopTimer();
    else if (event.kind === 'basemap') timer ??= startTimer();
    if (!notify) return;
    if (notify === 'ready') settle.resolve();
    if (notify === 'failed') settle.reject(error ?? new Error('The map failed'));
    onState(notify, error);
  };
  const startTimer = () =>
    setTimeout(() => {
      timer = undefined;
      dispatch({ kind: 'timeout' });
    }, timeout);
  const stopTimer = (): void => {
    clearTimeout(timer);
    timer = undefined;
  };
  let timer: ReturnType<typeof setTimeout> | undefined = startTimer();
  return {
    dispatch,
    breakWith: (error) => dispatch({ kind: 'broken', error: error instanceof Error ? error : new Error(String(error)) }),
    ready,
    stop() {
      stopped = true;
      stopTimer();
      settle.reject(new Error('The map was destroyed'));
    },
  };
}
