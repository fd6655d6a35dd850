import type { Box } from '#geo/camera.ts';
import type { Story } from '#story/story.ts';
import { labelOffset, type MarkShape } from '#theme/labels.ts';
import type { Inks } from './color.ts';
import type { Floats } from './floats.ts';
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

/** Adds two triangles for each mark; the fragment shader cuts the shape out of them. */
export function addMarkQuads(floats: Floats, marks: readonly Mark[], inks: Inks): void {
  const out = floats.room(marks.length * 6 * MARK_FLOATS);
  for (const { shape, x, y, radius, stroke, backing, color, alpha } of marks) {
    const reach = Math.max(radius + stroke, backing) + 1.5;
    const [r, g, b] = inks[color];
    for (const [cx, cy] of corners) {
      const [dx, dy] = [cx * reach, cy * reach];
      for (const value of [x + dx, y + dy, dx, dy, shapes[shape], radius, stroke, backing, r, g, b, alpha]) out[floats.length++] = value;
    }
  }
}

/** The box of a label's text, CSS px: `labelOffset` from its place's point, towards the side. */
export function labelBox({ x, y, side }: Pick<SceneLabel, 'x' | 'y' | 'side'>, { width, height }: { width: number; height: number }): Box {
  const left = side === 'right' ? x + labelOffset : side === 'left' ? x - labelOffset - width : x - width / 2;
  const top = side === 'above' ? y - labelOffset - height : side === 'below' ? y + labelOffset : y - height / 2;
  return { left, top, right: left + width, bottom: top + height };
}

/** Numbers per vertex of a label: x, y (CSS px), u, v (0–1 in its page of the atlas), alpha. */
export const LABEL_FLOATS = 5;

/** Adds two triangles for each label whose picture is on a page of the atlas, with that picture. */
export function addLabelQuads(floats: Floats, labels: readonly SceneLabel[], story: Story, atlas: LabelAtlas, page: number): void {
  const picture = atlas.pages[page];
  if (!picture) return;
  const out = floats.room(labels.length * 6 * LABEL_FLOATS);
  for (const label of labels) {
    const place = story.places[label.place];
    const entry = place && atlas.entries.get(labelKey(place, label.side));
    if (entry?.page !== page) continue;
    const box = labelBox(label, entry.text);
    const [left, top] = [box.left - LABEL_MARGIN, box.top - LABEL_MARGIN];
    for (const [cx, cy] of corners) {
      const [u, v] = [(cx + 1) / 2, (cy + 1) / 2];
      out[floats.length++] = left + (u * entry.width) / atlas.ratio;
      out[floats.length++] = top + (v * entry.height) / atlas.ratio;
      out[floats.length++] = (entry.left + u * entry.width) / picture.width;
      out[floats.length++] = (entry.top + v * entry.height) / picture.height;
      out[floats.length++] = label.alpha;
    }
  }
}
