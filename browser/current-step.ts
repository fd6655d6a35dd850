import { clamp } from '#geo/angle.ts';
import type { Player } from '#player/player.ts';

/** Index of the step that a position belongs to. */
export function stepAt(position: number, count: number): number {
  return clamp(0, Math.round(position), Math.max(count - 1, 0));
}

/** Calls back with the step's index whenever the reader enters another step, and once at the start. */
export function followStep(player: Player, entered: (index: number) => void): () => void {
  let current = -1;
  const update = (position: number): void => {
    const index = stepAt(position, player.timeline().story.steps.length);
    if (index === current) return;
    current = index;
    entered(index);
  };
  update(player.position());
  return player.subscribe((frame) => update(frame.position));
}

/** Marks the step being read, names its chapter on the contents button, counts it, and points previous and next. */
export function markStep(
  root: HTMLElement,
  ids: readonly string[],
  words: { stepOf: (step: number, count: number) => string },
): (index: number) => void {
  const sections = ids.map((id) => document.getElementById(id));
  const links = [...root.querySelectorAll<HTMLAnchorElement>('.route-steps a, .contents-panel a')];
  const name = root.querySelector('[data-chapter-name]');
  const count = root.querySelector('[data-count]');
  const previous = root.querySelector<HTMLAnchorElement>('[data-previous]');
  const next = root.querySelector<HTMLAnchorElement>('[data-next]');
  return (index) => {
    for (const [at, section] of sections.entries()) section?.toggleAttribute('data-read', at === index);
    for (const link of links) {
      if (link.hash === `#${ids[index]}`) link.setAttribute('aria-current', 'step');
      else link.removeAttribute('aria-current');
    }
    const chapter = sections[index]?.closest<HTMLElement>('[data-chapter]')?.dataset.chapter;
    if (name && chapter) name.textContent = chapter;
    if (count) count.textContent = index === 0 ? '' : words.stepOf(index, ids.length - 1);
    point(previous, ids[index - 1]);
    point(next, ids[index + 1]);
  };
}

/** A link that leads nowhere (before the first step, after the last) stays in its place, so that nothing jumps under a thumb. */
function point(link: HTMLAnchorElement | null, id: string | undefined): void {
  if (!link) return;
  if (id) {
    link.href = `#${id}`;
    link.removeAttribute('aria-disabled');
  } else link.setAttribute('aria-disabled', 'true');
}
