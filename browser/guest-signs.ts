import { envelope } from '#embed/messages.ts';

/**
 * Tells whatever page embeds this one that its document has arrived, and when a style sheet or script of it has not: then there will be no `ready`. What is
 * imported later, for the live map, does not count.
 */
export function postSigns(guest: Window, page: Document): void {
  if (guest.parent === guest) return;
  const post = (type: 'loading' | 'failed'): void => guest.parent.postMessage(envelope({ type }), '*');
  post('loading');
  // This script has waited for the sheets before it: one that has none could not be had.
  if ([...page.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')].some(({ sheet }) => sheet === null)) post('failed');
  const failed = ({ target }: Event): void => {
    if (target instanceof HTMLScriptElement || (target instanceof HTMLLinkElement && target.rel === 'stylesheet')) post('failed');
  };
  guest.addEventListener('error', failed, true);
  guest.addEventListener('load', () => guest.removeEventListener('error', failed, true));
}
