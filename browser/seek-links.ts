/**
 * Makes links to steps (contents, route timeline, previous and next, back from sources) seek the step exactly. With a modifier key, or without this
 * script, they are ordinary links.
 * @param push gives a jump an entry in the history; null: there is none to give
 * @returns how to stop
 */
export function seekOnClick(
  ids: readonly string[],
  seek: (index: number, behavior: 'instant' | 'smooth') => void,
  push: ((hash: string) => void) | null,
): () => void {
  const click = (event: MouseEvent): void => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="#"]') : null;
    if (!link) return;
    if (link.getAttribute('aria-disabled') === 'true') {
      event.preventDefault();
      return;
    }
    const index = ids.indexOf(link.hash.slice(1));
    if (index < 0) return;
    event.preventDefault();
    link.closest('details')?.removeAttribute('open');
    const neighbour = link.matches('[data-previous], [data-next]');
    // Back returns from a jump. Going to the neighbour is like scrolling.
    if (!neighbour) push?.(link.hash);
    seek(index, neighbour || link.classList.contains('begin') ? 'smooth' : 'instant');
    if (!neighbour) focusStep(ids[index] ?? '');
  };
  document.addEventListener('click', click);
  return () => document.removeEventListener('click', click);
}

/** Moves the focus to the step, as a native jump would, so that Tab and screen readers continue from there. */
function focusStep(id: string): void {
  const section = document.getElementById(id);
  if (!section) return;
  section.tabIndex = -1;
  section.focus({ preventScroll: true });
}
