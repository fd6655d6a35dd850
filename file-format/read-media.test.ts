import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { plainText } from '#story/walk-text.ts';
import { readCaptions } from './read-captions.ts';
import { readMedium } from './read-media.ts';
import { readFiles } from './read-story.ts';

const made = (width: number, height: number): Sharp =>
  sharp({ create: { width, height, channels: 3, background: '#246' } }).composite([{ input: { text: { text: 'map', dpi: 72 } } }]);
const jpeg = await made(300, 200).jpeg().toBuffer();
const digest = expect.stringMatching(/^[0-9a-f]{16}$/);
const bad = (unexpected: RegExp) => ({ code: 'bad-picture', unexpected: expect.stringMatching(unexpected), expected: expect.any(String) });

/** The same JPEG with another size in its head: what says that it is large need not be. */
function saying(width: number, height: number): Buffer {
  const changed = Buffer.from(jpeg);
  const frame = changed.indexOf(Buffer.from('ffc0', 'hex'));
  changed.writeUInt16BE(height, frame + 5);
  changed.writeUInt16BE(width, frame + 7);
  return changed;
}

describe('a picture', () => {
  it('is known by its size as it is seen, whatever side of the camera was up', async () => {
    expect(await readMedium('a.jpg', jpeg)).toEqual({ kind: 'picture', digest, width: 300, height: 200 });
    const turned = await made(300, 200).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(await readMedium('a.jpeg', turned)).toEqual({ kind: 'picture', digest, width: 200, height: 300 });
    expect(await readMedium('a.png', await made(30, 20).png().toBuffer())).toMatchObject({ width: 30, height: 20 });
    expect(await readMedium('a.webp', await made(30, 20).webp().toBuffer())).toMatchObject({ width: 30, height: 20 });
    expect(await readMedium('a.avif', await made(30, 20).avif({ effort: 0 }).toBuffer())).toMatchObject({ width: 30, height: 20 });
  });

  it('is what its name says, and never markup', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>');
    for (const name of ['a.jpg', 'a.png', 'a.webp', 'a.avif'])
      expect(await readMedium(name, svg)).toEqual(bad(/^file that is no [A-Z]+ inside$/));
    expect(await readMedium('a.png', jpeg)).toEqual(bad(/no PNG inside/));
    expect(await readMedium('a.jpg', new Uint8Array())).toEqual(bad(/no JPEG inside/));
  });

  it('is whole', async () => {
    for (const share of [0.2, 0.5, 0.95]) expect(await readMedium('a.jpg', jpeg.subarray(0, jpeg.length * share))).toEqual(bad(/broken/));
    const png = await made(300, 200).png().toBuffer();
    expect(await readMedium('a.png', png.subarray(0, png.length * 0.6))).toEqual(bad(/broken/));
  });

  it('is no larger than a machine can unpack, and is not unpacked to see that', async () => {
    expect(await readMedium('a.jpg', saying(30_000, 200))).toEqual(bad(/^picture of 30000 × 200 px$/));
    expect(await readMedium('a.jpg', saying(11_000, 11_000))).toEqual(bad(/^picture of 11000 × 11000 px$/));
  });

  it('stands still', async () => {
    const frames = sharp([await made(60, 60).png().toBuffer(), await made(60, 60).negate().png().toBuffer()], { join: { animated: true } });
    expect(await readMedium('a.webp', await frames.webp().toBuffer())).toEqual(bad(/moves, of 2 frames/));
  });

  it('is used or refused whatever is in it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ at: fc.nat(jpeg.length - 1), byte: fc.nat(255) }), { minLength: 1, maxLength: 20 }),
        async (changes) => {
          const broken = Buffer.from(jpeg);
          for (const { at, byte } of changes) broken[at] = byte;
          const found = await readMedium('a.jpg', broken);
          expect('kind' in found || found.code === 'bad-picture').toBe(true);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('is not fetched through a link out of the story’s folder', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'media-'));
    const outside = await mkdtemp(join(tmpdir(), 'media-outside-'));
    try {
      await writeFile(join(outside, 'ship.jpg'), jpeg);
      await symlink(join(outside, 'ship.jpg'), join(folder, 'ship.jpg'));
      await writeFile(join(folder, 'large.jpg'), Buffer.concat([jpeg, Buffer.alloc(25_000_000)]));
      expect(await readFiles(folder)).toMatchObject({ 'ship.jpg': { code: 'unreadable-file' }, 'large.jpg': { code: 'too-large' } });
    } finally {
      await Promise.all([folder, outside].map((path) => rm(path, { recursive: true })));
    }
  });
});

describe('sound and video', () => {
  const box = (type: string, content: Buffer = Buffer.alloc(8)): Buffer => {
    const size = Buffer.alloc(4);
    size.writeUInt32BE(8 + content.length);
    return Buffer.concat([size, Buffer.from(type, 'latin1'), content]);
  };
  const mp4 = Buffer.concat([box('ftyp', Buffer.from('isom\0\0\0\0isom')), box('moov', box('mvhd')), box('mdat')]);
  const wrong = (unexpected: RegExp) => ({
    code: 'bad-recording',
    unexpected: expect.stringMatching(unexpected),
    expected: expect.any(String),
  });

  it('are what their names say', async () => {
    expect(await readMedium('a.mp4', mp4)).toEqual({ kind: 'video', digest });
    expect(await readMedium('a.m4a', mp4)).toEqual({ kind: 'sound', digest });
    expect(await readMedium('a.webm', Buffer.from('1a45dfa300', 'hex'))).toEqual({ kind: 'video', digest });
    expect(await readMedium('a.mp3', Buffer.from('ID3 and more'))).toEqual({ kind: 'sound', digest });
    expect(await readMedium('a.mp3', Buffer.from('fffb10c400', 'hex'))).toEqual({ kind: 'sound', digest });
    expect(await readMedium('a.ogg', Buffer.from('OggS'))).toEqual({ kind: 'sound', digest });
    for (const name of ['a.mp4', 'a.webm', 'a.mp3', 'a.m4a', 'a.ogg']) {
      expect(await readMedium(name, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toEqual(wrong(/no [A-Z0-9]+ inside/));
      expect(await readMedium(name, new Uint8Array())).toEqual(wrong(/no [A-Z0-9]+ inside/));
    }
  });

  it('are whole', async () => {
    for (let length = 8; length < mp4.length; length++) expect(await readMedium('a.mp4', mp4.subarray(0, length))).toEqual(wrong(/broken/));
    const endless = Buffer.concat([box('ftyp'), box('mdat'), Buffer.from('ffffffff', 'hex'), Buffer.from('moov'), Buffer.alloc(20)]);
    expect(await readMedium('a.mp4', endless)).toEqual(wrong(/broken/));
  });

  it('do not say where they were made', async () => {
    for (const mark of ['\u00a9xyz', 'com.apple.quicktime.location.ISO6709', 'loci']) {
      const placed = Buffer.concat([box('ftyp'), box('moov', Buffer.from(`udta${mark}+59.9+010.7/`, 'latin1')), box('mdat')]);
      expect(await readMedium('a.mp4', placed)).toEqual(wrong(/where it was made/));
    }
    // in what is played such letters are chance
    expect(await readMedium('a.mp4', Buffer.concat([mp4, box('mdat', Buffer.from('loci and more'))]))).toMatchObject({ kind: 'video' });
  });
});

describe('captions', () => {
  const read = (text: string) => {
    const mistakes: string[] = [];
    const words = readCaptions('a.vtt', text, (code, { offset }) => mistakes.push(`${code} ${offset}`));
    return { words: words.map(plainText), mistakes };
  };
  const cue = (from: string, to: string, words: string): string => `\n\n${from} --> ${to}\n${words}`;

  it('become paragraphs: a pause begins another, and a speaker', () => {
    const text = `WEBVTT - of the mate${cue('00:01.000', '00:02.000', 'One')}${cue('00:02.000', '00:03.000', 'two.')}${cue('00:09.000', '00:10.000', 'Three.')}${cue('00:10.000', '00:11.000', '<v.loud Mate>Four &lt; five.')}`;
    for (const ends of ['\n', '\r\n', '\r'])
      expect(read(text.replaceAll('\n', ends))).toEqual({ words: ['One two.', 'Three.', 'Mate: Four < five.'], mistakes: [] });
  });

  it('are read in no time, whatever is in them', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom('WEBVTT', '\n', '\n\n', '00:01.000', ' --> ', '<v ', '>', '<', '&lt;', 'a', 'STYLE', '\r', ' ', '\u0000'),
          { maxLength: 60 },
        ),
        (parts) => {
          for (const words of read(parts.join('')).words) expect(words).not.toMatch(/^\s|\s$/);
        },
      ),
    );
    expect(read(`WEBVTT\n\n00:01.000 --> 00:02.000\n${'a'.repeat(500_000)}`).mistakes).toEqual([]);
    expect(read(`WEBVTT\n\n${'<'.repeat(200_000)}`).mistakes).toHaveLength(2);
    expect(read(`WEBVTT\n\n00:01.000 --> 00:02.000\n${'<v a'.repeat(50_000)}`).mistakes.length).toBeGreaterThan(0);
  });
});
