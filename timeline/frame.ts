import type { Camera } from '#geo/camera.ts';
import type { Side } from '#story/story.ts';

/** The map's state at one position, as plain JSON: all that a renderer needs. What is absent is 0. */
export interface Frame {
  readonly position: number;
  readonly camera: Camera;
  /** drawn: fraction of the leg's length in km, 0–1 · strength 0–1 · head: strength of the mark at the drawn end, 0–1 */
  readonly legs: Readonly<Record<string, { readonly drawn: number; readonly strength: number; readonly head: number }>>;
  /** strength of each place's mark, 0–1 */
  readonly places: Readonly<Record<string, number>>;
  /** visible labels: side of the mark and strength, 0–1 */
  readonly labels: Readonly<Record<string, { readonly side: Side; readonly strength: number }>>;
  readonly regions: Readonly<Record<string, number>>;
  /** strength of each overlay that shows, 0–1; absent where the story has none */
  readonly overlays?: Readonly<Record<string, number>>;
  /** strength of the city lights, 0–1 */
  readonly lights: number;
  /** how much of the journey is drawn so far, in the route timeline's km */
  readonly km: number;
}
