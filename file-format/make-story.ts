import type { LngLat } from '#geo/camera.ts';
import type { CameraSpec, Leg, Overlay, OwnKind, Page, Place, PlaceKind, Region, Source, Step, Story } from '#story/story.ts';
import type { ChapterText, Paragraph } from '#story/text.ts';
import { defined } from './defined.ts';
import type { Shape } from './geojson.ts';
import { sourcesOf } from './leg-parts.ts';
import type { MethodDraft } from './read-method.ts';
import type { OverlayDraft } from './read-overlays.ts';
import type { TextDraft } from './read-text.ts';
import type { CameraFile, StepFile, StoryFile } from './schema.ts';

/** The story of files in which no error was found. */
export function makeStory(
  id: string,
  file: StoryFile,
  { shapes, overlays }: { shapes: ReadonlyMap<string, Shape | null>; overlays: readonly OverlayDraft[] },
  { texts, methods }: { texts: readonly TextDraft[]; methods: readonly MethodDraft[] },
): Story {
  const methodIn = (lang: string) => methods.find((draft) => draft.lang === lang)?.method;
  return defined({
    id,
    languages: file.languages,
    look: file.look,
    borders: file.borders ?? [],
    kinds: mapValues(file.kinds ?? {}, (kind, key): OwnKind => ({ id: key, ...kind })),
    sources: mapValues(file.sources ?? {}, (source, key) => makeSource(key, source)),
    places: mapValues(file.places, (place, key) => makePlace(key, place, file.kinds ?? {})),
    regions: mapValues(
      file.regions ?? {},
      (region, key): Region => ({
        id: key,
        name: region.name,
        geometry: { type: 'MultiPolygon', coordinates: shapes.get(region.file)?.polygons ?? [] },
      }),
    ),
    overlays:
      overlays.length > 0
        ? overlays.map((overlay) => ({ ...overlay, says: file.overlays?.[overlay.id]?.says ?? {} }) as Overlay)
        : undefined,
    legs: mapValues(file.legs ?? {}, (leg, key) => makeLeg(key, leg, file, shapes)),
    journey: file.journey ?? [],
    steps: makeSteps(file.steps),
    corrections: file.corrections?.map(defined).sort((a, b) => b.date.localeCompare(a.date)),
    contact: file.contact,
    texts: Object.fromEntries(
      texts.map(({ lang, text, chapters }) => [
        lang,
        defined({ ...text, chapters: withOverlays(chapters, lang, file), method: methodIn(lang) }),
      ]),
    ),
  });
}

/** The chapters of a text, the map description of each step followed by what the overlays say that show in it. */
function withOverlays(chapters: readonly ChapterText[], lang: string, { overlays, steps }: StoryFile): readonly ChapterText[] {
  if (!overlays) return chapters;
  return chapters.map((chapter) => ({
    ...chapter,
    steps: chapter.steps.map((text) => {
      const strengths = strengthsOf(steps.find(({ id }) => id === text.id)?.overlays) ?? {};
      const shown = Object.entries(overlays).filter(([id]) => (strengths[id] ?? 0) > 0);
      return { ...text, map: [...text.map, ...shown.map(([, { says }]): Paragraph => [{ type: 'text', value: says[lang] ?? '' }])] };
    }),
  }));
}

/** A list means strength 1. */
const strengthsOf = (
  shown: readonly string[] | Readonly<Record<string, number>> | undefined,
): Readonly<Record<string, number>> | undefined =>
  Array.isArray(shown) ? Object.fromEntries(shown.map((id) => [id, 1])) : (shown as Readonly<Record<string, number>> | undefined);

function makeSource(id: string, { urls, figures, ...source }: NonNullable<StoryFile['sources']>[string]): Source {
  const pages = urls.map((page): Page => (typeof page === 'string' ? { url: page } : defined(page)));
  return defined({ id, ...source, pages, figures: figures as Source['figures'] });
}

function makePlace(
  id: string,
  { kind, asWritten: _, ...place }: StoryFile['places'][string],
  kinds: NonNullable<StoryFile['kinds']>,
): Place {
  const own = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  return defined({ id, ...place, kind: own ? 'own' : (kind as PlaceKind), own: own && { id: kind, ...own } });
}

function makeLeg(
  id: string,
  leg: NonNullable<StoryFile['legs']>[string],
  { places }: StoryFile,
  shapes: ReadonlyMap<string, Shape | null>,
): Leg {
  const { mode, certainty, name, from, branch, to, length, sources } = leg;
  const drawn = leg.path === undefined ? undefined : shapes.get(leg.path)?.line;
  const start = branch?.at ?? places[from ?? '']?.at;
  const points: readonly (LngLat | undefined)[] = drawn ?? [start, ...(leg.via ?? []), places[to]?.at];
  return defined({
    id,
    mode,
    certainty,
    name,
    from,
    branch,
    to,
    path: points.filter((point) => point !== undefined),
    curved: leg.curved ?? false,
    length,
    sources: sourcesOf(leg),
    attested: Array.isArray(sources) ? undefined : { ends: sources.ends ?? [], mode: sources.mode ?? [] },
    stops: leg.stops,
  });
}

/** `draw` carries on: what a step says holds until a later one says more. */
function makeSteps(steps: readonly StepFile[]): Step[] {
  let draw: Readonly<Record<string, number>> = {};
  return steps.map((step) => {
    draw = { ...draw, ...step.draw };
    return defined({
      id: step.id,
      kind: step.kind,
      camera: makeCamera(step.camera),
      show: step.show ?? {},
      narrow: step.narrow && defined({ camera: step.narrow.camera && makeCamera(step.narrow.camera), show: step.narrow.show }),
      legs: step.legs ?? {},
      draw,
      regions: strengthsOf(step.regions) ?? {},
      overlays: strengthsOf(step.overlays),
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
