import { describe, expect, it } from 'vitest';
import { basemap, story } from '#poster/fixtures/story.ts';
import { shapeBasemap } from '#poster/shaped-basemap.ts';
import { identified } from './cities.ts';
import { drawHowFar, howFar } from './draw.ts';

const cities = identified([
  ['Delhi', 'IN', 77.2, 28.6],
  ['Nairobi', 'KE', 36.82, -1.29],
  ['Quito', 'EC', -78.5, -0.2],
]);
const [delhi, nairobi] = cities;
const options = {
  story,
  basemap: shapeBasemap(basemap),
  stage: { width: 480, height: 480, free: { top: 0, right: 0, bottom: 0, left: 0 } },
  lang: 'en',
  nameOf: ({ name }: { name: string }) => `${name} & <co>`,
  km: (km: number) => `${Math.round(km)} km`,
};

describe('how far', () => {
  it('names the nearest cities at the end and half-way', () => {
    const answer = howFar(story, cities, nairobi!);
    expect(cities).toContain(answer.end.city);
    expect(answer.end.km).toBeGreaterThan(0);
    expect(answer.half.km).toBeGreaterThan(0);
    expect(() => howFar(story, [], nairobi!)).toThrow('Unexpected list without cities');
  });

  it('is drawn with both journeys, the city, the kilometres, and names that are no markup', () => {
    const answer = howFar(story, cities, delhi!);
    const svg = drawHowFar(answer, options);
    for (const id of story.journey) {
      expect(svg).toContain(`data-leg="${id}"`);
      expect(svg).toContain(`data-leg="own-${id}"`);
    }
    expect(svg).toContain('Delhi &#38; &#60;co&#62;');
    expect(svg).toContain(`${Math.round(answer.laid.km)} km`);
    expect(svg).toMatch(/^<svg[\s\S]*aria-hidden="true"[\s\S]*<\/svg>$/);
  });

  it('is the same picture for the same question, and another when it is turned', () => {
    const drawn = (direction?: number): string => drawHowFar(howFar(story, cities, nairobi!, direction), options);
    expect(drawn()).toBe(drawn());
    expect(drawn(90)).not.toBe(drawn());
  });
});
