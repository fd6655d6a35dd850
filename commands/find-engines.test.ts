import { describe, expect, test } from 'vitest';
import { enginePlaces, waysToInstallEngines } from './find-engines.ts';

const debian = { platform: 'linux', distribution: 'debian', root: true } as const;

describe('waysToInstallEngines', () => {
  const commands = (...args: Parameters<typeof waysToInstallEngines>) => waysToInstallEngines(...args).map((way) => way.at(-1)?.join(' '));

  test('Debian, as root: its own packages and a virtual screen, only of those that are absent', () => {
    expect(commands(['firefox', 'webkit'], debian)).toEqual([
      'apt-get install -y --no-install-recommends xvfb firefox-esr webkit2gtk-driver',
    ]);
    expect(commands(['webkit'], debian)).toEqual(['apt-get install -y --no-install-recommends xvfb webkit2gtk-driver']);
  });
  test('elsewhere: Playwright’s builds', () => {
    expect(commands(['firefox'], { ...debian, root: false })).toEqual(['npx playwright install firefox']);
    expect(commands(['firefox', 'webkit'], { ...debian, distribution: 'ubuntu debian' })).toEqual([
      'npx playwright install --with-deps firefox webkit',
    ]);
    expect(commands(['webkit'], { platform: 'darwin', distribution: '', root: false })).toEqual(['npx playwright install webkit']);
  });
});

describe('enginePlaces', () => {
  test('only the one that was named', () => {
    expect(enginePlaces('firefox', { FIREFOX_PATH: '/opt/firefox' }, true)).toEqual([{ by: 'bidi', path: '/opt/firefox' }]);
    expect(enginePlaces('webkit', { WEBKIT_DRIVER_PATH: '/opt/driver' }, false)).toEqual([{ by: 'webdriver', path: '/opt/driver' }]);
  });
  test('the system’s own before Playwright’s, and none of the system’s without a screen', () => {
    expect(enginePlaces('firefox', {}, true).map(({ by }) => by)).toEqual(['bidi', 'bidi', 'playwright']);
    expect(enginePlaces('webkit', {}, true).map(({ by }) => by)).toEqual(['webdriver', 'playwright']);
    expect(enginePlaces('webkit', {}, false).map(({ by }) => by)).toEqual(['playwright']);
  });
});
