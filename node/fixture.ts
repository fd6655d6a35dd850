import { gzipSync } from 'node:zlib';

/** A .tgz as npm packs it, of files by their paths. */
export function tarballWith(files: Readonly<Record<string, string | Buffer>>): Buffer {
  return gzipSync(
    Buffer.concat([...Object.entries(files).map(([path, content]) => entry(`package/${path}`, Buffer.from(content))), Buffer.alloc(1024)]),
  );
}

function entry(name: string, content: Buffer): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
  header.write('ustar\0', 257);
  return Buffer.concat([header, content, Buffer.alloc((512 - (content.length % 512)) % 512)]);
}
