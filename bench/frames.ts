import type { LngLat, Stage } from '#geo/camera.ts';
import { levelAt, levelsOf, radiiWithin, rangesInView } from '#geo/levels.ts';
import { makePath } from '#geo/path.ts';
import { project, viewOf } from '#geo/projection.ts';
import { isMain } from '#node/root.ts';
import { positionAt, scrollMapOf } from '#player/scroll-map.ts';
import { compile } from '#timeline/compile.ts';
import { chainOf } from '#timeline/fixtures/chain-story.ts';
import { frameAt } from '#timeline/frame-at.ts';
import { stageOf } from '#timeline/stages.ts';

/** Runs of each that are compared; their median counts. */
const runs = 15;
const stage: Stage = stageOf({ width: 390, height: 844 });

/** What is measured: the same work for something small and for something large. */
interface Compared {
  readonly what: string;
  readonly small: () => void;
  readonly large: () => void;
}

const times = (count: number, work: (share: number) => void) => (): void => {
  for (let i = 0; i < count; i++) work(i / count);
};

/** Following the scroll from the second of so many steps to the fifth: the position of each offset, and its frame. */
function frames(steps: number): () => void {
  const timeline = compile(chainOf(steps), stage);
  const boxes = Array.from({ length: steps }, (_, i) => ({ top: i * 1000, bottom: i * 1000 + 300, end: i * 1000 + 500 }));
  const map = scrollMapOf(boxes, { top: 300, bottom: 540 }, steps * 1000);
  return times(2000, (share) => void frameAt(timeline, positionAt(map, 2000 + share * 3000)));
}

/** Projecting what shows of a way of so many points that is crooked at every scale, from the whole globe to the houses. */
function projections(count: number): () => void {
  const path = makePath(
    Array.from({ length: count }, (_, i): LngLat => {
      const share = i / (count - 1);
      const crooked = [11, 67, 401, 2411, 14_407].reduce((sum, n) => sum + (12 * Math.sin(share * n + n)) / n, 0);
      return [20 + 115 * share, 55 - 18 * share + crooked];
    }),
  );
  const levels = levelsOf(path);
  const center = path.points[path.points.length >> 1] as LngLat;
  return times(1300, (share) => {
    const view = viewOf({ center, zoom: share * 13, bearing: 20, pitch: 30 }, stage);
    const level = levelAt(levels, radiiWithin(0.35, view));
    const ranges = rangesInView(level, view, 16);
    for (let i = 0; i < ranges.length; i += 2)
      for (let at = ranges[i] as number; at <= (ranges[i + 1] as number); at++) project(view, level.path.points[at] as LngLat);
  });
}

const compared = (): Compared[] => [
  { what: 'frames of 12 and of 300 steps', small: frames(12), large: frames(300) },
  { what: 'drawn points of ways of 500 and of 100,000', small: projections(500), large: projections(100_000) },
];

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** `npx tsx bench/frames.ts`: what a frame costs in a small story and in a large one, ms of a run each, and their ratio; by turns, in one process. */
function bench(): void {
  console.log('| what | small, ms | large, ms | ratio |\n| --- | ---: | ---: | ---: |');
  for (const { what, small, large } of compared()) {
    const taken = { small: [] as number[], large: [] as number[] };
    const take = (which: 'small' | 'large', work: () => void): void => {
      const start = performance.now();
      work();
      taken[which].push(performance.now() - start);
    };
    for (let run = -3; run < runs; run++) {
      take('small', small);
      take('large', large);
    }
    const [a, b] = [median(taken.small.slice(3)), median(taken.large.slice(3))];
    console.log(`| ${what} | ${a.toFixed(1)} | ${b.toFixed(1)} | ${(b / a).toFixed(2)} |`);
  }
}

if (isMain(import.meta.url)) bench();
