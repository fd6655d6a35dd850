// Run after `npm install` on a registry that does not hold the builds for other systems (`npm run lock`).
// npm leaves those out of package-lock.json, and `npm ci` then refuses the file. They are named here, without a hash, by what
// their dependents ask for; npm fetches only the one of the system it runs on.
import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8'));
/** @type {(pattern: RegExp, name: string) => string | undefined} */
const first = (pattern, name) => pattern.exec(name)?.[1];

for (const [path, { optionalDependencies = {}, license }] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(optionalDependencies)) {
    if (lock.packages[`node_modules/${name}`] || lock.packages[`${path}/node_modules/${name}`]) continue;
    const os = first(/(darwin|linux|win32|android|freebsd|netbsd|openbsd|sunos|aix|openharmony)/, name);
    const cpu = first(/(arm64|x64|ia32|arm|ppc64|s390x|riscv64|loong64|mips64el)/, name);
    const libc = name.includes('musl') ? 'musl' : os === 'linux' && name.includes('gnu') ? 'glibc' : undefined;
    lock.packages[`node_modules/${name}`] = {
      version: range.replace(/^[\^~]/, ''),
      ...(cpu ? { cpu: [cpu] } : {}),
      ...(libc ? { libc: [libc] } : {}),
      ...(license ? { license } : {}),
      optional: true,
      ...(os ? { os: [os] } : {}),
    };
  }
}
const inOrder = Object.entries(lock.packages).sort(([a], [b]) => (a === '' ? -1 : b === '' ? 1 : a.localeCompare(b, 'en')));
writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(inOrder) }, null, 2)}\n`);
