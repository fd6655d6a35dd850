'use client';

import { useEffect } from 'react';
import type { EmbedStories } from '#browser/embed-code.ts';

/** Makes the form of the embed page work. Renders nothing. */
export function EmbedCodeFormIsland({ stories }: { stories: EmbedStories }): null {
  useEffect(() => {
    const form = document.querySelector<HTMLFormElement>('[data-embed-code-form]');
    if (!form) return;
    let stop = (): void => {};
    let left = false;
    import('#browser/embed-code-form.ts').then(({ mountEmbedCodeForm }) => {
      if (!left) stop = mountEmbedCodeForm(form, stories);
    });
    return () => {
      left = true;
      stop();
    };
  }, [stories]);
  return null;
}
