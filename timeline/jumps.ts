import type { Frame } from './frame.ts';
import { frameAt } from './frame-at.ts';
import { cameraMotion } from './motion.ts';
import type { Timeline } from './timeline.ts';

/** Distance of the positions that are compared. */
const step = 1 / 400;
/** The picture moves by less than this share of the stage's longer side from one position to the next: no cut. */
const mostMotion = 0.06;

/** All strengths of a frame, by name. What is absent is 0. A label's two sides are two things. */
function strengths({ legs, places, labels, regions, lights, km }: Frame, journeyKm: number): Map<string, number> {
  const named = new Map<string, number>([
    ['lights', lights],
    ['km', km / journeyKm],
  ]);
  for (const [id, { drawn, strength, head }] of Object.entries(legs)) {
    named.set(`leg ${id}`, strength).set(`head ${id}`, head);
    // How far a leg is drawn matters as much as the leg shows.
    named.set(`drawn ${id}`, drawn * strength);
  }
  for (const [id, strength] of Object.entries(places)) named.set(`place ${id}`, strength);
  for (const [id, { side, strength }] of Object.entries(labels)) named.set(`label ${id} ${side}`, strength);
  for (const [id, strength] of Object.entries(regions)) named.set(`region ${id}`, strength);
  return named;
}

function largestChange(a: Map<string, number>, b: Map<string, number>): { name: string; change: number } {
  let largest = { name: '', change: 0 };
  for (const name of new Set([...a.keys(), ...b.keys()])) {
    const change = Math.abs((a.get(name) ?? 0) - (b.get(name) ?? 0));
    if (change > largest.change) largest = { name, change };
  }
  return largest;
}

/**
 * Places where something jumps, in words; for tests. A steep change is no jump: where values differ much between neighbouring positions the half with the larger
 * difference is halved again and again; what then is left of it is a jump.
 */
export function jumps(timeline: Timeline): string[] {
  const found: string[] = [];
  const at = (position: number): { frame: Frame; values: Map<string, number> } => {
    const frame = frameAt(timeline, position);
    return { frame, values: strengths(frame, timeline.journeyKm || 1) };
  };
  const last = timeline.rests.length - 1;
  const longer = Math.max(timeline.stage.width, timeline.stage.height);
  let before = at(0);
  for (let position = step; position <= last; position += step) {
    const now = at(position);
    const motion = cameraMotion(before.frame.camera, now.frame.camera, timeline.stage);
    if (!(motion <= longer * mostMotion)) found.push(`camera by ${motion} px at ${position}`);
    if (!(Math.abs(before.frame.camera.zoom - now.frame.camera.zoom) < 0.12)) found.push(`zoom at ${position}`);
    if (largestChange(before.values, now.values).change > 0.08) {
      let [low, high] = [position - step, position];
      for (let halving = 0; halving < 24; halving++) {
        const middle = (low + high) / 2;
        const values = at(middle).values;
        if (largestChange(at(low).values, values).change > largestChange(values, at(high).values).change) high = middle;
        else low = middle;
      }
      const left = largestChange(at(low).values, at(high).values);
      if (left.change > 0.01) found.push(`${left.name} by ${left.change} at ${low}`);
    }
    before = now;
  }
  return found;
}
