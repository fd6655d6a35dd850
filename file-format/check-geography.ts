import type { LngLat } from '#geo/camera.ts';
import { distanceKm } from '#geo/sphere.ts';
import type { Draft } from './check-references.ts';
import type { Shape } from './geojson.ts';
import type { Report, Spot } from './problem.ts';
import { own } from './salvage.ts';
import type { YamlFile } from './yaml-file.ts';

/** How far the end of a leg may lie from its place, km: a port is not the middle of its city. */
const nearKm = 30;
/** Farther from all the rest of the story than this, km, a point is suspected of being swapped … */
const farKm = 2000;
/** … and convicted when it would lie within this of something the other way round, km. */
const homeKm = 500;

export type Shapes = ReadonlyMap<string, Shape | null>;

const swap = ([lon, lat]: LngLat): LngLat => [lat, lon];
const written = ([lon, lat]: LngLat): string => `[${lon}, ${lat}]`;
const km = (distance: number): string => `${Math.round(distance)} km`;

/** What only the map can tell: points the wrong way round, legs that miss their places, journeys that jump. */
export function checkGeography(draft: Draft, yaml: YamlFile, shapes: Shapes, report: Report): void {
  const swapped = new Set<string>();
  checkSwapped(draft, yaml, shapes, swapped, report);
  const placeAt = (id: string | undefined): LngLat | undefined => {
    // a place that is itself mistaken convicts no leg
    return id === undefined || swapped.has(id) ? undefined : (own(own(draft.places, id), 'at') as LngLat | undefined);
  };
  for (const leg of Object.values(draft.legs ?? {})) {
    const shape = leg?.path === undefined ? undefined : shapes.get(leg.path);
    const from = placeAt(leg?.from);
    const to = placeAt(leg?.to);
    if (leg && shape) checkEnds(shape, { id: leg.from, at: from }, { id: leg.to, at: to }, report);
  }
  checkJourney(draft, yaml, placeAt, report);
}

interface End {
  readonly id: string | undefined;
  readonly at: LngLat | undefined;
}

function checkEnds(shape: Shape, from: End, to: End, report: Report): void {
  const start = shape.line[0];
  const end = shape.line.at(-1);
  if (!start || !end) return;
  const off = (point: LngLat, place: End) => place.at !== undefined && distanceKm(point, place.at) > nearKm;
  if (!off(start, from) && !off(end, to)) return;
  if (!off(swap(start), from) && !off(swap(end), to)) {
    report('coordinate-swapped', shape.spot(0), `${written(start)}`, `longitude first: ${written(swap(start))}, which is \`${from.id}\``);
  } else if (from.at && to.at && !off(end, from) && !off(start, to)) {
    report('leg-end', shape.spot(0), `path from \`${to.id}\` to \`${from.id}\``, `the other way: from \`${from.id}\` to \`${to.id}\``);
  } else {
    if (off(start, from) && from.at) report('leg-end', shape.spot(0), `begin ${km(distanceKm(start, from.at))} from \`${from.id}\``, `it within ${nearKm} km`);
    if (off(end, to) && to.at) report('leg-end', shape.spot(shape.line.length - 1), `end ${km(distanceKm(end, to.at))} from \`${to.id}\``, `it within ${nearKm} km`);
  }
}

function checkJourney(draft: Draft, yaml: YamlFile, placeAt: (id: string | undefined) => LngLat | undefined, report: Report): void {
  const journey = draft.journey ?? [];
  for (const [i, id] of journey.entries()) {
    const before = own(draft.legs, journey[i - 1] ?? '') as { to?: string } | undefined;
    const leg = own(draft.legs, id ?? '') as { from?: string } | undefined;
    if (!before?.to || !leg?.from || before.to === leg.from) continue;
    const end = placeAt(before.to);
    const start = placeAt(leg.from);
    if (end && start && distanceKm(end, start) <= nearKm) continue;
    report('journey-gap', yaml.spot(['journey', i]), `\`${id}\`, which begins at \`${leg.from}\``, `a leg that begins at \`${before.to}\`, where \`${journey[i - 1]}\` ends`);
  }
}

interface Suspect {
  readonly place?: string;
  readonly points: readonly LngLat[];
  readonly spot: () => Spot;
}

/** A place, a leg's path or a region far from all the rest of the story that would lie among it with its numbers swapped. */
function checkSwapped(draft: Draft, yaml: YamlFile, shapes: Shapes, swapped: Set<string>, report: Report): void {
  const suspects: Suspect[] = [];
  for (const [id, place] of Object.entries(draft.places ?? {})) {
    if (place?.at) suspects.push({ place: id, points: [place.at], spot: () => yaml.spot(['places', id, 'at']) });
  }
  for (const [id, leg] of Object.entries(draft.legs ?? {})) {
    for (const [i, point] of (leg?.via ?? []).entries()) {
      if (point) suspects.push({ points: [point], spot: () => yaml.spot(['legs', id, 'via', i]) });
    }
  }
  for (const shape of shapes.values()) {
    const points = shape ? [...shape.line, ...shape.polygons.flat(2)] : [];
    if (shape && points.length > 0) suspects.push({ points: thin(points), spot: () => shape.spot(0) });
  }
  for (const suspect of suspects) {
    const others = suspects.filter((other) => other !== suspect).flatMap(({ points }) => points);
    const first = suspect.points[0];
    if (others.length === 0 || !first || suspect.points.some(([lon]) => Math.abs(lon) > 90)) continue;
    const away = suspect.points.every((point) => nearestKm(point, others) > farKm);
    if (!away || !suspect.points.every((point) => nearestKm(swap(point), others) < homeKm)) continue;
    if (suspect.place !== undefined) swapped.add(suspect.place);
    report('coordinate-swapped', suspect.spot(), written(first), `longitude first: ${written(swap(first))} lies near the rest of the story`);
  }
}

const nearestKm = (point: LngLat, others: readonly LngLat[]): number => others.reduce((least, other) => Math.min(least, distanceKm(point, other)), Number.POSITIVE_INFINITY);

/** At most 20 points of a shape, evenly taken: enough to say where it is. */
function thin(points: readonly LngLat[]): LngLat[] {
  const every = Math.max(1, Math.ceil(points.length / 20));
  return points.filter((_, i) => i % every === 0);
}
