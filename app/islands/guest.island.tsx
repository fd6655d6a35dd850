'use client';

import { useEffect } from 'react';
import type { WakeProps } from './story.island.tsx';

/** Wakes a story that stands in the page of another. */
export function EmbedIsland(props: WakeProps): null {
  const { story, lang, ground, worker, posters } = props;
  useEffect(() => {
    const root = document.querySelector<HTMLElement>('[data-map-story]');
    // The flat edition is on its way.
    if (!root || root.closest('[data-mode="flat"]')) return;
    let stop = (): void => {};
    let left = false;
    import('#browser/mount-guest.ts').then(({ wakeGuest }) => {
      if (!left) stop = wakeGuest(root, { story, lang, ground, worker, posters });
    });
    return () => {
      left = true;
      stop();
    };
  }, [story, lang, ground, worker, posters]);
  return null;
}
