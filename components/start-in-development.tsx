'use client';

import { useEffect } from 'react';

/**
 * Starts a page's modules, in order, when React has hydrated the page, while one develops; renders nothing. Where what the module was started with has changed, the page
 * loads again: the module is not React's to update. It is left out of the published site.
 */
export function StartInDevelopment({ srcs, json }: { srcs: readonly string[]; json: string }): null {
  const list = srcs.join(' ');
  useEffect(() => {
    const key = `${list} ${json}`;
    const started = document.querySelector<HTMLScriptElement>('script[data-started-with]');
    if (started) {
      if (started.dataset.startedWith !== key) window.location.reload();
      return;
    }
    for (const src of list.split(' ')) {
      const script = document.createElement('script');
      script.type = 'module';
      script.src = src;
      // else each would run as soon as it is there
      script.async = false;
      script.dataset.startedWith = key;
      document.head.append(script);
    }
  }, [list, json]);
  return null;
}
