import geographiclib from 'geographiclib-geodesic';
import { describe, expect, it } from 'vitest';
import type { LngLat } from './camera.ts';
import { fromPerth, type Geodesic, libraryTests, published, waypoints } from './fixtures/geodesics.ts';
import railway from './fixtures/railway.json' with { type: 'json' };
import { makePath, pointAt } from './path.ts';
import { bearing, destination, distanceKm } from './sphere.ts';

/**
 * How far a sphere of mean radius may be from the truth, and why.
 *
 * | tolerance | of | reason |
 * | --- | --- | --- |
 * | 0.56 % | lengths | the ellipsoid's radius of curvature runs from 6,335 km (along the meridian at the equator) to 6,400 km (at the poles); 6,371 is in between |
 * | 0.2° | azimuths, up to 150° of arc | geodetic latitude is not the angle at the middle of the Earth: up to 0.19° between them |
 * | none | azimuths beyond 150° of arc | near antipodes all directions are nearly as short, and small causes turn them far |
 * | 0.25 % | waypoints, of the way gone so far, and at least 25 km | length and azimuth together |
 * | 1 km, 10 km above 1,000 | distances in the facts | they are great circles of this very sphere, rounded |
 * | 11 km | Kazan–Kursk | the facts say 950, but between their own two points it is 961 (964 on the ellipsoid) |
 * | 8 to 20 % | railway beyond its chords | tracks wind; see the stations' own span below |
 */
const tolerance = { length: 0.0056, azimuth: 0.2, azimuthWithin: 150 };

const { WGS84 } = geographiclib.Geodesic;
const turned = (a: number, b: number): number => Math.abs(((a - b + 540) % 360) - 180);
const all: [string, Geodesic][] = [
  ...Object.entries(published),
  ...libraryTests.map((row, i): [string, Geodesic] => [`GeographicLib's test ${i + 1}`, row]),
];

describe('published geodesics of WGS 84', () => {
  it.each(all)('%s: the table is what GeographicLib finds', (_, [lat1, lon1, azimuth1, lat2, lon2, azimuth2, km]) => {
    const found = WGS84.Inverse(lat1, lon1, lat2, lon2);
    expect(Math.abs((found.s12 ?? 0) / 1000 - km)).toBeLessThan(0.001);
    if (km < 1) return; // over five metres the published digits of the points do not settle the azimuth
    expect(turned(found.azi1 ?? 0, azimuth1)).toBeLessThan(1e-4);
    expect(turned(found.azi2 ?? 0, azimuth2)).toBeLessThan(1e-4);
  });

  it.each(all)('%s: our length is within 0.56 %%', (_, [lat1, lon1, , lat2, lon2, , km]) => {
    expect(Math.abs(distanceKm([lon1, lat1], [lon2, lat2]) / km - 1)).toBeLessThan(tolerance.length);
  });

  it.each(all.filter(([, row]) => row[6] < tolerance.azimuthWithin * 111.2))('%s: our bearings are within 0.2°', (_, row) => {
    const [lat1, lon1, azimuth1, lat2, lon2, azimuth2] = row;
    expect(turned(bearing([lon1, lat1], [lon2, lat2]), azimuth1)).toBeLessThan(tolerance.azimuth);
    expect(turned(bearing([lon2, lat2], [lon1, lat1]) + 180, azimuth2)).toBeLessThan(tolerance.azimuth);
  });

  it.each(all)('%s: going so far in that direction leads there', (_, [lat1, lon1, , lat2, lon2, , km]) => {
    const from: LngLat = [lon1, lat1];
    const to: LngLat = [lon2, lat2];
    const reached = destination(from, bearing(from, to), distanceKm(from, to));
    expect(distanceKm(reached, to)).toBeLessThan(1e-6 * Math.max(km, 1));
  });

  it('20,000 km south-west from Perth: the library leads to the published point, and we to within 0.56 % of the way', () => {
    const { lat, lon, azimuth, km, reached } = fromPerth;
    const truth = WGS84.Direct(lat, lon, azimuth, km * 1000);
    expect(truth.lat2).toBeCloseTo(reached.lat, 7);
    expect(truth.lon2).toBeCloseTo(reached.lon, 7);
    expect(distanceKm(destination([lon, lat], azimuth, km), [reached.lon, reached.lat])).toBeLessThan(tolerance.length * km);
  });

  it('Beijing–San Francisco passes the published waypoints, over the antimeridian', () => {
    const path = makePath([waypoints[0], waypoints.at(-1)].map((row): LngLat => [row?.[2] ?? 0, row?.[1] ?? 0]));
    const whole = 9513.998;
    for (const [km, lat, lon] of waypoints) {
      expect(distanceKm(pointAt(path, km / whole), [lon, lat]), `at ${km} km`).toBeLessThan(Math.max(0.0025 * km, 25));
    }
  });
});

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
    expect(Math.abs(distanceKm(a, b) / onEllipsoid - 1)).toBeLessThan(tolerance.length);
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
