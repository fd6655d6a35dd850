import { decoded } from './decoded.ts';

/**
 * Keeps a guest's links away from the host: links to other pages open in a new tab, links within the page scroll without an entry in the history, which
 * the host shares. Links to steps are left to seek-links.ts.
 *
 * @param hasFoot whether sources and legend are in this page; if not, links to them open the story's own page
 * @returns how to stop
 */
export function guestLinks(root: Element, steps: readonly string[], hasFoot: boolean): () => void {
  const home = new URL('../', window.location.href);
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href]')) {
    if (link.getAttribute('href')?.startsWith('#')) continue;
    link.target = '_blank';
    link.rel = 'noopener';
  }
  const click = (event: MouseEvent): void => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="#"]') : null;
    const id = link?.hash.slice(1) ?? '';
    if (!link || steps.includes(id)) return;
    event.preventDefault();
    const target = document.getElementById(decoded(id));
    if (!hasFoot && !(target && root.contains(target))) {
      window.open(new URL(link.hash, home), '_blank', 'noopener');
      return;
    }
    if (!target) return;
    target.scrollIntoView({ block: 'start', behavior: 'instant' });
    if (!target.hasAttribute('tabindex')) target.tabIndex = -1;
    target.focus({ preventScroll: true });
  };
  document.addEventListener('click', click);
  return () => document.removeEventListener('click', click);
}
