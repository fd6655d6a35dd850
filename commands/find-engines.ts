import { existsSync } from 'node:fs';
import { firefox, webkit } from '@playwright/test';
import { type Command, ensureBrowser, install, type System, starts, thisSystem } from './find-browser.ts';

/** How an engine is driven, and where it is. */
export interface EngineSpec {
  /** `playwright`: through Playwright · `bidi`: the system's Firefox, by WebDriver BiDi · `webdriver`: WebKitGTK, by WebDriver */
  readonly by: 'playwright' | 'bidi' | 'webdriver';
  /** of the browser; for `webdriver` of its driver */
  readonly path: string;
}

export const engineNames = ['chromium', 'firefox', 'webkit'] as const;
export type EngineName = (typeof engineNames)[number];
export type OtherEngine = Exclude<EngineName, 'chromium'>;

/** The engines of a run, as the command hands them to the tests. */
export type EngineSpecs = Readonly<Partial<Record<EngineName, EngineSpec>>>;

export interface FoundEngines {
  readonly specs: EngineSpecs;
  /** a line for each engine that is not there: which, and why */
  readonly missing: readonly string[];
}

/** Where a screen without a monitor comes from. The system's own builds of the two others draw WebGL on a screen only. */
export const virtualScreen = '/usr/bin/Xvfb';

/**
 * Places to look at, best first: what a variable names (FIREFOX_PATH, WEBKIT_DRIVER_PATH; then no other), the system's own build where a
 * virtual screen is, Playwright's.
 */
export function enginePlaces(name: OtherEngine, env: Readonly<Record<string, string | undefined>>, screen: boolean): EngineSpec[] {
  const named = name === 'firefox' ? env.FIREFOX_PATH : env.WEBKIT_DRIVER_PATH;
  const by = name === 'firefox' ? 'bidi' : 'webdriver';
  if (named) return [{ by, path: named }];
  const systems = name === 'firefox' ? ['/usr/bin/firefox-esr', '/usr/bin/firefox'] : ['/usr/bin/WebKitWebDriver'];
  const own = name === 'firefox' ? firefox.executablePath() : webkit.executablePath();
  return [...(screen ? systems.map((path) => ({ by, path }) as const) : []), { by: 'playwright', path: own }];
}

/** The ways to get engines on a system; the first that ends with them all is enough. Debian's own packages where they can be had, else Playwright's builds. */
export function waysToInstallEngines(names: readonly OtherEngine[], { platform, distribution, root }: System): Command[][] {
  const deps = root && platform === 'linux' ? ['--with-deps'] : [];
  const playwright: Command[] = [['npx', 'playwright', 'install', ...deps, ...names]];
  if (platform !== 'linux' || !root || distribution !== 'debian') return [playwright];
  const packages = names.map((name) => (name === 'firefox' ? 'firefox-esr' : 'webkit2gtk-driver'));
  const apt: Command[] = [
    ['apt-get', 'update'],
    ['apt-get', 'install', '-y', '--no-install-recommends', 'xvfb', ...packages],
  ];
  return [apt];
}

function find(name: OtherEngine): EngineSpec | undefined {
  return enginePlaces(name, process.env, existsSync(virtualScreen)).find(({ by, path }) =>
    // The others do not say their version.
    by === 'bidi' ? starts(path) : existsSync(path),
  );
}

/**
 * Finds the engines, and installs those that are not there where that can be done.
 * @param wanted those that are asked for
 */
export function ensureEngines(wanted: readonly EngineName[]): FoundEngines {
  const others = wanted.filter((name) => name !== 'chromium');
  const absent = others.filter((name) => !find(name));
  if (absent.length > 0) {
    for (const way of waysToInstallEngines(absent, thisSystem())) {
      if (install(way, `Not here: ${absent.join(', ')}`)) break;
    }
  }
  const specs: Partial<Record<EngineName, EngineSpec>> = {};
  const missing: string[] = [];
  for (const name of wanted) {
    const path = name === 'chromium' ? ensureBrowser() : null;
    const spec = name === 'chromium' ? (path ? ({ by: 'playwright', path } as const) : undefined) : find(name);
    if (spec) specs[name] = spec;
    else missing.push(`${name}: not run: it is not installed, and could not be`);
  }
  return { specs, missing };
}
