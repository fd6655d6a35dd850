import type { Frame } from '#timeline/frame.ts';
import { lastBegun, shareAt } from '#timeline/route.ts';
import type { Timeline } from '#timeline/timeline.ts';

/** Moves the route timeline's head and the border between what has been passed and what is to come. */
export function routeTimeline(root: HTMLElement): (frame: Frame, timeline: Timeline) => void {
  const box = root.querySelector<HTMLElement>('[data-route-timeline]');
  const origin = box?.dataset.origin === 'right' ? 'right' : 'left';
  // On what the head moves, and not on the box: everything in it would have its style worked out anew.
  const moved = [...(box?.querySelectorAll<HTMLElement | SVGElement>('.bars-passed, .route-line.passed, .route-track') ?? [])];
  let shown = { head: '', certainty: '' };
  return (frame, timeline) => {
    const { journey, legs } = timeline.story;
    if (!box || journey.length === 0) return;
    // In thousandths, some half px: each change is painted anew.
    const head = `${(shareAt(frame.km, timeline.journeyKm, origin) * 100).toFixed(1)}%`;
    const leg = lastBegun(frame, timeline.story);
    const certainty = leg ? (legs[leg]?.certainty ?? 'reported') : 'none';
    if (head !== shown.head) for (const { style } of moved) style.setProperty('--head', head);
    if (certainty !== shown.certainty) box.dataset.certainty = certainty;
    shown = { head, certainty };
  };
}
