'use client';

import { useEffect } from 'react';
import type { Story } from '#story/story.ts';

/** What waking needs from the page that was built. */
export interface MountProps {
  readonly story: Story;
  readonly lang: string;
  readonly basemap: string;
  readonly worker: string;
  readonly posters: string;
}

/** Wakes the page in the browser. Renders nothing, and never again: while one scrolls, React has no part in it. */
export function StoryIsland(props: MountProps): null {
  const { story, lang, basemap, worker, posters } = props;
  useEffect(() => {
    const root = document.querySelector<HTMLElement>('[data-map-story]');
    if (!root) return;
    let stop = (): void => {};
    let left = false;
    import('#browser/mount-story.ts').then(({ mountStory }) => {
      if (!left) stop = mountStory(root, { story, lang, basemap, worker, posters }).stop;
    });
    return () => {
      left = true;
      stop();
    };
  }, [story, lang, basemap, worker, posters]);
  return null;
}
