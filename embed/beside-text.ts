import { hostTextFor } from './host-text.ts';
import { postHostText } from './host-text-place.ts';
import { mapBoxes } from './map-boxes.ts';
import type { ToGuest } from './messages.ts';
import type { Viewport } from './scrolled.ts';
import type { Boxes } from './sheet.ts';

/** The host's own text, with a map beside it. */
export interface BesideText {
  /** whether it is inside the story's element */
  readonly inside: boolean;
  /** what moves the map when its size changes */
  readonly watched: readonly Element[];
  /** as `storyBoxes` */
  boxes(height: number | null, sticky: string, screen: string): Boxes;
  /** Sends the guest where it is. */
  post(viewport: Viewport, post: (message: ToGuest) => void): void;
}

/** @param frame the box that the map is in */
export function besideText(element: Element, frame: Element): BesideText {
  const { inside, paragraphs } = hostTextFor(element);
  return {
    inside,
    watched: paragraphs.map((paragraph) => paragraph.element),
    boxes: (...place) => mapBoxes(inside ? element.clientWidth : null, ...place),
    post: (viewport, post) => postHostText(paragraphs, { frame, viewport, post }),
  };
}
