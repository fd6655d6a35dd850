import { describe, expect, test } from 'vitest';
import { accentOf, guestAddress, modeOf, storyAddress, themeOf } from './address.ts';

const origin = 'https://maps.example';
const host = 'https://news.example/articles/42/';

test.each([
  ['https://maps.example/harbour/en/', 'https://maps.example/harbour/en/'],
  ['https://maps.example/harbour/en', 'https://maps.example/harbour/en/'],
  ['https://maps.example/below/a/path/harbour/zh-Hant/', 'https://maps.example/below/a/path/harbour/zh-Hant/'],
  ['https://maps.example/harbour/en/#quay', 'https://maps.example/harbour/en/'],
  ['https://maps.example/harbour/en/embed/?mode=steps', 'https://maps.example/harbour/en/'],
  ['https://maps.example/harbour/en/embed/flat.html', 'https://maps.example/harbour/en/'],
  ['//maps.example/harbour/en/', 'https://maps.example/harbour/en/'],
])('%s names a story', (src, page) => {
  expect(storyAddress(src, origin, host)?.href).toBe(page);
});

test.each([
  ['nothing', null],
  ['an empty text', ''],
  ['a script', 'javascript:alert(1)//maps.example/harbour/en/'],
  ['a script in disguise', ' java\nscript:alert(1)'],
  ['data', 'data:text/html,<script>alert(1)</script>'],
  ['a blob', 'blob:https://maps.example/harbour/en/'],
  ['another origin', 'https://evil.example/harbour/en/'],
  ['an origin that begins like ours', 'https://maps.example.evil.example/harbour/en/'],
  ['ours as a user name', 'https://maps.example@evil.example/harbour/en/'],
  ['another scheme', 'http://maps.example/harbour/en/'],
  ['a page of the host', '/harbour/en/'],
  ['no language', 'https://maps.example/harbour/'],
  ['another page of ours', 'https://maps.example/harbour/en/text/'],
])('%s does not', (_, src) => {
  expect(storyAddress(src, origin, host)).toBeNull();
});

describe('the guest’s address', () => {
  const src = new URL('https://maps.example/harbour/en/');
  test('says mode, theme and accent, and nothing that is as usual', () => {
    expect(guestAddress({ src, accent: null }, 'scroll', 'night')).toBe('https://maps.example/harbour/en/embed/?mode=scroll');
    expect(guestAddress({ src, accent: '#cc3300' }, 'steps', 'paper')).toBe(
      'https://maps.example/harbour/en/embed/?mode=steps&theme=paper&accent=cc3300',
    );
    expect(guestAddress({ src, accent: null }, 'flat', 'paper')).toBe('https://maps.example/harbour/en/embed/flat.html?theme=paper');
  });
});

test('attributes that say nothing we know mean the usual', () => {
  expect([modeOf('map'), modeOf('spinning'), modeOf(null), modeOf(undefined)]).toEqual(['map', 'auto', 'auto', 'auto']);
  expect([themeOf('paper'), themeOf('auto'), themeOf('neon'), themeOf(null)]).toEqual(['paper', 'auto', 'night', 'night']);
  expect(['#c30', 'CC3300', '#cc33', 'red', 'url(x)', '', null].map(accentOf)).toEqual(['#c30', '#CC3300', null, null, null, null, null]);
});
