import { envelope, type ToGuest, type ToHost, toGuest } from '#embed/messages.ts';

export type { ToGuest };

/** The line from a guest to its host. */
export interface HostChannel {
  /** Does nothing while no host has spoken; `ready` alone is said to whoever embeds. */
  say(message: ToHost): void;
  /** whether a host has spoken: whose page it is that scrolls */
  answered(): boolean;
  close(): void;
}

/** The parts of a window that the line needs; tests play them. */
export interface GuestWindow {
  readonly parent: GuestWindow;
  postMessage(message: unknown, target: string): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  removeEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

/**
 * Listens to the embedding page. The origin of the first valid `hello` from the parent window is the host from then on; whatever other windows and
 * origins send, and whatever is no message of ours, costs a comparison.
 */
export function hostChannel(heard: (message: ToGuest) => void, guest: GuestWindow = window): HostChannel {
  let host: string | null = null;
  const listen = (event: MessageEvent): void => {
    if (event.source !== guest.parent || event.source === guest || (host !== null && event.origin !== host)) return;
    const message = toGuest(event.data);
    if (!message) return;
    if (host === null) {
      if (message.type !== 'hello') return;
      host = event.origin;
    }
    heard(message);
  };
  guest.addEventListener('message', listen);
  return {
    say(message) {
      if (guest.parent === guest || (host === null && message.type !== 'ready')) return;
      // A host in a sandbox has no origin that one could address.
      guest.parent.postMessage(envelope(message), host === null || host === 'null' ? '*' : host);
    },
    answered: () => host !== null,
    close: () => guest.removeEventListener('message', listen),
  };
}
