import { Unzip, UnzipInflate } from 'fflate';
import { oneLine } from './escape.ts';
import { Refusal } from './notes.ts';

/** Bytes that are unpacked at most, all files together. */
const mostBytes = 64_000_000;
const mostFiles = 10_000;
/** Bytes of the archive that are unpacked in one go, which are at most a thousand times as many. */
const chunk = 16_384;

/** Whether bytes begin as a ZIP archive does. */
export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);

/**
 * The files of an archive that are wanted, by name. Names are never paths on this machine: nothing is written. An archive that unpacks to more
 * than 64 MB is refused
 * while it is unpacked, whatever its headers say.
 * @param aside is told the names of all others
 * @throws Refusal
 */
export function unzip(
  file: string,
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
  aside: (name: string) => void = () => {},
): Record<string, Uint8Array> {
  const files: Record<string, Uint8Array> = Object.create(null);
  let total = 0;
  let count = 0;
  let failed: Refusal | undefined;
  const fail = (code: 'too-large' | 'broken-file', message: string): void => {
    failed ??= new Refusal(code, { file, offset: 0 }, message);
  };
  const reader = new Unzip((entry) => {
    if (++count > mostFiles) return fail('too-large', `Unexpected archive of more than ${mostFiles} files`);
    // some archives are made on Windows, against the rules of ZIP
    const name = entry.name.replaceAll('\\', '/');
    if (!wanted(name)) {
      if (!name.endsWith('/')) aside(name);
      return;
    }
    const parts: Uint8Array[] = [];
    entry.ondata = (error, data, final) => {
      if (error)
        return fail(
          'broken-file',
          `Unexpected archive that can’t be unpacked (\`${oneLine(name, 60)}\`: ${oneLine(error.message, 60)}), expected a sound one`,
        );
      total += data.length;
      if (total > mostBytes)
        return fail('too-large', `Unexpected archive that unpacks to more than ${mostBytes / 1e6} MB, expected a smaller one`);
      if (data.length > 0) parts.push(data.slice());
      if (final) files[name] = joined(parts);
    };
    entry.start();
  });
  reader.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length && !failed; at += chunk) reader.push(bytes.subarray(at, at + chunk), at + chunk >= bytes.length);
  } catch (error) {
    fail(
      'broken-file',
      `Unexpected archive that can’t be unpacked (${oneLine(String((error as Error).message ?? error), 60)}), expected a sound one`,
    );
  }
  if (failed) throw failed;
  return files;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
