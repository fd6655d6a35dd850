'use client';

import { useEffect } from 'react';
import type { MountProps } from '#components/page-data.ts';

/** Wakes a story that stands in the page of another. */
export function GuestIsland(props: MountProps): null {
  const { story, lang, messages, basemap, worker, posters } = props;
  useEffect(() => {
    const root = document.querySelector<HTMLElement>('[data-map-story]');
    // The flat edition is on its way.
    if (!root || root.closest('[data-mode="flat"]')) return;
    let stop = (): void => {};
    let left = false;
    import('#browser/mount-guest.ts').then(({ mountGuest }) => {
      if (!left) stop = mountGuest(root, { story, lang, messages, basemap, worker, posters });
    });
    return () => {
      left = true;
      stop();
    };
  }, [story, lang, messages, basemap, worker, posters]);
  return null;
}
