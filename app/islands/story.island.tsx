'use client';

import { useEffect } from 'react';
import type { MountProps } from '#browser/mount-props.ts';

/** Mounts the story's page in the browser. Renders nothing, once: React has no part in scrolling. */
export function StoryIsland(props: MountProps): null {
  const { story, lang, messages, basemap, worker, posters } = props;
  useEffect(() => {
    const root = document.querySelector<HTMLElement>('[data-map-story]');
    if (!root) return;
    let stop = (): void => {};
    let left = false;
    import('#browser/mount-story.ts').then(({ mountStory }) => {
      if (!left) stop = mountStory(root, { story, lang, messages, basemap, worker, posters }).stop;
    });
    return () => {
      left = true;
      stop();
    };
  }, [story, lang, messages, basemap, worker, posters]);
  return null;
}
