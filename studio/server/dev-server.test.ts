import { connect } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Served, serveStory } from './fixtures/served.ts';

let served: Served;
beforeEach(async () => {
  served = await serveStory();
});
afterEach(() => served.stop());

it('passes on all else to the site, under the same origin', async () => {
  expect((await served.ask('/mine/en/?a=1')).body).toBe('site /mine/en/?a=1');
  expect((await served.ask('/studios/')).body).toBe('site /studios/');
});

it('keeps no connection to the site, and its own to the browser', async () => {
  const asked: (string | undefined)[] = [];
  served.site.prependListener('request', ({ headers }) => asked.push(headers.connection));
  const answers = [
    await served.ask('/a', { headers: { connection: 'keep-alive' } }),
    await served.ask('/b', { headers: { connection: 'keep-alive' } }),
  ];
  expect(asked).toEqual(['close', 'close']);
  expect(answers.map(({ status, headers }) => [status, headers.connection])).toEqual([
    [200, 'keep-alive'],
    [200, 'keep-alive'],
  ]);
});

it('passes on the site’s sockets, and opens none of its own', async () => {
  served.site.once('upgrade', (asked, socket) =>
    socket.end(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: ${asked.headers.upgrade}\r\n\r\n${asked.url}`),
  );
  const said = (path: string) =>
    new Promise<string>((resolve) => {
      let answer = '';
      const socket = connect(served.port, '127.0.0.1', () =>
        socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost:${served.port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`),
      );
      socket.setEncoding('utf8');
      socket.on('data', (chunk) => {
        answer += chunk;
      });
      socket.on('error', () => {});
      socket.on('close', () => resolve(answer));
    });
  expect(await said('/_next/hmr')).toMatch(/^HTTP\/1\.1 101 [\s\S]*\/_next\/hmr$/);
  expect(await said('/studio/mine/events')).toBe('');
});

it('ends though a socket of the site’s is open, and lets it go', async () => {
  const gone = new Promise((resolve) =>
    served.site.once('upgrade', (_, socket) => {
      socket
        .on('end', () => socket.destroy())
        .on('close', resolve)
        .on('error', () => {})
        .resume();
      socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n');
    }),
  );
  // Who does not close its own half, as a page that is busy.
  const socket = connect({ port: served.port, host: '127.0.0.1', allowHalfOpen: true }, () =>
    socket.write(`GET /_next/hmr HTTP/1.1\r\nHost: localhost:${served.port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`),
  );
  socket.on('error', () => {});
  await new Promise((resolve) => socket.once('data', resolve));
  await served.stop();
  await gone;
  socket.destroy();
  served = await serveStory();
});
