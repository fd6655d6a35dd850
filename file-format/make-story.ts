import type { LngLat } from '#geo/camera.ts';
import type { CameraSpec, Leg, OwnKind, Place, PlaceKind, Region, Source, Step, Story } from '#story/story.ts';
import { defined } from './defined.ts';
import type { Shape } from './geojson.ts';
import type { TextDraft } from './read-text.ts';
import type { CameraFile, StepFile, StoryFile } from './schema.ts';

/** The story of files in which no error was found. */
export function makeStory(id: string, file: StoryFile, shapes: ReadonlyMap<string, Shape | null>, texts: readonly TextDraft[]): Story {
  return {
    id,
    languages: file.languages,
    borders: file.borders ?? [],
    kinds: mapValues(file.kinds ?? {}, (kind, key): OwnKind => ({ id: key, ...kind })),
    sources: mapValues(file.sources ?? {}, (source, key): Source => ({ id: key, ...source })),
    places: mapValues(file.places, (place, key) => makePlace(key, place, file.kinds ?? {})),
    regions: mapValues(
      file.regions ?? {},
      (region, key): Region => ({
        id: key,
        name: region.name,
        geometry: { type: 'MultiPolygon', coordinates: shapes.get(region.file)?.polygons ?? [] },
      }),
    ),
    legs: mapValues(file.legs ?? {}, (leg, key) => makeLeg(key, leg, file, shapes)),
    journey: file.journey ?? [],
    steps: makeSteps(file.steps),
    texts: Object.fromEntries(texts.map(({ lang, text, chapters }) => [lang, { ...text, chapters }])),
  };
}

function makePlace(id: string, { kind, ...place }: StoryFile['places'][string], kinds: NonNullable<StoryFile['kinds']>): Place {
  const own = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  return defined({ id, ...place, kind: own ? 'own' : (kind as PlaceKind), own: own && { id: kind, ...own } });
}

function makeLeg(
  id: string,
  leg: NonNullable<StoryFile['legs']>[string],
  { places }: StoryFile,
  shapes: ReadonlyMap<string, Shape | null>,
): Leg {
  const { mode, certainty, name, from, to, sources } = leg;
  const drawn = leg.path === undefined ? undefined : shapes.get(leg.path)?.line;
  const points: readonly (LngLat | undefined)[] = drawn ?? [places[from]?.at, ...(leg.via ?? []), places[to]?.at];
  const path = points.filter((point) => point !== undefined);
  return { id, mode, certainty, name, from, to, path, curved: leg.curved ?? false, sources };
}

/** `draw` carries on: what a step says holds until a later one says more. */
function makeSteps(steps: readonly StepFile[]): Step[] {
  let draw: Readonly<Record<string, number>> = {};
  return steps.map((step) => {
    draw = { ...draw, ...step.draw };
    return defined({
      id: step.id,
      camera: makeCamera(step.camera),
      show: step.show ?? {},
      narrow: step.narrow && defined({ camera: step.narrow.camera && makeCamera(step.narrow.camera), show: step.narrow.show }),
      legs: step.legs ?? {},
      draw,
      regions: Array.isArray(step.regions) ? Object.fromEntries(step.regions.map((region) => [region, 1])) : (step.regions ?? {}),
      lights: step.lights ?? 1,
      emphasise: step.emphasise ?? [],
      status: step.status,
      areas: step.areas,
      areasNote: step.areasNote,
    });
  });
}

const makeCamera = (camera: CameraFile): CameraSpec => defined(camera);

function mapValues<T, U>(record: Readonly<Record<string, T>>, make: (value: T, key: string) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, make(value, key)]));
}
