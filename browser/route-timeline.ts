import type { Frame } from '#timeline/frame.ts';
import { shareAt } from '#timeline/route.ts';
import type { Timeline } from '#timeline/timeline.ts';

/** Moves the strip's head and the border between passed and coming. */
export function routeTimeline(root: HTMLElement): (frame: Frame, timeline: Timeline) => void {
  const box = root.querySelector<HTMLElement>('[data-route-timeline]');
  let shown = '';
  return (frame, timeline) => {
    const head = `${(shareAt(frame.km, timeline.journeyKm) * 100).toFixed(2)}%`;
    const leg = timeline.story.journey.filter((id) => (frame.legs[id]?.drawn ?? 0) > 0).at(-1);
    const certainty = leg ? (timeline.story.legs[leg]?.certainty ?? 'reported') : 'none';
    if (!box || `${head} ${certainty}` === shown) return;
    shown = `${head} ${certainty}`;
    box.style.setProperty('--head', head);
    box.dataset.certainty = certainty;
  };
}
