import { mapOnlyStage } from '#timeline/stages.ts';
import type { Measured } from './measure.ts';

/** The stage of an embed that is all map. */
export function measureMap(root: HTMLElement): Measured {
  const box = root.querySelector<HTMLElement>('[data-stage]');
  const map = { width: Math.max(box?.clientWidth ?? 0, 1), height: Math.max(box?.clientHeight ?? 0, 1) };
  const endside = getComputedStyle(root).direction === 'rtl';
  // The pictures without room for a text column fit best.
  return { layout: 'portrait', stage: mapOnlyStage(map, window.innerHeight, endside) };
}
