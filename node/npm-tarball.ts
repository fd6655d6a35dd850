import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createGunzip } from 'node:zlib';

/** A package as the registry publishes it, pinned by version and by the registry's own integrity hash. */
export interface Pinned {
  readonly name: string;
  readonly version: string;
  /** `dist.integrity` of the registry: sha512 of the tarball, base64 */
  readonly integrity: string;
}

const run = promisify(execFile);

/**
 * The path of a package's tarball in `cache`, fetched with `npm pack` where it is not there yet.
 * Throws where npm fails and where the tarball is not the pinned one.
 */
export async function tarballOf(pinned: Pinned, cache: string): Promise<string> {
  const file = join(cache, `${pinned.name.replace('@', '').replace('/', '-')}-${pinned.version}.tgz`);
  const there = await access(file).then(
    () => true,
    () => false,
  );
  if (!there) {
    // Packed beside its place and then renamed: a run that was cut short leaves no half tarball behind.
    const packing = join(cache, `packing-${process.pid}`);
    await mkdir(packing, { recursive: true });
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    try {
      await run(npm, ['pack', `${pinned.name}@${pinned.version}`, '--silent', '--pack-destination', packing], {
        shell: process.platform === 'win32',
      });
      await rename(join(packing, file.slice(cache.length + 1)), file);
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

/** Subresource integrity (sha512) of a file. */
export async function integrityOf(file: string): Promise<string> {
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return `sha512-${hash.digest('base64')}`;
}

/**
 * One file out of a .tgz, read as a stream: one of the packages unpacks to half a gigabyte.
 * `path` is as in the package, without the leading `package/`. Throws where the tarball does not hold it.
 */
export async function readFromTarball(tarball: string, path: string): Promise<Buffer> {
  const wanted = `package/${path}`;
  let pending = Buffer.alloc(0);
  let skip = 0;
  let taking: { size: number; parts: Buffer[]; got: number } | undefined;
  for await (const chunk of createReadStream(tarball).pipe(createGunzip())) {
    let bytes: Buffer = pending.length > 0 ? Buffer.concat([pending, chunk as Buffer]) : (chunk as Buffer);
    pending = Buffer.alloc(0);
    while (bytes.length > 0) {
      if (taking) {
        const part = bytes.subarray(0, taking.size - taking.got);
        taking.parts.push(part);
        taking.got += part.length;
        if (taking.got === taking.size) return Buffer.concat(taking.parts);
        break;
      }
      if (skip > 0) {
        const gone = Math.min(skip, bytes.length);
        skip -= gone;
        bytes = bytes.subarray(gone);
        continue;
      }
      if (bytes.length < 512) {
        pending = Buffer.from(bytes);
        break;
      }
      const { name, size } = tarHeader(bytes.subarray(0, 512));
      bytes = bytes.subarray(512);
      if (name === wanted) taking = { size, parts: [], got: 0 };
      else skip = Math.ceil(size / 512) * 512;
    }
  }
  throw new Error(`Unexpected end of ${tarball}, expected a file ${wanted} in it`);
}

/** Name and size of a ustar header block; npm writes no longer names than it holds. */
function tarHeader(block: Buffer): { name: string; size: number } {
  const text = (from: number, length: number): string => block.toString('utf8', from, from + length).replace(/\0.*$/s, '');
  const prefix = text(345, 155);
  return { name: prefix ? `${prefix}/${text(0, 100)}` : text(0, 100), size: Number.parseInt(text(124, 12), 8) || 0 };
}
