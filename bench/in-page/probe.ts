import { onCLS, onFCP, onINP, onLCP } from 'web-vitals';
import { agrees, apart, stepRead, type View } from '#bench/agreement.ts';
import { type ReadingKind, readings } from '#bench/reading.ts';
import type { Adapter } from './adapter.ts';
import { type GlCounts, installGlCounts } from './gl-counts.ts';

/** What was seen while reading. */
export interface Reading {
  /** with text across the reading line */
  readonly looks: number;
  /** in which the map was not where that text's step has it */
  readonly wrong: number;
  /** the first few of them: the step whose text is read, and how far the map is from its own */
  readonly first: readonly { readonly step: number; readonly px: number; readonly zoom: number }[];
  /** animation frames in which the map drew, and the time that these took together */
  readonly drawn: number;
  readonly drawnMs: number;
  /** animation frames in all */
  readonly frames: number;
}

export interface Jump {
  /** animation frames from the jump until the map was right; null: not within the time */
  readonly frames: number | null;
  /** ms, until the pixels were there */
  readonly ms: number | null;
}

/** ms since navigation began; null: not (yet) */
export interface Vitals {
  readonly fcp: number | null;
  readonly lcp: number | null;
  readonly cls: number;
  readonly inp: number | null;
  readonly live: number | null;
  readonly timeOrigin: number;
  /** of tasks after the first paint, what is beyond 50 ms of each */
  readonly blocking: number;
  /** ms since the end of the last long task */
  readonly quiet: number;
}

export interface Probe {
  vitals(): Vitals;
  steps(): number;
  seek(step: number): void;
  settle(): Promise<void>;
  cameras(): Promise<View[]>;
  setCameras(views: readonly View[]): void;
  jump(step: number): Promise<Jump>;
  read(kind: ReadingKind): Promise<Reading>;
  pixels(most: number): Promise<number[]>;
  rest(): Promise<number>;
  pass(): Promise<void>;
  /** of the frames drawn since it was last asked */
  gl(): { draws: number; vertices: number; programs: number; uploaded: number; linked: number };
  /** where a tap hits text and nothing else */
  textPoint(): { x: number; y: number };
}

declare global {
  interface Window {
    bench?: Probe;
  }
}

installGlCounts();
window.bench = probe(window.glCounts as GlCounts);

function probe(gl: GlCounts): Probe {
  const vitals = {
    fcp: null as number | null,
    lcp: null as number | null,
    cls: 0,
    inp: null as number | null,
    live: null as number | null,
  };
  const all = { reportAllChanges: true };
  onFCP(({ value }) => {
    vitals.fcp = value;
  }, all);
  onLCP(({ value }) => {
    vitals.lcp = value;
  }, all);
  onCLS(({ value }) => {
    vitals.cls = value;
  }, all);
  onINP(
    ({ value }) => {
      vitals.inp = value;
    },
    { ...all, durationThreshold: 16 },
  );
  const long: { start: number; ms: number }[] = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) long.push({ start: startTime, ms: duration });
  }).observe({ type: 'longtask', buffered: true });

  const adapter = (): Adapter => {
    if (!window.benchAdapter) throw new Error('Expected window.benchAdapter, got none');
    return window.benchAdapter;
  };
  const waitForLive = setInterval(() => {
    if (!window.benchAdapter?.ready()) return;
    clearInterval(waitForLive);
    void drained().then(() => {
      vitals.live = performance.now();
    });
  }, 50);

  // When the frame that is being made began: at its scroll event, or at the first animation callback of the page.
  let begun: number | null = null;
  const begin = (): void => {
    begun ??= performance.now();
  };
  addEventListener('scroll', begin, true);
  const nextFrame = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) =>
    nextFrame((time) => {
      begin();
      callback(time);
    });

  /** Resolves after the coming frame: all its callbacks have run, style and layout are done. */
  const frame = (): Promise<void> =>
    new Promise((resolve) => {
      nextFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          port1.close();
          resolve();
        };
        port2.postMessage(null);
      });
    });
  const view = (): View | null => {
    const map = adapter().map();
    if (!map) return null;
    const { lng, lat } = map.getCenter();
    return { lng, lat, zoom: map.getZoom() };
  };
  const shorterSide = (): number => {
    const box = adapter().map()?.getContainer();
    return Math.min(box?.clientWidth ?? innerWidth, box?.clientHeight ?? innerHeight);
  };
  let right: readonly View[] = [];
  const isRight = (step: number): boolean => {
    const [now, wanted] = [view(), right[step]];
    return now !== null && wanted !== undefined && agrees(now, wanted, shorterSide());
  };
  const waitForPixels = (): void => {
    const context = gl.last;
    context?.readPixels(0, 0, 1, 1, context.RGBA, context.UNSIGNED_BYTE, new Uint8Array(4));
  };
  /** Resolves when the graphics card has done all that it was given: it may be seconds behind. Leaves the main thread free meanwhile. */
  const drained = async (): Promise<void> => {
    const context = gl.last;
    if (!(context instanceof WebGL2RenderingContext)) return;
    const fence = context.fenceSync(context.SYNC_GPU_COMMANDS_COMPLETE, 0);
    if (!fence) return;
    context.flush();
    while (!context.isContextLost() && context.getSyncParameter(fence, context.SYNC_STATUS) !== context.SIGNALED)
      await new Promise((resolve) => setTimeout(resolve, 20));
    context.deleteSync(fence);
  };
  const end = (): number => document.documentElement.scrollHeight - innerHeight;
  const scrollTo = (top: number): void => window.scrollTo({ top, behavior: 'instant' });
  const seek = (step: number): void => {
    const box = adapter().texts()[step]?.[0]?.getBoundingClientRect();
    if (box) scrollTo(scrollY + (box.top + box.bottom) / 2 - adapter().line());
  };
  /** Ten frames in a row, and at least 400 ms, with the camera where it was and nothing drawn, and all that was drawn on the screen. */
  const settle = async (): Promise<void> => {
    const limit = performance.now() + 20_000;
    const now = (): string => `${JSON.stringify(view())} ${gl.frames.length}`;
    for (let same = 0, since = performance.now(), last = now(); same < 10 || performance.now() - since < 400; ) {
      await frame();
      const next = now();
      if (next !== last) since = performance.now();
      same = next === last ? same + 1 : 0;
      last = next;
      if (performance.now() > limit) break;
    }
    await drained();
  };
  let counted = 0;

  return {
    vitals: () => {
      const fcp = vitals.fcp ?? 0;
      const last = long.at(-1);
      return {
        ...vitals,
        timeOrigin: performance.timeOrigin,
        blocking: long.filter(({ start, ms }) => start + ms > fcp).reduce((sum, { ms }) => sum + ms - 50, 0),
        quiet: performance.now() - (last ? last.start + last.ms : 0),
      };
    },
    steps: () => adapter().texts().length,
    seek,
    settle,
    async cameras() {
      const views: View[] = [];
      for (let step = 0; step < adapter().texts().length; step++) {
        seek(step);
        await settle();
        const here = view();
        if (!here) throw new Error('Expected a map, got none');
        views.push(here);
      }
      right = views;
      return views;
    },
    setCameras(views) {
      right = views;
    },
    async jump(step) {
      const start = performance.now();
      seek(step);
      for (let frames = 1; performance.now() - start < 20_000; frames++) {
        await frame();
        if (!isRight(step)) continue;
        waitForPixels();
        return { frames, ms: performance.now() - start };
      }
      return { frames: null, ms: null };
    },
    async read(kind) {
      const { ms, offset } = readings[kind];
      seek(1);
      await settle();
      const from = scrollY;
      const seen = { looks: 0, wrong: 0, first: [] as { step: number; px: number; zoom: number }[], drawn: 0, drawnMs: 0, frames: 0 };
      const parts = right.length > 0 ? adapter().texts() : [];
      const start = performance.now();
      for (let now = start; now - start < ms; ) {
        const before = gl.frames.length;
        scrollTo(Math.min(from + offset(now - start), end()));
        await frame();
        const blocks = parts.flatMap((elements, step) => elements.map((element) => ({ step, ...edges(element) })));
        const step = stepRead(blocks, adapter().line());
        if (step !== null) {
          seen.looks++;
          if (!isRight(step)) {
            seen.wrong++;
            const [here, wanted] = [view(), right[step]];
            if (here && wanted && seen.first.length < 5) seen.first.push({ step, ...apart(here, wanted) });
          }
        }
        const then = performance.now();
        seen.frames++;
        if (gl.frames.length > before) {
          seen.drawn++;
          seen.drawnMs += then - now;
        }
        now = then;
      }
      // Frames that were asked for and are not there yet.
      const asked = performance.now();
      await drained();
      if (seen.drawn > 0) seen.drawnMs += performance.now() - asked;
      return seen;
    },
    async pixels(most) {
      seek(1);
      await settle();
      const times: number[] = [];
      const limit = performance.now() + 15_000;
      for (let frames = 0; times.length < most && frames < most * 20 && performance.now() < limit; frames++) {
        const before = gl.frames.length;
        begun = null;
        scrollTo(Math.min(scrollY + 40, end()));
        await frame();
        if (gl.frames.length === before || begun === null) continue;
        waitForPixels();
        times.push(performance.now() - begun);
      }
      return times;
    },
    async rest() {
      await settle();
      const before = gl.frames.length;
      await new Promise((resolve) => setTimeout(resolve, 2000));
      return gl.frames.length - before;
    },
    async pass() {
      // Of a long story as many steps as of a short one, and no more than software draws in some seconds.
      const count = adapter().texts().length;
      const visits = Math.min(count, 6);
      const steps = Array.from({ length: visits }, (_, index) => Math.round((index * (count - 1)) / Math.max(visits - 1, 1)));
      for (const step of [...steps, ...steps.reverse()]) {
        seek(step);
        await frame();
        await frame();
      }
    },
    gl() {
      const frames = gl.frames.slice(counted);
      counted = gl.frames.length;
      const mean = (of: (frame: GlCounts['frames'][number]) => number): number =>
        frames.reduce((sum, each) => sum + of(each), 0) / Math.max(frames.length, 1);
      return {
        draws: mean((f) => f.draws),
        vertices: mean((f) => f.vertices),
        programs: mean((f) => f.programs),
        uploaded: mean((f) => f.uploaded),
        linked: gl.linked,
      };
    },
    textPoint() {
      // Below the reading line, where there is neither a link nor a button.
      const free = Array.from({ length: 40 }, (_, index) => ({ x: innerWidth / 2, y: adapter().line() + index * 5 })).find(
        ({ x, y }) => y < innerHeight && !document.elementFromPoint(x, y)?.closest('a, button, summary, [data-map]'),
      );
      return free ?? { x: innerWidth / 2, y: adapter().line() };
    },
  };
}

function edges(element: Element): { top: number; bottom: number } {
  const { top, bottom } = element.getBoundingClientRect();
  return { top, bottom };
}
