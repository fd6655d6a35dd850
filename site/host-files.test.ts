import { describe, expect, it } from 'vitest';
import { siteFrom } from './addresses.ts';
import { hostFiles, notInHeadersFile } from './host-files.ts';
import { headersOf, hostingOf, kindOf } from './hosting.ts';

const types = { html: 'text/html; charset=utf-8', mjs: 'text/javascript; charset=utf-8', mvt: 'application/vnd.mapbox-vector-tile' };
const languages = ['en', 'pt-BR'];
const filesFor = (env: Readonly<Record<string, string>> = {}) => hostFiles({ hosting: hostingOf(siteFrom(env)), types, languages });

/** What Netlify and Cloudflare Pages answer with: all blocks whose pattern matches, values of one header joined. */
function answered(file: string, path: string): Record<string, string> {
  const headers: Record<string, string> = {};
  let matches = false;
  for (const line of file.split('\n')) {
    if (line.startsWith('/')) {
      const source = line.replace(/[.]/g, '\\.').replace(/:\w+/g, '[^/]+').replace(/\*$/, '.*');
      matches = new RegExp(`^${source}$`).test(path);
    } else if (matches && line.startsWith('  ')) {
      const [name = '', value = ''] = line.trim().split(/: (.*)/s);
      headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`;
    }
  }
  return headers;
}

describe('_headers', () => {
  const paths = [
    ...[
      '',
      'oslo/en/',
      'oslo/pt-BR/',
      'oslo/en/text/',
      'oslo/en/how-far/',
      'oslo/en/embed/',
      'oslo/en/embed/flat.html',
      'oslo/en/embed/fragment.html',
    ],
    ...[
      'oslo/embed-code/',
      'examples/',
      'examples/six.html',
      '404.html',
      'scripts/a.js',
      'maplibre/1/w.mjs',
      'posters/oslo/en/a.svg',
      'embed.js',
    ],
  ];
  it.each(['', '/stories'])('says the same as the table for each kind of file, below "%s"', (basePath) => {
    const hosting = hostingOf(siteFrom({ BASE_PATH: basePath }));
    const { _headers: file } = filesFor({ BASE_PATH: basePath });
    for (const path of paths) {
      const wanted = Object.entries(headersOf(hosting, path)).filter(
        ([name, value]) =>
          // The host's own rule for all that is not named.
          !(name === 'Cache-Control' && value === 'no-cache') &&
          // Without it a file may be used by pages of others as well.
          !(name === 'Cross-Origin-Resource-Policy' && kindOf(hosting, path) === null),
      );
      expect([path, answered(file, `${basePath}/${path}`)]).toEqual([path, Object.fromEntries(wanted)]);
    }
  });
  it('leaves out only what it cannot tell from other pages', () => {
    expect(notInHeadersFile).toEqual(['step']);
    expect(Object.keys(answered(filesFor()._headers, '/oslo/en/ports/'))).toEqual(
      expect.arrayContaining(['X-Content-Type-Options', 'Referrer-Policy', 'Access-Control-Allow-Origin']),
    );
  });
  it('has no more rules than Cloudflare reads, and no line longer', () => {
    const many = hostFiles({
      hosting: hostingOf(siteFrom({})),
      types,
      languages: Array.from({ length: 19 }, (_, index) => `l${index}`),
    })._headers;
    expect(many.split('\n').filter((line) => line.startsWith('/')).length).toBeLessThanOrEqual(100);
    for (const line of many.split('\n')) expect(line.length).toBeLessThanOrEqual(2000);
  });
});

it('each file names the base path, and no header twice in one place', () => {
  const files = filesFor({ BASE_PATH: '/a.b', SITE_URL: 'https://maps.example', ASSET_ORIGIN: 'https://cdn.example' });
  expect(files['nginx.conf']).toContain('location ~ "^/a\\.b/[^/]+/[^/]+/(?:index\\.html)?$" {');
  expect(files['nginx.conf']).toContain('location ^~ /a.b/basemap/ {');
  expect(files['nginx.conf']).toContain('location = /a.b/404.html {');
  expect(files['nginx.conf']).toContain('error_page 403 404 =404 /a.b/404.html;');
  expect(files.Caddyfile).toContain('rewrite * /a.b/404.html');
  expect(files.Containerfile).toContain('COPY out /srv/map-story/current/a.b');
  for (const file of [files['nginx.conf'], files.Caddyfile, files._headers])
    expect(file).toContain("script-src 'self' https://maps.example https://cdn.example");
  for (const place of files['nginx.conf'].split('location ')) {
    const added = place.match(/add_header \S+/g) ?? [];
    expect(new Set(added).size).toBe(added.length);
  }
});
