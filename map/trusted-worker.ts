/** What the DOM library's types lack: https://www.w3.org/TR/trusted-types/. */
interface TrustedTypes {
  readonly defaultPolicy: unknown;
  createPolicy(name: string, rules: { createScriptURL(address: string): string }): unknown;
}

/**
 * Lets MapLibre, which knows nothing of Trusted Types, start its worker where browsers enforce them: the page's default policy takes the
 * worker's address and no
 * other. In a page without an origin MapLibre starts it from a `data:` address, with the text that it has fetched from there.
 *
 * @param workerUrl the worker's address, absolute or from the root
 */
export function trustWorker(workerUrl: string): void {
  const { trustedTypes: types, origin } = globalThis as unknown as { readonly trustedTypes?: TrustedTypes; readonly origin: string };
  // A page has one worker address; a map that is made anew finds the policy of the first.
  if (!types || types.defaultPolicy) return;
  const worker = new URL(workerUrl, document.baseURI).href;
  const isWorker = (address: string): boolean =>
    new URL(address, document.baseURI).href === worker || (origin === 'null' && address.startsWith('data:text/javascript;'));
  try {
    types.createPolicy('default', {
      createScriptURL(address) {
        if (isWorker(address)) return address;
        throw new TypeError(`Unexpected address of a script: ${address.slice(0, 100)}, expected ${worker}`);
      },
    });
  } catch {
    // Refused by a policy that is not ours: then the worker is, too, and the picture stays.
  }
}
