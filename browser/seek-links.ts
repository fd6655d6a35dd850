/**
 * Links to steps (contents, strip, previous and next, back from sources) go to the very middle of a step. They stay links: with a modifier
 * key, or without this script, the browser does what it always does.
 */
export function seekOnClick(
  ids: readonly string[],
  seek: (index: number, behavior: 'instant' | 'smooth') => void,
  hasAddress = true,
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
    // A jump is the reader's own step: Back returns from it. Leafing to the neighbour is like scrolling.
    if (hasAddress && !neighbour && link.hash !== window.location.hash) window.history.pushState(window.history.state, '', link.hash);
    seek(index, neighbour || link.classList.contains('begin') ? 'smooth' : 'instant');
    if (!neighbour) focusStep(ids[index] ?? '');
  };
  document.addEventListener('click', click);
  return () => document.removeEventListener('click', click);
}

/** Moves the focus to the step's words, as a native jump would, so that Tab and screen readers go on from there. */
function focusStep(id: string): void {
  const section = document.getElementById(id);
  if (!section) return;
  section.tabIndex = -1;
  section.focus({ preventScroll: true });
}
