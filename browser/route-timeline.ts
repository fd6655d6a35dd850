import type { Frame } from '#timeline/frame.ts';
import { shareAt } from '#timeline/route.ts';
import type { Timeline } from '#timeline/timeline.ts';

/** Moves the route timeline's head and the border between what has been passed and what is to come. */
export function routeTimeline(root: HTMLElement): (frame: Frame, timeline: Timeline) => void {
  const box = root.querySelector<HTMLElement>('[data-route-timeline]');
  const origin = box?.dataset.origin === 'right' ? 'right' : 'left';
  let shown = '';
  return (frame, timeline) => {
    const { journey, legs } = timeline.story;
    if (!box || journey.length === 0) return;
    const head = `${(shareAt(frame.km, timeline.journeyKm, origin) * 100).toFixed(2)}%`;
    const leg = journey.filter((id) => (frame.legs[id]?.drawn ?? 0) > 0).at(-1);
    const certainty = leg ? (legs[leg]?.certainty ?? 'reported') : 'none';
    if (`${head} ${certainty}` === shown) return;
    shown = `${head} ${certainty}`;
    box.style.setProperty('--head', head);
    box.dataset.certainty = certainty;
  };
}
