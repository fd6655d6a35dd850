import { cancelFrame, easeInOut, frame } from 'framer-motion/dom';
import type { Player } from '#player/player.ts';
import type { PageScroll } from './page-scroll.ts';

/** How long the map takes from a step to its neighbour, ms. */
const duration = 1400;

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
      running = travel(player, position);
    },
    refresh() {},
    stop,
  };
}

/**
 * Moves a player to a position in the animation frames of the next {@link duration}. framer-motion's `animate` would do the same, and bring to each page
 * what it takes to animate elements: 25 kB.
 */
function travel(player: Player, to: number): { stop(): void } {
  const from = player.position();
  let start: number | null = null;
  const move = ({ timestamp }: { timestamp: number }): void => {
    start ??= timestamp;
    const share = Math.min((timestamp - start) / duration, 1);
    player.moveTo(share === 1 ? to : from + (to - from) * easeInOut(share));
    if (share === 1) cancelFrame(move);
  };
  frame.update(move, true);
  return { stop: () => cancelFrame(move) };
}
