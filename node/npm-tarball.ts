import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { createGunzip } from 'node:zlib';

/** A package as the registry publishes it, pinned by version and by the registry's own integrity hash. */
export interface Pinned {
  readonly name: string;
  readonly version: string;
  /** `dist.integrity` of the registry: sha512 of the tarball, base64 */
  readonly integrity: string;
}

/** npm could not fetch a package: the registry is out of reach, or has no such version. `message` is npm's reason. */
export class FetchError extends Error {
  override readonly name = 'FetchError';
}

const run = promisify(execFile);

/**
 * The path of a package's tarball in `cache`, fetched with `npm pack` where it is not there yet.
 * @throws FetchError where npm fails; Error where the tarball is not the pinned one
 */
export async function tarballOf(pinned: Pinned, cache: string): Promise<string> {
  const file = join(cache, `${pinned.name.replace('@', '').replace('/', '-')}-${pinned.version}.tgz`);
  const there = await access(file).then(
    () => true,
    () => false,
  );
  if (!there) {
    await mkdir(cache, { recursive: true });
    // Packed beside its place and then renamed: a run that was cut short leaves no half tarball behind, and two at once do not meet.
    const packing = await mkdtemp(join(cache, 'packing-'));
    try {
      await pack(pinned, packing);
      await rename(join(packing, basename(file)), file);
    } finally {
      await rm(packing, { recursive: true, force: true });
    }
  }
  const found = await integrityOf(file);
  if (found !== pinned.integrity) {
    throw new Error(
      `Unexpected content of ${file}: ${found}, expected ${pinned.integrity}. Delete the file and run again; if it stays, the package has changed.`,
    );
  }
  return file;
}

/** Where there is no network npm waits for minutes by default, and here for seconds. */
const retries = ['--fetch-retries=2', '--fetch-retry-mintimeout=500', '--fetch-retry-maxtimeout=3000'];

async function pack({ name, version }: Pinned, to: string): Promise<void> {
  const windows = process.platform === 'win32';
  try {
    await run(windows ? 'npm.cmd' : 'npm', ['pack', `${name}@${version}`, '--loglevel=error', ...retries, '--pack-destination', to], {
      shell: windows,
    });
  } catch (cause) {
    const said = String((cause as { stderr?: unknown }).stderr ?? '');
    const code = /^npm (?:error|ERR!) code (\S+)/m.exec(said)?.[1];
    throw new FetchError(code ?? (cause as Error).message.split('\n', 1)[0], { cause });
  }
}

/** Subresource integrity (sha512) of a file. */
export async function integrityOf(file: string): Promise<string> {
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return `sha512-${hash.digest('base64')}`;
}

/**
 * One file out of a .tgz.
 * @param path as in the package, without the leading `package/`
 * @throws Error where the tarball does not hold it
 */
export async function readFromTarball(tarball: string, path: string): Promise<Buffer> {
  for await (const { bytes } of filesIn(tarball, (name) => name === path)) return bytes;
  throw new Error(`Unexpected end of ${tarball}, expected a file package/${path} in it`);
}

/**
 * The files of a .tgz that are wanted, in its order, read as a stream: one of the packages unpacks to half a gigabyte.
 * @param wanted asked with each path, as in the package, without the leading `package/`
 */
export async function* filesIn(
  tarball: string,
  wanted: (path: string) => boolean,
): AsyncGenerator<{ readonly path: string; readonly bytes: Buffer }> {
  let pending = Buffer.alloc(0);
  let skip = 0;
  let taking: { path: string; size: number; parts: Buffer[]; got: number } | undefined;
  for await (const chunk of createReadStream(tarball).pipe(createGunzip())) {
    let bytes: Buffer = pending.length > 0 ? Buffer.concat([pending, chunk as Buffer]) : (chunk as Buffer);
    pending = Buffer.alloc(0);
    while (bytes.length > 0) {
      if (taking) {
        const part = bytes.subarray(0, taking.size - taking.got);
        taking.parts.push(part);
        taking.got += part.length;
        bytes = bytes.subarray(part.length);
        if (taking.got < taking.size) break;
        yield { path: taking.path, bytes: Buffer.concat(taking.parts) };
        skip = padded(taking.size) - taking.size;
        taking = undefined;
        continue;
      }
      if (skip > 0) {
        const gone = Math.min(skip, bytes.length);
        skip -= gone;
        bytes = bytes.subarray(gone);
        continue;
      }
      if (bytes.length < block) {
        pending = Buffer.from(bytes);
        break;
      }
      const { name, size } = tarHeader(bytes.subarray(0, block));
      bytes = bytes.subarray(block);
      const path = name.replace(/^package\//, '');
      if (path === name || !wanted(path)) skip = padded(size);
      else if (size === 0) yield { path, bytes: Buffer.alloc(0) };
      else taking = { path, size, parts: [], got: 0 };
    }
  }
}

/** A .tgz is made of blocks of so many bytes. */
const block = 512;
const padded = (size: number): number => Math.ceil(size / block) * block;

/** Name and size of a ustar header block; npm writes no longer names than it holds. */
function tarHeader(block: Buffer): { name: string; size: number } {
  const text = (from: number, length: number): string => block.toString('utf8', from, from + length).replace(/\0.*$/s, '');
  const prefix = text(345, 155);
  return { name: prefix ? `${prefix}/${text(0, 100)}` : text(0, 100), size: Number.parseInt(text(124, 12), 8) || 0 };
}
