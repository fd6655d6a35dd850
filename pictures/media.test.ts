import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { contentCache } from '#node/content-cache.ts';
import { root } from '#node/root.ts';
import { picturePath, plainWidth, recordedPath, widthsOf } from '#story/media-files.ts';
import { recordedIn } from '#story/media-in.ts';
import type { Story } from '#story/story.ts';
import { encodePicture, smallPicture, writeMedia } from './media.ts';

const folder = join(root, 'file-format/cases/ok-picture');
const { default: story } = (await import('#file-format/cases/ok-picture/story.json')) as unknown as { default: Story };

it('has the widths that screens have, and none wider than it is', () => {
  expect(widthsOf({ width: 4000 })).toEqual([480, 800, 1200, 1640]);
  expect(widthsOf({ width: 1640 })).toEqual([480, 800, 1200, 1640]);
  expect(widthsOf({ width: 900 })).toEqual([480, 800, 900]);
  expect(widthsOf({ width: 60 })).toEqual([60]);
  expect([4000, 900, 600, 60].map((width) => plainWidth({ width }))).toEqual([800, 800, 600, 60]);
});

it('is upright, and bears nothing that a camera wrote into it', async () => {
  const exif = { IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '33/1 3/1 0/1' }, IFD0: { Copyright: 'Nobody' } };
  const photo = await sharp({ create: { width: 90, height: 60, channels: 3, background: '#246' } })
    .withMetadata({ orientation: 6, exif })
    .jpeg()
    .toBuffer();
  expect((await sharp(photo).metadata()).exif?.toString('latin1')).toContain('Nobody');
  for (const format of ['avif', 'webp'] as const) {
    const { exif: left, xmp, icc, iptc, orientation, width, height } = await sharp(await encodePicture(photo, 30, format)).metadata();
    expect({ left, xmp, icc, iptc, orientation, width, height }).toEqual({ width: 30, height: 45 });
  }
});

it('is written in each width and format, and made once', async () => {
  const made = await mkdtemp(join(tmpdir(), 'media-'));
  try {
    const cache = await contentCache(join(made, 'cache'));
    expect(await writeMedia(join(made, 'public'), story, { cache, folder })).toBe(2);
    const names = (await readdir(join(made, 'public/media'))).sort();
    expect(names).toEqual(['avif', 'webp'].map((ending) => expect.stringMatching(new RegExp(`^[0-9a-f]{16}-1-60\\.${ending}$`))));
    expect((await readdir(join(made, 'cache'))).sort()).toEqual(names);
    const again = { cache: { ...cache, put: () => Promise.reject(new Error('made again')) }, folder };
    expect(await writeMedia(join(made, 'public'), story, again)).toBe(2);
    const [block] = Object.values(story.texts).flatMap(({ chapters }) =>
      chapters.flatMap(({ steps }) =>
        steps.flatMap(({ blocks }) => blocks.flatMap((one) => ('type' in one && one.type === 'picture' ? [one] : []))),
      ),
    );
    if (!block) throw new Error('Unexpected story without a picture');
    expect(picturePath(block, 60, 'webp')).toBe(`media/${names[1]}`);
    expect((await sharp(Buffer.from(await smallPicture(block, again))).metadata()).format).toBe('webp');
  } finally {
    await rm(made, { recursive: true });
  }
});

it('has sound, video and captions as they are', async () => {
  const recordings = join(root, 'file-format/cases/ok-recordings');
  const { default: recorded } = (await import('#file-format/cases/ok-recordings/story.json')) as unknown as { default: Story };
  const made = await mkdtemp(join(tmpdir(), 'media-'));
  try {
    const cache = await contentCache(join(made, 'cache'));
    await writeMedia(join(made, 'public'), recorded, { cache, folder: recordings });
    const files = recordedIn(recorded);
    expect(files.map(({ file }) => file)).toEqual(['mate.mp3', 'mate.en.vtt', 'ship.webm']);
    for (const one of files)
      expect(await readFile(join(made, 'public', recordedPath(one)))).toEqual(await readFile(join(recordings, one.file)));
    // the picture of the video
    expect((await readdir(join(made, 'public/media'))).filter((name) => name.endsWith('.avif'))).toHaveLength(1);
  } finally {
    await rm(made, { recursive: true });
  }
});

it('has the tiles of an archive one by one, and a clear one where it has none', async () => {
  const words = join(root, 'e2e/stories/words');
  const tiles = {
    file: 'sheets.pmtiles',
    digest: '0123456789abcdef',
    format: 'png',
    side: 256,
    minZoom: 3,
    maxZoom: 6,
    bounds: [-3, 59.4, 1.4, 61.4],
  } as const;
  const made = await mkdtemp(join(tmpdir(), 'media-'));
  try {
    const cache = await contentCache(join(made, 'cache'));
    const overlays = [{ id: 'sheets', type: 'raster', says: {}, paint: {}, tiles }] as const;
    expect(await writeMedia(join(made, 'public'), { ...story, texts: {}, overlays }, { cache, folder: words })).toBe(8);
    const folderOfTiles = join(made, 'public/media/0123456789abcdef');
    const opaque = async (name: string) => (await sharp(await readFile(join(folderOfTiles, name))).stats()).isOpaque;
    expect(await opaque('3/3/2.png')).toBe(true);
    expect(await opaque('6/32/18.png')).toBe(false);
  } finally {
    await rm(made, { recursive: true });
  }
});
