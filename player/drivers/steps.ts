import { animate } from 'framer-motion/dom';
import type { Player } from '#player/player.ts';
import type { PageScroll } from './page-scroll.ts';

/** How long the map takes from a step to its neighbour, s. */
const seconds = 1.4;

/**
 * Drives a player step by step, without anything that scrolls. To a neighbour (`smooth`) the map travels; anywhere else it cuts. A seek during a travel
 * starts from where the map is.
 */
export function steps(player: Player): PageScroll {
  let running: { stop(): void } | null = null;
  const stop = (): void => {
    running?.stop();
    running = null;
  };
  return {
    seek(position, behavior = 'instant') {
      stop();
      if (behavior === 'instant' || Math.abs(position - player.position()) > 1.5) {
        player.moveTo(position);
        return;
      }
      running = animate(player.position(), position, { duration: seconds, ease: 'easeInOut', onUpdate: (at) => player.moveTo(at) });
    },
    refresh() {},
    stop,
  };
}
