import type { Layout } from '#timeline/stages.ts';

/** The drawn pictures of the steps, shown while there is no live map. */
export interface Posters {
  /** Shows the picture of a step in a layout. The one before stays until it has come. */
  show(step: string, layout: Layout): void;
  stop(): void;
}

/**
 * Pictures are fetched when they are first needed and kept. One that cannot be had leaves the one before standing.
 * @param base address prefix of the pictures, `/posters/<story>/<lang>/`
 */
export function posters(root: HTMLElement, base: string): Posters {
  const box = root.querySelector<HTMLElement>('[data-posters]');
  const pictures = new Map<string, Promise<string | null>>();
  let wanted = '';
  let shown = '';
  const stopping = new AbortController();
  const fetched = (key: string): Promise<string | null> => {
    const known = pictures.get(key);
    if (known) return known;
    const picture = fetch(`${base}${key}.svg`, { signal: stopping.signal })
      .then((response) => (response.ok ? response.text() : null))
      .then((text) => (text?.includes('<svg') ? text : null))
      .catch(() => null);
    pictures.set(key, picture);
    return picture;
  };
  return {
    show(step, layout) {
      const key = `${step}-${layout === 'wide' ? 'wide' : 'tall'}`;
      if (!box || key === wanted) return;
      wanted = key;
      void fetched(key).then((text) => {
        if (text === null) pictures.delete(key); // the reader may come back when the network does
        if (text === null || wanted !== key || shown === key) return;
        shown = key;
        box.innerHTML = text.slice(text.indexOf('<svg'));
        const svg = box.querySelector('svg');
        svg?.setAttribute('preserveAspectRatio', 'xMidYMid slice');
        svg?.setAttribute('aria-hidden', 'true');
      });
    },
    stop: () => stopping.abort(),
  };
}
