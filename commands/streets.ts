import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Archive, openArchive } from '#basemap/make/archive.ts';
import { streetGround, streetTile } from '#basemap/make/street-tile.ts';
import type { StreetGround, Streets } from '#basemap/streets.ts';
import { runsOf, type TileId, tileName } from '#basemap/tile-set.ts';
import { type ContentCache, contentKey } from '#node/content-cache.ts';
import type { StreetPictures } from '#pictures/posters.ts';
import type { SiteSettings } from '#site/site-settings.ts';
import { archivePath, streetsRecord, streetTilesFor, streetTilesOf } from '#site/streets.ts';
import type { Story } from '#story/story.ts';

export interface StreetsOptions {
  readonly stories: readonly Story[];
  readonly settings: SiteSettings;
  /** the repository */
  readonly root: string;
  /** the site's folder of basemap files */
  readonly folder: string;
  readonly cache: ContentCache;
  /** of the code that makes the tiles */
  readonly version: string;
}

/** What a build has written of its publisher's streets. */
export interface WrittenStreets {
  readonly pictures: StreetPictures;
  /** so many tiles, of all stories */
  readonly tiles: number;
  /** Closes the archives. */
  close(): Promise<void>;
}

/**
 * Writes the tiles of the publisher's archives that stories' cameras see, without what is not drawn of them, and what pages must know of them
 * (`site/streets.ts`). Archives stay open until pictures have been drawn.
 * @throws FileMistake for an archive that cannot be used; `npm run check` names all of them with their places
 */
export async function writeStreets({ stories, settings, root, folder, cache, version }: StreetsOptions): Promise<WrittenStreets> {
  const archives = new Map<string, Archive>();
  const written = new Map<string, { archive: Archive; streets: Streets }>();
  const seen = new Set<string>();
  await rm(dirname(streetsRecord('any', root)), { recursive: true, force: true });
  for (const story of stories) {
    const file = archivePath(settings, story.id, root);
    if (file === null) continue;
    const archive = archives.get(file) ?? (await openArchive(file));
    archives.set(file, archive);
    const path = `streets/${contentKey(archive.key, version).slice(0, 8)}/`;
    const found: TileId[] = [];
    for (const tile of streetTilesOf(story, archive)) {
      const kept = await keptTile(archive, tile, version, cache);
      if (!kept) continue;
      found.push(tile);
      const to = join(folder, path, `${tileName(tile)}.mvt`);
      if (seen.has(to)) continue;
      seen.add(to);
      await mkdir(dirname(to), { recursive: true });
      await copyFile(kept, to);
    }
    if (found.length === 0) continue;
    const streets: Streets = { path, tiles: runsOf(found), bounds: archive.bounds, credit: archive.credit };
    written.set(story.id, { archive, streets });
    await mkdir(dirname(streetsRecord(story.id, root)), { recursive: true });
    await writeFile(streetsRecord(story.id, root), JSON.stringify(streets));
  }
  return {
    tiles: seen.size,
    pictures: {
      key: (story) => written.get(story.id)?.streets.path ?? '',
      credit: (story) => written.get(story.id)?.streets.credit ?? [],
      async tilesFor(story, camera, stage) {
        const archive = written.get(story.id)?.archive;
        if (!archive) return [];
        const ground: StreetGround[] = [];
        for (const tile of streetTilesFor(camera, stage, archive, 0)) {
          const bytes = await archive.tile(tile);
          if (bytes) ground.push(streetGround(bytes, tile));
        }
        return ground;
      },
    },
    close: async () => {
      for (const archive of archives.values()) await archive.close();
    },
  };
}

function readable(bytes: Uint8Array, tile: TileId): Uint8Array {
  try {
    return streetTile(bytes, tile.z);
  } catch (cause) {
    throw new Error(`Unexpected tile ${tileName(tile)} in the archive of streets, expected a vector tile`, { cause });
  }
}

/** A tile as it is published, kept from an earlier build where it was made. @returns its path; null where the archive has none */
async function keptTile(archive: Archive, tile: TileId, version: string, cache: ContentCache): Promise<string | null> {
  const name = `${contentKey('streets', archive.key, version, tile.z, tile.x, tile.y)}.mvt`;
  if (!cache.has(name)) {
    const bytes = await archive.tile(tile);
    // One that the archive has not is kept as an empty file: that is no vector tile of anything.
    await cache.put(name, bytes ? readable(bytes, tile) : new Uint8Array());
  }
  const file = await cache.use(name);
  return (await readFile(file)).length > 0 ? file : null;
}
