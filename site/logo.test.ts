import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, expect, it } from 'vitest';
import { Logo } from '#components/logo.tsx';
import { logosFile } from '#pictures/logos-file.ts';
import { logoOf, logoPaths } from './logo.ts';

const folder = await mkdtemp(join(tmpdir(), 'logos-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
const site = { origin: null, basePath: '/stories', name: null };
const logo = { file: { night: 'brand/light.svg', day: '/srv/dark.svg' }, alt: '“The Courier”', url: 'https://paper.example/' };

it('is that of the page’s look, with its words and where it leads', async () => {
  await writeFile(
    join(folder, logosFile),
    '{"night":{"file":"logo.1.svg","width":84,"height":28},"day":{"file":"logo.2.svg","width":80,"height":28}}',
  );
  expect(await logoOf({ logo }, site, undefined, folder)).toMatchObject({
    src: '/stories/pictures/logo.1.svg',
    width: 84,
    alt: logo.alt,
    href: logo.url,
  });
  const day = await logoOf({ logo: { file: logo.file, alt: logo.alt } }, site, 'day', folder);
  expect(day).toEqual({ src: '/stories/pictures/logo.2.svg', width: 80, height: 28, alt: logo.alt, href: null });
  expect(await logoOf({}, site, 'day', folder)).toBeUndefined();
  await expect(logoOf({ logo }, site, 'day', join(folder, 'none'))).rejects.toThrow(/npm run build/);
});

it('has paths from the repository’s root, or absolute ones', () => {
  expect(logoPaths({ logo }, '/repository')).toEqual({ night: '/repository/brand/light.svg', day: '/srv/dark.svg' });
  expect(logoPaths({}, '/repository')).toEqual({});
});

it('is a picture whose alternative no quotation mark ends', () => {
  const html = renderToStaticMarkup(Logo({ src: '/a.svg', width: 1, height: 2, alt: '"><script>', href: null }));
  expect(html).toContain('<p class="logo"><img src="/a.svg" width="1" height="2" alt="&quot;&gt;&lt;script&gt;"/></p>');
});
