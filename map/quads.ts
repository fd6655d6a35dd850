import type { Box } from '#geo/camera.ts';
import type { Story } from '#story/story.ts';
import { labelOffset, type MarkShape } from '#theme/labels.ts';
import { palette } from '#theme/palette.ts';
import { rgbOf } from './color.ts';
import { LABEL_MARGIN, type LabelAtlas, labelKey } from './label-atlas.ts';
import type { Mark } from './mark.ts';
import type { SceneLabel } from './scene.ts';

const shapes: Readonly<Record<MarkShape, number>> = { disc: 0, ring: 1, 'dashed-ring': 2, diamond: 3, square: 4, triangle: 5 };
const corners = [
  [-1, -1],
  [1, -1],
  [-1, 1],
  [-1, 1],
  [1, -1],
  [1, 1],
] as const;

/** Numbers per vertex of a mark: x, y, dx, dy (from its centre, CSS px), shape, radius, stroke, backing, r, g, b, alpha. */
export const MARK_FLOATS = 12;

/** Two triangles for each mark; the fragment shader cuts the shape out of them. */
export function markQuads(marks: readonly Mark[]): Float32Array {
  const out: number[] = [];
  for (const { shape, x, y, radius, stroke, backing, color, alpha } of marks) {
    const reach = Math.max(radius + stroke, backing) + 1.5;
    for (const [cx, cy] of corners) {
      const [dx, dy] = [cx * reach, cy * reach];
      out.push(x + dx, y + dy, dx, dy, shapes[shape], radius, stroke, backing, ...rgbOf(palette[color]), alpha);
    }
  }
  return new Float32Array(out);
}

/** The box of a label's text, CSS px: `labelOffset` from its place's point, towards the side. */
export function labelBox({ x, y, side }: Pick<SceneLabel, 'x' | 'y' | 'side'>, { width, height }: { width: number; height: number }): Box {
  const left = side === 'right' ? x + labelOffset : side === 'left' ? x - labelOffset - width : x - width / 2;
  const top = side === 'above' ? y - labelOffset - height : side === 'below' ? y + labelOffset : y - height / 2;
  return { left, top, right: left + width, bottom: top + height };
}

/** Numbers per vertex of a label: x, y (CSS px), u, v (0–1 in the atlas), alpha. */
export const LABEL_FLOATS = 5;

/** Two triangles for each label, with its picture. Labels without a picture are left out. */
export function labelQuads(labels: readonly SceneLabel[], story: Story, atlas: LabelAtlas): Float32Array {
  const out: number[] = [];
  const { width: atlasWidth, height: atlasHeight } = atlas.canvas;
  for (const label of labels) {
    const place = story.places[label.place];
    const entry = place && atlas.entries.get(labelKey(place, label.side));
    if (!entry) continue;
    const box = labelBox(label, entry.text);
    const [left, top] = [box.left - LABEL_MARGIN, box.top - LABEL_MARGIN];
    for (const [cx, cy] of corners) {
      const [u, v] = [(cx + 1) / 2, (cy + 1) / 2];
      out.push(left + (u * entry.width) / atlas.ratio, top + (v * entry.height) / atlas.ratio);
      out.push((entry.left + u * entry.width) / atlasWidth, (entry.top + v * entry.height) / atlasHeight, label.alpha);
    }
  }
  return new Float32Array(out);
}
