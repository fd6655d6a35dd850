import { envelope, type ToGuest, type ToHost, toHost } from './messages.ts';

/** Messages to and from the guest in an iframe. */
export interface GuestChannel {
  /** Does nothing until the guest has sent a message: before that the frame may hold another document. */
  post(message: ToGuest): void;
}

/**
 * Listens to one iframe's own window and nothing else.
 * @param origin where the guest's messages must come from; `'null'` for a sandbox without an origin
 */
export function guestChannel(
  iframe: HTMLIFrameElement,
  origin: string,
  onMessage: (message: ToHost) => void,
  signal: AbortSignal,
): GuestChannel {
  /** the guest's origin, from its first message */
  let from = '';
  window.addEventListener(
    'message',
    (event) => {
      if (!event.source || event.source !== iframe.contentWindow) return;
      // A host in a sandbox without an origin leaves its frames none.
      if (event.origin !== origin && event.origin + window.origin !== 'nullnull') return;
      const message = toHost(event.data);
      if (!message) return;
      from = event.origin;
      onMessage(message);
    },
    { signal },
  );
  return {
    post(message) {
      // An opaque origin cannot be addressed.
      if (from) iframe.contentWindow?.postMessage(envelope(message), from === 'null' ? '*' : from);
    },
  };
}
