import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { integrityOf, readFromTarball, tarballOf } from './npm-tarball.ts';

let folder: string;
let file: string;

function entry(name: string, content: Buffer): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
  header.write('ustar\0', 257);
  return Buffer.concat([header, content, Buffer.alloc((512 - (content.length % 512)) % 512)]);
}
const large = Buffer.from(Array.from({ length: 200_000 }, (_, i) => (i * 7919) % 251));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'packages-'));
  file = join(folder, 'scope-thing-1.0.0.tgz');
  const tar = Buffer.concat([
    entry('package/a.json', Buffer.from('{}')),
    entry('package/large.bin', large),
    entry('package/z.txt', Buffer.from('end')),
    Buffer.alloc(1024),
  ]);
  await writeFile(file, gzipSync(tar));
});
afterAll(() => rm(folder, { recursive: true }));

describe('packages', () => {
  it('reads one file out of a tarball, across chunks', async () => {
    expect((await readFromTarball(file, 'a.json')).toString()).toBe('{}');
    expect((await readFromTarball(file, 'large.bin')).equals(large)).toBe(true);
    expect((await readFromTarball(file, 'z.txt')).toString()).toBe('end');
  });

  it('says which file is not there', async () => {
    await expect(readFromTarball(file, 'b.json')).rejects.toThrow('expected a file package/b.json');
  });

  it('takes a tarball that is there, if it is the pinned one', async () => {
    const pinned = { name: '@scope/thing', version: '1.0.0', integrity: await integrityOf(file) };
    expect(await tarballOf(pinned, folder)).toBe(file);
    await expect(tarballOf({ ...pinned, integrity: 'sha512-other' }, folder)).rejects.toThrow(
      /Unexpected content of .*expected sha512-other/,
    );
  });
});
