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
  for (const { id, spot, points, near } of swappedThings(draft, yaml, shapes)) {
    swapped.add(id);
    const first = points[0];
    if (first) report('coordinate-swapped', spot(), written(first), `longitude first: ${written(swap(first))} lies near \`${near}\``);
  }
  const placeAt = (id: string | undefined): LngLat | undefined => {
    // a place that is itself mistaken convicts no leg
    return id === undefined || swapped.has(`place ${id}`) ? undefined : (own(own(draft.places, id), 'at') as LngLat | undefined);
  };
  for (const leg of Object.values(draft.legs ?? {})) {
    const shape = leg?.path === undefined ? undefined : shapes.get(leg.path);
    const from = placeAt(leg?.from);
    const to = placeAt(leg?.to);
    if (leg && shape && !swapped.has(`file ${leg.path}`)) checkEnds(shape, { id: leg.from, at: from }, { id: leg.to, at: to }, report);
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
    if (off(start, from) && from.at)
      report('leg-end', shape.spot(0), `begin ${km(distanceKm(start, from.at))} from \`${from.id}\``, `it within ${nearKm} km`);
    if (off(end, to) && to.at)
      report('leg-end', shape.spot(shape.line.length - 1), `end ${km(distanceKm(end, to.at))} from \`${to.id}\``, `it within ${nearKm} km`);
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
    report(
      'journey-gap',
      yaml.spot(['journey', i]),
      `\`${id}\`, which begins at \`${leg.from}\``,
      `a leg that begins at \`${before.to}\`, where \`${journey[i - 1]}\` ends`,
    );
  }
}

interface Thing {
  readonly id: string;
  readonly name: string;
  readonly points: readonly LngLat[];
  readonly spot: () => Spot;
}

/** Places, points of legs and shapes far from all the rest of the story that would lie among it with their numbers swapped. */
function swappedThings(draft: Draft, yaml: YamlFile, shapes: Shapes): (Thing & { near: string })[] {
  const things = allThings(draft, yaml, shapes);
  const least = (point: LngLat, others: readonly Thing[]) =>
    Math.min(...others.flatMap(({ points }) => points.map((other) => distanceKm(point, other))));
  const accused = things.filter((thing) => {
    const others = things.filter((other) => other !== thing);
    // beyond 90 a longitude can't be a latitude
    return others.length > 0 && thing.points.every((point) => Math.abs(point[0]) <= 90 && least(point, others) > farKm);
  });
  const convicted: (Thing & { near: string })[] = [];
  // Of two that accuse one another the later is convicted, and then no witness any more against the first.
  for (const thing of accused.toReversed()) {
    const witnesses = things.filter((other) => other !== thing && !convicted.some(({ id }) => id === other.id));
    const near = witnesses.find((other) => thing.points.every((point) => least(swap(point), [other]) < homeKm));
    if (near) convicted.push({ ...thing, near: near.name });
  }
  return convicted;
}

function allThings(draft: Draft, yaml: YamlFile, shapes: Shapes): Thing[] {
  const things: Thing[] = [];
  for (const [id, place] of Object.entries(draft.places ?? {})) {
    if (place?.at) things.push({ id: `place ${id}`, name: id, points: [place.at], spot: () => yaml.spot(['places', id, 'at']) });
  }
  for (const [id, leg] of Object.entries(draft.legs ?? {})) {
    for (const [i, point] of (leg?.via ?? []).entries()) {
      if (point) things.push({ id: `via ${i} ${id}`, name: id, points: [point], spot: () => yaml.spot(['legs', id, 'via', i]) });
    }
  }
  for (const [file, shape] of shapes) {
    const points = shape ? [...shape.line, ...shape.polygons.flat(2)] : [];
    if (shape && points.length > 0) things.push({ id: `file ${file}`, name: file, points: thin(points), spot: () => shape.spot(0) });
  }
  return things;
}

/** At most 20 points of a shape, evenly taken: enough to say where it is. */
function thin(points: readonly LngLat[]): LngLat[] {
  const every = Math.max(1, Math.ceil(points.length / 20));
  return points.filter((_, i) => i % every === 0);
}
