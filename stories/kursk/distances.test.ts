import geographiclib from 'geographiclib-geodesic';
import { describe, expect, it } from 'vitest';
import type { LngLat } from '#geo/camera.ts';
import { makePath } from '#geo/path.ts';
import { distanceKm } from '#geo/sphere.ts';
import railway from '#stories/kursk/railway-posts.json' with { type: 'json' };

/**
 * | tolerance | of | reason |
 * | --- | --- | --- |
 * | 1 km, 10 km above 1,000 | distances in the facts | they are great circles of this very sphere, rounded |
 * | 11 km | Kazan–Kursk | the facts say 950, but between their own two points it is 961 (964 on the ellipsoid) |
 * | 0.56 % | against the ellipsoid | geo/geodesics.test.ts |
 * | 8 to 20 % | railway beyond its chords | tracks wind; see the stations' own span below |
 */
const { WGS84 } = geographiclib.Geodesic;

const places: Record<string, LngLat> = {
  Chongjin: [129.7758, 41.7956],
  Musudan: [129.7, 40.85],
  Hungnam: [127.6321, 39.842],
  Vladivostok: [131.8735, 43.1056],
  Pyongyang: [125.7543, 39.0339],
  Kazan: [49.1221, 55.7887],
  Sudzha: [35.271, 51.191],
  Kursk: [36.1846, 51.7269],
};

describe('distances of the story', () => {
  it.each([
    ['Chongjin', 'Vladivostok', 225, 1],
    ['Musudan', 'Vladivostok', 308, 1],
    ['Hungnam', 'Vladivostok', 506, 1],
    ['Pyongyang', 'Kursk', 6690, 10],
    ['Vladivostok', 'Kursk', 6730, 10],
    ['Kazan', 'Kursk', 950, 11],
    ['Sudzha', 'Kursk', 87, 1],
  ])('%s–%s is %d km, give or take %d', (from, to, km, within) => {
    const [a, b] = [places[from] as LngLat, places[to] as LngLat];
    expect(Math.abs(distanceKm(a, b) - km)).toBeLessThanOrEqual(within);
    expect(makePath([a, b]).km).toBeCloseTo(distanceKm(a, b), 6);
    const onEllipsoid = (WGS84.Inverse(a[1], a[0], b[1], b[0]).s12 ?? 0) / 1000;
    expect(Math.abs(distanceKm(a, b) / onEllipsoid - 1)).toBeLessThan(0.0056);
  });
});

describe('railway kilometres, Vladivostok–Moscow', () => {
  const stations = railway.stations.map(([lon, lat, km]) => ({ at: [lon, lat] as LngLat, km }));
  const chords = makePath(stations.map((s) => s.at));
  const official = 9288;

  it('chords from station to station sum to 8,039 km, 13 % under the official length', () => {
    expect(Math.abs(chords.km - 8039)).toBeLessThan(1);
    expect(official / chords.km).toBeGreaterThan(1.08);
    expect(official / chords.km).toBeLessThan(1.2);
  });

  it('the curve through the stations is longer than its chords by less than 2 %, and shorter than the track', () => {
    const curve = makePath(
      stations.map((s) => s.at),
      { curved: true },
    );
    expect(curve.km).toBeGreaterThan(chords.km);
    expect(curve.km).toBeLessThan(chords.km * 1.02);
    expect(curve.km).toBeLessThan(official);
  });

  it('between known posts the track is 1.01 to 1.55 times as long as the chords: none is shorter than a straight line', () => {
    const known = stations.flatMap(({ km }, i) => (km === null ? [] : [{ km: km as number, i }]));
    expect(known.length).toBeGreaterThan(40);
    known.slice(1).forEach(({ km, i }, n) => {
      const before = known[n] as { km: number; i: number };
      const straight = makePath(stations.slice(before.i, i + 1).map((s) => s.at)).km;
      // Posts are good to about 10 km, which counts on short spans.
      expect(before.km - km, `${before.km} to ${km}`).toBeGreaterThan(straight - 10);
      if (straight > 60) expect((before.km - km) / straight).toBeLessThan(1.55);
    });
  });
});
