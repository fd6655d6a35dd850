import { wrap180 } from '#geo/angle.ts';
import type { Camera, Stage } from '#geo/camera.ts';
import { project, viewOf } from '#geo/projection.ts';
import type { Timeline } from './timeline.ts';

/** Travels are looked at in so many pieces, and in halves of these where much changes in one. */
const pieces = 8;
const halvings = 8;
/** What may change from a camera to the next: zoom levels, shares of the stage's smaller side, degrees of bearing and pitch. */
const most = { zoom: 0.35, moved: 0.2, turned: 10 } as const;

/**
 * The cameras of a story on its stage: its rests, and so many of its travels that what one sees is nearly what the next sees.
 * @param leastZoom cameras further away are left out, but for rests
 */
export function camerasOf({ rests, travels, stage }: Pick<Timeline, 'rests' | 'travels' | 'stage'>, leastZoom = -Infinity): Camera[] {
  const found = rests.map(({ camera }) => camera);
  for (const { camera } of travels) {
    const look = (from: number, a: Camera, to: number, b: Camera, depth: number): void => {
      if (Math.max(a.zoom, b.zoom) < leastZoom) return;
      if (depth < halvings && isFar(a, b, stage)) {
        const middle = (from + to) / 2;
        const between = camera(middle);
        look(from, a, middle, between, depth + 1);
        look(middle, between, to, b, depth + 1);
      } else found.push(b);
    };
    for (let piece = 0; piece < pieces; piece++) {
      const [from, to] = [piece / pieces, (piece + 1) / pieces];
      look(from, camera(from), to, camera(to), 0);
    }
  }
  return found;
}

function isFar(a: Camera, b: Camera, stage: Stage): boolean {
  if (Math.abs(a.zoom - b.zoom) > most.zoom || Math.abs(a.pitch - b.pitch) > most.turned) return true;
  if (Math.abs(wrap180(a.bearing - b.bearing)) > most.turned) return true;
  const view = viewOf(a, stage);
  const { x, y, visible } = project(view, b.center);
  return !visible || Math.hypot(x - view.cx, y - view.cy) > most.moved * Math.min(stage.width, stage.height);
}
