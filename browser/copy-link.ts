/**
 * Wakes the links to steps: a click copies the step's address and says so; without the clipboard, or with a modifier key, they stay links.
 * @param said what is said when it is copied
 */
export function copyLinks(root: HTMLElement, said: string): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const status = root.querySelector<HTMLElement>('[data-copied]');
  const click = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('[data-copy-link]') : null;
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || !navigator.clipboard) return;
    event.preventDefault();
    navigator.clipboard.writeText(link.dataset.copyLink ? new URL(link.dataset.copyLink, document.baseURI).href : link.href).then(
      () => {
        if (status) status.textContent = said;
        clearTimeout(timer);
        timer = setTimeout(() => {
          if (status) status.textContent = '';
        }, 2500);
      },
      () => {
        // Refused: go there, so that the address bar has it.
        window.location.hash = link.hash;
      },
    );
  };
  root.addEventListener('click', click, { capture: true });
  return () => {
    clearTimeout(timer);
    root.removeEventListener('click', click, { capture: true });
  };
}
