import { coveredOn, layoutOf, portraitShare, seamHeight, stageOf } from '#timeline/stages.ts';
import type { Measured } from './measure.ts';

/** The stage of a guest that is only a map: no text covers it, whatever its size. Same numbers as embed.css. */
export function measureMap(root: HTMLElement): Measured {
  const box = root.querySelector<HTMLElement>('[data-stage]');
  const [width, height] = [Math.max(box?.clientWidth ?? 0, 1), Math.max(box?.clientHeight ?? 0, 1)];
  const layout = layoutOf({ width, height: window.innerHeight });
  const near = layout === 'wide' ? 40 : 14;
  // As in the page's layouts the foot of the map has the status panel and the route timeline; a portrait one also the seam below.
  const whole = layout === 'portrait' ? Math.round((height + seamHeight) / portraitShare) : height;
  const { top, bottom } = stageOf({ width, height: whole }).free;
  const endside = getComputedStyle(root).direction === 'rtl';
  const covered = layout === 'wide' ? [] : coveredOn(width, height, { layout, endside, buttons: 1 });
  // The drawn pictures without a text column fit best.
  return { layout: 'portrait', stage: { width, height, free: { top, right: near, bottom, left: near }, covered } };
}
