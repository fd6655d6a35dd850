import { envelope, type ToGuest, type ToHost, toHost } from './messages.ts';

/** The line to the guest in an iframe. */
export interface GuestChannel {
  /** Does nothing until the guest has spoken: before that another document may be in the frame. */
  post(message: ToGuest): void;
}

/**
 * Listens to one iframe's own window and to nobody else. @param origin what the guest's messages must come from; `'null'` for a sandbox without origin
 */
export function guestChannel(
  iframe: HTMLIFrameElement,
  origin: string,
  heard: (message: ToHost) => void,
  signal: AbortSignal,
): GuestChannel {
  let open = false;
  window.addEventListener(
    'message',
    (event) => {
      if (event.source === null || event.source !== iframe.contentWindow || event.origin !== origin) return;
      const message = toHost(event.data);
      if (!message) return;
      open = true;
      heard(message);
    },
    { signal },
  );
  return {
    post(message) {
      // An origin of its own has no name that one could address.
      if (open) iframe.contentWindow?.postMessage(envelope(message), origin === 'null' ? '*' : origin);
    },
  };
}
