import { checkFiles, type Files } from '#file-format/check-files.ts';
import type { Problem } from '#file-format/problem.ts';
import type { LngLat } from '#geo/camera.ts';
import { lintStory } from '#lint/lint-story.ts';
import { linter } from '#lint/linter.ts';
import { tooClose } from './close-cameras.ts';
import type { CameraMaterial, Material, PlaceMaterial, StepMaterial } from './material.ts';
import type { Notes, Where } from './notes.ts';
import { point, type Relaxed, type Written, writeStory } from './write-story.ts';

/** A story as files, and what check still says of it. */
export interface Settled extends Written {
  /** warnings; errors only where no remedy is known */
  readonly problems: readonly Problem[];
}

export interface SettleOptions {
  readonly id: string;
  readonly today: string;
  readonly locales: readonly string[];
  readonly where: Where;
  readonly notes: Notes;
  /** the media that the words name, by their names in the story's folder */
  readonly media: Files;
}

/** Without the comments TODO, which the report of an import counts itself. */
const { contents: _, ...settledLinter } = linter;

/** Rounds of mending: each gives a camera that check refuses one thing less. */
const rounds = 8;

/**
 * Writes a story and has it checked as `npm run check` does. A camera that no map can have, or that moves too fast, is made simpler step by
 * step; what changed is
 * noted.
 */
export function settle(first: Material, options: SettleOptions): Settled {
  const { id, today, locales, where, notes, media } = options;
  const relaxed = new Map<number, Relaxed>();
  let material = first;
  let written = writeStory(material, { relaxed, today });
  for (let round = 0; round < rounds; round++) {
    const { story, problems } = checkFiles(id, { ...written.files, ...media }, { locales });
    if (!story) {
      const trusted = withSwapped(material, problems, written, options);
      if (!trusted) break;
      material = trusted;
      written = writeStory(material, { relaxed, today });
      continue;
    }
    const refused = new Set<number>();
    const impossible = new Set<number>();
    for (const { code, severity, at } of lintStory(story)) {
      const step = at.file === 'story' && at.path[0] === 'steps' ? Number(at.path[1]) : -1;
      if (severity !== 'error' || step < 0) continue;
      refused.add(step);
      if (code === 'camera-without-room' && (relaxed.get(step)?.camera ?? 0) > 0) impossible.add(step);
    }
    if (refused.size === 0) break;
    for (const step of refused) relaxed.set(step, { camera: (relaxed.get(step)?.camera ?? 0) + 1 });
    if (impossible.size > 0)
      material = { ...material, steps: material.steps.map((step, index) => (impossible.has(index) ? fromAfar(step, material) : step)) };
    written = writeStory(material, { relaxed, today });
  }
  for (const [step, { camera }] of relaxed) {
    const how = camera === 1 ? 'without pitch and bearing' : 'from farther away';
    notes.add('camera', where, `Changed: the camera of step \`${written.steps[step]}\`, ${how}, since a reader could not follow it else`);
  }
  const close = tooClose(material);
  if (close) notes.add('streets', where, close);
  return {
    ...written,
    problems: checkFiles(id, { ...written.files, ...media }, { lint: settledLinter, locales }).problems,
  };
}

/**
 * The Earth from far away, over the middle of what a step shows, where that is on more than half of it. A zoom less is taken where it is
 * written, as of every camera
 * that was refused.
 */
function fromAfar(step: StepMaterial, { places, lines }: Material): StepMaterial {
  const { camera } = step;
  if (camera.kind === 'center') return step;
  const points = [
    ...(camera.places ?? []).flatMap((place) => places[place]?.at ?? []),
    ...(camera.lines ?? []).flatMap((line) => {
      const { points: path = [], from = 0, to = 0 } = lines[line] ?? {};
      return path.length > 0 ? path.flat() : [from, to].flatMap((place) => places[place]?.at ?? []);
    }),
  ];
  return { ...step, camera: { kind: 'center', center: middleOf(points), zoom: 2.2 } };
}

/** The middle of points on the sphere, away from the poles. @param numbers longitude, latitude, longitude … */
function middleOf(numbers: readonly number[]): LngLat {
  const radians = Math.PI / 180;
  let [x, y, z] = [0, 0, 0];
  for (let i = 0; i + 1 < numbers.length; i += 2) {
    const [lon, lat] = [(numbers[i] ?? 0) * radians, (numbers[i + 1] ?? 0) * radians];
    x += Math.cos(lat) * Math.cos(lon);
    y += Math.cos(lat) * Math.sin(lon);
    z += Math.sin(lat);
  }
  const lat = Math.atan2(z, Math.hypot(x, y)) / radians;
  return [Number((Math.atan2(y, x) / radians).toFixed(2)), Number(Math.max(-60, Math.min(60, lat)).toFixed(2))];
}

/**
 * With the coordinates that check takes for swapped, since they are far from all others, said to be as the file has them: formats have one
 * order. An area can’t say so,
 * and is left out.
 */
function withSwapped(
  material: Material,
  problems: readonly Problem[],
  { files, areas: regionIds, lines: lineIds }: Written,
  { where, notes }: SettleOptions,
): Material | undefined {
  const yaml = (files['story.yaml'] ?? '').split('\n');
  const swapped = problems.filter(({ code }) => code === 'coordinate-swapped');
  const lines = swapped.flatMap(({ file, line }) => (file === 'story.yaml' ? [yaml[line - 1] ?? ''] : []));
  const shapes = new Set(swapped.map(({ file }) => file.replace(/\.geojson$/, '')));
  const accused = new Set(
    material.places.flatMap(({ at, asWritten }, index) =>
      !asWritten && lines.some((line) => line.includes(`at: ${point(at)},`)) ? [index] : [],
    ),
  );
  material.lines.forEach(({ from }, index) => {
    if (shapes.has(lineIds[index] ?? '') && !material.places[from]?.asWritten) accused.add(from);
  });
  const dropped = new Set(material.areas.flatMap((_, index) => (shapes.has(regionIds[index] ?? '') ? [index] : [])));
  if (accused.size + dropped.size === 0) return undefined;
  for (const index of accused) {
    const { name, at } = material.places[index] as PlaceMaterial;
    notes.add(
      'coordinate',
      where,
      `Look at: “${name}” at ${point(at)}, far from all others, where swapped numbers would be near them; it is kept as the file has it`,
    );
  }
  for (const index of dropped)
    notes.add('coordinate', where, `Left out: area “${material.areas[index]?.name}”, far from all others, whose numbers look swapped`);
  const places = material.places.map((place, index) => (accused.has(index) ? { ...place, asWritten: true } : place));
  return dropped.size === 0 ? { ...material, places } : withoutAreas({ ...material, places }, dropped);
}

function withoutAreas(material: Material, dropped: ReadonlySet<number>): Material {
  const numbers = renumber(material.areas.length, (index) => !dropped.has(index));
  const kept = (areas: readonly number[] = []): number[] => areas.flatMap((area) => numbers.get(area) ?? []);
  const cameraOf = (camera: CameraMaterial): CameraMaterial => {
    if (camera.kind === 'center') return camera;
    const areas = kept(camera.areas);
    const empty = areas.length + (camera.places?.length ?? 0) + (camera.lines?.length ?? 0) === 0;
    return empty ? { kind: 'center', center: [0, 20], zoom: 1 } : { ...camera, areas };
  };
  return {
    ...material,
    areas: material.areas.filter((_, index) => numbers.has(index)),
    steps: material.steps.map((step) => ({ ...step, areas: kept(step.areas), camera: cameraOf(step.camera) })),
  };
}

function renumber(length: number, keep: (index: number) => boolean): Map<number, number> {
  const numbers = new Map<number, number>();
  for (let index = 0; index < length; index++) if (keep(index)) numbers.set(index, numbers.size);
  return numbers;
}
