import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * What the two lock files are compared by.
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, link?: boolean }} Locked
 * @typedef {{ packages?: Record<string, Locked> }} Lock
 */

/**
 * Packages that package-lock.json asks for and node_modules does not hold in that version. Optional packages (builds for other
 * systems) may be absent.
 * @param {Lock} wanted package-lock.json
 * @param {Lock | null} installed node_modules/.package-lock.json, which npm writes last; null when there is none
 * @returns {string[]} paths such as `node_modules/next`, in the order of package-lock.json
 */
export function missingPackages(wanted, installed) {
  const have = installed?.packages ?? {};
  return Object.entries(wanted.packages ?? {})
    .filter(([path, lock]) => {
      if (path === '' || lock.link) return false;
      const found = have[path];
      if (!found) return !lock.optional && !lock.devOptional;
      return found.version !== lock.version || (found.integrity ?? lock.integrity) !== lock.integrity;
    })
    .map(([path]) => path);
}

/**
 * @param {string} file
 * @returns {Lock | null}
 */
function readLock(file) {
  if (!existsSync(file)) return null;
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null; // cut off by a killed install: the same as none
  }
}

/**
 * Runs `npm ci` when node_modules is absent or does not match package-lock.json. Says what it does.
 * @returns {Promise<boolean>} whether everything is there now
 */
export async function installMissing() {
  const wanted = readLock(`${root}package-lock.json`);
  if (!wanted) {
    console.error('There is no readable package-lock.json: restore it with `git checkout package-lock.json`.');
    return false;
  }
  const missing = missingPackages(wanted, readLock(`${root}node_modules/.package-lock.json`));
  if (missing.length === 0) return true;
  console.log(`Installing packages (${missing.length} missing or of another version) …`);
  // --include=dev: with NODE_ENV=production npm would leave out what the build needs.
  const npm = spawnSync('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--no-update-notifier'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (npm.status === 0) return true;
  const why = npm.error ? npm.error.message : `exit code ${npm.status}`;
  console.error(`npm could not install the packages (${why}). What it said stands above; is there a way to its registry?`);
  return false;
}
