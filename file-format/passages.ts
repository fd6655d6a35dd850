import type { Spot } from './problem.ts';

/** Something in a text that names something in `story.yaml`, or (`web`) an address elsewhere. */
export interface Reference {
  readonly to: 'leg' | 'place' | 'region' | 'source' | 'step' | 'web';
  readonly id: string;
  readonly spot: Spot;
  /** the step that it is in */
  readonly step: string | null;
}

/** Words without markup between them, as in the file. */
export interface Run {
  readonly source: string;
  readonly spot: Spot;
}

/** A part of a text, which a translation has too, and where it is. */
export interface Part {
  readonly kind:
    | 'title'
    | 'standfirst'
    | 'description'
    | 'credit'
    | 'says'
    | 'legend'
    | 'certainty'
    | 'heading'
    | 'paragraphs'
    | 'map'
    | 'caption'
    | 'note'
    | 'method'
    | 'unverified';
  /** the step it belongs to; that of a heading is the first one below it */
  readonly step: string | null;
  /** the leg of a caption or of `says` */
  readonly leg?: string | undefined;
  /** where it begins, with its `:::` or key */
  readonly spot: Spot;
  /** offsets of its words: from the first, and up to here */
  readonly from: number;
  readonly to: number;
}

/** Something in a step's words that is no paragraph, and what a translation has to have too. */
export interface BlockFind {
  /** "list of 3 items", "table of 4 × 2 cells" */
  readonly name: string;
  readonly step: string | null;
  readonly spot: Spot;
  /** names of the media in it */
  readonly files: readonly string[];
  /** figures that are drawn, in the order of the file */
  readonly figures: readonly FigureFind[];
}

/** A figure of a chart; null where its cell is empty. */
export interface FigureFind {
  readonly value: number | null;
  readonly spot: Spot;
}

/** What is found in a text while it is read, in any order. */
export interface Finds {
  readonly references: Reference[];
  readonly runs: Run[];
  readonly parts: Part[];
  readonly blocks: BlockFind[];
}

/** A part of a text with all that is in it. */
export interface Passage extends Part {
  readonly runs: readonly Run[];
  readonly references: readonly Reference[];
}

/** The parts of a text in the order of the file, each with its words and references in theirs. */
export function passagesOf({ references, runs, parts }: Omit<Finds, 'blocks'>): Passage[] {
  const byOffset = (a: { spot: Spot }, b: { spot: Spot }): number => a.spot.offset - b.spot.offset;
  return parts
    .map((part) => {
      const inside = ({ spot }: { spot: Spot }): boolean => spot.offset >= part.from && spot.offset < part.to;
      return { ...part, runs: runs.filter(inside).sort(byOffset), references: references.filter(inside).sort(byOffset) };
    })
    .sort(byOffset);
}
