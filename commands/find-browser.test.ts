import { describe, expect, test } from 'vitest';
import { candidates, type System, waysToInstall } from './find-browser.ts';

const first = (system: System) => waysToInstall(system).map((way) => way.at(-1)?.join(' '));

describe('waysToInstall', () => {
  test('Debian, as root: its own packages, the one without a window first, then Playwright', () => {
    expect(first({ platform: 'linux', distribution: 'debian', root: true })).toEqual([
      'apt-get install -y --no-install-recommends chromium-headless-shell',
      'apt-get install -y --no-install-recommends chromium',
      'npx playwright install --with-deps chromium',
    ]);
  });
  test('Ubuntu, as root: Playwright first, because its chromium is a snap', () => {
    expect(first({ platform: 'linux', distribution: 'ubuntu debian', root: true })[0]).toBe('npx playwright install --with-deps chromium');
  });
  test('without root, on other Linuxes and elsewhere: Playwright without system packages', () => {
    for (const system of [
      { platform: 'linux', distribution: 'debian', root: false },
      { platform: 'darwin', distribution: '', root: false },
    ] as const) {
      expect(first(system)).toEqual(['npx playwright install chromium']);
    }
    expect(first({ platform: 'linux', distribution: 'fedora', root: true })).toHaveLength(1);
  });
});

describe('candidates', () => {
  test('only the one that was named', () => {
    expect(candidates('/opt/my/chromium')).toEqual(['/opt/my/chromium']);
  });
  test("Playwright's own before the system's", () => {
    const paths = candidates(undefined);
    expect(paths[0]).toMatch(/ms-playwright|PLAYWRIGHT|chrom/i);
    expect(paths.length).toBeGreaterThan(1);
  });
});
