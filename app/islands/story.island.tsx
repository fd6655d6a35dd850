'use client';

import { useEffect } from 'react';
import type { Story } from '#story/story.ts';

/** What waking needs from the page that was built. */
export interface WakeProps {
  readonly story: Story;
  readonly lang: string;
  readonly ground: string;
  readonly worker: string;
  readonly posters: string;
}

/** Wakes the page in the browser. Renders nothing, and never again: while one scrolls, React has no part in it. */
export function WakeIsland(props: WakeProps): null {
  const { story, lang, ground, worker, posters } = props;
  useEffect(() => {
    const root = document.querySelector<HTMLElement>('[data-map-story]');
    if (!root) return;
    let stop = (): void => {};
    let left = false;
    import('#browser/mount-story.ts').then(({ wake }) => {
      if (!left) stop = wake(root, { story, lang, ground, worker, posters }).stop;
    });
    return () => {
      left = true;
      stop();
    };
  }, [story, lang, ground, worker, posters]);
  return null;
}
