import { expect, test } from 'vitest';
import { isHostPattern, isTrustedHost } from './trusted-hosts.ts';

const own = 'https://maps.example';
const hosts = ['https://news.example', 'https://*.courier.example', 'http://localhost:8080'];

test.each([
  'https://news.example',
  'https://www.courier.example',
  'https://a.b.courier.example',
  'http://localhost:8080',
  'https://maps.example',
])('%s may drive a guest of a publisher who names hosts', (origin) => expect(isTrustedHost(origin, hosts, own)).toBe(true));

test.each([
  'http://news.example',
  'https://news.example:444',
  'https://news.example.evil.example',
  'https://evilnews.example',
  'https://courier.example',
  'https://evilcourier.example',
  'http://www.courier.example',
  'https://evil.example/.courier.example',
  'null',
  '',
])('%s may not', (origin) => expect(isTrustedHost(origin, hosts, own)).toBe(false));

test('where no host is named every page may', () => {
  for (const origin of ['https://anybody.example', 'null']) expect(isTrustedHost(origin, [], own)).toBe(true);
});

test.each([
  ['https://news.example', true],
  ['https://*.news.example', true],
  ['http://localhost:8080', true],
  ['https://news.example/', false],
  ['news.example', false],
  ['https://*', false],
  ['*', false],
  ["'none'", false],
  ['https://news.example; script-src *', false],
  ['https://news.*', false],
])('%s names hosts: %s', (text, is) => expect(isHostPattern(text)).toBe(is));
