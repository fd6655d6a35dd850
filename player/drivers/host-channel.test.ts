import { expect, test } from 'vitest';
import type { ToGuest } from '#embed/messages.ts';
import { type GuestWindow, hostChannel } from './host-channel.ts';

/** A guest's window whose parent notes what it is told. */
function guestIn() {
  const told: { message: { type: string }; target: string }[] = [];
  const listeners = new Set<(event: MessageEvent) => void>();
  const parent = { postMessage: (message: { type: string }, target: string) => told.push({ message, target }) };
  const guest = {
    parent,
    addEventListener: (_: 'message', listener: (event: MessageEvent) => void) => listeners.add(listener),
    removeEventListener: (_: 'message', listener: (event: MessageEvent) => void) => listeners.delete(listener),
  } as unknown as GuestWindow;
  const send = (data: unknown, origin = 'https://news.example', source: unknown = parent): void => {
    for (const listener of listeners) listener({ data, origin, source } as MessageEvent);
  };
  return { guest, told, send, listeners };
}

const hello = { mapStory: 1, type: 'hello' };
const progress = { mapStory: 1, type: 'progress', offset: 5 };

test('the first valid host is the host; other origins and other windows are ignored from then on', () => {
  const { guest, send } = guestIn();
  const received: ToGuest[] = [];
  const channel = hostChannel((message) => received.push(message), guest);
  send(progress);
  expect(channel.connected()).toBe(false);
  send(hello, 'https://ads.example', {});
  expect(channel.connected()).toBe(false);
  send(hello);
  expect(channel.connected()).toBe(true);
  send(progress);
  send(progress, 'https://evil.example');
  send(hello, 'https://evil.example');
  send(progress, 'https://news.example', {});
  send(progress, 'https://evil.example');
  expect(received.map(({ type }) => type)).toEqual(['hello', 'progress']);
});

test('only `ready` is said to an unknown page; then everything, to the host’s origin alone', () => {
  const { guest, told, send } = guestIn();
  const channel = hostChannel(() => {}, guest);
  channel.post({ type: 'length', length: 1 });
  channel.post({ type: 'ready', story: 'kursk', lang: 'en', mode: 'scroll', steps: ['a'], length: 1 });
  send(hello);
  channel.post({ type: 'length', length: 2 });
  expect(told.map(({ message, target }) => [message.type, target])).toEqual([
    ['ready', '*'],
    ['length', 'https://news.example'],
  ]);
});

test('a page that nobody embeds says nothing', () => {
  const { guest } = guestIn();
  const alone: { -readonly [key in keyof GuestWindow]: GuestWindow[key] } = { ...guest, postMessage: () => expect.unreachable() };
  alone.parent = alone;
  hostChannel(() => {}, alone).post({ type: 'ready', story: 'kursk', lang: 'en', mode: 'scroll', steps: [], length: 1 });
});

test('10,000 messages of strangers and 10,000 malformed ones of the host are received by no one, and quickly', () => {
  const { guest, send } = guestIn();
  let received = 0;
  hostChannel(() => received++, guest);
  send(hello);
  const start = process.cpuUsage();
  for (let i = 0; i < 10_000; i++) send(progress, 'https://evil.example', {});
  for (let i = 0; i < 10_000; i++) send({ mapStory: 1, type: 'progress', offset: 'x'.repeat(20) });
  // Processor time, not the clock's: ten times what was measured on a slow machine.
  expect(process.cpuUsage(start).user / 1000).toBeLessThan(500);
  expect(received).toBe(1);
});

test('a closed line listens no more', () => {
  const { guest, listeners } = guestIn();
  hostChannel(() => {}, guest).close();
  expect(listeners.size).toBe(0);
});
