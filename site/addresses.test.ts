import { describe, expect, it } from 'vitest';
import { addressOf, cardPath, pathOf, siteFrom, stepPath, storyPath } from './addresses.ts';

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
    expect(siteFrom({})).toEqual({ origin: null, basePath: '', name: null });
    expect(siteFrom({ SITE_URL: ' ', BASE_PATH: ' ', SITE_NAME: '' })).toEqual({ origin: null, basePath: '', name: null });
  });

  it('throws for what is no origin or no path', () => {
    expect(() => siteFrom({ SITE_URL: 'https://maps.example/stories' })).toThrow('SITE_URL');
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

  it('are absolute where the origin is known, and from the root where it is not', () => {
    expect(addressOf(below, cardPath('oslo', 'en', 'ports'))).toBe('https://maps.example/stories/oslo/en/ports/card.png');
    expect(addressOf(siteFrom({ BASE_PATH: '/stories' }), cardPath('oslo', 'en'))).toBe('/stories/oslo/en/card.png');
  });
});
