import type { LngLat, Stage } from '#geo/camera.ts';
import type { Certainty } from './certainty.ts';
import type { PictureFile, StoryText } from './text.ts';

export type { Certainty } from './certainty.ts';

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
  /** of publication, ISO 8601: a date, a year and month, or a year */
  readonly date: string;
  /** where it can be read */
  readonly pages: readonly Page[];
  /** question → what this source answers, a number or the ends of a range: sources that answer the same question otherwise disagree */
  readonly figures?: Readonly<Record<string, number | readonly [least: number, most: number]>>;
}

/** A page on which a source can be read. */
export interface Page {
  readonly url: string;
  /** as the page has it, in its own language */
  readonly title?: string;
  /** whose page it is, which need not be who says so */
  readonly publisher?: string;
  /** BCP 47 tag of its language */
  readonly lang?: string;
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

/** A shape of an overlay, without what its file says of it. Positions are [longitude, latitude] in degrees. */
export type OverlayShape =
  | { readonly type: 'Point'; readonly coordinates: LngLat }
  | { readonly type: 'LineString'; readonly coordinates: readonly LngLat[] }
  | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly LngLat[])[] };

interface OverlayOfAnyKind {
  readonly id: string;
  /** what it shows, a sentence: part of the map description of the steps that have it */
  readonly says: Localized;
  /** MapLibre's paint properties */
  readonly paint: Readonly<Record<string, unknown>>;
}

/** Shapes of a GeoJSON file. */
export interface ShapesOverlay extends OverlayOfAnyKind {
  readonly type: 'fill' | 'line' | 'circle';
  /** the file in the story's folder, which is published as it is */
  readonly data: { readonly file: string; readonly digest: string };
  /** for pictures; none in the browser, which reads the file */
  readonly shapes: readonly OverlayShape[];
}

/** A picture that lies on the Earth, such as an old map. */
export interface PictureOverlay extends OverlayOfAnyKind {
  readonly type: 'raster';
  readonly picture: PictureFile;
  /** where its corners are: top left, top right, bottom right, bottom left */
  readonly corners: readonly [LngLat, LngLat, LngLat, LngLat];
}

/** Tiles of pictures, such as a large old map that is seen from near too. */
export interface TilesOverlay extends OverlayOfAnyKind {
  readonly type: 'raster';
  readonly tiles: TileArchive;
}

/** An archive of tiles in a story's folder, published as the tiles in it. */
export interface TileArchive {
  readonly file: string;
  /** what their addresses are made of: 16 hexadecimal digits */
  readonly digest: string;
  readonly format: 'png' | 'jpg' | 'webp';
  /** px of a tile */
  readonly side: 256 | 512;
  readonly minZoom: number;
  readonly maxZoom: number;
  /** west, south, east, north, degrees */
  readonly bounds: readonly [number, number, number, number];
}

/** What a story lays over the basemap, under its own lines and places. */
export type Overlay = ShapesOverlay | PictureOverlay | TilesOverlay;

export interface Leg {
  readonly id: string;
  /** absent: not known */
  readonly mode?: Mode;
  readonly certainty: Certainty;
  readonly name: Localized;
  /** the place where it begins; absent where it branches off another leg */
  readonly from?: string;
  /** the leg that it branches off and where, in place of `from`: no place is claimed to be its beginning */
  readonly branch?: { readonly leg: string; readonly at: LngLat };
  readonly to: string;
  /** control points of the route, two or more, from `from` to `to`. The timeline densifies and (if `curved`) bends it. */
  readonly path: readonly LngLat[];
  readonly curved: boolean;
  /** absent: measured along the line · `measured`: the same, and said to be meant · `unknown`: no kilometres are given */
  readonly length?: 'measured' | 'unknown' | { readonly km: number; readonly sources: readonly string[] };
  /** all its sources, those of a stated length among them */
  readonly sources: readonly string[];
  /** which of the sources say where it begins and ends, and how they went; absent where the story does not tell them apart */
  readonly attested?: { readonly ends: readonly string[]; readonly mode: readonly string[] };
  /** ids of places on the way that the route timeline names: under the line, or, of kind `note`, over the light beneath it */
  readonly stops?: readonly string[];
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

/** Kinds of steps beside the usual one: words over the whole width · a picture that fills the stage. */
export const stepKinds = ['wide', 'picture'] as const;
export type StepKind = (typeof stepKinds)[number];

export interface Step extends StepView {
  readonly id: string;
  /** absent: words at one side, and the map */
  readonly kind?: StepKind;
  /** overrides for narrow stages, see `isNarrow`; `show` is merged over the step's, and `hidden` removes a place */
  readonly narrow?: { readonly camera?: CameraSpec; readonly show?: Readonly<Record<string, Side | 'mark' | 'hidden'>> };
  /** leg id → strength, 0–1. A leg named in `draw` defaults to 1. */
  readonly legs: Readonly<Record<string, number>>;
  /** leg id → fraction drawn while this step is read, 0–1. Later steps inherit it. */
  readonly draw: Readonly<Record<string, number>>;
  readonly regions: Readonly<Record<string, number>>;
  /** overlay id → strength, 0–1; absent: none */
  readonly overlays?: Readonly<Record<string, number>>;
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

/** A mistake that was corrected after the story was published. */
export interface Correction {
  /** ISO date */
  readonly date: string;
  /** the step that was changed, where it was one */
  readonly step?: string;
  /** what was wrong, and what is right */
  readonly text: Localized;
}

/** One article with its map, as read from the files of `stories/<id>/`. Plain JSON. */
export interface Story {
  readonly id: string;
  /** BCP 47 tags; the first is the default */
  readonly languages: readonly string[];
  /** the colours of page and map; absent: `night`, or what the site says */
  readonly look?: 'night' | 'day';
  /** ISO 3166-1 alpha-2 codes of the countries whose borders are drawn; empty for none */
  readonly borders: readonly string[];
  /** kinds of places declared by the story, by id */
  readonly kinds: Readonly<Record<string, OwnKind>>;
  readonly sources: Readonly<Record<string, Source>>;
  readonly places: Readonly<Record<string, Place>>;
  readonly regions: Readonly<Record<string, Region>>;
  readonly legs: Readonly<Record<string, Leg>>;
  /** the lowest first; absent: none */
  readonly overlays?: readonly Overlay[];
  /** the legs that make up the journey, in order, each starting where the one before ends; the route timeline and the kilometres follow it. Empty: no journey. */
  readonly journey: readonly string[];
  readonly steps: readonly Step[];
  /** the latest first */
  readonly corrections?: readonly Correction[];
  /** where to write to: an e-mail address, or a web page */
  readonly contact?: string;
  readonly texts: Readonly<Record<string, StoryText>>;
}

/** Whether the free part of a stage is too narrow for wide compositions, so that steps use their `narrow` overrides. */
export function isNarrow(stage: Stage): boolean {
  return stage.width - stage.free.left - stage.free.right < 560;
}
