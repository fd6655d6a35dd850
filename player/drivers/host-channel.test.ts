import { expect, test } from 'vitest';
import type { ToGuest } from '#embed/messages.ts';
import { type GuestWindow, hostChannel } from './host-channel.ts';

/** A guest's window whose parent records what is posted to it. */
function guestIn() {
  const posted: { message: { type: string }; target: string }[] = [];
  const listeners = new Set<(event: MessageEvent) => void>();
  const parent = { postMessage: (message: { type: string }, target: string) => posted.push({ message, target }) };
  const guest = {
    parent,
    origin: 'https://maps.example',
    addEventListener: (_: 'message', listener: (event: MessageEvent) => void) => listeners.add(listener),
    removeEventListener: (_: 'message', listener: (event: MessageEvent) => void) => listeners.delete(listener),
  } as unknown as GuestWindow;
  const send = (data: unknown, origin = 'https://news.example', source: unknown = parent): void => {
    for (const listener of listeners) listener({ data, origin, source } as MessageEvent);
  };
  return { guest, posted, send, listeners };
}

const hello = { mapStory: 1, type: 'hello' };
const progress = { mapStory: 1, type: 'progress', offset: 5 };

test('the first valid host is the host; other origins and other windows are ignored from then on', () => {
  const { guest, send } = guestIn();
  const received: ToGuest[] = [];
  const channel = hostChannel((message) => received.push(message), [], guest);
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

test('where the publisher names hosts, the pages of others are no hosts', () => {
  const { guest, send } = guestIn();
  const received: ToGuest[] = [];
  const channel = hostChannel((message) => received.push(message), ['https://news.example'], guest);
  send(hello, 'https://evil.example');
  send(hello, 'null');
  expect(channel.connected()).toBe(false);
  send(hello);
  send(progress);
  expect(received.map(({ type }) => type)).toEqual(['hello', 'progress']);
});

test('only `ready` is sent to an unknown page; then everything, to the host’s origin alone', () => {
  const { guest, posted, send } = guestIn();
  const channel = hostChannel(() => {}, [], guest);
  channel.post({ type: 'length', length: 1 });
  channel.post({ type: 'ready', story: 'harbour', lang: 'en', mode: 'scroll', steps: ['a'], length: 1 });
  send(hello);
  channel.post({ type: 'length', length: 2 });
  expect(posted.map(({ message, target }) => [message.type, target])).toEqual([
    ['ready', '*'],
    ['length', 'https://news.example'],
  ]);
});

test('a page that nobody embeds sends nothing', () => {
  const { guest } = guestIn();
  const alone: { -readonly [key in keyof GuestWindow]: GuestWindow[key] } = { ...guest, postMessage: () => expect.unreachable() };
  alone.parent = alone;
  hostChannel(() => {}, [], alone).post({ type: 'ready', story: 'harbour', lang: 'en', mode: 'scroll', steps: [], length: 1 });
});

test('what strangers send is not even looked at, and a malformed message of the host costs the same however large it is', () => {
  const { guest, send } = guestIn();
  let received = 0;
  hostChannel(() => received++, [], guest);
  send(hello);
  let reads = 0;
  const watched = (data: object): object =>
    new Proxy(data, {
      get(target, key) {
        reads++;
        return Reflect.get(target, key);
      },
    });
  for (let i = 0; i < 100; i++) {
    send(watched(progress), 'https://evil.example');
    send(watched(hello), 'https://news.example', {});
  }
  expect(reads).toBe(0);
  const costs = [10, 1_000_000].map((length) => {
    reads = 0;
    send(watched({ mapStory: 1, type: 'seek', to: 'x'.repeat(length + 200), marks: watched(Array.from({ length }, () => 0)) }));
    return reads;
  });
  expect(costs[0]).toBe(costs[1]);
  expect(received).toBe(1);
});

test('a closed channel listens no more', () => {
  const { guest, listeners } = guestIn();
  hostChannel(() => {}, [], guest).close();
  expect(listeners.size).toBe(0);
});
