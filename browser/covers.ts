/**
 * Lays the first picture of each step of kind `picture` over the stage while that step is read; its caption and credit stay in the words. The picture there
 * is then for readers who do not see it, and comes back to be seen where its file does not. Begins before the page's own module, which says which step is
 * read.
 *
 * @returns how to stop
 */
export function covers(root: Document): () => void {
  const stage = root.querySelector('[data-stage]');
  const removal = new AbortController();
  const { signal } = removal;
  if (!stage) return () => {};
  const sections = [...root.querySelectorAll<HTMLElement>('[data-step]')];
  const figures = sections.map((section) =>
    section.dataset.kind === 'picture' ? section.querySelector<HTMLElement>('.picture:has(> picture)') : null,
  );
  for (const figure of figures) {
    if (!figure) continue;
    figure.toggleAttribute('data-covers', true);
    // both ask for the same file
    for (const source of figure.querySelectorAll<HTMLSourceElement | HTMLImageElement>('source, img')) source.sizes = '100vw';
  }
  const made = new Map<number, Element>();
  /** Made one step ahead, so that it is there when it is needed. */
  const make = (index: number): void => {
    const figure = figures[index];
    const picture = figure?.querySelector('picture');
    if (!figure || !picture || made.has(index)) return;
    const cover = picture.cloneNode(true) as Element;
    cover.classList.add('cover');
    const image = cover.querySelector('img');
    if (image) {
      image.alt = '';
      image.loading = 'eager';
      image.addEventListener('error', () => {
        cover.remove();
        figure.toggleAttribute('data-covers', false);
      });
    }
    made.set(index, cover);
    stage.append(cover);
  };
  const enter = (event: Event): void => {
    const { position } = (event as CustomEvent<{ position: number }>).detail;
    for (const near of [position, position + 1, position - 1]) make(near);
    for (const [index, cover] of made) cover.toggleAttribute('data-shown', index === position);
  };
  root.addEventListener('mapstory:step', enter, { signal });
  return () => removal.abort();
}
