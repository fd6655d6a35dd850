/** What names an origin, or all hosts below one: `https://news.example`, `https://*.courier.example`, with a port where it has one. */
const pattern = /^(https?):\/\/(\*\.)?([a-z0-9-]+(?:\.[a-z0-9-]+)*)(:\d{1,5})?$/i;

/** Whether a text names hosts as {@link isTrustedHost} and a policy's `frame-ancestors` read it. */
export const isHostPattern = (text: string): boolean => pattern.test(text);

/**
 * Whether a page may drive a guest.
 *
 * @param origin of the page, as its messages bear it
 * @param hosts those that the publisher trusts; empty: every page
 * @param own the guest's own origin, which is trusted always
 */
export function isTrustedHost(origin: string, hosts: readonly string[], own: string): boolean {
  return hosts.length === 0 || origin === own || hosts.some((host) => names(host.toLowerCase(), origin.toLowerCase()));
}

function names(host: string, origin: string): boolean {
  const [, scheme, below, name, port = ''] = pattern.exec(host) ?? [];
  if (!below) return origin === host;
  return origin.startsWith(`${scheme}://`) && origin.endsWith(`.${name}${port}`) && pattern.test(origin);
}
