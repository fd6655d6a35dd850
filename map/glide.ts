import type { Camera, Stage } from '#geo/camera.ts';
import { flight } from '#geo/flight.ts';
import { smoothstep } from '#timeline/ease.ts';

/**
 * Brings a camera home over some time, even while home itself moves: each moment lies on the flight from where it began to where home is now.
 * @param home the camera to arrive at, read in every animation frame
 * @param ms duration, above 0
 * @param move shows a camera on the way; the last one, home itself, is left to `arrived`
 * @returns a function that stops the flight where it is; `arrived` is not called then
 */
export function glide(
  from: Camera,
  home: () => Camera,
  stage: Stage,
  ms: number,
  move: (camera: Camera) => void,
  arrived: () => void,
): () => void {
  let begin: number | undefined;
  const step = (now: number): void => {
    begin ??= now;
    const t = (now - begin) / ms;
    if (t >= 1) {
      arrived();
      return;
    }
    move(flight(from, home(), stage).at(smoothstep(t)));
    handle = requestAnimationFrame(step);
  };
  let handle = requestAnimationFrame(step);
  return () => cancelAnimationFrame(handle);
}
