import { openArchive } from '#basemap/make/archive.ts';
import { streetsFrom } from '#basemap/streets.ts';
import { tileName } from '#basemap/tile-set.ts';
import type { Problem } from '#file-format/problem.ts';
import { archivePath, streetTilesFor } from '#site/streets.ts';
import type { Story } from '#story/story.ts';
import { compile } from '#timeline/compile.ts';
import { posterStage } from '#timeline/stages.ts';
import { checkNamedFiles, reportFile, type Settings } from './named-files.ts';

/**
 * The mistakes in the archives of streets that site.yaml names, at the place where it does: no such file, no archive of vector tiles, another schema, a
 * step that looks at where a story's own archive has no tile; and, as a warning, an archive that no story looks at.
 *
 * @param text of site.yaml; null where there is none. What is wrong with the rest of it is `checkSite`'s matter.
 * @param stories those without mistakes
 * @param root the repository
 */
export async function checkStreets(
  text: string | null,
  stories: readonly Story[],
  ids: readonly string[],
  root: string,
): Promise<Problem[]> {
  return checkNamedFiles(text, ids, (named) => checkArchives(named, stories, root));
}

async function checkArchives({ settings, yaml, report }: Settings, stories: readonly Story[], root: string): Promise<void> {
  if (!settings.streets) return;
  const own = typeof settings.streets !== 'string';
  const mistaken = new Set<string>();
  const used = new Set<string>();
  for (const story of stories) {
    const file = archivePath(settings, story.id, root);
    if (file === null || mistaken.has(file)) continue;
    const spot = yaml.spot(own ? ['streets', story.id] : ['streets']);
    try {
      const archive = await openArchive(file);
      try {
        for (const [index, { camera }] of compile(story, posterStage('wide')).rests.entries()) {
          if (camera.zoom < streetsFrom) continue;
          const point = { width: 1, height: 1, free: { top: 0, right: 0, bottom: 0, left: 0 } };
          const [tile] = streetTilesFor({ ...camera, pitch: 0 }, point, archive, 0);
          if (tile && (await archive.tile(tile))) {
            used.add(file);
            continue;
          }
          if (own)
            report(
              'bad-value',
              spot,
              `archive without a tile${tile ? ` ${tileName(tile)}` : ''} where step \`${story.steps[index]?.id ?? index}\` of \`${story.id}\` looks`,
              `tiles from zoom ${streetsFrom} around ${camera.center.map((degrees) => degrees.toFixed(3)).join(', ')}`,
            );
        }
      } finally {
        await archive.close();
      }
    } catch (error) {
      reportFile(error, report, spot);
      mistaken.add(file);
    }
  }
  if (!own && stories.length > 0 && used.size === 0 && mistaken.size === 0)
    report(
      'bad-value',
      yaml.spot(['streets']),
      'archive that no step of any story looks at',
      `a camera at zoom ${streetsFrom} or closer where it has tiles`,
      'warning',
    );
}
