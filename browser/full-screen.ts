import type { BrowserMessages } from '#locales/messages.ts';
import { ownMarkup } from './trusted.ts';

/** Adds a full-screen button before the guest's other controls; null where host or browser do not allow full screen. */
export function fullScreenButton(
  root: ParentNode,
  messages: Pick<BrowserMessages, 'fullScreen' | 'leaveFullScreen'>,
): { remove(): void } | null {
  const row = root.querySelector('.controls');
  if (!row || !document.fullscreenEnabled) return null;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button full-screen';
  const label = (): void => {
    const on = document.fullscreenElement !== null;
    button.setAttribute('aria-label', on ? messages.leaveFullScreen : messages.fullScreen);
    button.setAttribute('aria-pressed', String(on));
  };
  const toggle = (): void => {
    // Refused where the host has withdrawn its permission: then nothing happens.
    const done = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
    done.catch(() => {});
  };
  button.addEventListener('click', toggle);
  document.addEventListener('fullscreenchange', label);
  label();
  button.innerHTML = ownMarkup(
    '<svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true"><path d="M1 4V1h3M8 1h3v3M11 8v3H8M4 11H1V8" fill="none" stroke="currentColor" stroke-width="1.6"/></svg>',
  );
  row.prepend(button);
  return {
    remove() {
      document.removeEventListener('fullscreenchange', label);
      button.remove();
    },
  };
}
