import { expect, test } from 'vitest';
import { cacheControl, isUnchanging } from './caching.ts';

test.each([
  'scripts/story-1A.js',
  'basemap/1a2b/tiles/near/0/0/0.mvt',
  'data/oslo-en-1a2b.json',
  'fonts/a.1a2b.woff2',
  'how-far/1a2b/cities.json',
])('%s never changes', (path) => expect([isUnchanging(path), cacheControl(path)]).toEqual([true, 'public, max-age=31536000, immutable']));

test.each(['', 'index.html', 'oslo/en/', 'oslo/en/how-far/', 'oslo/fonts/a.js', 'scripts', 'embed.js', 'posters/oslo/en/title-wide.svg'])(
  '%s may change with each build',
  (path) => expect([isUnchanging(path), cacheControl(path)]).toEqual([false, 'no-cache']),
);
