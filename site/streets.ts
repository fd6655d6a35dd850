import { readFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { fromSquare, tilesSeen } from '#basemap/seen-tiles.ts';
import { type Streets, streetsDeepest, streetsFrom } from '#basemap/streets.ts';
import { type TileId, tileName } from '#basemap/tile-set.ts';
import type { Camera, Stage } from '#geo/camera.ts';
import type { Story } from '#story/story.ts';
import { camerasOf } from '#timeline/cameras.ts';
import { compile } from '#timeline/compile.ts';
import { pathsOf } from '#timeline/paths.ts';
import type { SiteSettings } from './site-settings.ts';
import { stagesOf, tileMargin } from './story-tiles.ts';

/** What is known of an archive of tiles before any is read. */
export interface ArchiveExtent {
  readonly minZoom: number;
  readonly maxZoom: number;
  /** west, south, east, north, degrees */
  readonly bounds: readonly [number, number, number, number];
}

/** The archive of a story's streets, as site.yaml names it: for all stories, or for this one. @returns its path; null where there is none */
export function archivePath({ streets }: SiteSettings, storyId: string, root: string): string | null {
  const file = typeof streets === 'string' ? streets : streets?.[storyId];
  return file === undefined ? null : isAbsolute(file) ? file : join(root, file);
}

/** The tiles of an archive that a story's cameras see, on all stages, at rest and on the way: from zoom 9 to the archive's last. */
export function streetTilesOf(story: Story, archive: ArchiveExtent, stages: readonly Stage[] = stagesOf(story)): TileId[] {
  const paths = pathsOf(story);
  const needed = new Map<string, TileId>();
  for (const stage of stages) {
    for (const camera of camerasOf(compile(story, stage, { paths }), streetsFrom)) {
      for (const tile of streetTilesFor(camera, stage, archive, tileMargin)) needed.set(tileName(tile), tile);
    }
  }
  return [...needed.values()];
}

/** Those that one camera sees. */
export function streetTilesFor(camera: Camera, stage: Stage, archive: ArchiveExtent, margin: number): TileId[] {
  if (camera.zoom < streetsFrom) return [];
  return tilesSeen(camera, stage, { margin, deepest: Math.min(archive.maxZoom, streetsDeepest) }).filter(
    (tile) => tile.z >= Math.max(streetsFrom, archive.minZoom) && touches(tile, archive.bounds),
  );
}

function touches({ z, x, y }: TileId, [west, south, east, north]: ArchiveExtent['bounds']): boolean {
  const [left, top] = fromSquare(x / 2 ** z, y / 2 ** z);
  const [right, bottom] = fromSquare((x + 1) / 2 ** z, (y + 1) / 2 ** z);
  return left < east && right > west && bottom < north && top > south;
}

/** Where a build keeps what it has written of a story's streets, for the pages. @param root the repository */
export const streetsRecord = (storyId: string, root: string): string => join(root, '.cache/streets', `${storyId}.json`);

/** The streets of a story, as its files were last written (`commands/streets.ts`); absent: none. @param root default the working directory */
export async function streetsOf(storyId: string, root = process.cwd()): Promise<Streets | undefined> {
  try {
    return JSON.parse(await readFile(streetsRecord(storyId, root), 'utf8')) as Streets;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
