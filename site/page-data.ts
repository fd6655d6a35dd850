import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Basemap } from '#basemap/basemap.ts';
import { lightProfile } from '#basemap/light-profile.ts';
import { loadBasemap } from '#basemap/load.ts';
import type { PageData, Travel } from '#components/page-data.ts';
import { drawingVersion, pictureVersion, postersFolder } from '#pictures/picture-key.ts';
import { directionOf, scriptOf } from '#story/languages.ts';
import { journeyHasKilometres } from '#story/leg-kilometres.ts';
import type { Story } from '#story/story.ts';
import { usesOf } from '#story/uses.ts';
import { typefacesOf } from '#theme/fonts.ts';
import { paletteOf } from '#theme/palette.ts';
import { compile } from '#timeline/compile.ts';
import { routeLengths } from '#timeline/leg-lengths.ts';
import { gapLengths } from '#timeline/pace.ts';
import { pathsOf } from '#timeline/paths.ts';
import { passedOnTheWay, routeOrigin } from '#timeline/route.ts';
import { type Layout, referenceViewports, stageIn } from '#timeline/stages.ts';
import type { Timeline } from '#timeline/timeline.ts';
import { assetOf, filesOf, methodPath, offlineWorker, pathOf, type Site, storyPath } from './addresses.ts';
import { basemapPath, workerPath } from './fingerprints.ts';
import { lastFewOfBuild } from './last-few.ts';
import { hasMethod } from './method-pages.ts';
import { storyJsonPath } from './story-json.ts';
import { keptCloseTiles, tilesThere } from './story-tiles.ts';
import { streetsOf } from './streets.ts';
import { thisTypeCredits } from './this-site.ts';

/**
 * What stands ready in a page's HTML: scroll lengths of the gaps, kilometres, the light beneath the journey, addresses of what the page loads.
 */
export function pageDataOf(story: Story, lang: string, site: Site): Promise<PageData> {
  return recent(`${story.id} ${lang}`, () => dataOf(story, lang, site));
}

/** Two pages of a story in a language ask for the same, far apart; it takes some kB. */
const recent = lastFewOfBuild<Promise<PageData>>(1000);
/** The light beneath a journey is the same in all languages, and takes most of the time. */
const recentLight = lastFewOfBuild<Promise<number[]>>(1000);
const version = lastFewOfBuild<Promise<string>>(1);
const worldBasemap = lastFewOfBuild<Promise<Basemap>>(1);

const readBasemap = (): Promise<Basemap> =>
  loadBasemap(async (file) => new Uint8Array(await readFile(join(process.cwd(), 'basemap/data', file))), 'world');

async function tilesOf(story: Story): Promise<Pick<PageData, 'tiles'>> {
  const needed = await keptCloseTiles(story);
  const tiles = process.env.NODE_ENV === 'production' ? needed : tilesThere(needed, join(process.cwd(), 'public', await basemapPath()));
  return Object.keys(tiles).length > 0 ? { tiles } : {};
}

async function lightOf(story: Story, paths: Timeline['paths']): Promise<number[]> {
  const { lights } = await worldBasemap('', readBasemap);
  const lengths = routeLengths(story, paths);
  return story.journey.flatMap((id) => {
    const path = paths[id];
    // 25 km of the route timeline are fewer of a line that is shorter than what is said of its leg.
    const scale = path && path.km > 0 ? (lengths[id] ?? path.km) / path.km : 1;
    return path ? lightProfile(lights, path, { everyKm: 25 / scale, withinKm: 60 }) : [];
  });
}

async function dataOf(story: Story, lang: string, site: Site): Promise<PageData> {
  // Gaps are measured at the reference viewports; a page of another size keeps their share of its height.
  const paths = pathsOf(story);
  const timelines = Object.entries(referenceViewports).map(
    ([layout, viewport]) => ({ layout, viewport, timeline: compile(story, stageIn(lang, viewport), { lang, paths }) }) as const,
  );
  const gaps = timelines.map(({ layout, viewport, timeline }) => {
    const lengths = gapLengths(timeline, viewport.height);
    return [layout, lengths.map((px) => Math.ceil((px / viewport.height) * 1000) / 10)] as const;
  });
  const perLayout = Object.fromEntries(gaps) as Record<Layout, number[]>;
  const travels = story.steps.map((_, index): Travel | undefined =>
    index < story.steps.length - 1
      ? { wide: perLayout.wide[index] ?? 0, portrait: perLayout.portrait[index] ?? 0, landscape: perLayout.landscape[index] ?? 0 }
      : undefined,
  );
  const streets = await streetsOf(story.id);
  return {
    travels,
    lengths: routeLengths(story, paths),
    origin: routeOrigin(
      story.journey.flatMap((id) => (paths[id] ? [paths[id].points] : [])),
      directionOf(lang),
    ),
    passed: passedOnTheWay(story, paths),
    light: usesOf(story).lights ? await recentLight(story.id, () => lightOf(story, paths)) : [],
    basemap: assetOf(site, await basemapPath()),
    ...(await tilesOf(story)),
    ...(streets ? { streets } : {}),
    ...(story.look === 'day' ? { palette: paletteOf(story.look) } : {}),
    // From our own origin always: browsers start no worker from another.
    worker: pathOf(site, await workerPath()),
    // It has no page from which to know whose files are ours.
    offline: pathOf(site, offlineWorker) + (site.assets ? `?assets=${encodeURIComponent(site.assets)}` : ''),
    posters: assetOf(
      site,
      `${postersFolder(story, lang, pictureVersion(await version('', () => drawingVersion()), streets?.path ?? ''))}/`,
    ),
    files: filesOf(site),
    story: assetOf(site, storyJsonPath(story, lang)),
    plainText: pathOf(site, `${storyPath(story.id, lang)}text/`),
    languageHrefs: Object.fromEntries(story.languages.map((other) => [other, pathOf(site, storyPath(story.id, other))])),
    share: pathOf(site, storyPath(story.id, lang)),
    related: {
      howFar: journeyHasKilometres(story) ? pathOf(site, `${storyPath(story.id, lang)}how-far/`) : null,
      method: hasMethod(story) ? pathOf(site, methodPath(story.id, lang)) : null,
      embed: pathOf(site, `${story.id}/embed-code/`),
    },
    typefaces: typefacesOf(scriptOf(lang)),
    typeCredits: await thisTypeCredits(),
  };
}
