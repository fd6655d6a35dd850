import type { lines } from './slow-link.ts';

export const devices = {
  phone: { name: 'phone, 390 × 844', width: 390, height: 844, mobile: true },
  desk: { name: 'desk, 1280 × 720', width: 1280, height: 720, mobile: false },
} as const;
export const cpus = [1, 4] as const;

export type DeviceName = keyof typeof devices;
export type LineName = keyof typeof lines;

/** Under what conditions a contender ran. */
export interface Situation {
  readonly device: DeviceName;
  /** how many times slower the page's main thread runs */
  readonly cpu: number;
  readonly line: LineName;
}

/** What one run measured, by the ids of `figures`. What a run has not measured is absent. */
export interface Sample {
  readonly contender: string;
  readonly situation: Situation;
  readonly values: Readonly<Record<string, number>>;
}

/** A figure of the table. */
export interface Figure {
  readonly id: string;
  readonly label: string;
  readonly unit: 'ms' | 's' | 'kB' | 'MB' | '%' | '' | 'fps';
  /** default: less is better */
  readonly more?: true;
  /** over the runs: the median (default) or the worst */
  readonly worst?: true;
  /** in the short table of the README, and in the plot */
  readonly short?: true;
}

/** All figures, in the table's order. Times are ms, sizes bytes, shares 0 to 1. */
export const figures: readonly Figure[] = [
  { id: 'fcp', label: 'first text (FCP)', unit: 's', short: true },
  { id: 'lcp', label: 'largest paint (LCP)', unit: 's', short: true },
  { id: 'live', label: 'map alive', unit: 's', short: true },
  { id: 'tbt', label: 'total blocking time', unit: 'ms', short: true },
  { id: 'cls', label: 'layout shift (CLS)', unit: '' },
  { id: 'inp', label: 'slower of a tap and a key’s scroll (INP)', unit: 'ms' },
  { id: 'bytesText', label: 'bytes before the first text', unit: 'kB', short: true },
  { id: 'requestsText', label: 'requests before the first text', unit: '' },
  { id: 'bytesLive', label: 'bytes before the map is alive', unit: 'kB' },
  { id: 'requestsLive', label: 'requests before the map is alive', unit: '' },
  { id: 'bytesAll', label: 'bytes, all steps visited', unit: 'kB', short: true },
  { id: 'requestsAll', label: 'requests, all steps visited', unit: '' },
  { id: 'jumpFrames', label: 'frames from a jump to the right map', unit: '', short: true },
  { id: 'jumpFramesWorst', label: 'the same, worst', unit: '', worst: true },
  { id: 'jump', label: 'time from a jump to the right map', unit: 'ms', short: true },
  { id: 'jumpWorst', label: 'the same, worst', unit: 'ms', worst: true },
  { id: 'wrongCalm', label: 'looks where text and map disagree, calm', unit: '%', short: true },
  { id: 'wrongFast', label: 'looks where they disagree, fast', unit: '%' },
  { id: 'wrongFlicks', label: 'looks where they disagree, flicks', unit: '%' },
  { id: 'pixels', label: 'a moving frame, until its pixels are there', unit: 'ms', short: true },
  { id: 'main', label: 'main thread per moving frame', unit: 'ms', short: true },
  { id: 'script', label: 'of it script', unit: 'ms' },
  { id: 'fps', label: 'frames a second while scrolling', unit: 'fps', more: true, short: true },
  { id: 'draws', label: 'draw calls per moving frame', unit: '' },
  { id: 'vertices', label: 'vertices drawn per moving frame', unit: '' },
  { id: 'programs', label: 'shader programs per moving frame', unit: '' },
  { id: 'uploaded', label: 'bytes uploaded per moving frame', unit: 'kB' },
  { id: 'linked', label: 'shader programs linked in all', unit: '' },
  { id: 'rest', label: 'frames in two seconds of rest', unit: '', worst: true },
  { id: 'heap', label: 'heap after ten passes', unit: 'MB' },
  { id: 'heapGrowth', label: 'of it grown in the ten passes', unit: 'MB' },
];
