import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Basemap } from '#basemap/basemap.ts';
import { lightProfile } from '#basemap/light-profile.ts';
import { loadBasemap } from '#basemap/load.ts';
import type { PageData, Travel } from '#components/page-data.ts';
import { directionOf, scriptOf } from '#story/languages.ts';
import type { Story } from '#story/story.ts';
import { usesOf } from '#story/uses.ts';
import { typefacesOf } from '#theme/fonts.ts';
import { compile } from '#timeline/compile.ts';
import { gapLengths } from '#timeline/pace.ts';
import { routeOrigin } from '#timeline/route.ts';
import { type Layout, referenceViewports, stageIn } from '#timeline/stages.ts';
import type { Timeline } from '#timeline/timeline.ts';
import { pathOf, type Site, storyPath } from './addresses.ts';
import { lastFewOfBuild } from './last-few.ts';

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
const worldBasemap = lastFewOfBuild<Promise<Basemap>>(1);

const readBasemap = (): Promise<Basemap> =>
  loadBasemap(async (file) => new Uint8Array(await readFile(join(process.cwd(), 'basemap/data', file))), 'world');

async function lightOf({ journey }: Story, paths: Timeline['paths']): Promise<number[]> {
  const { lights } = await worldBasemap('', readBasemap);
  return journey.flatMap((id) => {
    const path = paths[id];
    return path ? lightProfile(lights, path, { everyKm: 25, withinKm: 60 }) : [];
  });
}

async function dataOf(story: Story, lang: string, site: Site): Promise<PageData> {
  // Gaps are measured at the reference viewports; a page of another size keeps their share of its height.
  const timelines = Object.entries(referenceViewports).map(
    ([layout, viewport]) => ({ layout, viewport, timeline: compile(story, stageIn(lang, viewport), { lang }) }) as const,
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
  // The ways are the same on every stage.
  const paths = timelines[0]?.timeline.paths ?? {};
  return {
    travels,
    km: Object.fromEntries(Object.entries(paths).map(([id, path]) => [id, path.km])),
    origin: routeOrigin(
      story.journey.flatMap((id) => (paths[id] ? [paths[id].points] : [])),
      directionOf(lang),
    ),
    light: usesOf(story).lights ? await recentLight(story.id, () => lightOf(story, paths)) : [],
    basemap: pathOf(site, 'basemap/'),
    worker: pathOf(site, 'maplibre/maplibre-gl-worker.mjs'),
    posters: pathOf(site, `posters/${story.id}/${lang}/`),
    plainText: pathOf(site, `${storyPath(story.id, lang)}text/`),
    homes: Object.fromEntries(story.languages.map((other) => [other, pathOf(site, storyPath(story.id, other))])),
    share: pathOf(site, storyPath(story.id, lang)),
    beyond: {
      howFar: story.journey.length > 0 ? pathOf(site, `${storyPath(story.id, lang)}how-far/`) : null,
      embed: pathOf(site, `${story.id}/embed-code/`),
    },
    typefaces: typefacesOf(scriptOf(lang)),
  };
}
