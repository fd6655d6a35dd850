import type { Mode } from '#story/story.ts';
import type { BlockMaterial } from './blocks.ts';
import { oneLine } from './escape.ts';
import type { Words } from './html.ts';
import { pointOf, type Vertex } from './lines.ts';
import type { AreaMaterial, LineMaterial, PlaceMaterial, SourceMaterial } from './material.ts';
import type { Notes, Where } from './notes.ts';

/** A point, line or area of a file, as it is there. */
export interface Feature {
  readonly shape: 'point' | 'line' | 'area';
  /** may be HTML; empty for none */
  readonly name: string;
  /** in other languages, by BCP 47 tag */
  readonly names?: Readonly<Record<string, string>> | undefined;
  /** may be HTML; empty for none */
  readonly words: string;
  /** a point: one part of one vertex · a line: its parts · an area: its polygons’ rings, see `polygons` */
  readonly parts: readonly Part[];
  /** of an area: how many of the parts each polygon has */
  readonly polygons?: readonly number[] | undefined;
  readonly where: Where;
  /** a second line of its label, or what a comment says: a date */
  readonly time?: string | undefined;
  /** whether the times of its vertices are those of a recording */
  readonly recorded?: boolean | undefined;
  /** of a line: how they went, where the file says it */
  readonly mode?: Mode | undefined;
  readonly certainty?: 'certain' | 'less-certain' | 'uncertain' | undefined;
  readonly sources?: readonly SourceMaterial[] | undefined;
  /** km, as the file says */
  readonly km?: number | undefined;
  /** what the format has besides words: media, link cards */
  readonly blocks?: readonly BlockMaterial[] | undefined;
  /** for the editor */
  readonly comments?: readonly string[] | undefined;
  /** of the layer it is in */
  readonly layer?: string | undefined;
}

export interface Part {
  readonly points: readonly Vertex[];
  readonly where: (index: number) => Where;
}

/** The shapes of one thing of a file: its words and media are told once, with the first of them that is on Earth. */
export function saidOnce(shapes: readonly Feature[]): Feature[] {
  const teller = Math.max(shapes.findIndex(isOnEarth), 0);
  return shapes.map((feature, index) => (index === teller ? feature : { ...feature, words: '', blocks: undefined }));
}

/** Whether a shape has as many different points on Earth as it needs. */
function isOnEarth({ shape, parts }: Feature): boolean {
  const fewest = { point: 1, line: 2, area: 3 }[shape];
  return parts.some(({ points }) => new Set(points.flatMap(({ lon, lat }) => pointOf(lon, lat)?.join() ?? [])).size >= fewest);
}

/** What a note says of the words of what is left out, which would else be lost unseen; empty for none. */
export const lostWords = (words: string): string => (words.trim() === '' ? '' : `; its words are “${oneLine(words, 200)}”`);

/** Notes the words of a line or area that is left out for what its coordinates are. @param label as "line “A”" */
export function noteLost({ words, where }: Feature, label: string, notes: Notes): void {
  if (words.trim() !== '') notes.add('coordinate', where, `Left out: ${label}${lostWords(words)}`);
}

/** Notes a thing that has no place on a map, with its words. @param kind as "placemark" */
export function noteNowhere({ name, words }: Pick<Feature, 'name' | 'words'>, kind: string, where: Where, notes: Notes): void {
  const said = lostWords(words);
  if (name.trim() === '' && said === '') notes.add('place', where, `Left out: ${kind}s without a geometry`, 'no geometry');
  else notes.add('place', where, `Left out: ${kind} “${oneLine(name, 60)}” without a geometry${said}`);
}

/** Features as places, lines and areas of a story. */
export interface Gathered {
  readonly places: PlaceMaterial[];
  readonly lines: LineMaterial[];
  readonly areas: AreaMaterial[];
  readonly sources: SourceMaterial[];
  readonly journey: number[];
  /** what has words of its own, in the order of the file */
  readonly told: readonly Told[];
  /** the layer of each line */
  readonly lineLayers: readonly (string | undefined)[];
}

export interface Told {
  readonly kind: 'place' | 'line' | 'area';
  readonly index: number;
  readonly words: Words;
  readonly where: Where;
}

/** What is gathered so far. */
export interface State {
  readonly places: PlaceMaterial[];
  readonly lines: LineMaterial[];
  readonly areas: AreaMaterial[];
  readonly sources: SourceMaterial[];
  readonly told: Told[];
  readonly lineLayers: (string | undefined)[];
  readonly lineWheres: Where[];
  readonly notes: Notes;
  readonly title: string;
}
