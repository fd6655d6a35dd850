import type { Screen } from './devices.ts';

/** What is below a screen: its name, CSS px. */
const caption = 28;

/**
 * Lays the screens out: one large, the others below each other beside it. Moving an iframe in the document loads it anew, so they keep their place there, and
 * only where they are seen changes.
 */
export function arrange(screens: readonly Screen[], main: Screen['device']['name'], large: HTMLElement, small: HTMLElement): void {
  const around = large.getBoundingClientRect();
  const side = small.getBoundingClientRect();
  let top = 0;
  for (const one of screens) {
    const isMain = one.device.name === main;
    one.element.classList.toggle('main', isMain);
    if (isMain) one.scale(around.width, around.height - caption);
    else one.scale(side.width, side.height / 2 - caption);
    one.element.style.left = `${isMain ? 0 : side.left - around.left}px`;
    one.element.style.top = `${isMain ? 0 : top}px`;
    if (!isMain) top += one.element.getBoundingClientRect().height + 8;
  }
}
