/**
 * Lays each pair of pictures over each other and shows the control that says how much of the second is seen: a range, with the keys and the touch that the browser gives it.
 * Without this both stand one below the other. @returns how to stop
 */
export function comparisons(root: ParentNode): () => void {
  const removal = new AbortController();
  const { signal } = removal;
  for (const pair of root.querySelectorAll<HTMLElement>('[data-pair]')) {
    const input = pair.querySelector('input');
    const picture = pair.querySelector('img');
    if (!input || !picture) continue;
    const show = (): void => pair.style.setProperty('--share', `${input.value}%`);
    input.addEventListener('input', show, { signal });
    // A guest in pages turns them by these, all over its words.
    input.addEventListener('keydown', ownKeys, { signal });
    input.addEventListener('pointerdown', stay, { signal });
    pair.style.setProperty('--ratio', String(Number(picture.getAttribute('width')) / Number(picture.getAttribute('height'))));
    show();
    input.hidden = false;
    pair.toggleAttribute('data-compared', true);
  }
  return () => removal.abort();
}

const stay = (event: Event): void => event.stopPropagation();
const ownKeys = (event: KeyboardEvent): void => {
  if (event.key.startsWith('Arrow')) event.stopPropagation();
};
