import type { IncomingHttpHeaders } from 'node:http';
import { describe, expect, it } from 'vitest';
import { refusal } from './guard.ts';

describe('a request', () => {
  const gate = { port: 3000, token: 'secret' };
  const good = { host: 'localhost:3000', cookie: 'other=1; map-story-studio-3000=secret' };
  const own = { ...good, origin: 'http://localhost:3000', 'content-type': 'application/json' };
  const asked = (method: string, headers: IncomingHttpHeaders, remoteAddress = '127.0.0.1') => ({ method, headers, remoteAddress });

  it.each([
    ['of the page', asked('GET', good)],
    ['by the other names of this machine', asked('GET', { ...good, host: '[::1]:3000' }, '::1')],
    ['that writes, of the page', asked('POST', { ...own, 'sec-fetch-site': 'same-origin' }, '::ffff:127.0.0.1')],
    ['that is typed', asked('GET', { ...good, 'sec-fetch-site': 'none' })],
  ])('is answered: %s', (_, request) => {
    expect(refusal(request, gate)).toBeNull();
  });

  it.each([
    ['from another machine', asked('GET', good, '192.168.1.7'), 'another machine'],
    ['without an address', { method: 'GET', headers: good, remoteAddress: undefined }, 'another machine'],
    ['to a name that was led here', asked('GET', { ...good, host: 'evil.example:3000' }), 'Unexpected host'],
    ['to another port', asked('GET', { ...good, host: 'localhost:3001' }), 'Unexpected host'],
    ['to a name that begins as ours', asked('GET', { ...good, host: 'localhost:3000.evil.example' }), 'Unexpected host'],
    ['of another site', asked('POST', { ...own, origin: 'https://evil.example' }), 'Unexpected origin'],
    ['of another port of this machine', asked('POST', { ...own, origin: 'http://localhost:8080' }), 'Unexpected origin'],
    ['of a sandboxed frame', asked('POST', { ...own, origin: 'null' }), 'Unexpected origin'],
    ['that writes and says nothing of its origin', asked('POST', { ...good, 'content-type': 'application/json' }), 'Unexpected origin'],
    ['that another site’s page has the browser make', asked('GET', { ...good, 'sec-fetch-site': 'cross-site' }), 'another site'],
    ['of another port’s page', asked('GET', { ...good, 'sec-fetch-site': 'same-site' }), 'another site'],
    ['of a form', asked('POST', { ...own, 'content-type': 'text/plain' }), 'Unexpected type'],
    ['without the token', asked('GET', { host: 'localhost:3000' }), 'Unexpected token'],
    ['with another start’s token', asked('GET', { ...good, cookie: 'map-story-studio-3000=secreT' }), 'Unexpected token'],
    ['with another port’s token', asked('GET', { ...good, cookie: 'map-story-studio-3001=secret' }), 'Unexpected token'],
  ])('is refused: %s', (_, request, why) => {
    expect(refusal(request, gate)).toContain(why);
  });

  it('is refused where the address has another token than the cookie', () => {
    expect(refusal(asked('GET', good), gate, 'wrong')).toContain('Unexpected token');
    expect(refusal(asked('GET', { host: 'localhost:3000' }), gate, 'secret')).toBeNull();
  });
});
