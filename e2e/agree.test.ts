import { type Point, posterPoints } from '#poster/fixtures/poster-points.ts';
import { posterOf } from '#poster/poster.ts';
import { shapeBasemap } from '#poster/shaped-basemap.ts';
import { compile } from '#timeline/compile.ts';
import type { Stage } from '#timeline/stages.ts';
import { expect, test } from './fixtures.ts';
import { emptyBasemap, fixture, open, readFixture, type StoryWindow, seek } from './story-page.ts';

/** How far a poster and the live map may be apart, CSS px. */
const most = { marks: 1.5, ends: 2 } as const;
const basemap = shapeBasemap({ land: [], lakes: [], rivers: [], borders: [], lights: [] });

for (const viewport of [
  { width: 1000, height: 640 },
  { width: 390, height: 844 },
  { width: 844, height: 390 },
]) {
  test.describe(() => {
    test.use({ viewport });
    test(`the live map and the poster of the same frame agree, ${viewport.width}×${viewport.height}`, async ({ page }) => {
      test.slow();
      const story = await readFixture();
      await emptyBasemap(page);
      await open(page, fixture.page());
      const stage = (await page.evaluate(() => (window as unknown as StoryWindow).mapStory.stage())) as Stage;
      const timeline = compile(story, stage, { lang: 'en' });
      const last = story.steps.length - 1;
      const positions = [
        ...Array.from({ length: last + 1 }, (_, index) => index),
        ...Array.from({ length: 20 }, (_, index) => ((index + 0.5) / 20) * last),
      ];
      const apart: string[] = [];
      const compared = { marks: 0, ends: 0, labels: 0 };
      for (const position of positions) {
        await seek(page, position);
        const { frame, painted } = await page.evaluate(() => {
          const { mapStory } = window as unknown as StoryWindow;
          return { frame: mapStory.frame(), painted: mapStory.painted() };
        });
        const poster = posterPoints(posterOf(frame, { timeline, basemap }));
        const on = ({ x, y }: Point): boolean => x >= 0 && y >= 0 && x <= stage.width && y <= stage.height;
        const far = (a: Point, b: Point | undefined): number => (b ? Math.hypot(a.x - b.x, a.y - b.y) : Number.POSITIVE_INFINITY);

        const marks = new Map(
          (painted?.marks ?? []).flatMap(({ role, id, x, y, strength }) =>
            role === 'place' && strength > 0 ? [[id, { x, y }] as const] : [],
          ),
        );
        for (const [id, mark] of poster.marks) {
          if (!on(mark)) continue;
          compared.marks++;
          const distance = far(mark, marks.get(id));
          if (!(distance <= most.marks)) apart.push(`${position}: ${id} is ${distance} px apart`);
        }
        for (const [id, mark] of marks)
          if (on(mark) && !poster.marks.has(id)) apart.push(`${position}: ${id} is on the map and not on the poster`);
        for (const [id, end] of poster.ends) {
          if (!on(end)) continue;
          compared.ends++;
          const distance = far(end, painted?.legs[id]);
          if (!(distance <= most.ends)) apart.push(`${position}: the drawn end of ${id} is ${distance} px apart`);
        }
        const labels = [...new Set((painted?.labels ?? []).filter(({ strength }) => strength > 0).map(({ place }) => place))].sort();
        compared.labels += labels.length;
        if (JSON.stringify(labels) !== JSON.stringify(poster.labels))
          apart.push(`${position}: labels ${labels} on the map, ${poster.labels} on the poster`);
      }
      expect(apart).toEqual([]);
      // Each was there to be compared, several at every step.
      for (const count of Object.values(compared)) expect(count).toBeGreaterThan(positions.length);
    });
  });
}
