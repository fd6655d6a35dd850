import type { Light } from '#basemap/basemap.ts';
import type { Picture } from './picture.ts';
import type { ShapedBasemap } from './shaped-basemap.ts';

const margin = 6;

/** A light that is visible on the stage. */
export interface VisibleLight {
  /** CSS px */
  readonly x: number;
  readonly y: number;
  readonly light: Light;
  /** linear scale by perspective and by being flat on the ground: the square root of the ratio of areas */
  readonly scale: number;
}

/**
 * The lights visible on the stage, brightest first, down to weight `least`. Lights are flat on the ground (`circle-pitch-alignment: map`): towards the horizon
 * MapLibre's discs narrow to ellipses, here they become discs of the same area. There are tens of thousands, so the lens is used to avoid trigonometry.
 */
export function visibleLights(
  { view, lens }: Picture,
  { lights, lightPoints }: Pick<ShapedBasemap, 'lights' | 'lightPoints'>,
  least: number,
): VisibleLight[] {
  const { rowX, rowY, rowW, eye, near } = lens;
  const visible: VisibleLight[] = [];
  for (let i = 0; i < lights.length; i++) {
    const light = lights[i] as Light;
    if (light.weight < least) break;
    const vx = lightPoints[i * 3] as number;
    const vy = lightPoints[i * 3 + 1] as number;
    const vz = lightPoints[i * 3 + 2] as number;
    const height = vx * eye[0] + vy * eye[1] + vz * eye[2] - 1;
    if (height < 0) continue;
    const depth = rowW[0] * vx + rowW[1] * vy + rowW[2] * vz + rowW[3];
    if (depth < near) continue;
    const x = (rowX[0] * vx + rowX[1] * vy + rowX[2] * vz + rowX[3]) / depth;
    const y = (rowY[0] * vx + rowY[1] * vy + rowY[2] * vz + rowY[3]) / depth;
    if (x < -margin || y < -margin || x > view.width + margin || y > view.height + margin) continue;
    // cosine of the angle between the ground's normal and the direction to the camera: 1 right below it, 0 on the horizon
    const facing = height / Math.hypot(eye[0] - vx, eye[1] - vy, eye[2] - vz);
    visible.push({ x, y, light, scale: (view.f / depth) * Math.sqrt(facing) });
  }
  return visible;
}
