import type { LngLat } from '#geo/camera.ts';
import type { Certainty, Mode, PlaceKind } from '#story/story.ts';
import type { BlockMaterial } from './blocks.ts';

/** What an import has found, before it has ids: places, lines, areas and steps refer to one another by index. */
export interface Material {
  /** plain words */
  readonly title: string;
  /** whether it is what a file, a track or a device is called, and not a headline */
  readonly titleGuessed: boolean;
  /** plain words; empty where the file has none */
  readonly standfirst: string;
  /** paragraphs of inline Markdown: who made it */
  readonly credit: readonly string[];
  /** BCP 47 */
  readonly lang: string;
  /** how the language was guessed, which is to be looked at: from the words, or without any to tell by; undefined where the file says it */
  readonly langGuessed: 'words' | 'nothing' | undefined;
  /** "StoryMapJS" */
  readonly format: string;
  /** the file as notes call it */
  readonly file: string;
  /** the name of the file or folder */
  readonly from: string;
  readonly sources: readonly SourceMaterial[];
  readonly places: readonly PlaceMaterial[];
  readonly lines: readonly LineMaterial[];
  readonly areas: readonly AreaMaterial[];
  /** indices of lines, each of which begins where the one before ends */
  readonly journey: readonly number[];
  /** the title step and all others */
  readonly steps: readonly StepMaterial[];
  /** comments for the head of `story.yaml` */
  readonly comments: readonly string[];
}

export interface SourceMaterial {
  readonly who: string;
  readonly what: string;
  /** a day, a month or a year; undefined where the file has none */
  readonly date?: string | undefined;
  readonly url: string;
}

export interface PlaceMaterial {
  readonly at: LngLat;
  readonly name: string;
  readonly kind: PlaceKind;
  readonly detail?: string | undefined;
  /** the file’s coordinates are to be trusted, though they would lie near another place with their numbers swapped */
  readonly asWritten?: boolean | undefined;
  /** for the editor: a line each, after it */
  readonly comments: readonly string[];
}

export interface LineMaterial {
  readonly name: string;
  /** undefined where the file does not say how they went */
  readonly mode?: Mode | undefined;
  readonly certainty: Certainty;
  readonly from: number;
  readonly to: number;
  /** longitudes are continuous and may pass ±180; undefined for the shortest line */
  readonly points?: readonly LngLat[] | undefined;
  readonly sources: readonly number[];
  readonly comments: readonly string[];
}

export interface AreaMaterial {
  readonly name: string;
  readonly polygons: readonly (readonly (readonly LngLat[])[])[];
  readonly comments: readonly string[];
}

/** What a step's camera is made of. */
export type CameraMaterial =
  | {
      /** what has to be seen; `zoom` is the closest allowed */
      readonly kind: 'fit';
      readonly places?: readonly number[];
      readonly lines?: readonly number[];
      readonly areas?: readonly number[];
      readonly zoom?: number | undefined;
      /** what is kept clear around it, CSS px: the labels of a line's ends need room */
      readonly margin?: number | undefined;
      readonly bearing?: number | undefined;
      readonly pitch?: number | undefined;
    }
  | {
      readonly kind: 'center';
      readonly center: LngLat;
      readonly zoom: number;
      readonly bearing?: number | undefined;
      readonly pitch?: number | undefined;
      /** on a phone, where the file gives one */
      readonly narrowZoom?: number | undefined;
    };

/** Around a leg whose step has no camera in the file, CSS px. */
export const legMargin = 60;

export interface StepMaterial {
  /** an id to be made from; the heading otherwise */
  readonly id?: string | undefined;
  /** plain words of the chapter that begins here */
  readonly heading?: string | undefined;
  /** its words, in order; media that are not carried over are taken out before it is written */
  readonly blocks: readonly BlockMaterial[];
  readonly camera: CameraMaterial;
  /** indices of places that show with their labels */
  readonly labels: readonly number[];
  /** indices of places that show as marks */
  readonly marks: readonly number[];
  /** index of a line → how far it is drawn, 0–1 */
  readonly draw: ReadonlyMap<number, number>;
  /** index of a line → strength 0–1, where it is not the usual one */
  readonly strengths?: ReadonlyMap<number, number> | undefined;
  readonly areas: readonly number[];
  /** for the editor, above the step in story.yaml */
  readonly comments: readonly string[];
  /** for the editor, in the step's text */
  readonly textComments: readonly string[];
  /** blocks that lack something, in comments after those, as they must stand when they have it */
  readonly waiting?: readonly WaitingBlock[] | undefined;
}

export interface WaitingBlock {
  /** what it lacks */
  readonly comment: string;
  /** lines of Markdown */
  readonly markdown: string;
}

/** The indices of all of a list. */
export const every = (list: readonly unknown[]): number[] => list.map((_, index) => index);
