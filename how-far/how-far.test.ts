import { describe, expect, it } from 'vitest';
import { identified } from './cities.ts';
import { journeys } from './fixtures/journeys.ts';
import { howFar } from './how-far.ts';

const cities = identified([
  ['Delhi', 'IN', 77.2, 28.6],
  ['Nairobi', 'KE', 36.82, -1.29],
  ['Quito', 'EC', -78.5, -0.2],
  ['Oslo', 'NO', 10.75, 59.91],
]);
const [delhi, nairobi, quito, oslo] = cities as [(typeof cities)[0], (typeof cities)[0], (typeof cities)[0], (typeof cities)[0]];

describe('how far', () => {
  it('names the nearest cities at the end and half-way', () => {
    const answer = howFar(journeys.eastward, cities, oslo);
    expect(answer.end.city).toBe(delhi);
    expect(answer.end.km).toBeGreaterThan(100);
    expect(answer.half?.city.id).toBeDefined();
  });

  it('turns with the direction', () => {
    expect(howFar(journeys.eastward, cities, nairobi, 270).end.city).toBe(quito);
  });

  it('comes back from there and back: half-way is far, the end is home', () => {
    const answer = howFar(journeys['there-and-back'], cities, quito, 90);
    expect(answer.end).toMatchObject({ city: quito });
    expect(answer.end.km).toBeLessThan(0.1);
    expect(howFar(journeys.loop, cities, quito, 90).end.km).toBeLessThan(0.1);
  });

  it('has nothing half-way where one is still, or again, at home', () => {
    expect(howFar(journeys.short, cities, oslo).half).toBeNull();
    const twice = { ...journeys['there-and-back'] };
    expect(howFar({ ...twice, journey: [...twice.journey, ...twice.journey] }, cities, oslo).half).toBeNull();
  });

  it('needs cities', () => expect(() => howFar(journeys.short, [], nairobi)).toThrow('Unexpected list without cities'));
});
