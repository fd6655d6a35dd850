import { describe, expect, test } from 'vitest';
import { chosenEncoding, compressible, parseRange, requestedPath, typeOf } from './site-files.ts';

describe('requestedPath', () => {
  test.each([
    ['/', '', ''],
    ['/oslo/en/', '', 'oslo/en/'],
    ['/oslo/en/?mode=flat#ports', '', 'oslo/en/'],
    ['/a%20b.json', '', 'a b.json'],
    ['/%D0%BA.json', '', 'к.json'],
    ['/stories', '/stories', ''],
    ['/stories/', '/stories', ''],
    ['/stories/x.js', '/stories', 'x.js'],
    ['/_next/static/a..b.js', '', '_next/static/a..b.js'],
  ])('%s below "%s" is "%s"', (address, basePath, path) => {
    expect(requestedPath(address, basePath)).toBe(path);
  });
  test.each([
    '/../package.json',
    '/..%2fpackage.json',
    '/%2e%2e/package.json',
    '/%2e%2e%2fpackage.json',
    '/a/..%2f..%2fpackage.json',
    '/..\\package.json',
    '/..%5cpackage.json',
    '/.git/config',
    '/a/.env',
    '/a%00.html',
    '/%E0%A4%A',
    '//evil.example/',
    '/a//b',
    'oslo',
    '*',
    'http://localhost/oslo/',
  ])('%s is nothing of ours', (address) => {
    expect(requestedPath(address, '')).toBeNull();
  });
  test('double encoding stays encoded once: a name, not a way up', () => {
    expect(requestedPath('/%252e%252e%252fpackage.json', '')).toBe('%2e%2e%2fpackage.json');
  });
  test.each(['/', '/storiesx/', '/other/'])('%s is outside of /stories', (address) => {
    expect(requestedPath(address, '/stories')).toBeNull();
  });
});

describe('parseRange', () => {
  test.each([
    ['bytes=0-99', { start: 0, end: 99 }],
    ['bytes=900-', { start: 900, end: 999 }],
    ['bytes=900-5000', { start: 900, end: 999 }],
    ['bytes=-100', { start: 900, end: 999 }],
    ['bytes=-5000', { start: 0, end: 999 }],
    ['bytes=1000-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=5-4', null],
    ['bytes=-', null],
    ['bytes=0-1,4-5', null],
    ['lines=0-1', null],
    [undefined, null],
  ] as const)('%s of 1000 bytes', (header, range) => {
    expect(parseRange(header, 1000)).toEqual(range);
  });
  test('of an empty file', () => {
    expect(parseRange('bytes=0-', 0)).toBe('unsatisfiable');
  });
});

describe('chosenEncoding', () => {
  test.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['*', 'br'],
    ['br;q=0, *', 'gzip'],
    ['identity', null],
    ['', null],
    [undefined, null],
  ] as const)('%s → %s', (header, encoding) => {
    expect(chosenEncoding(header)).toBe(encoding);
  });
});

test('types', () => {
  expect(typeOf('maplibre/maplibre-gl-worker.mjs')).toBe('text/javascript; charset=utf-8');
  expect(typeOf('a.geojson')).toBe('application/geo+json');
  expect(typeOf('basemap/lights.pbf')).toBe('application/x-protobuf');
  expect(typeOf('basemap/tiles/near/0/0/0.mvt')).toBe('application/vnd.mapbox-vector-tile');
  expect(typeOf('a.SVG')).toBe('image/svg+xml');
  expect(typeOf('a.woff2')).toBe('font/woff2');
  expect(typeOf('a')).toBe('application/octet-stream');
  expect([compressible('a.pbf'), compressible('a.woff2'), compressible('a.unknown')]).toEqual([true, false, false]);
});
