import { execFileSync } from 'node:child_process';
import { copyFile, link, mkdir, readdir, readFile, readlink, rm, symlink } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { isMain, root } from '#node/root.ts';
import { outFolder } from '#site/out-folder.ts';
import { build } from './build.ts';
import { runNode } from './next.ts';

/** Bytes shown on either side of the first that differs. */
const around = 40;

/** Where the second build is made, while it is compared. */
const elsewhere = join(root, '.cache/reproduce');

/**
 * What two folders do not have in common, a line for each file, by name: `a.html: only in the first`, `b.html: differs from byte 120: “…” and “…”`.
 * Empty where they are the same byte for byte.
 */
export async function differencesOf(first: string, second: string): Promise<string[]> {
  const [ours, theirs] = await Promise.all([filesIn(first), filesIn(second)]);
  const lines: string[] = [];
  for (const name of [...new Set([...ours, ...theirs])].sort()) {
    if (!theirs.has(name)) lines.push(`${name}: only in the first`);
    else if (!ours.has(name)) lines.push(`${name}: only in the second`);
    else {
      const [a, b] = await Promise.all([readFile(join(first, name)), readFile(join(second, name))]);
      if (!a.equals(b)) lines.push(`${name}: ${differenceOf(a, b)}`);
    }
  }
  return lines;
}

/** @returns names relative to the folder, with slashes */
async function filesIn(folder: string): Promise<Set<string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return new Set(files.map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/')));
}

function differenceOf(a: Buffer, b: Buffer): string {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  const near = (bytes: Buffer): string => JSON.stringify(bytes.subarray(Math.max(at - around, 0), at + around).toString('utf8'));
  return `differs from byte ${at}: ${near(a)} and ${near(b)}`;
}

/**
 * Builds the site twice and compares every byte: here, as always, and from a copy of the sources in another folder, in which nothing of earlier builds is kept.
 * Of what is served nothing may depend on when, where or after what it was built.
 * @returns what differs; null when a build failed
 * @throws Error outside a git repository, which says what the sources are
 */
export async function reproduce(): Promise<string[] | null> {
  if (!(await build())) return null;
  await rm(elsewhere, { recursive: true, force: true });
  await copySources(elsewhere);
  await linkFolder(join(root, 'node_modules'), join(elsewhere, 'node_modules'));
  if ((await runNode(['--import', 'tsx', 'commands/build.ts'], {}, elsewhere)) !== 0) return null;
  return differencesOf(outFolder(), join(elsewhere, relative(root, outFolder())));
}

/** Copies what git knows of, and what it would: all but ignored files. */
async function copySources(to: string): Promise<void> {
  let listed: string;
  try {
    listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' });
  } catch (cause) {
    throw new Error(`Unexpected folder ${root}, expected a git repository: git says which files are the sources`, { cause });
  }
  for (const name of listed.split('\0')) {
    if (name === '') continue;
    await mkdir(dirname(join(to, name)), { recursive: true });
    // Git lists what was deleted and not committed.
    await copyFile(join(root, name), join(to, name)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
  }
}

/** Links every file of a folder into another on the same disk: packages are large, and no build writes to them. */
async function linkFolder(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await linkFolder(source, target);
    else if (entry.isSymbolicLink()) await symlink(await readlink(source), target);
    else await link(source, target);
  }
}

if (isMain(import.meta.url)) {
  const differences = await reproduce();
  if (differences === null) process.exitCode = 1;
  else if (differences.length > 0) {
    console.error(`\nTwo builds differ in ${differences.length} files; the second is in ${elsewhere}:\n${differences.join('\n')}`);
    process.exitCode = 1;
  } else {
    await rm(elsewhere, { recursive: true });
    console.log('\nTwo builds in two folders: the same site, byte for byte.');
  }
}
