import { distanceKm } from '#geo/sphere.ts';
import type { BlockMaterial } from './blocks.ts';
import type { Gathered, Told } from './features.ts';
import { lengthKm } from './lines.ts';
import { every, type LineMaterial, legMargin, type PlaceMaterial, type StepMaterial } from './material.ts';

/** More steps than these nobody scrolls through: lines are then drawn together. */
const mostSteps = 30;
/** More labels than these have no room on a phone. */
const mostLabels = 150;

/** Steps for a file that has none: the title, a step for each line or for all, one for each thing that has words, one for what is left. */
export function stepsOf({ places, lines, areas, told }: Gathered): StepMaterial[] {
  const empty = { blocks: [], marks: [], areas: [], comments: [], textComments: [], labels: [], draw: new Map() };
  const ends = new Set(lines.flatMap(({ from, to }) => [from, to]));
  const named = [...new Set([...ends, ...every(places)])].filter((place) => places[place]?.kind !== 'context');
  const titled = named.slice(0, 8);
  const whole: StepMaterial['camera'] = { kind: 'fit', places: every(places), lines: every(lines), areas: every(areas) };
  const steps: StepMaterial[] = [{ ...empty, id: 'title', camera: whole, labels: titled }];
  const shown = new Set<number>();
  const wordsFor = (kind: Told['kind'], index: number): BlockMaterial[] =>
    told.filter((one) => one.kind === kind && one.index === index).flatMap(({ words }) => words.blocks);
  const draw = (indices: readonly number[]) => new Map(indices.map((index) => [index, 1]));
  if (lines.length > mostSteps) {
    const labels = [...ends].filter((place) => places[place]?.kind !== 'context').slice(0, mostLabels);
    const marks = [...ends].filter((place) => !labels.includes(place));
    steps.push({ ...empty, camera: { kind: 'fit', lines: every(lines) }, labels, marks, draw: draw(every(lines)) });
    for (const place of ends) shown.add(place);
  }
  lines.forEach((line, index) => {
    const blocks = wordsFor('line', index);
    if (lines.length > mostSteps && blocks.length === 0) return;
    const labels = [...new Set([line.from, line.to, ...placesOn(line, places)])];
    for (const place of labels) shown.add(place);
    const heading = lines.length > 1 || blocks.length > 0 ? line.name : undefined;
    steps.push({
      ...empty,
      id: line.name,
      heading,
      blocks,
      camera: { kind: 'fit', lines: [index], places: labels, margin: legMargin },
      labels,
      draw: draw([index]),
    });
  });
  for (const index of [...new Set(told.filter(({ kind }) => kind === 'place').map((one) => one.index))]) {
    const place = places[index];
    if (!place || steps.length > 150) continue;
    shown.add(index);
    steps.push({
      ...empty,
      id: place.name,
      heading: place.name,
      blocks: wordsFor('place', index),
      camera: { kind: 'fit', places: [index], zoom: closeZoom(place, places) },
      labels: [index],
    });
  }
  const rest = every(places).filter((index) => !shown.has(index));
  if (rest.length > 0) {
    const labels = rest.length <= mostLabels ? rest : [];
    const marks = rest.length <= mostLabels ? [] : rest;
    steps.push({ ...empty, id: 'places', camera: { kind: 'fit', places: rest }, labels, marks });
  }
  areas.forEach((area, index) => {
    const blocks = wordsFor('area', index);
    if (blocks.length === 0 && areas.length > mostSteps) return;
    steps.push({ ...empty, id: area.name, heading: area.name, blocks, camera: { kind: 'fit', areas: [index] }, areas: [index] });
  });
  const left = every(areas).filter((index) => !steps.some((step) => step.areas.includes(index)));
  if (left.length > 0) steps.push({ ...empty, id: 'areas', camera: { kind: 'fit', areas: left }, areas: left });
  return steps;
}

/** Vertices times places that are compared at most. */
const mostCompared = 4_000_000;

/** The places that a line goes through, as those do that are its vertices. */
function placesOn({ points = [] }: LineMaterial, places: readonly PlaceMaterial[]): number[] {
  if (points.length * places.length > mostCompared) return [];
  const near = Math.min(0.05, lengthKm(points) * 0.001);
  return places.flatMap(({ at, kind }, index) =>
    kind !== 'context' && points.some((point) => Math.abs(point[1] - at[1]) < 0.01 && distanceKm(point, at) <= near) ? [index] : [],
  );
}

/** A zoom at which a place has about a quarter of the spread of all places around it; from 3 to 12. */
function closeZoom(place: PlaceMaterial, places: readonly PlaceMaterial[]): number {
  const far = places.reduce((most, other) => Math.max(most, distanceKm(place.at, other.at)), 0);
  const width = Math.max(far / 2, 5);
  return Math.min(12, Math.max(3, Number((Math.log2((40_075 * Math.cos((place.at[1] * Math.PI) / 180)) / width) + 0.2).toFixed(1))));
}
