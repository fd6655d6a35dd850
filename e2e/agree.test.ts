import { join } from 'node:path';
import { readStory } from '#file-format/read-story.ts';
import { root } from '#node/root.ts';
import { posterOf } from '#poster/poster.ts';
import { type Point, posterPoints } from '#poster/fixtures/poster-points.ts';
import { shapeBasemap } from '#poster/shaped-basemap.ts';
import { compile } from '#timeline/compile.ts';
import type { Frame } from '#timeline/frame.ts';
import type { Stage } from '#timeline/stages.ts';
import { expect, test } from './fixtures.ts';
import { emptyBasemap, open, type StoryWindow, seek } from './story-page.ts';

/** How far poster and live map may be apart, CSS px (issue 4). */
const most = { marks: 1.5, ends: 2 } as const;
const basemap = shapeBasemap({ land: [], lakes: [], rivers: [], borders: [], lights: [] });

interface Painted {
  readonly legs: Readonly<Record<string, Point>>;
  readonly labels: readonly { readonly place: string; readonly strength: number }[];
}

for (const viewport of [
  { width: 1000, height: 640 },
  { width: 390, height: 844 },
  { width: 844, height: 390 },
]) {
  test.describe(() => {
    test.use({ viewport });
    test(`the live map and the poster of the same frame agree, ${viewport.width}×${viewport.height}`, async ({ page }) => {
      test.slow();
      const { story } = await readStory(join(root, 'stories/kursk'), {});
      if (!story) throw new Error('stories/kursk has mistakes; `npm run check` lists them');
      await emptyBasemap(page);
      await open(page, '/kursk/en/');
      const stage = (await page.evaluate(() => (window as unknown as StoryWindow).mapStory.stage())) as Stage;
      const timeline = compile(story, stage, { lang: 'en' });
      const last = story.steps.length - 1;
      const positions = [
        ...Array.from({ length: last + 1 }, (_, index) => index),
        ...Array.from({ length: 20 }, (_, index) => ((index + 0.5) / 20) * last),
      ];
      const apart: string[] = [];
      for (const position of positions) {
        await seek(page, position);
        const live = await page.evaluate(() => {
          const { mapStory } = window as unknown as StoryWindow & { mapStory: { painted(): Painted | null } };
          const map = mapStory.map();
          const painted = (mapStory as unknown as { painted(): Painted | null }).painted();
          const frame = mapStory.frame();
          return {
            frame,
            painted,
            places: Object.fromEntries(
              Object.keys(frame.places).flatMap((id) => {
                const at = mapStory.places[id];
                return at && map ? [[id, map.project(at)] as const] : [];
              }),
            ),
          };
        });
        const poster = posterPoints(posterOf(live.frame as Frame, { timeline, basemap }));
        const far = (a: Point | undefined, b: Point | undefined): number =>
          a && b ? Math.hypot(a.x - b.x, a.y - b.y) : Number.POSITIVE_INFINITY;
        for (const [id, mark] of poster.marks) {
          const distance = far(mark, live.places[id]);
          if (!(distance <= most.marks)) apart.push(`${position}: ${id} is ${distance} px apart`);
        }
        const on = ({ x, y }: Point): boolean => x >= 0 && y >= 0 && x <= stage.width && y <= stage.height;
        for (const [id, end] of poster.ends) {
          const distance = far(end, live.painted?.legs[id]);
          if (on(end) && !(distance <= most.ends)) apart.push(`${position}: the drawn end of ${id} is ${distance} px apart`);
        }
        const labels = [...new Set((live.painted?.labels ?? []).filter(({ strength }) => strength > 0).map(({ place }) => place))].sort();
        if (JSON.stringify(labels) !== JSON.stringify(poster.labels))
          apart.push(`${position}: labels ${labels} on the map, ${poster.labels} on the poster`);
      }
      expect(apart).toEqual([]);
    });
  });
}
