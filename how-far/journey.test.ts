import { describe, expect, it } from 'vitest';
import type { LngLat } from '#geo/camera.ts';
import { makePath, pointAt } from '#geo/path.ts';
import { distanceKm } from '#geo/sphere.ts';
import type { Leg } from '#story/story.ts';
import { legKilometres } from '#timeline/leg-lengths.ts';
import { journeyStory, journeys } from './fixtures/journeys.ts';
import { layJourney, wayOf } from './journey.ts';

const berlin: LngLat = [13.41, 52.52];

describe.each(Object.entries(journeys))('laying a journey from a city: %s', (_, story) => {
  const laid = layJourney(story, berlin);
  const lengths = legKilometres(story);
  const whole = story.journey.reduce((sum, id) => sum + (lengths[id] ?? 0), 0);

  it('begins in the city, and keeps the kilometres of the story and its direction', () => {
    expect(laid.start).toEqual(berlin);
    expect(laid.legs[story.journey[0] ?? '']?.[0]).toEqual(berlin);
    expect(laid.km).toBeCloseTo(whole, 6);
    const own = layJourney(story, story.legs[story.journey[0] ?? '']?.path[0] as LngLat).direction;
    expect(Math.abs(((laid.direction - own + 540) % 360) - 180)).toBeLessThan(0.5);
  });

  it('keeps the length of each leg: exact on the ellipsoid, which on this sphere is up to 1 % more or less', () => {
    for (const id of story.journey) {
      const km = makePath(laid.legs[id] ?? []).km;
      expect(Math.abs(km / (lengths[id] ?? 0) - 1), id).toBeLessThan(0.012);
    }
  });

  it('has its half where half of the kilometres are done', () => {
    const way = makePath(wayOf(story, laid));
    expect(distanceKm(laid.half, pointAt(way, 0.5))).toBeLessThan(whole * 0.006);
  });

  it('is all numbers', () => {
    const way = wayOf(story, layJourney(story, berlin, 123));
    expect(way.flat().every(Number.isFinite)).toBe(true);
    expect(way.every(([, lat]) => Math.abs(lat) <= 90)).toBe(true);
  });
});

describe('laying a journey', () => {
  const story = journeys.eastward;

  it('ends where it is turned to', () => {
    const east = layJourney(story, berlin, 90);
    expect(east.direction).toBeCloseTo(90, 3);
    expect(east.end[0]).toBeGreaterThan(berlin[0] + 40);
    expect(layJourney(story, berlin, 270).end[0]).toBeLessThan(berlin[0] - 40);
  });

  it('goes on over a gap between two legs', () => {
    const whole = journeyStory('gap', [
      [0, 0],
      [10, 0],
      [20, 0],
      [30, 0],
    ]);
    const gap = { ...whole, journey: ['leg-0', 'leg-2'] };
    const laid = layJourney(gap, [100, 0]);
    expect(laid.legs['leg-2']?.[0]?.[0]).toBeCloseTo(120, 6);
    expect(laid.km).toBeCloseTo((whole.journey.length - 1) * makePath(whole.legs['leg-0']?.path ?? []).km, 6);
  });

  it('lays a leg as long as its source says, and the others as they are', () => {
    const whole = journeyStory('stated', [
      [0, 0],
      [10, 0],
      [20, 0],
    ]);
    const drawn = makePath(whole.legs['leg-0']?.path ?? []).km;
    const legs = { ...whole.legs, 'leg-0': { ...(whole.legs['leg-0'] as Leg), length: { km: 2 * drawn, sources: ['log'] } } };
    const laid = layJourney({ ...whole, legs }, [100, 0]);
    expect(laid.km).toBeCloseTo(3 * drawn, 6);
    expect(laid.legs['leg-0']?.at(-1)?.[0]).toBeCloseTo(120, 4);
    expect(laid.end[0]).toBeCloseTo(130, 4);
    expect(laid.half[0]).toBeCloseTo(115, 3);
  });

  it('says what it cannot lay', () => {
    const unknown = { ...story.legs, 'leg-1': { ...(story.legs['leg-1'] as Leg), length: 'unknown' as const } };
    expect(() => layJourney({ ...story, legs: unknown }, berlin)).toThrow('Unexpected leg without a length');
    expect(() => layJourney({ ...story, journey: [] }, berlin)).toThrow('Unexpected story without a journey');
    expect(() => layJourney(story, [Number.NaN, 0])).toThrow(RangeError);
  });
});
