import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { FetchError, filesIn, type Pinned, tarballOf } from '#node/npm-tarball.ts';
import { root } from '#node/root.ts';

/**
 * Packages of fonts that not every checkout needs: each is fetched when a story is in its script, and kept. Those of the other scripts are among
 * the dependencies in package.json. All under the SIL Open Font License 1.1.
 */
const fetched: readonly Pinned[] = [
  {
    name: '@fontsource/frank-ruhl-libre',
    version: '5.3.0',
    integrity: 'sha512-t9cbVzyuEJZGYafP01s7FQ1KAkh/Fs2nakfPzZpPY8BtfvGlZxQRxXAqJ/qluyfZXilpqw0Hk+GlYiWfmSSRTg==',
  },
  {
    name: '@fontsource/ibm-plex-sans-hebrew',
    version: '5.3.0',
    integrity: 'sha512-6sYM3VzG65AnG1jul3dl+H8eBWYfx6Rqzm7946VNBIXx/ArU1NR5ZKdFx80EDehVqdbPsLOpP1fjImQFjVMopg==',
  },
  {
    name: '@fontsource/noto-serif-devanagari',
    version: '5.3.0',
    integrity: 'sha512-POketgM+TcAbtQCpl5GUmlCVvV7zGnFmLlQTIVxp0ePZkKTJ1UhpeyscIpgljOzHjrVzXPj7x1lSXl2W/wI3Gg==',
  },
  {
    name: '@fontsource/ibm-plex-sans-devanagari',
    version: '5.3.0',
    integrity: 'sha512-jPhKEfsF4bYClUBD/AG9NoYs7Zk+iBDvFn5oncQ3u6H8osnQstjY4kOrKqkT7ym7X4MjVn7LDISrloSwrBVPww==',
  },
  {
    name: '@fontsource-variable/noto-serif-jp',
    version: '5.3.1',
    integrity: 'sha512-quU5uIezSqZFgPaDDI2C3hQfIJHzyXVYuvMZsDDF++og8yechsAwcmCkLLdofPboUB1xHOWV3xohJyIVBi3b4g==',
  },
  {
    name: '@fontsource-variable/noto-sans-jp',
    version: '5.3.1',
    integrity: 'sha512-/anGvJFc5y36f8DJ+3TSh2+KAvaRLA9PaLUMvneeY5s4j8m+8X4F3lE/sjTuG9YI5BX4sykvCk4TuJMG7ecMRQ==',
  },
  {
    name: '@fontsource-variable/noto-serif-sc',
    version: '5.3.1',
    integrity: 'sha512-aIHcBaL13QctVaJFeT6wqfgO9Rq/cNtD5g2ob4ze59fYPYwacGthnIrHBe83kDpMEB/k6VGtGc6fS99RImcoSQ==',
  },
  {
    name: '@fontsource-variable/noto-sans-sc',
    version: '5.3.1',
    integrity: 'sha512-UB96JJ17HyD5ehEU7Em0hDdh7fvTMB4B4Hzmq5c4QaNwwSLqTrdM2S+coySeBqCkXwh0DxqXT0b0wMrmzorFpQ==',
  },
];

/** Whether a package is fetched only where a story needs it. */
export const isFetched = (name: string): boolean => fetched.some((it) => it.name === name);

export interface PackagesOptions {
  /** where fetched packages are kept */
  readonly packages?: string;
  /** finds a package's tarball in a folder, or puts it there; rejects with a FetchError where npm can not */
  readonly fetch?: (pinned: Pinned, folder: string) => Promise<string>;
}

/** Folders of packages by their names, and why others could not be had: `name@version` and npm's reason. */
export interface Packages {
  readonly folders: ReadonlyMap<string, string>;
  readonly lacking: ReadonlyMap<string, { readonly id: string; readonly reason: string }>;
}

/**
 * Finds packages of fonts: dependencies in node_modules, the others where they have been unpacked; what is in neither is fetched.
 * @throws Error for a tarball that is not the pinned one
 */
export async function openPackages(names: Iterable<string>, options: PackagesOptions = {}): Promise<Packages> {
  const folders = new Map<string, string>();
  const lacking = new Map<string, { id: string; reason: string }>();
  await Promise.all(
    [...new Set(names)].map(async (name) => {
      const pinned = fetched.find((it) => it.name === name);
      try {
        folders.set(name, pinned ? await unpacked(pinned, options) : join(root, 'node_modules', name));
      } catch (error) {
        if (!pinned || !(error instanceof FetchError)) throw error;
        lacking.set(name, { id: `${name}@${pinned.version}`, reason: error.message });
      }
    }),
  );
  return { folders, lacking };
}

/** What is used of a package. */
const used = /^(package\.json|LICENSE|files\/.+\.woff2)$/;

async function unpacked(pinned: Pinned, options: PackagesOptions): Promise<string> {
  const { packages = join(root, '.cache/font-packages'), fetch = tarballOf } = options;
  const folder = join(packages, `${pinned.name.replace('@', '').replace('/', '-')}-${pinned.version}`);
  if (existsSync(folder)) return folder;
  const tarball = await fetch(pinned, packages);
  await mkdir(dirname(folder), { recursive: true });
  // Whoever is first gives the finished folder its name: two builds at once never see half of one.
  const made = await mkdtemp(`${folder}-`);
  try {
    for await (const { path, bytes } of filesIn(tarball, (it) => used.test(it))) {
      await mkdir(dirname(join(made, path)), { recursive: true });
      await writeFile(join(made, path), bytes);
    }
    await rename(made, folder);
  } catch (error) {
    await rm(made, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}
