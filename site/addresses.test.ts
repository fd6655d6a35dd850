import { describe, expect, it } from 'vitest';
import { addressOf, assetOf, cardPath, pathOf, siteFrom, stepPath, storyPath } from './addresses.ts';

describe('siteFrom', () => {
  it('reads where the site is published, whichever way slashes are written', () => {
    expect(siteFrom({ SITE_URL: 'https://maps.example/', BASE_PATH: '/stories/' })).toEqual({
      origin: 'https://maps.example',
      basePath: '/stories',
      name: 'maps.example',
    });
    expect(siteFrom({ SITE_URL: 'https://maps.example:8443', SITE_NAME: ' The Courier ' }).name).toBe('The Courier');
  });

  it('knows no origin, and so no name, unless it is told one', () => {
    expect(siteFrom({ ASSET_ORIGIN: 'https://cdn.example/' })).toMatchObject({ assets: 'https://cdn.example' });
    expect(siteFrom({ EMBED_HOSTS: 'https://a.example, https://*.b.example' }, undefined, ['https://c.example'])).toMatchObject({
      embedHosts: ['https://a.example', 'https://*.b.example'],
    });
    expect(siteFrom({}, undefined, ['https://c.example'])).toMatchObject({ embedHosts: ['https://c.example'] });
    expect(siteFrom({})).toEqual({ origin: null, basePath: '', name: null });
    expect(siteFrom({ SITE_URL: ' ', BASE_PATH: ' ', SITE_NAME: '' })).toEqual({ origin: null, basePath: '', name: null });
  });

  it('throws for what is no origin or no path', () => {
    expect(() => siteFrom({ SITE_URL: 'https://maps.example/stories' })).toThrow('SITE_URL');
    expect(() => siteFrom({ EMBED_HOSTS: "https://a.example 'none'" })).toThrow(`Unexpected "'none'" in EMBED_HOSTS`);
    expect(() => siteFrom({ ASSET_ORIGIN: 'https://cdn.example/x' })).toThrow('ASSET_ORIGIN');
    expect(() => siteFrom({ BASE_PATH: 'stories' })).toThrow('BASE_PATH');
  });
});

describe('addresses', () => {
  const below = siteFrom({ SITE_URL: 'https://maps.example', BASE_PATH: '/stories' });

  it('stand below the base path', () => {
    expect(pathOf(below, '')).toBe('/stories/');
    expect(pathOf(below, storyPath('oslo', 'no'))).toBe('/stories/oslo/no/');
    expect(pathOf(siteFrom({}), stepPath('oslo', 'en', 'ports'))).toBe('/oslo/en/ports/');
  });

  it('of what never changes are on the CDN, where there is one', () => {
    const far = siteFrom({ BASE_PATH: '/stories', ASSET_ORIGIN: 'https://cdn.example/' });
    expect(assetOf(far, 'scripts/a.js')).toBe('https://cdn.example/stories/scripts/a.js');
    expect(pathOf(far, 'oslo/en/')).toBe('/stories/oslo/en/');
    expect(assetOf(below, 'scripts/a.js')).toBe('/stories/scripts/a.js');
  });

  it('are absolute where the origin is known, and from the root where it is not', () => {
    expect(addressOf(below, cardPath('oslo', 'en', 'ports'))).toBe('https://maps.example/stories/oslo/en/ports/card.png');
    expect(addressOf(siteFrom({ BASE_PATH: '/stories' }), cardPath('oslo', 'en'))).toBe('/stories/oslo/en/card.png');
  });
});
