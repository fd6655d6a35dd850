import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Studio } from './studio-server.ts';

/** Both names of this machine: which of them `localhost` is depends on the system. */
const loopback = ['127.0.0.1', '::1'];

/**
 * Serves the site that is worked on, and the studio beside it under one origin, on this machine alone. All but `/studio` is passed on.
 * @param upstream port of the site's own server, on 127.0.0.1
 * @throws Error when the port is taken
 */
export async function serveWithStudio(port: number, upstream: number, studio: Studio): Promise<{ stop(): Promise<void> }> {
  const isStudio = (url = ''): boolean => /^\/studio(?=[/?]|$)/.test(url);
  const handle = (asked: IncomingMessage, response: ServerResponse): void => {
    if (isStudio(asked.url)) void studio.answer(asked, response);
    else passOn(asked, response, upstream);
  };
  const listening: Server[] = [];
  // Those that are upgraded are no connections to Node's server any more, which waits for them all the same.
  const open = new Set<Socket>();
  for (const host of loopback) {
    const server = createServer(handle);
    server.on('connection', (socket) => {
      open.add(socket);
      socket.once('close', () => open.delete(socket));
    });
    server.on('upgrade', (asked: IncomingMessage, socket: Duplex, head: Buffer) => {
      if (isStudio(asked.url)) socket.destroy();
      else upgrade(asked, socket, head, upstream);
    });
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, resolve);
      });
      listening.push(server);
    } catch (error) {
      // A machine may be without IPv6.
      const { code } = error as NodeJS.ErrnoException;
      if (host !== '::1' || !['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(code ?? '')) {
        for (const other of listening) other.close();
        throw code === 'EADDRINUSE' ? new Error(`Port ${port} is taken: choose another one, PORT=${port + 1} npm run dev`) : error;
      }
    }
  }
  return {
    async stop() {
      const closed = listening.map((server) => new Promise((resolve) => server.close(resolve)));
      for (const socket of open) socket.destroy();
      await Promise.all(closed);
    },
  };
}

function passOn(asked: IncomingMessage, response: ServerResponse, port: number): void {
  const { method, url } = asked;
  // A connection that is kept may be closed at its other end in the moment in which a request is sent by it.
  const headers = { ...asked.headers, connection: 'close' };
  const sent = request({ host: '127.0.0.1', port, method, path: url, headers, agent: false }, (answer) => {
    // Of the browser's own connection it says nothing.
    const { connection: _, 'keep-alive': __, ...others } = answer.headers;
    response.writeHead(answer.statusCode ?? 502, others);
    answer.pipe(response);
  });
  sent.on('error', () => {
    if (!response.headersSent) response.writeHead(502, { 'content-type': 'text/plain' });
    response.end('The site is not served yet.\n');
  });
  response.on('close', () => sent.destroy());
  asked.pipe(sent);
}

/** WebSockets of the site, by which it is told of changed code. */
function upgrade({ method, url, rawHeaders }: IncomingMessage, socket: Duplex, head: Buffer, port: number): void {
  const lines = rawHeaders.flatMap((name, index) => (index % 2 === 0 ? [`${name}: ${rawHeaders[index + 1]}`] : []));
  const to = connect(port, '127.0.0.1', () => {
    to.write(`${method} ${url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
    to.write(head);
    to.pipe(socket);
    socket.pipe(to);
  });
  const end = (): void => {
    to.destroy();
    socket.destroy();
  };
  to.on('error', end);
  socket.on('error', end);
  socket.on('close', end);
}
