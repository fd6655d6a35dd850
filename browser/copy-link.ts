/** How long the confirmation shows, ms. */
const shownFor = 2500;

/**
 * Makes links to steps copy the step's address when clicked. Without a clipboard, or with a modifier key, they stay links.
 * @param confirmation text of the status message
 * @returns how to stop
 */
export function copyLinks(root: HTMLElement, confirmation: string): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const status = root.querySelector<HTMLElement>('[data-copied]');
  const click = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('[data-copy-link]') : null;
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || !navigator.clipboard) return;
    event.preventDefault();
    navigator.clipboard.writeText(link.dataset.copyLink ? new URL(link.dataset.copyLink, document.baseURI).href : link.href).then(
      () => {
        if (status) status.textContent = confirmation;
        clearTimeout(timer);
        timer = setTimeout(() => {
          if (status) status.textContent = '';
        }, shownFor);
      },
      () => {
        // Refused: follow the link, so that the address bar has it.
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
