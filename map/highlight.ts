import { project, type View } from '#geo/projection.ts';
import type { Story } from '#story/story.ts';
import { highlight } from '#theme/highlight.ts';
import { casingExtra, lines as lineStyles } from '#theme/lines.ts';
import type { Frame } from '#timeline/frame.ts';
import type { Mark } from './mark.ts';

/** A part of the story that can be tapped or highlighted. */
export interface Target {
  readonly kind: 'place' | 'leg' | 'region';
  readonly id: string;
}

export const sameTarget = (a: Target | null, b: Target | null): boolean => a?.kind === b?.kind && a?.id === b?.id;

/**
 * The frame with the target at its full strength, also where the frame itself does not show it: a leg as far as it is drawn, else whole.
 * Unknown ids change nothing.
 */
export function frameWith(frame: Frame, target: Target | null, story: Story): Frame {
  if (!target) return frame;
  const { kind, id } = target;
  if (kind === 'place') return story.places[id] ? { ...frame, places: { ...frame.places, [id]: 1 } } : frame;
  if (kind === 'region') return story.regions[id] ? { ...frame, regions: { ...frame.regions, [id]: 1 } } : frame;
  const leg = frame.legs[id];
  const shows = leg && leg.strength > 0;
  return story.legs[id]
    ? { ...frame, legs: { ...frame.legs, [id]: shows ? { ...leg, strength: 1 } : { drawn: 1, strength: 1, head: 0 } } }
    : frame;
}

/** The ring around a highlighted place, with a casing in the colour of halos; [] behind the horizon. It is drawn below the place's own mark. */
export function ringMarks(target: Target | null, story: Story, view: View): Mark[] {
  const place = target?.kind === 'place' ? story.places[target.id] : undefined;
  if (!place) return [];
  const { x, y, visible } = project(view, place.at);
  if (!visible) return [];
  const { radius, stroke } = highlight.ring;
  const ring = { role: 'ring', id: place.id, shape: 'ring', x, y, radius, backing: 0 } as const;
  return [
    { ...ring, stroke: stroke + casingExtra, color: 'halo', alpha: lineStyles.reported.casing.opacity },
    { ...ring, stroke, color: highlight.color, alpha: 1 },
  ];
}
