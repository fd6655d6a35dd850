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
  let open = false;
  window.addEventListener(
    'message',
    (event) => {
      if (event.source === null || event.source !== iframe.contentWindow || event.origin !== origin) return;
      const message = toHost(event.data);
      if (!message) return;
      open = true;
      onMessage(message);
    },
    { signal },
  );
  return {
    post(message) {
      // An opaque origin cannot be addressed.
      if (open) iframe.contentWindow?.postMessage(envelope(message), origin === 'null' ? '*' : origin);
    },
  };
}
