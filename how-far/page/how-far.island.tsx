'use client';

import { useEffect } from 'react';
import type { HowFarProps } from '#how-far/browser/mount.ts';

/** Mounts the browser part when the page has loaded. Renders nothing. */
export function HowFarIsland(props: HowFarProps): null {
  useEffect(() => {
    const root = document.querySelector<HTMLElement>('[data-how-far]');
    if (!root) return;
    let stop = (): void => {};
    let left = false;
    import('#how-far/browser/mount.ts').then(({ mountHowFar }) => {
      if (!left) stop = mountHowFar(root, props);
    });
    return () => {
      left = true;
      stop();
    };
  }, [props]);
  return null;
}
