/** The styles that lock a page, of `<html>` and of `<body>`. */
export type LockingStyles = Pick<CSSStyleDeclaration, 'position' | 'overflowY'>;

/**
 * Whether a page is locked, as dialogs lock it while they are open: what scrolls is hidden (the overflow of `<html>`, or else of `<body>`, is the window's), or the
 * page is taken out of the flow and then begins anew at its top.
 */
export function isLocked(html: LockingStyles, body: LockingStyles): boolean {
  const overflow = html.overflowY === 'visible' ? body.overflowY : html.overflowY;
  return html.position === 'fixed' || body.position === 'fixed' || overflow === 'hidden' || overflow === 'clip';
}

/**
 * How far a pinned box is from where it sticks at the window's top, as long as its story is there, CSS px.
 * @param story top and bottom of the story in the window · @param pin top and height of the box
 */
export function unpinnedBy(
  story: { readonly top: number; readonly bottom: number },
  pin: { readonly top: number; readonly height: number },
): number {
  return Math.max(Math.min(0, story.bottom - pin.height), story.top) - pin.top;
}

/** A page that dialogs may lock. */
export interface PageLock {
  /** whether it is locked now */
  locked(): boolean;
  stop(): void;
}

/**
 * Looks after a page that is locked while one reads: the map stays where it is pinned, also where nothing sticks any more. `onUnlocked` is called when the page may
 * scroll again.
 * @param story the box in which `.pin` sticks
 */
export function pageLock(story: HTMLElement, onUnlocked: () => void): PageLock {
  const { documentElement: html, body } = document;
  const pin = story.querySelector<HTMLElement>('.pin');
  let locked = false;
  const look = (): void => {
    const before = locked;
    locked = isLocked(getComputedStyle(html), getComputedStyle(body));
    if (pin && (locked || before)) keepPinned(story, pin, locked);
    if (before && !locked) onUnlocked();
  };
  // In the task after the one that locks, before anything is painted: an element that is locked, or a style sheet that locks it.
  const changes = new MutationObserver(look);
  for (const element of [html, body]) changes.observe(element, { attributes: true });
  changes.observe(document.head, { childList: true });
  const scrolled = (): void => {
    // A scroll to the top may be what is left of a page that something else has locked.
    if (locked || window.scrollY <= 0) look();
  };
  window.addEventListener('scroll', scrolled, { capture: true, passive: true });
  look();
  return {
    locked: () => locked,
    stop() {
      changes.disconnect();
      window.removeEventListener('scroll', scrolled, { capture: true });
    },
  };
}

function keepPinned(story: HTMLElement, pin: HTMLElement, locked: boolean): void {
  pin.style.transform = '';
  if (!locked) return;
  const by = unpinnedBy(story.getBoundingClientRect(), pin.getBoundingClientRect());
  if (Math.abs(by) > 1) pin.style.transform = `translateY(${by}px)`;
}
