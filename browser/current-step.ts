import { clamp } from '#geo/angle.ts';
import type { Player } from '#player/player.ts';

/** Index of the step that a position belongs to, from 0 to `count` − 1. */
export function stepAt(position: number, count: number): number {
  return clamp(0, Math.round(position), Math.max(count - 1, 0));
}

/** Calls back with the step's index at once, and whenever a drawn frame belongs to another step. @returns how to stop */
export function followStep(player: Player, onEnter: (index: number) => void): () => void {
  let current = -1;
  const update = (position: number): void => {
    const index = stepAt(position, player.timeline().story.steps.length);
    if (index === current) return;
    current = index;
    onEnter(index);
  };
  update(player.position());
  return player.subscribe((frame) => update(frame.position));
}

/** Marks the step being read, shows its chapter and number, and sets the previous and next links. @returns what to call with each step */
export function markStep(
  root: HTMLElement,
  ids: readonly string[],
  texts: { readonly stepOf: (step: number, count: number) => string },
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
    if (count) count.textContent = index === 0 ? '' : texts.stepOf(index, ids.length - 1);
    setTarget(previous, ids[index - 1]);
    setTarget(next, ids[index + 1]);
  };
}

/** A link without a target (before the first step, after the last) keeps its place, so that nothing moves under a thumb. */
function setTarget(link: HTMLAnchorElement | null, id: string | undefined): void {
  if (!link) return;
  if (id) {
    link.href = `#${id}`;
    link.removeAttribute('aria-disabled');
  } else link.setAttribute('aria-disabled', 'true');
}
