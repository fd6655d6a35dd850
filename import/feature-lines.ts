import type { LngLat } from '#geo/camera.ts';
import { distanceKm } from '#geo/sphere.ts';
import type { Certainty } from '#story/story.ts';
import { coordinateName, oneLine } from './escape.ts';
import { called } from './feature-names.ts';
import { type Feature, noteLost, type State } from './features.ts';
import type { Words } from './html.ts';
import { cleanLine, joinParts, lengthKm } from './lines.ts';
import type { PlaceMaterial } from './material.ts';
import type { Notes, Where } from './notes.ts';
import { noteNullPoint } from './null-point.ts';

/** More than these no story can show. */
const mostLines = 200;
/** How far the end of a line may be from the place that is its end: what the format allows, km, and a share of the line. */
const nearKm = 30;
const nearShare = 0.2;
interface Piece {
  readonly feature: Feature;
  readonly points: LngLat[];
  readonly name: string;
  readonly comments: string[];
  readonly words: Words | undefined;
  readonly km: number;
}

/** Makes legs of line features, and places of their ends. */
export function addLines(features: readonly Feature[], shared: ReadonlySet<string>, state: State): void {
  const { notes } = state;
  let pieces = features.flatMap((feature) => piecesOf(feature, shared, notes));
  if (pieces.length > mostLines) {
    const longest = new Set([...pieces].sort((a, b) => b.km - a.km).slice(0, mostLines));
    for (const { feature, name } of pieces.filter((piece) => !longest.has(piece)))
      notes.add('too-large', feature.where, `Left out: line “${name}”; a story holds the ${mostLines} longest`, 'lines');
    pieces = pieces.filter((piece) => longest.has(piece));
  }
  pieces.forEach((piece, index) => {
    addLine({ ...piece, name: piece.name || (pieces.length === 1 ? state.title : `${state.title} ${index + 1}`) }, state);
  });
  noteBackwards(pieces, notes);
}

function piecesOf(feature: Feature, shared: ReadonlySet<string>, notes: Notes): Piece[] {
  const { name, comments, words } = called(feature, shared, notes);
  const label = name ? `line “${name}”` : 'a line without a name';
  if (name === '') notes.add('name', feature.where, 'Look at: lines without names are called by the file’s name', 'unnamed lines');
  const joined = joinParts(feature.parts);
  const lines = joined.flatMap(({ points, parts }) => {
    const starts = partStarts(feature, parts);
    return cleanLine({ called: label, vertices: points, where: (index) => whereIn(feature, starts, index) }, notes);
  });
  const pieces = lines.flatMap((points, index): Piece[] => {
    const km = lengthKm(points);
    if (km < 0.001) {
      notes.add(
        'short-line',
        feature.where,
        `Left out: ${label}${lines.length > 1 ? `, part ${index + 1}` : ''}, which is shorter than a metre`,
      );
      return [];
    }
    noteLength(feature, lines.length === 1 ? km : undefined, label, notes);
    const own = name && lines.length > 1 ? `${name} (${index + 1})` : name;
    return [{ feature, points, name: own, comments, words: undefined, km }];
  });
  if (pieces.length === 0) noteLost(feature, label, notes);
  // the first that is kept tells them
  return pieces.map((piece, index) => (index === 0 && words.blocks.length > 0 ? { ...piece, words } : piece));
}

function noteLength({ km: said, where }: Feature, km: number | undefined, label: string, notes: Notes): void {
  if (said === undefined || km === undefined || !(said > 0) || Math.abs(said - km) / said < 0.1) return;
  notes.add('length', where, `Look at: ${label} is ${Math.round(said)} km in the file’s words and ${Math.round(km)} km as it is drawn`);
}

interface Start {
  readonly part: number;
  /** index in the joined line at which it begins */
  readonly at: number;
}

function partStarts({ parts }: Feature, joined: readonly number[]): Start[] {
  let at = 0;
  return joined.map((part, order) => {
    const start = { part, at };
    at += (parts[part]?.points.length ?? 0) - (order === 0 ? 0 : 1);
    return start;
  });
}

function whereIn({ parts, where }: Feature, starts: readonly Start[], index: number): Where {
  const start = starts.findLast(({ at }) => at <= index) ?? starts[0];
  const part = start && parts[start.part];
  // the first vertex of a joined part is the last of the one before
  return start && part ? part.where(index - start.at + (start === starts[0] ? 0 : 1)) : where;
}

function addLine(piece: Piece, state: State): void {
  const { feature, points, name, km, words } = piece;
  const { lines, sources, notes } = state;
  const start = points[0] as LngLat;
  const end = points.at(-1) as LngLat;
  const loop = distanceKm(start, end) <= Math.min(nearKm, Math.max(0.05, km * 0.02));
  const from = endPlace(start, piece, { does: 'begins' }, state);
  const to = loop ? from : endPlace(end, piece, { does: 'ends', not: from }, state);
  const index = lines.length;
  const own = feature.sources?.filter(({ date }) => date !== undefined) ?? [];
  const known = own.map((source) => {
    const before = sources.findIndex(({ url, who }) => url === source.url && who === source.who);
    return before >= 0 ? before : sources.push(source) - 1;
  });
  const certainty: Certainty = feature.certainty === 'certain' && known.length > 0 ? 'reported' : 'inferred';
  const comments = [...piece.comments];
  if (feature.certainty && feature.certainty !== 'certain') comments.unshift(`${feature.certainty} in the file`);
  notes.add(
    'guessed',
    feature.where,
    feature.mode
      ? 'Look at: `certainty` of legs whose `mode` the file says, and not who says so'
      : 'Look at: `certainty` of the legs, which the file does not say; `mode` is left out until it is known',
    feature.mode ? 'legs with modes' : 'legs',
  );
  if (words) state.told.push({ kind: 'line', index, words, where: feature.where });
  lines.push({ name, mode: feature.mode, certainty, from, to, points, sources: known, comments });
  state.lineLayers.push(feature.layer);
  state.lineWheres.push(feature.where);
}

/** The place at a line's end: one that is near, or a new one. */
function endPlace(
  point: LngLat,
  { km, feature, name }: Piece,
  { does, not }: { does: 'begins' | 'ends'; not?: number },
  { places, notes }: State,
): number {
  const at: LngLat = [Number((((point[0] + 540) % 360) - 180).toFixed(6)), Number(point[1].toFixed(6))];
  let best = -1;
  let least = Math.min(nearKm, km * nearShare);
  places.forEach((place, index) => {
    const away = distanceKm(place.at, at);
    // places that were made for ends of other lines are theirs, unless the two ends are one point
    const limit = place.kind === 'context' ? Math.min(0.05, least) : least;
    if (index !== not && away <= limit) {
      best = index;
      least = away;
    }
  });
  const found = places[best];
  if (found) {
    if (least > 1)
      notes.add(
        'gap',
        feature.where,
        `Look at: line “${name}” ${does} ${least.toFixed(1)} km from “${found.name}”, which is taken for its end`,
      );
    return best;
  }
  notes.add('name', feature.where, 'Look at: ends of lines without a place are called by their coordinates', 'ends');
  const own = coordinateName(at, km > 50 ? 2 : km > 5 ? 3 : 4);
  noteNullPoint(at, own, feature.where, notes);
  return places.push({ at, name: own, kind: 'context', comments: [`TODO: the name of an end of ${oneLine(name, 60)}`] }) - 1;
}

/** Lines that meet the next one with their start, and that one with its end, are both from end to start. */
function noteBackwards(pieces: readonly Piece[], notes: Notes): void {
  const backwards = new Set<Piece>();
  pieces.forEach((piece, index) => {
    const { points, feature, name } = piece;
    const next = pieces[index + 1];
    const [start, nextEnd] = [points[0], next?.points.at(-1)];
    if (!next || !start || !nextEnd) return;
    if (name === '' || next.name === '' || name === next.name || feature === next.feature) return;
    if (distanceKm(start, nextEnd) < 0.05 && distanceKm(points.at(-1) as LngLat, next.points[0] as LngLat) > 0.05)
      backwards.add(piece).add(next);
  });
  const [first] = backwards;
  if (!first) return;
  const named = [...backwards].map(({ name }) => `“${oneLine(name, 80)}”`).join(', ');
  notes.add(
    'backwards',
    first.feature.where,
    `Look at: these ${backwards.size} lines are drawn from end to start, if the file has them in their order: ${named}; to turn one, reverse the coordinates of its .geojson and exchange \`from\` and \`to\``,
  );
}

/** More legs than these are no journey. */
const mostInJourney = 60;

/** The lines as one journey, where each begins near the end of the one before; none otherwise, which is noted. */
export function journeyOf({ lines, lineWheres, places, notes }: State): number[] {
  if (lines.length === 0) return [];
  if (lines.length > mostInJourney) {
    notes.add('gap', lineWheres[0] as Where, `No journey: of more than ${mostInJourney} lines none is made`);
    return [];
  }
  const apart = (index: number): number => {
    const [before, line] = [lines[index - 1], lines[index]];
    if (!before || !line || before.to === line.from) return 0;
    return distanceKm((places[before.to] as PlaceMaterial).at, (places[line.from] as PlaceMaterial).at);
  };
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    const shorter = Math.min(lengthKm(before?.points ?? []), lengthKm(line.points ?? []));
    if (!before || apart(index) <= Math.min(nearKm, shorter * nearShare)) continue;
    notes.add(
      'gap',
      lineWheres[index] as Where,
      `No journey: line “${oneLine(line.name, 80)}” does not begin where line “${oneLine(before.name, 80)}” ends; if they are one, order them in \`journey\``,
    );
    return [];
  }
  lines.forEach((line, index) => {
    if (apart(index) > 0.05)
      notes.add(
        'gap',
        lineWheres[index] as Where,
        `Look at: “${line.name}” begins ${apart(index).toFixed(1)} km from the end of “${lines[index - 1]?.name}”`,
      );
  });
  return lines.map((_, index) => index);
}
