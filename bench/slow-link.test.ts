import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { carried, openSlowLink } from './slow-link.ts';

it('carries one piece after the other', () => {
  // 1,000 bytes at 8,000 bits a second take a second; then half of the round trip.
  expect(carried(0, 0, 1000, 8000, 100)).toEqual({ free: 1000, there: 1050 });
  expect(carried(200, 1000, 500, 8000, 100)).toEqual({ free: 1500, there: 1550 });
  expect(carried(9000, 1500, 0, 8000, 0)).toEqual({ free: 9000, there: 9000 });
});

const body = Array.from({ length: 20_000 }, (_, index) => String(index)).join(' ');
let server: Server;
beforeAll(async () => {
  server = createServer((_, response) => response.end(body));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.close();
});

it('delivers everything in order to several readers at once, and counts it', async () => {
  const link = await openSlowLink((server.address() as AddressInfo).port, { name: 'quick', down: 1e9, up: 1e9, rtt: 2 });
  const texts = await Promise.all([1, 2, 3].map(async () => (await fetch(`http://127.0.0.1:${link.port}/`)).text()));
  for (const text of texts) expect(text === body).toBe(true);
  expect(link.bytes()).toBeGreaterThan(3 * body.length);
  expect(link.bytes(0)).toBe(0);
  link.close();
});
