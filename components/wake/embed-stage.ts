import { layoutOf, stageOf } from '#timeline/stages.ts';
import type { Measured } from './measure.ts';

/** The stage of a guest that is all map: no text covers it, whatever its size. In the numbers of embed.css. */
export function measureMap(root: HTMLElement): Measured {
  const box = root.querySelector<HTMLElement>('[data-stage]');
  const [width, height] = [Math.max(box?.clientWidth ?? 0, 1), Math.max(box?.clientHeight ?? 0, 1)];
  const wide = layoutOf({ width, height }) === 'wide';
  const near = wide ? 40 : 14;
  // What stands at the foot of the map (instrument, strip) stands there in the page's layouts too.
  const { top, bottom } = stageOf({ width, height: wide ? height : Math.round((height + 56) / 0.44) }).free;
  // The pictures without room for a text column fit best.
  return { layout: 'tall', stage: { width, height, free: { top, right: near, bottom, left: near } } };
}
