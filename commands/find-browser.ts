import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { isMain } from '#node/root.ts';

/** Where Chrome and Chromium are put by their installers, after those that PATH knows. */
const usual: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    join(homedir(), 'Applications/Google Chrome.app/Contents/MacOS/Google Chrome'),
  ],
  linux: [
    // Debian's: without a window it is a sixth quicker than the whole browser, which goes on preparing its own.
    '/usr/bin/chromium-headless-shell',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/opt/google/chrome/chrome',
  ],
  win32: ['C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe', 'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe'],
};

/** Playwright's headless shells beside its Chromium, for machines where only the shell was downloaded. */
function headlessShells(chromiumPath: string): string[] {
  const browsers = /^(.*?)[\\/]chromium-(\d+)[\\/]/.exec(chromiumPath);
  if (!browsers) return [];
  const folder = join(browsers[1] ?? '', `chromium_headless_shell-${browsers[2]}`);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /[\\/](chrome-headless-shell|headless_shell)(\.exe)?$/.test(file))
    .map((file) => join(folder, file));
}

/**
 * Paths to try, best first: the one that the variable BROWSER_PATH names (then no other), Playwright's own, Chrome, Chromium.
 * @param named the variable BROWSER_PATH
 */
export function candidates(named: string | undefined): string[] {
  if (named) return [named];
  const own = chromium.executablePath();
  return [own, ...headlessShells(own), ...(usual[process.platform] ?? [])];
}

/** Whether a browser is there and starts: one without its system libraries is no use. On Windows Chrome does not print its version. */
export function starts(path: string): boolean {
  if (!existsSync(path)) return false;
  if (process.platform === 'win32') return true;
  const tried = spawnSync(path, ['--version'], { stdio: ['ignore', 'pipe', 'ignore'], timeout: 20_000, encoding: 'utf8' });
  return tried.status === 0 && /\d+\.\d+\.\d+/.test(tried.stdout);
}

/** The path of a Chromium that starts, or null when there is none. */
export function findBrowser(): string | null {
  return candidates(process.env.BROWSER_PATH).find(starts) ?? null;
}

export interface System {
  readonly platform: NodeJS.Platform;
  /** `ID` and `ID_LIKE` of /etc/os-release, such as `debian` or `ubuntu debian`; empty elsewhere. */
  readonly distribution: string;
  readonly root: boolean;
}

/** A command with its arguments. */
export type Command = readonly [string, ...string[]];

/**
 * The ways to get a browser on a system, each a list of commands; the first way that ends with a browser is enough. Ubuntu's
 * `chromium` package only points to a snap, which containers cannot run, so that Playwright's comes first there.
 */
export function waysToInstall({ platform, distribution, root }: System): Command[][] {
  const apt = (name: string): Command[] => [
    ['apt-get', 'update'],
    ['apt-get', 'install', '-y', '--no-install-recommends', name],
  ];
  const playwright: Command[] = [['npx', 'playwright', 'install', ...(root && platform === 'linux' ? ['--with-deps'] : []), 'chromium']];
  if (platform !== 'linux' || !root) return [playwright];
  const names = distribution.split(' ');
  if (names.includes('ubuntu')) return [playwright, apt('chromium')];
  return names.includes('debian') ? [apt('chromium-headless-shell'), apt('chromium'), playwright] : [playwright];
}

/** The system that this runs on. */
export function thisSystem(): System {
  let release = '';
  try {
    release = readFileSync('/etc/os-release', 'utf8');
  } catch {
    // not Linux
  }
  const values = [...release.matchAll(/^(?:ID|ID_LIKE)="?([^"\n]*)"?$/gm)].map((match) => match[1] ?? '');
  return { platform: process.platform, distribution: values.join(' '), root: process.getuid?.() === 0 };
}

/** What to do by hand, for a system on which nothing worked. */
function advice({ platform, distribution }: System): string {
  const lines = ['No Chromium was found and none could be installed. Do one of these, then run the command again:'];
  if (platform === 'linux' && /debian|ubuntu/.test(distribution)) lines.push('  sudo apt-get update && sudo apt-get install -y chromium');
  lines.push(`  npx playwright install ${platform === 'linux' ? '--with-deps ' : ''}chromium`);
  lines.push('  install Google Chrome, or name a Chromium: BROWSER_PATH=/path/to/chromium npm test');
  return lines.join('\n');
}

/**
 * Runs commands that install something, and shows what they say; none may take longer than five minutes.
 * @param why said before each
 * @returns whether all ended well
 */
export function install(way: readonly Command[], why: string): boolean {
  return way.every(([command, ...args]) => {
    console.log(`${why}. Running: ${[command, ...args].join(' ')}`);
    const run = spawnSync(command, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      shell: process.platform === 'win32',
      timeout: 300_000,
    });
    return run.status === 0;
  });
}

/**
 * Finds a Chromium or installs one, and says what it does.
 * @returns its path, or null when there is none; what to do has been printed
 */
export function ensureBrowser(): string | null {
  const found = findBrowser();
  if (found) return found;
  const system = thisSystem();
  if (process.env.BROWSER_PATH) {
    console.error(`BROWSER_PATH is ${process.env.BROWSER_PATH}, which does not start as a Chromium.`);
    return null;
  }
  for (const way of waysToInstall(system)) {
    const browser = install(way, 'No browser yet') ? findBrowser() : null;
    if (browser) return browser;
  }
  console.error(advice(system));
  return null;
}

/**
 * What a Chromium needs to run in a container, to draw WebGL without a graphics card, and to ask nothing of the network on its
 * own account.
 */
export const browserArguments: readonly string[] = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

if (isMain(import.meta.url)) {
  const browser = ensureBrowser();
  if (browser) console.log(browser);
  else process.exitCode = 1;
}
