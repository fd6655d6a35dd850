import { describe, expect, it } from 'vitest';
import type { LngLat } from '#geo/camera.ts';
import { makePath, pointAt } from '#geo/path.ts';
import { distanceKm } from '#geo/sphere.ts';
import { smallStory } from '#story/fixtures/small-story.ts';
import { compile } from '#timeline/compile.ts';
import { frameAt } from '#timeline/frame-at.ts';
import { legLengths } from '#timeline/leg-lengths.ts';
import { journeyDirection, layJourney, nearestTo, placesAlong } from './journey.ts';
import { laidStory, ownLeg } from './laid-story.ts';

const berlin: LngLat = [13.41, 52.52];
const lengths = legLengths(smallStory);
const whole = smallStory.journey.reduce((sum, id) => sum + (lengths[id] ?? 0), 0);

describe('laying a journey from a city', () => {
  const laid = layJourney(smallStory, berlin);

  it('begins in the city, keeps the kilometres of the story and its direction', () => {
    expect(laid.start).toEqual(berlin);
    expect(laid.legs[smallStory.journey[0] ?? '']?.[0]).toEqual(berlin);
    expect(laid.km).toBeCloseTo(whole, 6);
    expect(laid.direction).toBeCloseTo(journeyDirection(smallStory), 3);
  });

  it('keeps the length of each leg: within 0.1 % on the ellipsoid, which on this sphere is up to 1 % more or less', () => {
    for (const id of smallStory.journey) {
      const km = makePath(laid.legs[id] ?? []).km;
      expect(Math.abs(km / (lengths[id] ?? 0) - 1), id).toBeLessThan(0.01);
    }
  });

  it('has its half where half of the kilometres are done', () => {
    const way = makePath(smallStory.journey.flatMap((id) => laid.legs[id] ?? []));
    expect(distanceKm(laid.half, pointAt(way, 0.5))).toBeLessThan(whole * 0.005);
  });

  it('ends where it is turned to', () => {
    const east = layJourney(smallStory, berlin, 90);
    expect(east.direction).toBeCloseTo(90, 3);
    expect(east.end[0]).toBeGreaterThan(berlin[0] + 40);
    expect(layJourney(smallStory, berlin, 270).end[0]).toBeLessThan(berlin[0] - 40);
  });

  it('says what it cannot lay', () => {
    expect(() => layJourney({ ...smallStory, journey: [] }, berlin)).toThrow('Unexpected story without a journey');
    expect(() => layJourney(smallStory, [Number.NaN, 0])).toThrow(RangeError);
  });
});

describe('what lies there', () => {
  const cities: { id: string; at: LngLat }[] = [
    { id: 'fiji', at: [178, -18] },
    { id: 'samoa', at: [-172, -14] },
    { id: 'paris', at: [2.35, 48.85] },
    { id: 'versailles', at: [2.13, 48.8] },
  ];

  it('is the nearest city, also across the antimeridian', () => {
    expect(nearestTo(cities, [-179, -17])?.place.id).toBe('fiji');
    expect(nearestTo(cities, [2, 48])?.km).toBeCloseTo(distanceKm([2, 48], [2.13, 48.8]), 9);
    expect(nearestTo([], [0, 0])).toBeNull();
  });

  it('along the way are the first that it passes, apart from each other', () => {
    const way = makePath([
      [-5, 48],
      [20, 49],
    ]).points;
    const options = { withinKm: 250, apartKm: 700, most: 4 };
    expect(placesAlong(cities, way, options).map(({ id }) => id)).toEqual(['paris']);
    expect(placesAlong(cities, way, { ...options, apartKm: 10 }).map(({ id }) => id)).toEqual(['paris', 'versailles']);
    expect(placesAlong(cities, way, { ...options, apartFrom: [[3, 49]] })).toEqual([]);
    expect(placesAlong(cities, way, { ...options, most: 0 })).toEqual([]);
  });
});

describe('a laid journey as a story', () => {
  const laid = layJourney(smallStory, berlin, 200);
  const names = {
    lang: 'en',
    start: 'Berlin',
    half: 'half',
    end: 'end',
    cities: [{ id: 'x', at: [10, 45] as LngLat, name: 'X' }],
    margin: 40,
  };
  const story = laidStory(smallStory, laid, names);
  const stages = [
    { width: 900, height: 860, free: { top: 0, right: 0, bottom: 0, left: 0 } },
    { width: 320, height: 300, free: { top: 0, right: 0, bottom: 0, left: 0 } },
  ];

  it.each(stages)('is drawn whole, in its certainty, with its city in view: $width × $height', (stage) => {
    const frame = frameAt(compile(story, stage), 0);
    for (const id of smallStory.journey) {
      expect(frame.legs[id]).toMatchObject({ drawn: 1, strength: 1 });
      expect(story.legs[id]?.certainty).toBe(smallStory.legs[id]?.certainty);
    }
    expect(frame.places).toMatchObject({ start: 1, end: 1 });
    expect(frame.labels.start?.strength).toBeGreaterThan(0.9);
    expect(frame.labels.end?.strength).toBeGreaterThan(0.9);
  });

  it('shows the story’s own journey as not gone', () => {
    const frame = frameAt(compile(story, stages[0]!), 0);
    for (const id of smallStory.journey) expect(frame.legs[ownLeg(id)]).toMatchObject({ drawn: 0, head: 0 });
  });

  it('has the lengths that the timeline has', () => {
    const { paths } = compile(smallStory, stages[0]!);
    expect(lengths).toEqual(Object.fromEntries(Object.entries(paths).map(([id, { km }]) => [id, km])));
  });
});
