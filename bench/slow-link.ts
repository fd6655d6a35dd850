import { connect, createServer, type Server, type Socket } from 'node:net';

/** A reader's line. */
export interface Line {
  readonly name: string;
  /** bits per second, shared by all connections */
  readonly down: number;
  readonly up: number;
  /** round trip, ms */
  readonly rtt: number;
}

/** Two of WebPageTest's profiles. */
export const lines = {
  cable: { name: 'cable', down: 5e6, up: 1e6, rtt: 28 },
  '3g': { name: 'Fast 3G', down: 1.6e6, up: 0.768e6, rtt: 150 },
} as const satisfies Readonly<Record<string, Line>>;

/**
 * When a piece of data that is sent now has arrived, on a line that carries one piece after the other.
 * @param now, free ms: when it is sent, and when the line has carried what was sent before
 * @returns ms: when the line is free again, and when the piece is there
 */
export function carried(now: number, free: number, bytes: number, bitsPerSecond: number, rtt: number): { free: number; there: number } {
  const done = Math.max(now, free) + (bytes * 8000) / bitsPerSecond;
  return { free: done, there: done + rtt / 2 };
}

/** A line that is listening. */
export interface SlowLink {
  readonly port: number;
  /** bytes that have arrived at the reader, headers included. @param until ms since 1970 */
  bytes(until?: number): number;
  close(): void;
}

/** Of one piece: small, so that connections share the line fairly. */
const piece = 4096;

/** One direction of a line: what is given arrives in order, each at its time. */
function oneWay(bitsPerSecond: number, rtt: number): (bytes: number, arrive: () => void) => void {
  const waiting: { there: number; arrive: () => void }[] = [];
  let free = 0;
  let awaited = false;
  const wait = (until: number): void => {
    if (awaited) return;
    awaited = true;
    setTimeout(deliver, until - Date.now());
  };
  const deliver = (): void => {
    awaited = false;
    for (let next = waiting[0]; next && next.there <= Date.now() + 0.5; next = waiting[0]) {
      waiting.shift();
      next.arrive();
    }
    const next = waiting[0];
    if (next) wait(next.there);
  };
  return (bytes, arrive) => {
    const next = carried(Date.now(), free, bytes, bitsPerSecond, rtt);
    free = next.free;
    waiting.push({ there: next.there, arrive });
    wait(next.there);
  };
}

/**
 * A slow line in front of a server of this machine, for whatever connects: a browser's own throttling does not reach the requests of workers, by which
 * MapLibre fetches its tiles. A connection costs one round trip before it carries anything.
 */
export function openSlowLink(target: number, { down, up, rtt }: Line): Promise<SlowLink> {
  const arrived: { at: number; bytes: number }[] = [];
  const sockets = new Set<Socket>();
  const ways = { down: oneWay(down, rtt), up: oneWay(up, rtt) };
  const carry = (from: Socket, to: Socket, way: 'down' | 'up'): void => {
    from.on('data', (data: Buffer) => {
      for (let at = 0; at < data.length; at += piece) {
        const part = data.subarray(at, at + piece);
        ways[way](part.length, () => {
          if (to.destroyed) return;
          if (way === 'down') arrived.push({ at: Date.now(), bytes: part.length });
          to.write(part);
        });
      }
    });
    from.on('end', () => ways[way](0, () => to.end()));
    from.on('close', () => {
      sockets.delete(from);
      ways[way](0, () => to.destroy());
    });
  };
  const server: Server = createServer((reader) => {
    const site = connect(target, '127.0.0.1');
    for (const socket of [reader, site]) {
      socket.setNoDelay(true);
      // A reader who leaves in the middle is no error of ours; what is left is closed by `close`.
      socket.on('error', () => socket.destroy());
      sockets.add(socket);
    }
    // The reader says nothing before the connection stands, a round trip later.
    setTimeout(() => carry(reader, site, 'up'), rtt);
    carry(site, reader, 'down');
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve({
        port: typeof address === 'object' && address ? address.port : 0,
        bytes: (until = Number.POSITIVE_INFINITY) => arrived.reduce((sum, { at, bytes }) => (at <= until ? sum + bytes : sum), 0),
        close: () => {
          for (const socket of sockets) socket.destroy();
          server.close();
        },
      });
    });
  });
}
