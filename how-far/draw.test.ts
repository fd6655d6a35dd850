import { describe, expect, it } from 'vitest';
import type { Stage } from '#geo/camera.ts';
import { globeRadius, project, viewOf } from '#geo/projection.ts';
import { basemap } from '#poster/fixtures/story.ts';
import { shapeBasemap } from '#poster/shaped-basemap.ts';
import { compile } from '#timeline/compile.ts';
import { frameAt } from '#timeline/frame-at.ts';
import { legKilometres } from '#timeline/leg-lengths.ts';
import { identified } from './cities.ts';
import { drawHowFar, laidTimeline } from './draw.ts';
import { journeys } from './fixtures/journeys.ts';
import { howFar } from './how-far.ts';
import { wayOf } from './journey.ts';
import { ownLeg } from './laid-story.ts';

const free = { top: 0, right: 0, bottom: 0, left: 0 };
const stages: Stage[] = [
  { width: 920, height: 900, free },
  { width: 320, height: 272, free },
  { width: 900, height: 300, free },
];
const cities = identified([
  ['Berlin', 'DE', 13.41, 52.52],
  ['Quito', 'EC', -78.5, -0.2],
  ['Suva', 'FJ', 178.44, -18.14],
  ['Longyearbyen', 'SJ', 15.63, 78.22],
]);
const labels = { lang: 'en', nameOf: ({ name }: { name: string }) => name, km: (km: number) => `${Math.round(km)} km` };
const names = Object.keys(journeys) as (keyof typeof journeys)[];
/** Those that one side of the globe holds. */
const seenWhole = names.filter((name) => !['round-the-world', 'to-the-antipodes', 'equator'].includes(name));
const directions = [undefined, 200];

describe.each(stages)('the picture, $width × $height', (stage) => {
  const inside = (x: number, y: number): boolean => x >= 0 && y >= 0 && x <= stage.width && y <= stage.height;
  const cases = cities.flatMap((from) => directions.map((direction) => ({ from, direction })));

  it.each(names)('has the city in it, and much of the line: %s', (name) => {
    for (const { from, direction } of cases) {
      const answer = howFar(journeys[name], cities, from, direction);
      const { rests } = laidTimeline(answer, { story: journeys[name], stage, ...labels });
      const camera = rests[0]?.camera;
      const about = `from ${from.id} towards ${direction}`;
      if (!camera) throw new Error(about);
      const view = viewOf(camera, stage);
      const city = project(view, from.at);
      expect(city.visible && inside(city.x, city.y), about).toBe(true);
      const way = wayOf(journeys[name], answer.laid);
      const seen = way.filter((point) => {
        const { x, y, visible } = project(view, point);
        return visible && inside(x, y);
      });
      expect(seen.length / way.length, about).toBeGreaterThanOrEqual(seenWhole.includes(name) ? 1 : 0.3);
      // never a speck: the globe is at least half as large as the picture
      expect(globeRadius(camera.zoom, camera.center[1]), about).toBeGreaterThan(Math.min(stage.width, stage.height) * 0.3);
      // and never nearer than the coarse basemap can be seen
      expect(camera.zoom, about).toBeLessThanOrEqual(6);
    }
  });
});

describe('a laid journey on the map', () => {
  const stage = stages[0] as Stage;
  const [berlin] = cities as [(typeof cities)[0]];

  it.each(seenWhole)('is drawn whole, with its city named and the end marked: %s', (name) => {
    const story = journeys[name];
    const timeline = laidTimeline(howFar(story, cities, berlin), { story, stage, ...labels });
    const frame = frameAt(timeline, 0);
    for (const id of story.journey) {
      expect(frame.legs[id]).toMatchObject({ drawn: 1, strength: 1 });
      expect(frame.legs[ownLeg(id)]).toMatchObject({ drawn: 0, head: 0 });
      expect(timeline.story.legs[id]?.certainty).toBe(story.legs[id]?.certainty);
    }
    expect(frame.places).toMatchObject({ start: 1, end: 1 });
    expect(frame.labels.start?.strength).toBeGreaterThan(0.9);
    expect(frame.labels.end?.strength).toBeGreaterThan(0.9);
  });

  it('names a place once where the story’s journey comes back', () => {
    const timelineOf = (name: keyof typeof journeys) =>
      laidTimeline(howFar(journeys[name], cities, berlin), { story: journeys[name], stage, ...labels });
    expect(timelineOf('loop').story.places['own-end']).toBeUndefined();
    expect(timelineOf('eastward').story.places['own-end']).toBeDefined();
  });

  it('has no half where nothing is half-way', () => {
    const timeline = laidTimeline(howFar(journeys.short, cities, berlin), { story: journeys.short, stage, ...labels });
    expect(timeline.story.places.half).toBeUndefined();
  });

  it('has the lengths that the timeline has', () => {
    const story = journeys.eastward;
    const { paths } = compile(story, stage);
    expect(legKilometres(story)).toEqual(Object.fromEntries(Object.entries(paths).map(([id, { km }]) => [id, km])));
  });
});

describe('its SVG', () => {
  const stage: Stage = { width: 480, height: 480, free };
  const options = { ...labels, nameOf: ({ name }: { name: string }) => `${name} & <co>`, basemap: shapeBasemap(basemap), stage };
  const [berlin, quito] = cities as [(typeof cities)[0], (typeof cities)[0]];
  const story = journeys.eastward;

  it('has both journeys, the city, the kilometres, and names that are no markup', () => {
    const answer = howFar(story, cities, berlin);
    const svg = drawHowFar(answer, { ...options, story });
    for (const id of story.journey) {
      expect(svg).toContain(`data-leg="${id}"`);
      expect(svg).toContain(`data-leg="${ownLeg(id)}"`);
    }
    expect(svg).toContain('Berlin &#38; &#60;co&#62;');
    expect(svg).toContain(`${Math.round(answer.laid.km)} km`);
    expect(svg).toMatch(/^<svg[\s\S]*aria-hidden="true"[\s\S]*<\/svg>$/);
  });

  it('is the same for the same question, and another when the line is turned', () => {
    const drawn = (direction?: number): string => drawHowFar(howFar(story, cities, quito, direction), { ...options, story });
    expect(drawn()).toBe(drawn());
    expect(drawn(90)).not.toBe(drawn());
  });

  it.each(names)('has a line in it: %s', (name) => {
    const svg = drawHowFar(howFar(journeys[name], cities, berlin), { ...options, story: journeys[name] });
    const leg = /<g data-leg="leg-0"[^>]*>(.*?)<\/g>/s.exec(svg)?.[1] ?? '';
    expect(leg).toMatch(/ d="M[^"]+"/);
    expect(svg).not.toContain('NaN');
  });
});
