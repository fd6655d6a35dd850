import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** Where the studio answers, and to whom. */
export interface Gate {
  /** the port that the author's browser asks */
  readonly port: number;
  /** made anew at each start */
  readonly token: string;
}

export interface Asked {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  /** of the socket */
  readonly remoteAddress: string | undefined;
}

/** The names under which a machine reaches itself. */
const ownHosts = ['localhost', '127.0.0.1', '[::1]'];

const isLoopback = (address: string | undefined): boolean => address !== undefined && /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(address);

/** The cookie's name: cookies of one host are shared by its ports. */
export const cookieName = ({ port }: Pick<Gate, 'port'>): string => `map-story-studio-${port}`;

/** Whether two texts are the same, in a time that does not say where they differ. */
export function sameText(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return x.length === y.length && timingSafeEqual(x, y);
}

/**
 * Why a request is refused, before anything is read for it: it has to come from this machine, to a name of this machine (a page elsewhere whose name is led to 127.0.0.1 has another one), not from another site's page,
 * and with the token of this start, which only the printed address and our own cookie have.
 * @param given the token in the address, where there is one
 * @returns null for a request that may be answered
 */
export function refusal({ method, headers, remoteAddress }: Asked, { port, token }: Gate, given: string | null = null): string | null {
  if (!isLoopback(remoteAddress)) return 'Unexpected request from another machine, expected one from this one';
  const host = headers.host ?? '';
  if (!ownHosts.some((name) => host === `${name}:${port}`)) return `Unexpected host, expected ${ownHosts[0]}:${port}`;
  const { origin } = headers;
  const writes = method !== 'GET' && method !== 'HEAD';
  if ((origin !== undefined || writes) && origin !== `http://${host}`) return 'Unexpected origin, expected the studio’s own page';
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    return 'Unexpected request of another site’s page, expected the studio’s own';
  if (writes && !/^application\/json\b/.test(headers['content-type'] ?? '')) return 'Unexpected type of content, expected application/json';
  const cookies = (headers.cookie ?? '').split(';').map((pair) => pair.trim());
  const kept = cookies.find((pair) => pair.startsWith(`${cookieName({ port })}=`))?.slice(cookieName({ port }).length + 1);
  if (!sameText(given ?? kept ?? '', token)) return 'Unexpected token, expected the one of the address that `npm run dev` has printed';
  return null;
}
