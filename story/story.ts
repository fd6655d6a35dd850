import type { LngLat, Stage } from '#geo/camera.ts';
import type { StoryText } from './text.ts';

/** `reported`: a named source says so. `inferred`: drawn by the editors between reported points. `alternative`: another route they may have taken. */
export type Certainty = 'reported' | 'inferred' | 'alternative';
export type Mode = 'sea' | 'air' | 'rail' | 'road';

/**
 * What a place is, which decides its mark and the style of its label:
 * `story` disc and bold name · `approximate` dashed ring ("near …") · `context` small dot ·
 * `subject` large spaced capitals, no mark · `country` spaced capitals, no mark · `water` italic, no mark ·
 * `note` a word beside a line ("inferred"), no mark · `own` a kind declared by the story, with the shape declared there.
 */
export type PlaceKind = 'story' | 'approximate' | 'own' | 'context' | 'subject' | 'country' | 'water' | 'note';

/** Kinds of places that have a label but no mark. */
export const marklessKinds: readonly PlaceKind[] = ['subject', 'country', 'water', 'note'];

/** A kind of place that a story declares for itself. */
export interface OwnKind {
  readonly id: string;
  readonly shape: 'diamond' | 'square' | 'triangle' | 'ring';
  /** its entry in the legend */
  readonly name: Localized;
}

/** Position of a label relative to its mark. `center` is for places without a mark. */
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
  /** for kind `own`: which of the story's kinds */
  readonly own?: OwnKind;
  readonly name: Localized;
  /** a second, lighter line of the label: "held by the crown" */
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
  /** control points of the route, two or more, from `from` to `to`. The timeline densifies and (if `curved`) bends it. */
  readonly path: readonly LngLat[];
  readonly curved: boolean;
  readonly sources: readonly string[];
}

/** How a step's camera is found. Exactly one of `fit`, `center`, `follow` is present. */
export interface CameraSpec {
  /** ids of places, regions and legs that must fit in the free part of the stage */
  readonly fit?: readonly string[];
  readonly center?: LngLat;
  /** MapLibre zoom: with `center` and `follow` the zoom itself, with `fit` the closest one allowed */
  readonly zoom?: number;
  /** id of the leg whose head the camera follows while it is drawn */
  readonly follow?: string;
  readonly bearing?: number;
  readonly pitch?: number;
  /** CSS px kept clear inside the free part; default 24 (less on small stages) */
  readonly margin?: number;
}

export interface StepView {
  readonly camera: CameraSpec;
  /** places that show, with the side of their label; `mark` shows the mark without a label */
  readonly show: Readonly<Record<string, Side | 'mark'>>;
}

export interface Step extends StepView {
  readonly id: string;
  /** overrides for narrow stages, see `isNarrow`; `show` is merged over the step's, and `hidden` removes a place */
  readonly narrow?: { readonly camera?: CameraSpec; readonly show?: Readonly<Record<string, Side | 'mark' | 'hidden'>> };
  /** leg id → strength, 0–1. A leg named in `draw` defaults to 1. */
  readonly legs: Readonly<Record<string, number>>;
  /** leg id → fraction drawn while this step is read, 0–1. Later steps inherit it. */
  readonly draw: Readonly<Record<string, number>>;
  readonly regions: Readonly<Record<string, number>>;
  /** strength of the city lights, 0–1 */
  readonly lights: number;
  /** ids of places, legs, regions that the step is about */
  readonly emphasise: readonly string[];
  /** the leg that the status panel describes; default: the last leg of the journey that has begun */
  readonly status?: string;
  /** areas drawn as squares at the map's scale in the status panel, km² */
  readonly areas?: readonly { readonly km2: number; readonly label: Localized }[];
  /** a note below the areas */
  readonly areasNote?: Localized;
}

/** One article with its map, as read from the files of `stories/<id>/`. Plain JSON. */
export interface Story {
  readonly id: string;
  /** BCP 47 tags; the first is the default */
  readonly languages: readonly string[];
  /** ISO 3166-1 alpha-2 codes of the countries whose borders are drawn; empty for none */
  readonly borders: readonly string[];
  /** kinds of places declared by the story, by id */
  readonly kinds: Readonly<Record<string, OwnKind>>;
  readonly sources: Readonly<Record<string, Source>>;
  readonly places: Readonly<Record<string, Place>>;
  readonly regions: Readonly<Record<string, Region>>;
  readonly legs: Readonly<Record<string, Leg>>;
  /** the legs that make up the journey, in order, each starting where the one before ends; the route timeline and the kilometres follow it. Empty: no journey. */
  readonly journey: readonly string[];
  readonly steps: readonly Step[];
  readonly texts: Readonly<Record<string, StoryText>>;
}

/** Whether the free part of a stage is too narrow for wide compositions, so that steps use their `narrow` overrides. */
export function isNarrow(stage: Stage): boolean {
  return stage.width - stage.free.left - stage.free.right < 560;
}
