'use client';

import { useEffect } from 'react';
import type { MountProps } from '#browser/mount-props.ts';

/** Mounts a story that is embedded in another page. Renders nothing. */
export function GuestIsland(props: MountProps): null {
  const { story, lang, messages, basemap, worker, posters } = props;
  useEffect(() => {
    const root = document.querySelector<HTMLElement>('[data-map-story]');
    // The flat edition is loading.
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
