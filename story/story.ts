import type { LngLat, Stage } from '#geo/camera.ts';
import type { StoryText } from './text.ts';

/** `reported`: a named source says so. `inferred`: drawn by us between reported points. `alternative`: a way they may have gone. */
export type Certainty = 'reported' | 'inferred' | 'alternative';
export type Mode = 'sea' | 'air' | 'rail' | 'road';

/**
 * What a place is, which decides its mark and the type of its label:
 * `story` disc and bold name · `approximate` dashed ring ("near …") · `context` small dot ·
 * `subject` large spaced capitals, no mark · `country` spaced capitals, no mark · `water` italic, no mark ·
 * `note` a word beside a line ("inferred"), no mark · `own` a kind that the story declares, with the shape that it gives it.
 */
export type PlaceKind = 'story' | 'approximate' | 'own' | 'context' | 'subject' | 'country' | 'water' | 'note';

/** Kinds of places that are only a label. */
export const marklessKinds: readonly PlaceKind[] = ['subject', 'country', 'water', 'note'];

/** A kind of place that a story declares for itself. */
export interface OwnKind {
  readonly id: string;
  readonly shape: 'diamond' | 'square' | 'triangle' | 'ring';
  /** what the legend says of it */
  readonly name: Localized;
}

/** Where a label stands as seen from its mark. `center` is for places without a mark. */
export type Side = 'right' | 'left' | 'above' | 'below' | 'center';

/** Text by BCP 47 language tag. */
export type Localized = Readonly<Record<string, string>>;

export interface Source {
  readonly id: string;
  /** who says so: "The harbour authority of Rotterdam" */
  readonly who: Localized;
  /** what the source is, one line */
  readonly what: Localized;
  /** ISO 8601 date, or year and month */
  readonly date: string;
  readonly urls: readonly string[];
}

export interface Place {
  readonly id: string;
  readonly at: LngLat;
  readonly kind: PlaceKind;
  /** of the kind `own`: which of the story's */
  readonly own?: OwnKind;
  readonly name: Localized;
  /** a second, lighter line of the label: "held by Ukraine" */
  readonly detail?: Localized;
}

export interface Region {
  readonly id: string;
  readonly name: Localized;
  readonly geometry: { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly LngLat[])[])[] };
}

export interface Leg {
  readonly id: string;
  readonly mode: Mode;
  readonly certainty: Certainty;
  readonly name: Localized;
  readonly from: string;
  readonly to: string;
  /** The control points of the way, two or more, from `from` to `to`. The timeline bends (if `curved`) and densifies them. */
  readonly path: readonly LngLat[];
  readonly curved: boolean;
  readonly sources: readonly string[];
}

/** How a step's camera is found. Exactly one of `fit`, `center`, `follow` is there. */
export interface CameraSpec {
  /** ids of places, regions and legs that must lie in the free part of the stage */
  readonly fit?: readonly string[];
  readonly center?: LngLat;
  /** with `center`, or a limit for `fit`, or the zoom of `follow` */
  readonly zoom?: number;
  /** id of the leg whose head is held in view while it is drawn */
  readonly follow?: string;
  readonly bearing?: number;
  readonly pitch?: number;
  /** CSS px kept clear inside the free part; 24 unless told (less on small stages) */
  readonly margin?: number;
}

export interface StepView {
  readonly camera: CameraSpec;
  /** places that show, with the side of their label; `mark` shows the mark without a label */
  readonly show: Readonly<Record<string, Side | 'mark'>>;
}

export interface Step extends StepView {
  readonly id: string;
  /** overrides for narrow stages, see `isNarrow`; `show` is merged over the step's, where `hidden` takes a place away */
  readonly narrow?: { readonly camera?: CameraSpec; readonly show?: Readonly<Record<string, Side | 'mark' | 'hidden'>> };
  /** legs that show, id → how strongly, 0–1. A leg that is named in `draw` shows at 1 unless told here. */
  readonly legs: Readonly<Record<string, number>>;
  /** leg id → how far it is drawn while this step is read, 0–1. Carried on from step to step by the reader of the file. */
  readonly draw: Readonly<Record<string, number>>;
  readonly regions: Readonly<Record<string, number>>;
  /** strength of the city lights, 0–1 */
  readonly lights: number;
  /** ids of places, legs, regions that the step is about */
  readonly emphasise: readonly string[];
  /** the leg that the status panel speaks of; absent: the last leg of the journey that has begun */
  readonly status?: string;
  /** areas shown as squares at the map's scale beside the status panel, km² */
  readonly areas?: readonly { readonly km2: number; readonly label: Localized }[];
  /** said below the areas */
  readonly areasNote?: Localized;
}

/** One article with its map, as read from the files of `stories/<id>/`. Plain JSON. */
export interface Story {
  readonly id: string;
  /** BCP 47 tags; the first is the default */
  readonly languages: readonly string[];
  /** ISO 3166-1 alpha-2 codes of the countries whose borders are drawn; none: no borders */
  readonly borders: readonly string[];
  /** the kinds of places that the story declares for itself, by id */
  readonly kinds: Readonly<Record<string, OwnKind>>;
  readonly sources: Readonly<Record<string, Source>>;
  readonly places: Readonly<Record<string, Place>>;
  readonly regions: Readonly<Record<string, Region>>;
  readonly legs: Readonly<Record<string, Leg>>;
  /** the legs that make the journey, in order; each begins where the one before ends. The route timeline and the kilometres follow it. None: no journey. */
  readonly journey: readonly string[];
  readonly steps: readonly Step[];
  readonly texts: Readonly<Record<string, StoryText>>;
}

/** A stage whose free part is too narrow for wide compositions: steps use their `narrow` overrides there. */
export function isNarrow(stage: Stage): boolean {
  return stage.width - stage.free.left - stage.free.right < 560;
}
