import type { Light } from '#basemap/ground.ts';

/** How one light is drawn: radii in CSS px, opacities 0–1; null: not at all. */
export interface LightLook {
  readonly halo: { readonly radius: number; readonly alpha: number };
  readonly core: { readonly radius: number; readonly alpha: number } | null;
}

const clamp01 = (value: number): number => Math.min(Math.max(value, 0), 1);

/** CSS px that one pixel of the picture the lights were measured in (0.176°, 2048 across the world) spans at a zoom and a latitude in degrees. */
export function dataPixel(zoom: number, latitude: number): number {
  return (0.25 * 2 ** zoom) / Math.cos((Math.min(Math.abs(latitude), 85) * Math.PI) / 180);
}

/** The least weight that shows when a data pixel spans `size` px. */
export function leastWeight(size: number): number {
  return size < 3 ? 0.13 : size < 4.5 ? 0.09 : size < 8 ? 0.06 : 0;
}

/** Art direction, "Lights". `size`: px that a data pixel spans. */
export function lightLook({ weight, settled, sea }: Light, size: number): LightLook {
  const root = Math.sqrt(weight);
  const extent = size < 10 ? size : Math.sqrt(10 * size);
  const dim = sea && size > 5 ? 0.55 : 1;
  const core = { radius: Math.min(Math.max((0.38 + 1.25 * root) * (size / 4) ** 0.32, 0.5), 3.4), alpha: (size < 7 ? 0.16 + 0.74 * weight : 0.36 + 0.62 * root) * dim };
  if (settled) return { halo: { radius: extent * (0.5 + 1.15 * root), alpha: Math.min(0.5, 0.05 + 0.36 * weight) * dim }, core };
  const left = 1 - clamp01((size - 16) / 14);
  const crisp = 1 - clamp01((size - 5) / 4);
  return {
    halo: { radius: extent * (0.9 + 0.7 * root), alpha: (0.03 + 0.22 * weight) * dim * left },
    core: crisp * left > 0 ? { radius: core.radius, alpha: core.alpha * crisp * left } : null,
  };
}
