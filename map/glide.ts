import type { Camera, Stage } from '#geo/camera.ts';
import { flight } from '#geo/flight.ts';
import { smooth } from '#timeline/ease.ts';

/**
 * Brings a camera home over some time, whatever moves meanwhile: each moment lies on the flight from where it began to where home is now, and the last
 * one is home itself.
 * @param home the camera to arrive at, read anew each animation frame
 * @param move shows a camera on the way
 * @param ms how long it takes; 0 arrives at once
 * @returns the way to arrive at once
 */
export function glide(
  from: Camera,
  home: () => Camera,
  stage: Stage,
  ms: number,
  move: (camera: Camera) => void,
  arrived: () => void,
): () => void {
  let handle = 0;
  let over = false;
  let begin: number | undefined;
  const end = (): void => {
    if (over) return;
    over = true;
    cancelAnimationFrame(handle);
    arrived();
  };
  const step = (now: number): void => {
    begin ??= now;
    const t = (now - begin) / ms;
    if (t >= 1) {
      end();
      return;
    }
    move(flight(from, home(), stage).at(smooth(t)));
    handle = requestAnimationFrame(step);
  };
  if (ms > 0) handle = requestAnimationFrame(step);
  else end();
  return end;
}
