import type { Region } from '#story/story.ts';
import { region as style } from '#theme/labels.ts';
import { areaPath } from './area-path.ts';
import type { Picture } from './picture.ts';
import { areaOf } from './shaped-basemap.ts';
import { element, group, opacity } from './svg.ts';

/** Hatching and outlines of the regions by strength, with the pattern they share. */
export function regionShapes(
  picture: Picture,
  regions: Readonly<Record<string, Region>>,
  strengths: Readonly<Record<string, number>>,
): { defs: string[]; shapes: string[] } {
  const { lens, palette, tolerance, prefix } = picture;
  const shapes: string[] = [];
  for (const [id, strength] of Object.entries(strengths)) {
    const region = regions[id];
    if (!region || strength <= 0) continue;
    const path = areaPath(lens, areaOf(region.geometry.coordinates), { tolerance: Math.min(tolerance, 0.3), margin: 4, smallest: 0 });
    if (!path) continue;
    shapes.push(
      group({ 'data-region': id, opacity: opacity(strength), 'fill-rule': 'evenodd' }, [
        element('path', {
          d: path,
          fill: `url(#${prefix}-hatch)`,
          stroke: palette.ink,
          'stroke-width': style.outlineWidth,
          'stroke-opacity': style.outlineOpacity,
          'stroke-linejoin': 'round',
        }),
      ]),
    );
  }
  if (shapes.length === 0) return { defs: [], shapes };
  const { every } = style;
  const line = element('path', {
    d: `M${every / 2} 0v${every}`,
    stroke: palette.ink,
    'stroke-width': style.hatchWidth,
    'stroke-opacity': style.hatchOpacity,
  });
  const pattern = { id: `${prefix}-hatch`, width: every, height: every, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' };
  return { defs: [element('pattern', pattern, line)], shapes };
}
