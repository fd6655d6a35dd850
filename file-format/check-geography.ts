import type { LngLat } from '#geo/camera.ts';
import { nearestOn } from '#geo/near-path.ts';
import { makePath } from '#geo/path.ts';
import { distanceKm } from '#geo/sphere.ts';
import type { Draft } from './check-references.ts';
import type { Shape } from './geojson.ts';
import type { LegDraft } from './leg-parts.ts';
import type { Report, Spot } from './problem.ts';
import { own } from './salvage.ts';
import type { YamlFile } from './yaml-file.ts';

/** How far the end of a leg may lie from its place, km: a port is not the middle of its city. */
const nearKm = 30;
/** How far from a leg its stops may lie, km: what is named on the route timeline has been passed. */
const stopKm = 100;
/** How far a branch may begin from the line that it leaves, km. */
const branchKm = 5;
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
  for (const { id, spot, points, near, otherwise } of swappedThings(draft, yaml, shapes)) {
    swapped.add(id);
    const first = points[0];
    if (!first) continue;
    const asked = `longitude first: is \`${written(swap(first))}\` meant, which lies near \`${near}\`?${otherwise ? ` If not, ${otherwise}` : ''}`;
    report('coordinate-swapped', spot(), `${written(first)}, more than ${farKm} km from all else`, asked);
  }
  const placeAt = (id: string | undefined): LngLat | undefined => {
    // a place that is itself mistaken convicts no leg
    return id === undefined || swapped.has(`place ${id}`) ? undefined : (own(own(draft.places, id), 'at') as LngLat | undefined);
  };
  for (const [id, leg] of Object.entries(draft.legs ?? {})) {
    const shape = leg?.path === undefined ? undefined : shapes.get(leg.path);
    const to = placeAt(leg?.to);
    const start = leg?.branch ? { id: leg.branch.leg, at: leg.branch.at } : { id: leg?.from, at: placeAt(leg?.from) };
    if (leg && shape && !swapped.has(`file ${leg.path}`)) checkEnds(shape, start, { id: leg.to, at: to }, report);
    const line = leg?.stops && !swapped.has(`file ${leg.path}`) ? lineOf(leg, shapes, placeAt) : undefined;
    for (const [i, stop] of (line ? (leg?.stops ?? []) : []).entries()) {
      const at = placeAt(stop);
      const off = at && line ? nearestOn(makePath(line, { curved: leg?.curved ?? false }), at).km : 0;
      if (off > stopKm)
        report(
          'stop-off-leg',
          yaml.spot(['legs', id, 'stops', i]),
          `\`${stop}\`, ${km(off)} from the leg`,
          `a place within ${stopKm} km of it`,
        );
    }
  }
  for (const [id, leg] of Object.entries(draft.legs ?? {})) {
    const { leg: stemId, at } = leg?.branch ?? {};
    const stem = own(draft.legs, stemId ?? '') as LegDraft | undefined;
    const line = stem && lineOf(stem, shapes, placeAt);
    if (stemId === id) report('branch-off', yaml.spot(['legs', id, 'branch', 'leg']), `branch of \`${id}\` off itself`, 'another leg');
    if (!at || !line || stemId === id || swapped.has(`branch ${id}`)) continue;
    const off = nearestOn(makePath(line, { curved: stem.curved ?? false }), at).km;
    if (off > branchKm)
      report(
        'branch-off',
        yaml.spot(['legs', id, 'branch', 'at']),
        `${km(off)} to the line of \`${stemId}\``,
        `a point within ${branchKm} km of it`,
      );
  }
  checkJourney(draft, yaml, placeAt, report);
}

/** The points of a leg, where its ends are known and not mistaken. */
function lineOf(leg: LegDraft, shapes: Shapes, placeAt: (id: string | undefined) => LngLat | undefined): readonly LngLat[] | undefined {
  if (leg.path !== undefined) {
    const line = shapes.get(leg.path)?.line;
    return line && line.length > 1 ? line : undefined;
  }
  const [start, end] = [leg.branch?.at ?? placeAt(leg.from), placeAt(leg.to)];
  const via = (leg.via ?? []).filter((point) => point !== undefined);
  return start && end ? [start, ...via, end] : undefined;
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
    // an end whose place is not known agrees with anything, and says nothing
    const [point, place, index] = from.at ? [start, from, 0] : [end, to, shape.line.length - 1];
    report(
      'coordinate-swapped',
      shape.spot(index),
      written(point),
      `longitude first: \`${written(swap(point))}\`, which is at \`${place.id}\``,
    );
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
    const leg = own(draft.legs, id ?? '') as LegDraft | undefined;
    if (leg?.branch && before?.to)
      report(
        'journey-gap',
        yaml.spot(['journey', i]),
        `\`${id}\`, which branches off \`${leg.branch.leg}\``,
        `a leg that begins at \`${before.to}\`, where \`${journey[i - 1]}\` ends`,
      );
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
  /** the author says that its coordinates are right */
  readonly asWritten?: boolean;
  /** how the author says so */
  readonly otherwise?: string;
}

/** Places, points of legs and shapes far from all the rest of the story that would lie among it with their numbers swapped. */
function swappedThings(draft: Draft, yaml: YamlFile, shapes: Shapes): (Thing & { near: string })[] {
  const things = allThings(draft, yaml, shapes);
  const within = (point: LngLat, other: Thing, distance: number) => other.points.some((its) => distanceKm(point, its) <= distance);
  // What stands beside a thing in the file is mostly near it: looked for from there outwards, a witness is found soon in a hundred thousand points.
  const hasWitness = (point: LngLat, index: number): boolean => {
    for (let away = 1; away < things.length; away++) {
      for (const other of [things[index - away], things[index + away]]) if (other && within(point, other, farKm)) return true;
    }
    return false;
  };
  const accused =
    things.length < 2
      ? []
      : // beyond 90 a longitude can't be a latitude
        things.filter((thing, i) => !thing.asWritten && thing.points.every((point) => Math.abs(point[0]) <= 90 && !hasWitness(point, i)));
  const convicted: (Thing & { near: string })[] = [];
  // Of two that accuse one another the later is convicted, and then no witness any more against the first.
  for (const thing of accused.toReversed()) {
    const witnesses = things.filter((other) => other !== thing && !convicted.some(({ id }) => id === other.id));
    const near = witnesses.find((other) => thing.points.every((point) => within(swap(point), other, homeKm)));
    if (near) convicted.push({ ...thing, near: near.name });
  }
  return convicted;
}

function allThings(draft: Draft, yaml: YamlFile, shapes: Shapes): Thing[] {
  const things: Thing[] = [];
  const isSure = (id: string | undefined): boolean => id !== undefined && own(own(draft.places, id), 'asWritten') === true;
  /** the paths that begin or end at a place whose coordinates are said to be right */
  const sure = new Set(
    Object.values(draft.legs ?? {}).flatMap((leg) => (leg?.path && (isSure(leg.from) || isSure(leg.to)) ? [leg.path] : [])),
  );
  for (const [id, place] of Object.entries(draft.places ?? {})) {
    const spot = () => yaml.spot(['places', id, 'at']);
    if (place?.at)
      things.push({
        id: `place ${id}`,
        name: id,
        points: [place.at],
        spot,
        asWritten: place.asWritten === true,
        otherwise: '`asWritten: true` beside `at`',
      });
  }
  for (const [id, leg] of Object.entries(draft.legs ?? {})) {
    const fork = leg?.branch?.at;
    if (fork) things.push({ id: `branch ${id}`, name: id, points: [fork], spot: () => yaml.spot(['legs', id, 'branch', 'at']) });
    for (const [i, point] of (leg?.via ?? []).entries()) {
      if (point) things.push({ id: `via ${i} ${id}`, name: id, points: [point], spot: () => yaml.spot(['legs', id, 'via', i]) });
    }
  }
  const paths = new Set(Object.values(draft.legs ?? {}).map((leg) => leg?.path));
  for (const [file, shape] of shapes) {
    const asWritten = sure.has(file);
    const otherwise = paths.has(file) ? '`asWritten: true` of a place where it ends' : undefined;
    const points = shape ? [...shape.line, ...shape.polygons.flat(2)] : [];
    if (shape && points.length > 0)
      things.push({
        id: `file ${file}`,
        name: file,
        points: thin(points),
        spot: () => shape.spot(0),
        asWritten,
        ...(otherwise ? { otherwise } : {}),
      });
  }
  return things;
}

/** At most 20 points of a shape, evenly taken: enough to say where it is. */
function thin(points: readonly LngLat[]): LngLat[] {
  const every = Math.max(1, Math.ceil(points.length / 20));
  return points.filter((_, i) => i % every === 0);
}
