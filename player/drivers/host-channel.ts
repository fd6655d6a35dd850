import { envelope, type ToGuest, type ToHost, toGuest } from '#embed/messages.ts';
import { isTrustedHost } from '#embed/trusted-hosts.ts';

export type { ToGuest };

/** Messages from and to a guest's host. */
export interface HostChannel {
  /** Sends a message to the host; until there is one only `ready` is sent, to whatever page embeds this. */
  post(message: ToHost): void;
  /** whether a host has sent its `hello`: then its page scrolls, not this one */
  connected(): boolean;
  close(): void;
}

/** The parts of a window that the channel needs. `origin`: the guest's own. */
export interface GuestWindow {
  readonly parent: GuestWindow;
  readonly origin: string;
  postMessage(message: unknown, target: string): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  removeEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

/**
 * Listens to the embedding page. The origin of the first valid `hello` from the parent window is the host's from then on; what other windows and origins
 * send is dropped unread.
 *
 * @param hosts those whose pages may be hosts, as `isTrustedHost` reads them; empty: any page
 */
export function hostChannel(
  onMessage: (message: ToGuest) => void,
  hosts: readonly string[] = [],
  guest: GuestWindow = window,
): HostChannel {
  let host: string | null = null;
  const listen = (event: MessageEvent): void => {
    if (event.source !== guest.parent || event.source === guest || (host !== null && event.origin !== host)) return;
    const message = toGuest(event.data);
    if (!message) return;
    if (host === null) {
      if (message.type !== 'hello' || !isTrustedHost(event.origin, hosts, guest.origin)) return;
      host = event.origin;
    }
    onMessage(message);
  };
  guest.addEventListener('message', listen);
  return {
    post(message) {
      if (guest.parent === guest || (host === null && message.type !== 'ready')) return;
      // The opaque origin of a sandboxed host cannot be addressed.
      guest.parent.postMessage(envelope(message), host === null || host === 'null' ? '*' : host);
    },
    connected: () => host !== null,
    close: () => guest.removeEventListener('message', listen),
  };
}
