import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readTiles, unpackTiles } from './read-tiles.ts';

const cases = join(dirname(fileURLToPath(import.meta.url)), 'cases');
const whole = new Uint8Array(readFileSync(join(cases, 'ok-tiles', 'sheets.pmtiles')));
/** An archive without the last of its tiles. */
const without = new Uint8Array(readFileSync(join(cases, '../../e2e/stories/words/sheets.pmtiles')));

async function tilesOf(bytes: Uint8Array): Promise<string[]> {
  const names: string[] = [];
  for await (const { z, x, y, bytes: tile } of unpackTiles(bytes)) names.push(`${z}/${x}/${y} ${tile ? 'there' : 'clear'}`);
  return names;
}

it('says what an archive has, and unpacks all tiles of its bounds', async () => {
  expect(await readTiles(whole, 'abc')).toEqual({
    kind: 'tiles',
    digest: 'abc',
    format: 'png',
    side: 256,
    minZoom: 4,
    maxZoom: 5,
    bounds: [127.6, 39.8, 131.9, 43.1],
  });
  expect(await tilesOf(whole)).toEqual(['4/13/5 there', '4/13/6 there', '5/27/11 there', '5/27/12 there']);
  const names = await tilesOf(without);
  expect(names).toHaveLength(8);
  expect(names.filter((name) => name.endsWith('clear'))).toEqual(['6/32/18 clear']);
});

it('says what is wrong with an archive that was cut off or changed anywhere, and never hangs or throws', async () => {
  const change = fc.record({
    cut: fc.option(fc.nat(whole.length), { freq: 3 }),
    // mostly in the header and the directory
    bytes: fc.array(fc.tuple(fc.oneof(fc.nat(160), fc.nat(whole.length - 1)), fc.nat(255)), { maxLength: 6 }),
  });
  await fc.assert(
    fc.asyncProperty(change, async ({ cut, bytes }) => {
      const changed = whole.slice(0, cut ?? whole.length);
      for (const [at, value] of bytes) if (at < changed.length) changed[at] = value;
      const result = await readTiles(changed, 'abc');
      if ('code' in result) expect(`${result.unexpected} ${result.expected}`).toMatch(/^\P{Cc}+$/u);
      else await tilesOf(changed);
    }),
    { numRuns: 300 },
  );
});

it('does not unpack a directory that is a bomb', async () => {
  const { gzipSync } = await import('node:zlib');
  const bomb = gzipSync(Buffer.alloc(50_000_000));
  const header = Buffer.from(whole.subarray(0, 127));
  header.writeBigUInt64LE(127n, 8);
  header.writeBigUInt64LE(BigInt(bomb.length), 16);
  header[97] = 2;
  expect(await readTiles(new Uint8Array(Buffer.concat([header, bomb])), 'abc')).toMatchObject({ code: 'bad-tiles' });
});
