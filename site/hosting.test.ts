import { describe, expect, it } from 'vitest';
import { siteFrom } from './addresses.ts';
import { headersOf, hostingOf, kindOf, patternSource } from './hosting.ts';

const hosting = hostingOf(siteFrom({}));
const policyOf = (path: string, of = hosting): Record<string, string> =>
  Object.fromEntries(
    (headersOf(of, path)['Content-Security-Policy'] ?? '')
      .split('; ')
      .map((part) => [part.split(' ')[0], part.split(' ').slice(1).join(' ')]),
  );

describe('kindOf', () => {
  it.each([
    ['', 'story'],
    ['index.html', 'story'],
    ['oslo/en/', 'story'],
    ['oslo/en/index.html', 'story'],
    ['oslo/en/ports/', 'step'],
    ['oslo/en/text/', 'text'],
    ['oslo/en/how-far/', 'how-far'],
    ['oslo/en/how-far/wide.svg', 'picture'],
    ['oslo/en/embed/', 'guest'],
    ['oslo/en/embed/flat.html', 'flat'],
    ['oslo/en/embed/fragment.html', 'fragment'],
    ['oslo/embed-code/', 'embed-code'],
    ['examples/', 'examples'],
    ['examples/six.html', 'examples'],
    ['404.html', 'not-found'],
    ['icon.svg', 'picture'],
    ['posters/oslo/en/title-portrait.svg', 'picture'],
    ['pictures/oslo/en/1a2b3c4d/title-wide.svg', 'kept-picture'],
    ['media/0123456789abcdef-1-800.avif', 'kept-picture'],
    ['maplibre/6.1.0/maplibre-gl-worker.mjs', 'worker'],
    ['basemap/1a2b3c4d/tiles/near/0/0/0.mvt', 'unchanging'],
    ['data/oslo-en-1a2b3c4d.json', 'unchanging'],
    ['offline.js', 'offline'],
    ['embed.js', undefined],
    ['oslo/en/card.png', undefined],
    ['feeds/en.xml', undefined],
  ])('of %s is %s', (path, name) => expect(kindOf(hosting, path)?.name).toBe(name));
});

describe('policies', () => {
  const pages = ['', 'oslo/en/', 'oslo/en/ports/', 'oslo/en/text/', 'oslo/en/how-far/', 'oslo/embed-code/', 'examples/', '404.html'];
  const embeds = ['oslo/en/embed/', 'oslo/en/embed/flat.html'];

  it.each([...pages, ...embeds, 'oslo/en/embed/fragment.html'])(
    'of "%s" begin with nothing, and allow no code or style that stands in a page',
    (path) => {
      const policy = policyOf(path);
      expect(policy['default-src']).toBe("'none'");
      expect(policy['form-action']).toBe("'none'");
      expect(Object.values(policy).join(' ')).not.toMatch(/unsafe-(inline|eval)|\*|https?:(\s|$)/);
      expect(policy['script-src'] ?? '').not.toContain('data:');
    },
  );

  it.each(pages)('of "%s" let nobody frame it', (path) => expect(policyOf(path)['frame-ancestors']).toBe("'none'"));

  it('let anybody embed a story, or those that the publisher names', () => {
    const named = hostingOf(siteFrom({ EMBED_HOSTS: 'https://news.example https://*.courier.example' }));
    for (const path of embeds) {
      expect(policyOf(path)).not.toHaveProperty('frame-ancestors');
      expect(policyOf(path, named)['frame-ancestors']).toBe("'self' https://news.example https://*.courier.example");
    }
    expect(policyOf('oslo/en/', named)['frame-ancestors']).toBe("'none'");
  });

  it('allow scripts only where there are some, and there every text that becomes markup must be trusted', () => {
    for (const path of [...pages, ...embeds]) {
      const { 'script-src': scripts, 'require-trusted-types-for': required } = policyOf(path);
      expect([path, scripts === undefined], path).toEqual([path, required === undefined]);
    }
    for (const path of ['oslo/en/ports/', 'oslo/en/text/', '404.html']) expect(policyOf(path)).not.toHaveProperty('script-src');
  });

  it('let a story play sound and video of our own origin, and nothing else play any', () => {
    const far = hostingOf(siteFrom({ SITE_URL: 'https://maps.example', ASSET_ORIGIN: 'https://cdn.example' }));
    for (const path of ['', 'oslo/en/', 'oslo/en/text/', 'oslo/en/embed/', 'oslo/en/embed/flat.html']) {
      expect(policyOf(path)['media-src'], path).toBe("'self'");
      expect(policyOf(path, far)['media-src'], path).toBe("'self' https://maps.example");
    }
    for (const path of ['oslo/en/ports/', 'oslo/en/how-far/', 'oslo/embed-code/', 'examples/', '404.html', 'oslo/en/embed/fragment.html'])
      expect(policyOf(path), path).not.toHaveProperty('media-src');
  });

  it('allow the CDN where there is one, and name our own origin for sandboxes', () => {
    const far = hostingOf(siteFrom({ SITE_URL: 'https://maps.example', ASSET_ORIGIN: 'https://cdn.example' }));
    for (const directive of ['script-src', 'style-src', 'font-src', 'connect-src'])
      expect(policyOf('oslo/en/embed/', far)[directive]?.split(' ').slice(0, 3)).toEqual([
        "'self'",
        'https://maps.example',
        'https://cdn.example',
      ]);
    expect(policyOf('oslo/en/', far)['worker-src']).toBe("'self'");
  });
});

it('every file says what it is, and may be fetched by a page without an origin', () => {
  for (const path of ['', 'embed.js', 'scripts/a.js', 'oslo/en/embed/', 'posters/a.svg', 'oslo/en/card.png'])
    expect(headersOf(hosting, path)).toMatchObject({ 'X-Content-Type-Options': 'nosniff', 'Access-Control-Allow-Origin': '*' });
});

it('pages are ours alone; what is embedded, and what it loads, is for pages of others', () => {
  const sharing = (path: string): (string | undefined)[] =>
    ['Cross-Origin-Resource-Policy', 'Cross-Origin-Opener-Policy'].map((name) => headersOf(hosting, path)[name]);
  for (const path of ['', 'oslo/en/', 'oslo/embed-code/']) expect(sharing(path)).toEqual(['same-origin', 'same-origin']);
  for (const path of ['oslo/en/embed/', 'embed.js', 'scripts/a.js', 'posters/a.svg'])
    expect(sharing(path)).toEqual(['cross-origin', undefined]);
});

it('files that never change are kept for a year, all else is asked for again', () => {
  for (const path of ['scripts/a.js', 'maplibre/1/w.mjs', 'fonts/a.woff2', 'basemap/1/a'])
    expect(headersOf(hosting, path)['Cache-Control']).toBe('public, max-age=31536000, immutable');
  for (const path of ['', 'oslo/en/', 'embed.js', 'posters/a.svg', '404.html'])
    expect(headersOf(hosting, path)['Cache-Control']).toBe('no-cache');
});

it.each([
  ['*/*/', '^[^/]+/[^/]+/$'],
  ['examples/*.html', '^examples/[^/]+\\.html$'],
  ['scripts/**', '^scripts/.*$'],
  ['', '^$'],
])('the pattern %s is the expression %s', (pattern, source) => expect(patternSource(pattern)).toBe(source));
