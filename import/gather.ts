import type { LngLat } from '#geo/camera.ts';
import { distanceKm } from '#geo/sphere.ts';
import { coordinateName, oneLine } from './escape.ts';
import { addLines, journeyOf } from './feature-lines.ts';
import { called, sharedWords } from './feature-names.ts';
import { type Feature, type Gathered, lostWords, noteLost, type State } from './features.ts';
import { cleanLine, coordinate, pointOf, type Vertex } from './lines.ts';
import { type Notes, Refusal, type Where } from './notes.ts';
import { noteNullPoint } from './null-point.ts';

/** More than these no story can show, and no one read. */
const mostPlaces = 400;
const mostAreas = 100;

/** Makes places, legs and regions of features; what can't be carried over is noted. */
export function gather(features: readonly Feature[], title: string, notes: Notes): Gathered {
  const all = withTimedLine(features, notes);
  refuseNothingOnEarth(all);
  const state: State = { places: [], lines: [], areas: [], sources: [], told: [], lineLayers: [], lineWheres: [], notes, title };
  const shared = sharedWords(all, notes);
  for (const feature of all) if (feature.shape === 'point') addPlace(feature, shared, state);
  addLines(
    all.filter(({ shape }) => shape === 'line'),
    shared,
    state,
  );
  for (const feature of all) if (feature.shape === 'area') addArea(feature, shared, state);
  if (all.some(({ shape, recorded }) => shape === 'line' && recorded))
    notes.add(
      'personal',
      (all.find(({ recorded }) => recorded) as Feature).where,
      'Look at: a recording of where somebody was, and when. It may show where they live, and with whom; ask them before you publish it',
    );
  noteOrder(all, notes);
  const order = new Map(all.map(({ where }, index) => [where, index]));
  const told = state.told.toSorted((a, b) => (order.get(a.where) ?? 0) - (order.get(b.where) ?? 0));
  return { ...state, told, journey: journeyOf(state) };
}

const months = /(jan|fev|feb|mar|abr|apr|mai|may|jun|jul|ago|aug|set|sep|out|oct|okt|nov|dez|dec|déc)/i;

/** Points without a line are no journey, however they are named. */
function noteOrder(features: readonly Feature[], notes: Notes): void {
  const points = features.filter(({ shape }) => shape === 'point');
  const [first] = points;
  if (!first || points.length < 3 || features.some(({ shape }) => shape === 'line')) return;
  notes.add(
    'guessed',
    first.where,
    `Look at: ${points.length} points and no line: whether there was a way from one to the next the file does not say, and no leg is made`,
  );
  const dated = points.filter(({ name }) => /\d/.test(name) && months.test(name));
  if (dated.length > points.length / 2)
    notes.add(
      'name',
      (dated[0] as Feature).where,
      `Look at: the names of ${dated.length} points are dates; what the places are called is not in the file`,
    );
}

/** Coordinates of a picture or of a flat map are not on Earth: a few mistakes are left out, a file of them is refused. */
function refuseNothingOnEarth(features: readonly Feature[]): void {
  let on = 0;
  let off = 0;
  let swapped = 0;
  let metres = 0;
  let first: Where | undefined;
  for (const { parts } of features) {
    for (const { points, where } of parts) {
      points.forEach(({ lon, lat }, index) => {
        if (pointOf(lon, lat)) on++;
        else {
          off++;
          first ??= where(index);
          if (pointOf(lat, lon)) swapped++;
          if (Math.abs(coordinate(lon)) > 1000 && Math.abs(coordinate(lat)) > 1000) metres++;
        }
      });
    }
  }
  if (off > 0 && off >= on)
    throw new Refusal(
      'projected',
      first as Where,
      `${off} of ${off + on} coordinates are not on Earth: ${
        swapped === off
          ? 'the other way round they would be, and GeoJSON, KML and the like have longitude first; exchange the two numbers of each'
          : metres === off
            ? 'they are the metres of a flat map; convert the file, as with `ogr2ogr -t_srs EPSG:4326`'
            : 'they are the metres of a flat map, points of a picture, or latitude before longitude'
      }`,
    );
}

/** A way that is only in the times of points without names: a line through them, in the order of time. */
function withTimedLine(features: readonly Feature[], notes: Notes): readonly Feature[] {
  const timed = features.filter((feature) => feature.shape === 'point' && feature.time && !Number.isNaN(Date.parse(feature.time)));
  const unnamed = timed.filter(({ name, words }) => name.trim() === '' && words.trim() === '');
  const first = unnamed[0];
  if (features.some(({ shape }) => shape === 'line') || !first || unnamed.length < 5) return features;
  const ordered = [...unnamed].sort((a, b) => Date.parse(a.time ?? '') - Date.parse(b.time ?? ''));
  const points = ordered.map(({ parts, time }): Vertex => ({ ...(parts[0]?.points[0] ?? { lon: undefined, lat: undefined }), time }));
  notes.add('guessed', first.where, `Look at: a line through ${ordered.length} points without names, in the order of their times`);
  const line: Feature = {
    shape: 'line',
    name: '',
    words: '',
    parts: [{ points, where: (index) => ordered[index]?.where ?? first.where }],
    where: first.where,
    recorded: true,
    time: `${ordered[0]?.time} – ${ordered.at(-1)?.time}`,
  };
  const inLine = new Set(unnamed);
  return [...features.filter((feature) => !inLine.has(feature)), line];
}

function addPlace(feature: Feature, shared: ReadonlySet<string>, state: State): void {
  const { places, notes } = state;
  const vertex = feature.parts[0]?.points[0];
  const at = pointOf(vertex?.lon, vertex?.lat);
  if (!at) {
    notes.add(
      'coordinate',
      feature.where,
      `Left out: point “${oneLine(feature.name, 60)}”, whose coordinates are not on Earth${lostWords(feature.words)}`,
    );
    return;
  }
  const { name: given, comments, words } = called(feature, shared, notes);
  const rounded: LngLat = [Number(at[0].toFixed(6)), Number(at[1].toFixed(6))];
  const name = given || coordinateName(rounded, 3);
  if (given === '') {
    notes.add('name', feature.where, 'Look at: a point without a name is called by its coordinates', 'unnamed');
    comments.unshift('TODO: its name');
  }
  const again = places.findIndex((place) => place.name === name && distanceKm(place.at, rounded) < 0.001);
  if (again >= 0) {
    notes.add('repeated', feature.where, `Once in the story: “${name}” is there again at the same point`);
    if (words.blocks.length > 0) state.told.push({ kind: 'place', index: again, words, where: feature.where });
    return;
  }
  if (places.length >= mostPlaces) {
    notes.add('too-large', feature.where, `Left out: points after the first ${mostPlaces}`, 'places');
    return;
  }
  const unsure = feature.certainty === 'less-certain' || feature.certainty === 'uncertain';
  if (unsure) comments.unshift(`${feature.certainty} in the file`);
  for (const source of feature.sources ?? []) comments.push(`source: ${source.who}, ${source.url}`);
  if (words.blocks.length > 0) state.told.push({ kind: 'place', index: places.length, words, where: feature.where });
  noteNullPoint(rounded, name, feature.where, notes);
  places.push({ at: rounded, name, kind: unsure ? 'approximate' : 'story', comments });
}

/**
 * Rings round the whole world, or round a pole, have an edge from one side of the map to the other, which is no step over the antimeridian: points on the
 * way say so.
 */
function withWholeParallels(vertices: readonly Vertex[]): readonly Vertex[] {
  const numbers = vertices.map(({ lon, lat }) => [coordinate(lon), coordinate(lat)] as const);
  const isWorld = numbers.every(([lon]) => Math.abs(lon) === 180);
  return vertices.flatMap((vertex, index): Vertex[] => {
    const [here, before] = [numbers[index], numbers[index - 1]];
    if (!here || !before || Math.abs(here[0] - before[0]) !== 360 || here[1] !== before[1]) return [vertex];
    if (!isWorld && Math.abs(here[1]) !== 90) return [vertex];
    const third = (here[0] - before[0]) / 3;
    return [{ lon: before[0] + third, lat: here[1] }, { lon: before[0] + 2 * third, lat: here[1] }, vertex];
  });
}

function addArea(feature: Feature, shared: ReadonlySet<string>, state: State): void {
  const { areas, notes } = state;
  const { name, comments, words } = called(feature, shared, notes);
  const label = name ? `area “${name}”` : 'an area without a name';
  let at = 0;
  const polygons = (feature.polygons ?? [feature.parts.length]).flatMap((count) => {
    const rings = feature.parts.slice(at, at + count).flatMap((part, index): LngLat[][] => {
      const pieces = cleanLine({ called: label, vertices: withWholeParallels(part.points), where: part.where }, notes);
      const ring = pieces[0];
      const first = ring?.[0];
      if (!ring || !first || pieces.length > 1 || ring.length < 3) {
        if (ring) notes.add('coordinate', part.where(0), `Left out: ring ${index + 1} of ${label}, which is no area`);
        return [];
      }
      const last = ring.at(-1) as LngLat;
      const closed: LngLat[] = last[0] === first[0] && last[1] === first[1] ? ring : [...ring, first];
      if (closed.length >= 4) return [closed];
      notes.add('coordinate', part.where(0), `Left out: ring ${index + 1} of ${label}, which is no area`);
      return [];
    });
    at += count;
    return rings.length > 0 ? [rings] : [];
  });
  if (polygons.length === 0) {
    noteLost(feature, label, notes);
    return;
  }
  if (areas.length >= mostAreas) {
    notes.add('too-large', feature.where, `Left out: areas after the first ${mostAreas}`, 'areas');
    return;
  }
  if (words.blocks.length > 0) state.told.push({ kind: 'area', index: areas.length, words, where: feature.where });
  const title = name || (areas.length === 0 ? state.title : `${state.title} ${areas.length + 1}`);
  if (name === '') notes.add('name', feature.where, 'Look at: areas without names are called by the file’s name', 'unnamed areas');
  areas.push({ name: title, polygons, comments });
}
