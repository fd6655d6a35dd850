import { decoded } from './decoded.ts';

/** Delay before the address changes, ms: WebKit allows 100 changes in 30 seconds, and a flick passes many steps. */
const delay = 400;

/** What an entry of the history keeps of its reader, in its state: with it come back, forward, reload, a tab that was discarded, a session that is restored. */
export interface KeptPlace {
  readonly position: number;
  /** scroll offset, CSS px */
  readonly offset: number;
  /** width of the window that the offset belongs to, CSS px */
  readonly width: number;
}

/** Where a reader is led: to a step, to a position, to an offset, or nowhere (null), as the browser has put them where they were. */
export type Way = { readonly step: number } | { readonly position: number } | { readonly offset: number } | null;

/**
 * The way for a reader who comes to an entry of the history. A hash leads on the first arrival alone: whoever was here before comes back to where they were, which
 * is the browser's to do, and ours where it has not, or where the text is laid out anew in another width.
 *
 * @param arrival `step`: index of the step that the hash names, −1 for none · `kept`: what the entry keeps, null on the first arrival · `offset`, `width`: of the
 * window now, CSS px
 */
export function wayFor(arrival: {
  readonly step: number;
  readonly kept: KeptPlace | null;
  readonly offset: number;
  readonly width: number;
}): Way {
  const { step, kept, offset, width } = arrival;
  if (!kept) return step >= 0 ? { step } : null;
  if (kept.width !== width) return { position: kept.position };
  return offset === 0 && kept.offset > 0 ? { offset: kept.offset } : null;
}

/** The place in an entry's state, or null in any other state, whoever wrote it. */
export function keptIn(state: unknown): KeptPlace | null {
  const kept = (state as { readonly mapStory?: Partial<KeptPlace> | null } | null)?.mapStory;
  if (typeof kept !== 'object' || kept === null) return null;
  const { position, offset, width } = kept;
  return [position, offset, width].every(Number.isFinite) ? (kept as KeptPlace) : null;
}

/** What leads the reader, and says where they are. */
export interface Reader {
  position(): number;
  seek(position: number): void;
}

/** Keeps the address at the step being read, without entries in the history, and follows an address that changes. `ids`: of the steps; none: there is no address */
export function followAddress(
  ids: readonly string[],
  reader: Reader,
): {
  /** The reader has entered a step: the address follows after a short delay. */
  enter(index: number): void;
  /** Gives a jump an entry of its own, unless it leads to where the address does. */
  push(hash: string): void;
  /** Leads the reader now, and whenever the address changes. @returns how to stop */
  watch(): () => void;
  /** Drops a change of the address that is still waiting. */
  stop(): void;
} {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const indexOf = (hash: string): number => ids.indexOf(decoded(hash.slice(1)));
  const place = (): KeptPlace => ({ position: reader.position(), offset: window.scrollY, width: window.innerWidth });
  const write = (hash: string, way: 'replaceState' | 'pushState' = 'replaceState'): void => {
    const { state } = window.history;
    try {
      const kept = { ...(typeof state === 'object' ? state : null), mapStory: place() };
      window.history[way](kept, '', `${window.location.pathname}${window.location.search}${hash}`);
    } catch {
      // Refused in some sandboxed frames, and when called too often: the address is a courtesy.
    }
  };
  const keep = (): void => write(window.location.hash);
  const lead = (): void => {
    const kept = keptIn(window.history.state);
    follow(kept);
    // From now on the entry is one that the reader comes back to. What it kept stays until the browser has led there.
    if (!kept) keep();
  };
  const follow = (kept: KeptPlace | null): void => {
    const way = wayFor({ step: indexOf(window.location.hash), kept, offset: window.scrollY, width: window.innerWidth });
    if (way === null) return;
    if ('offset' in way) window.scrollTo({ top: way.offset, behavior: 'instant' });
    else reader.seek('step' in way ? way.step : way.position);
  };
  return {
    enter(index) {
      clearTimeout(timer);
      if (ids.length === 0) return;
      const before = window.location.hash;
      timer = setTimeout(() => {
        // Where it has changed meanwhile someone has followed a link, and its `hashchange`, which leads there, is on its way.
        if (window.location.hash === before) write(index === 0 || ids[index] === undefined ? '' : `#${ids[index]}`);
      }, delay);
    },
    push(hash) {
      if (hash === window.location.hash) return;
      keep();
      write(hash, 'pushState');
    },
    watch() {
      if (ids.length === 0) return () => {};
      const hidden = (): void => {
        if (document.visibilityState === 'hidden') keep();
      };
      lead();
      const removal = new AbortController();
      const { signal } = removal;
      // After `popstate`, and with the state of the entry that is come to: one of another's has none.
      window.addEventListener('hashchange', lead, { signal });
      // A tab in the background may be discarded without another word.
      document.addEventListener('visibilitychange', hidden, { signal });
      window.addEventListener('pagehide', keep, { signal });
      return () => removal.abort();
    },
    stop: () => clearTimeout(timer),
  };
}
